"""A name of sixty letters in a console that is as narrow as it may be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from facilitator.sessions.clock import RehearsalClock
from facilitator.ui.look.buttons import Button
from tests.ui.console import Key, lead, opened

LONG = "Wilhelmina Adriana van den Oosterkamp-Zwartscholten van Beek"
STEPS = "- title: Rondje\n  time: 2 min per person\n  speak: round\n  stance:\n    inbrenger: listens\n  say: Iedereen één keer.\n"


def test_it_leaves_what_is_to_be_said_in_its_column_and_the_speaker_whole(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, RehearsalClock(datetime(2026, 11, 26, 12, 30, tzinfo=UTC)), tmp_path) as keys:
        lead(keys, STEPS, f"{LONG}\nMarieke Hofstra\nCor Vos", "roles:\n  inbrenger: 1\n")
        keys.app.window.resize(911, 512)
        keys.press(Key.Key_PageDown)
        middle = keys.app.window.lead.middle
        middle.role_given.emit("inbrenger", keys.view.people[0].id, keys.view.roles[0].block)
        keys.app.window.lead.act("turn")
        for _ in range(4):
            qapp.processEvents()

        (holder,) = (b for b in middle.roles.findChildren(Button) if b.isVisible())
        speaker = middle.turns.speaker
        edge = middle.mapToGlobal(middle.rect().topRight()).x()

        assert holder.accessibleName() == f"inbrenger: {LONG}"
        assert holder.mapToGlobal(holder.rect().topRight()).x() <= edge
        assert middle.say.mapToGlobal(middle.say.rect().topRight()).x() <= edge
        assert speaker.text() == "Marieke Hofstra"
        assert speaker.width() >= speaker.sizeHint().width() - 2
