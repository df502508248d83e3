"""A line that is only for the one at the laptop is not among what the room chooses from, and names no round."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
TEXT = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Onderwerpen
  time: 5 min
  fields:
  - list: onderwerpen
- title: Kiezen
  time: 5 min
  fields:
  - pick: volgorde
    from: onderwerpen
    top: all
- repeat: each onderwerp in onderwerpen
  steps:
  - title: Bespreken
    time: 5 min
    show: <onderwerp>
"""


def test_a_line_for_the_facilitator_alone_is_not_chosen_from_and_names_no_round() -> None:
    session = LiveSession(
        read_text(TEXT, "proef", lambda _name: None), Particulars(NOW, participants=numbered(4)), lambda _entry, _words: None
    )
    session.go_on(NOW)
    session.take_note(Content("De balie"), "note", "report", NOW, field="onderwerpen")
    session.take_note(Content("GEHEIM"), "note", "facilitator", NOW, field="onderwerpen")
    shown = []
    for _ in range(3):
        session.go_on(NOW)
        shown += [repr(beamer_view(session, NOW)), repr(console_view(session, NOW).fields), repr(session.sheet)]

    assert any("De balie" in text for text in shown)
    assert not any("GEHEIM" in text for text in shown)
    assert "GEHEIM" not in repr(make_minutes(session, NOW))
