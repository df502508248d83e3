"""Open promises in the real window: reminded at Kiezen, found while one types, said what became of by keys alone, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.ui.pages.archive.promises import ArchivePromises
from tests.ui.console import CONTROL, Key


@pytest.fixture
def promised(app: App, built_in: Callable[[str], Template], clock: RehearsalClock, qtbot: QtBot) -> App:
    """A closed session with three promises, one of which is late, at Kiezen."""
    today = clock.now().date()
    opened = app.desk.keeper.create(built_in("activeringsdialoog"), Particulars(clock.now(), team="Zuid", participants=named("Anna Bos")))
    opened.session.open_step([s for s in opened.session.sheet.on if s.notes == "report"][-1].path, clock.now())
    due: dict[str, date | None] = {"Tolk regelen": today - timedelta(days=3), "Zaal zoeken": None, "Brief sturen": today + timedelta(60)}
    for text, day in due.items():
        opened.session.take_note(Content(text, "Anna Bos", day), "action", "report", clock.now())
    opened.session.close(clock.now())
    app.desk.keeper.finish(opened)
    app.window.go_home()
    qtbot.waitUntil(lambda: app.window.looking_up.indexing.left == 0)
    return app


@pytest.fixture
def page(promised: App) -> ArchivePromises:
    """The list, come to by what Kiezen reminds of."""
    reminder = promised.window.choose.reminder
    assert reminder is not None
    assert reminder.accessibleName() == "1 toezegging is over tijd"
    QTest.keyClick(reminder, Key.Key_Return)
    assert promised.window.stack.currentWidget() is promised.window.looking_up.page
    part: ArchivePromises = promised.window.looking_up.page.promises
    assert QApplication.focusWidget() is part.list
    return part


def texts(page: ArchivePromises) -> list[str]:
    return [p.text for p in page.found]


def test_a_letter_and_a_word_say_what_became_of_it_and_it_can_be_taken_back(promised: App, page: ArchivePromises) -> None:
    assert texts(page) == ["Tolk regelen", "Brief sturen", "Zaal zoeken"]
    QTest.keyClicks(page.list, "g")
    why = QApplication.focusWidget()
    assert isinstance(why, QLineEdit)
    QTest.keyClicks(why, "ze komt")
    QTest.keyClick(why, Key.Key_Return)
    assert texts(page) == ["Brief sturen", "Zaal zoeken"]
    assert (QApplication.focusWidget(), page.list.current.text) == (page.list, "Brief sturen")  # type: ignore[union-attr]
    assert promised.window.looking_up.page.news.isVisible()
    assert promised.window.choose.reminder is None

    QTest.keyClick(page.list, Key.Key_Z, CONTROL)
    assert texts(page) == ["Tolk regelen", "Brief sturen", "Zaal zoeken"]

    page.list.go(-5)
    QTest.keyClicks(page.list, "l")
    QTest.keyClicks(page.bar.why, "bijna")
    QTest.keyClick(page.bar.why, Key.Key_Return)
    assert (page.list.current.state, page.list.current.answer) == ("running", "bijna")  # type: ignore[union-attr]
    assert "loopt – bijna" in page.bar.history.text()


def test_what_is_typed_narrows_down_and_enter_opens_it_where_it_was_promised(promised: App, page: ArchivePromises, qtbot: QtBot) -> None:
    QTest.keyClick(page, Key.Key_F, CONTROL)
    QTest.keyClicks(page.line, "walvis")
    assert texts(page) == []
    assert "walvis" in page.status.text()
    page.line.setText("ZAAL anna")
    page.arrange("person")
    assert texts(page) == ["Zaal zoeken"]
    QTest.keyClick(page.line, Key.Key_Return)

    report = promised.window.report
    assert promised.window.stack.currentWidget() is report
    row = next(row for row in report.list.rows.values() if row.words.toPlainText().startswith("Zaal zoeken"))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row.words)


def test_what_is_shown_is_saved_as_a_file(promised: App, page: ArchivePromises, qtbot: QtBot) -> None:
    page.line.setText("tolk")
    folder = Path(promised.settings.exports)
    for action in page.save_menu().actions():
        action.trigger()
        qtbot.waitUntil(page.save.isEnabled)

    made = {path.suffix: path.read_bytes() for path in folder.iterdir()}
    assert made.keys() == {".csv", ".ics", ".pdf"}
    assert made[".csv"].count(b"\r\n") == 2
    assert b"VALARM" in made[".ics"]
    assert made[".pdf"].startswith(b"%PDF")
    QTest.keyClick(page.list, Key.Key_Escape)
    assert promised.window.stack.currentWidget() is promised.window.choose
