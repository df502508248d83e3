"""Forgetting on screen: told first, done after a yes, and gone from the page at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.screens.wall_state import WallState
from facilitator.sessions.templates.template import Template
from facilitator.ui.doing.letting_go import LettingGo
from facilitator.ui.look.text import Text
from facilitator.ui.pages.forget import ForgetDialog, OverdueDialog
from tests.forgotten import remnants


@pytest.fixture
def letting_go(led: App) -> LettingGo:
    found = led.window.letting_go
    assert isinstance(found, LettingGo)
    return found


def take(led: App, text: str, owner: str = "") -> str:
    made: list[str] = []
    kind = "action" if owner else "note"
    assert led.window.presenter.do(lambda session, now: made.append(session.take_note(Content(text, owner), kind, "report", now)))
    return made[0]


def agree(led: App) -> None:
    dialog = led.window.letting_go.dialog
    assert dialog is not None
    led.window.looking_back.background.wait()
    dialog.yes.click()
    led.window.looking_back.background.wait()
    assert not dialog.isVisible(), dialog.said.text()


def test_a_note_is_forgotten_from_its_menu_and_the_session_goes_on(led: App, letting_go: LettingGo) -> None:
    note, other = take(led, "Over Ketelbrug"), take(led, "Dit blijft")
    led.window.go_to("report")
    row = led.window.report.list.rows[note]
    words = [action.text() for action in row.kind_menu().actions()]
    assert "Vergeet voorgoed…" in words

    row.note_forgotten.emit(note)
    dialog = letting_go.dialog
    assert isinstance(dialog, ForgetDialog)
    assert not dialog.yes.isEnabled()  # it looks first
    led.window.looking_back.background.wait()
    assert dialog.no.hasFocus() or dialog.focusWidget() is dialog.no
    dialog.no.click()
    assert remnants(led.data, "Ketelbrug")
    row.note_forgotten.emit(note)
    led.window.saving.copy()
    assert "Ketelbrug" in led.qt.clipboard().text()
    agree(led)
    assert "Ketelbrug" not in led.qt.clipboard().text()

    assert not remnants(led.data, "Ketelbrug")
    assert list(led.window.report.list.rows) == [other]
    take(led, "En verder")  # the journal goes on where it is
    assert led.window.presenter.session is led.window.opened.session


def test_while_leading_a_note_is_forgotten_and_the_window_never_stands_still(led: App, letting_go: LettingGo) -> None:
    note, other = take(led, "Over Ketelbrug"), take(led, "Dit blijft")
    for _ in range(6):
        led.desk.safekeeper.make()
    lead, presenter = led.window.lead, led.presenter
    lead.edit_note(note)
    presenter.show_on_wall(WallState(black=True))
    lead.saving.keep_now()
    broken = next(iter(led.desk.safekeeper.copies())).path
    broken.write_bytes(b"nothing that is whole")
    gaps = Gaps()

    lead.note_forgotten.emit(note)
    dialog = letting_go.dialog
    assert isinstance(dialog, ForgetDialog)
    led.window.looking_back.background.wait()
    dialog.yes.click()
    dialog.reject()
    assert dialog.isVisible()  # it is not left half done
    led.window.looking_back.background.wait()

    assert max(gaps.stop()) < 0.25
    assert broken.name in " ".join(text.text() for text in dialog.findChildren(Text))
    assert not dialog.yes.isVisible()
    dialog.no.click()
    assert not remnants(led.data, "Ketelbrug")
    assert presenter.view is not None
    assert [row.id for row in presenter.view.notes] == [other]
    assert lead.note_edit.text() == ""
    assert presenter.wall.black
    take(led, "En verder")


class Gaps:
    """How long the window did nothing, each time, in seconds."""

    def __init__(self) -> None:
        self._timer, self._last, self._found = QTimer(), time.perf_counter(), [0.0]
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._found.append(now - self._last)
        self._last = now

    def stop(self) -> list[float]:
        self._beat()
        self._timer.stop()
        return self._found


def test_a_person_goes_from_the_list_and_an_overview_is_saved_first(led: App, letting_go: LettingGo, tmp_path: Path) -> None:
    take(led, "Bob Mol belt morgen", "Bob Mol")
    led.window.go_to("prepare")
    out = tmp_path / "bob.txt"
    letting_go.ask_where = lambda _proposed: out
    letting_go.ask_who("bob mol")
    assert letting_go.who is not None

    letting_go.who.overview.click()
    assert "belt morgen" in out.read_text()
    out.unlink()
    letting_go.who.forget.click()
    agree(led)

    assert not remnants(led.data, "Bob Mol")
    assert "Deelnemer 2" in [row.accessibleName().split(",")[0] for row in led.window.prepare.people.rows]
    letting_go.ask_who("Niemand Bekend")
    letting_go.who.overview.click()
    assert "niets bewaard" in letting_go.who.said.text()
    letting_go.who.reject()


def test_a_session_and_what_is_over_its_term_go_from_the_first_page(
    led: App, letting_go: LettingGo, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    take(led, "Ketelbrug")
    first = led.window.opened.id
    led.window.opened.session.close(clock.now())
    led.window.go_home()
    clock.advance(minutes=3 * 366 * 24 * 60)
    letting_go.look()
    led.window.looking_back.background.wait()
    assert led.window.choose.overdue.accessibleName() == "Van 1 sessie is de bewaartermijn voorbij."

    led.window.choose.overdue.click()
    dialog = letting_go.dialog
    assert isinstance(dialog, OverdueDialog)
    dialog.rows[0].setChecked(False)
    assert not dialog.yes.isEnabled()
    dialog.rows[0].setChecked(True)
    agree(led)
    led.window.looking_back.background.wait()
    assert not remnants(led.data, "Ketelbrug")
    assert not led.window.choose.overdue.isVisible()

    led.window.choose.forget_requested.emit(first)
    agree(led)
    assert led.window.desk.overviews() == ()
