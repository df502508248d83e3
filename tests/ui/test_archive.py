"""The archive in the real window: found while one types, opened at the note, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.marked_text import excerpt
from facilitator.ui.pages.archive.page import ArchivePage
from tests.ui.console import CONTROL, SHIFT, Key


@pytest.fixture
def held(app: App, built_in: Callable[[str], Template], clock: RehearsalClock) -> App:
    """Two sessions that were closed, with notes, at Kiezen."""
    for team, line in (("Zuid", "De brug is te duur"), ("Noord", "Café De Brug sluit")):
        opened = app.desk.keeper.create(built_in("activeringsdialoog"), Particulars(clock.now(), team=team, participants=named("Anna Bos")))
        steps = [s for s in opened.session.sheet.on if s.notes == "report"]
        opened.session.open_step(steps[-1].path, clock.now())
        for text in ("Iets anders", line):
            opened.session.take_note(Content(text), "agreement", "report", clock.now())
        opened.session.close(clock.now())
        app.desk.keeper.finish(opened)
        clock.advance(minutes=60 * 24)
    app.window.go_home()
    return app


@pytest.fixture
def archive(held: App, qtbot: QtBot) -> ArchivePage:
    """The archive, come to by its key, with all sessions indexed."""
    QTest.keyClick(held.window.choose, Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: held.window.looking_up.indexing.left == 0)
    return held.window.looking_up.page


def texts(page: ArchivePage) -> list[str]:
    return [hit.text for hit in page.search.list.found.hits]


def test_before_anything_is_typed_all_sessions_are_there(held: App, archive: ArchivePage) -> None:
    assert held.window.stack.currentWidget() is archive
    assert QApplication.focusWidget() is archive.search.line
    assert [hit.team for hit in archive.search.list.found.hits] == ["Noord", "Zuid"]
    assert archive.search.status.text() == "2 sessies, de nieuwste eerst."
    assert archive.search.help.isVisible()


def test_what_is_typed_is_found_and_enter_opens_it_at_the_note(held: App, archive: ArchivePage, qtbot: QtBot) -> None:
    QTest.keyClicks(archive.search.line, "cafe")
    qtbot.waitUntil(lambda: texts(archive) == ["Café De Brug sluit"])
    assert archive.search.status.text() == "1 gevonden."
    QTest.keyClick(archive.search.line, Key.Key_Return)

    report = held.window.report
    assert held.window.stack.currentWidget() is report
    row = next(row for row in report.list.rows.values() if row.words.toPlainText() == "Café De Brug sluit")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row.words)
    assert not row.visibleRegion().isEmpty()


def test_enter_does_not_wait_for_the_pause(held: App, archive: ArchivePage) -> None:
    QTest.keyClicks(archive.search.line, "duur")
    QTest.keyClick(archive.search.line, Key.Key_Return)

    assert held.window.opened.session.particulars.team == "Zuid"


def test_arrows_go_through_what_was_found(archive: ArchivePage) -> None:
    QTest.keyClicks(archive.search.line, "brug")
    archive.search.look()
    (first, second) = archive.search.list.found.hits
    QTest.keyClick(archive.search.line, Key.Key_Down)
    assert archive.search.list.current == second
    QTest.keyClick(archive.search.line, Key.Key_Up)
    assert archive.search.list.current == first


def test_what_is_not_understood_or_not_found_is_told_in_a_sentence(archive: ArchivePage) -> None:
    archive.search.line.setText("soort:zinnetje")
    archive.search.look()
    assert archive.search.status.text().startswith("Er is geen soort ‘zinnetje’")
    archive.search.line.setText("walvis")
    archive.search.look()
    assert archive.search.status.text().startswith("Niets gevonden met ‘walvis’.")
    assert archive.search.line.accessibleDescription() == archive.search.status.text()


def test_escape_empties_the_line_and_then_leaves(held: App, archive: ArchivePage) -> None:
    QTest.keyClicks(archive.search.line, "brug")
    QTest.keyClick(archive.search.line, Key.Key_Escape)
    assert archive.search.line.text() == ""
    QTest.keyClick(archive.search.line, Key.Key_Escape)
    assert held.window.stack.currentWidget() is held.window.choose


def test_hits_are_read_as_one_goes_down(archive: ArchivePage) -> None:
    (hit,) = {h for h in archive.search.list.found.hits if h.team == "Zuid"}
    asked: list[int] = []

    def fetch(limit: int, offset: int) -> list[object]:
        asked.append(offset)
        return [hit] * min(limit, 120 - offset)

    archive.search.list.show_hits(archive.search.list.query, fetch)  # type: ignore[arg-type]
    assert archive.search.list.found.rowCount() == 50
    archive.search.list.go(119)
    assert (archive.search.list.found.rowCount(), archive.search.list.found.whole) == (120, True)
    assert asked == [0, 50, 100]


def test_words_before_the_first_found_one_give_way() -> None:
    text = "Een lang verhaal dat nergens over gaat tot ineens de brug en dan nog wat"
    begin = text.index("brug")
    short, spans = excerpt(text, [(begin, begin + 4)], len, 30)

    assert short.startswith("… ")
    assert [short[a:b] for a, b in spans] == ["brug"]
    assert short.index("brug") + 4 <= 30
    assert excerpt(text, [(4, 8)], len, 30) == (text, [(4, 8)])


def test_a_hit_in_a_long_session_is_gone_to_in_a_small_window(app: App, built_in: Callable[[str], Template], qtbot: QtBot) -> None:
    opened = app.desk.keeper.create(built_in("activeringsdialoog"), Particulars(app.clock.now(), team="Zuid"))
    opened.session.open_step([s for s in opened.session.sheet.on if s.notes == "report"][-1].path, app.clock.now())
    for number in range(24):
        said = f"Wat er gezegd is, en dat past niet op een regel: nummer {number}"
        opened.session.take_note(Content(said), "note", "report", app.clock.now())
    opened.session.close(app.clock.now())
    app.desk.keeper.finish(opened)
    app.window.resize(900, 500)
    app.window.looking_up.open()
    qtbot.waitUntil(lambda: app.window.looking_up.indexing.left == 0)
    (hit,) = app.desk.archive.find(read_query("23"))
    app.window.looking_up.open_hit(hit)
    qtbot.waitUntil(lambda: hit.note in app.window.report.list.rows)

    row = app.window.report.list.rows[hit.note]
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())
    assert row.words.hasFocus()


def test_a_note_is_marked_in_the_session_and_in_its_minutes_and_collected(held: App, qtbot: QtBot) -> None:
    window = held.window
    QTest.keyClick(window.choose, Key.Key_F, CONTROL | SHIFT)
    page = window.looking_up.page
    qtbot.waitUntil(lambda: window.looking_up.indexing.left == 0)
    page.show_tab("examples")
    assert (texts_of(page), page.examples.save.isEnabled()) == ([], False)

    page.show_tab("search")
    QTest.keyClicks(page.search.line, "duur")
    QTest.keyClick(page.search.line, Key.Key_Return)
    row = next(row for row in window.report.list.rows.values() if row.words.toPlainText() == "De brug is te duur")
    QTest.keyClick(row.words, Key.Key_G, CONTROL | SHIFT)
    assert row.row.example
    assert row.star.isVisible()

    window.looking_up.open_examples()
    qtbot.waitUntil(lambda: texts_of(page) == ["De brug is te duur"])
    assert page.examples.list.found.rows[0] == "November 2026"
    page.examples.save.click()
    qtbot.waitUntil(page.examples.save.isEnabled)
    (made,) = Path(held.settings.exports).glob("*.pdf")
    assert made.read_bytes().startswith(b"%PDF")


def test_the_last_note_of_a_session_is_marked_by_its_key(led: App) -> None:
    led.window.lead.note_edit.setText("Wij bellen terug")
    led.window.lead.line.enter()
    led.window.lead.act("example")
    assert [row.example for row in led.window.lead.notes.rows.rows] == [True]
    led.window.lead.act("undo")
    assert [row.example for row in led.window.lead.notes.rows.rows] == [False]


def texts_of(page: ArchivePage) -> list[str]:
    return [hit.text for hit in page.examples.list.found.hits]
