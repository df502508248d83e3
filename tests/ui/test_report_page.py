"""Looking back: correcting in place is safe, says what is missing, and the page beside it is what comes out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.reports.report_views import Viewable
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.report.drop import Move, Spot, move_of
from facilitator.ui.pages.report.foot import summary_of
from facilitator.ui.pages.report.groups import groups_of
from facilitator.ui.pages.report.keys import report_keys
from facilitator.ui.pages.report.page import ReportPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2026, 11, 26)
STEPS = (("4", "Waar lopen we tegenaan?"), ("5", "Schiet mij maar lek"))
NAMES = ("Karin Smeets", "Lotte Brouwer")


def note(name: str, kind: NoteKind, text: str, seen: Seen = "report", path: str = "5", owner: str = "", due: date | None = None) -> NoteRow:
    return NoteRow(name, kind, text, owner, due, "14:00", seen, "report", path)


NOTES = (
    note("q", "question", "Mogen we zelf een tolk bellen?", path="4"),
    note("b", "agreement", "We bellen voordat de brief de deur uit gaat."),
    note("a", "action", "Proef voorbereiden"),
    note("p", "note", "Karin reageert snel.", "facilitator"),
)


def pdf(pages: int) -> bytes:
    document, stream = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[ReportPage]:
    load_fonts()
    theme = Theme()
    apply(qapp, theme)
    made = ReportPage(theme, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_reports((Viewable("minutes"), Viewable("actions"), Viewable("attendance")), False)
    made.show_session("Activeringsdialoog", "Team Zuid", NOTES, STEPS, NAMES, 1)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    qapp.setStyleSheet("")


def test_notes_stand_by_what_they_are_and_else_by_their_step() -> None:
    groups = groups_of("minutes", NOTES, STEPS)

    assert [(g.label, g.notes) for g in groups] == [
        ("Afspraken", ("b",)),
        ("Actiepunten", ("a",)),
        ("Besluiten", ()),
        ("Waar lopen we tegenaan?", ("q",)),
        ("Schiet mij maar lek", ("p",)),
    ]


def test_a_note_may_be_dropped_where_its_readers_are_and_not_where_it_is() -> None:
    groups = groups_of("minutes", (*NOTES, note("r", "question", "Nog een?", path="4")), STEPS)
    agreements, _actions, decisions, first, second = groups
    question, agreement, open_to = NOTES[0], NOTES[1], frozenset(("5",))

    assert move_of(question, Spot(second, "p", 0), open_to) == Move(path="5", before="p")
    assert move_of(question, Spot(second, "p", 0), frozenset()) is None  # for other people
    assert move_of(question, Spot(first, "q", 0), open_to) is None  # before itself
    assert move_of(question, Spot(first, "r", 0), open_to) is None  # where it is
    assert move_of(question, Spot(first, "", 0), open_to) == Move(path="4", before="")
    assert move_of(question, Spot(decisions, "", 0), open_to) == Move(kind="decision")
    assert move_of(agreement, Spot(first, "q", 0), open_to) is None  # stands with the agreements, whatever its step
    assert move_of(agreement, Spot(agreements, "", 0), open_to) is None


def test_many_notes_hold_up_nothing_and_one_that_is_asked_for_is_there(page: ReportPage, qtbot: QtBot) -> None:
    many = tuple(note(f"n{i}", "action" if i % 9 == 0 else "note", f"Notitie {i}") for i in range(90))

    page.show_session("Activeringsdialoog", "Team Zuid", many, STEPS, NAMES, 0)
    first = len(page.list.rows)
    page.list.focus_note("n88")

    assert first < 60
    assert len(page.list.rows) == 90
    assert page.list.rows["n88"].words.hasFocus()
    assert page.list.layout().rowCount() > 90


def test_a_note_of_a_step_that_is_gone_is_not_lost() -> None:
    groups = groups_of("minutes", (replace(NOTES[0], path="9"),), STEPS)

    assert groups[-1].label == "Overig"
    assert groups[-1].notes == ("q",)


def test_enter_keeps_other_words_once(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words
    heard: list[tuple[str, object]] = []
    page.list.note_changed.connect(lambda name, content: heard.append((name, content)))

    words.setFocus()
    words.selectAll()
    qtbot.keyClicks(words, "We bellen eerst.")
    qtbot.keyClick(words, Qt.Key.Key_Return)
    page.list.rows["p"].words.setFocus()

    assert heard == [("b", Content("We bellen eerst."))]


def test_escape_takes_back_what_was_typed(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words

    words.setFocus()
    qtbot.keyClicks(words, "Oeps ")
    qtbot.keyClick(words, Qt.Key.Key_Escape)

    assert words.toPlainText() == NOTES[1].text


def test_a_note_without_words_keeps_the_old_ones(page: ReportPage) -> None:
    words = page.list.rows["b"].words
    heard: list[object] = []
    page.list.note_changed.connect(lambda *said: heard.append(said))

    words.setPlainText("  ")
    words.keep()

    assert words.toPlainText() == NOTES[1].text
    assert heard == []


def test_spaces_that_were_there_are_no_other_words(page: ReportPage) -> None:
    heard: list[object] = []
    page.list.note_changed.connect(lambda *said: heard.append(said))
    page.show_session("A", "Zuid", (note("b", "agreement", "Twee  woorden,\nop twee regels. "),), STEPS, NAMES, 0)

    page.list.keep()

    assert heard == []
    assert page.list.rows["b"].half_typed() is None


def test_half_typed_words_and_the_cursor_survive_a_change_elsewhere(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    qtbot.keyClicks(words, "Half ")

    changed = (replace(NOTES[0], kind="decision"), *NOTES[1:], note("n", "insight", "Nieuw"))
    page.show_session("Activeringsdialoog", "Team Zuid", changed, STEPS, NAMES, 1)

    assert page.list.rows["b"].words is words
    assert words.hasFocus()
    assert words.toPlainText() == "Half " + NOTES[1].text


def test_what_changed_elsewhere_is_shown_in_place(page: ReportPage) -> None:
    row = page.list.rows["b"]

    page.show_session("A", "", (NOTES[0], replace(NOTES[1], text="Anders", kind="decision"), *NOTES[2:]), STEPS, NAMES, 1)

    assert page.list.rows["b"] is row
    assert row.words.toPlainText() == "Anders"
    assert "besluit" in row.kind.accessibleName()


def test_a_removed_note_goes(page: ReportPage) -> None:
    page.show_session("A", "", NOTES[:2], STEPS, NAMES, 0)

    assert set(page.list.rows) == {"q", "b"}


def test_a_note_that_goes_while_it_is_typed_in_keeps_nothing(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words
    heard: list[object] = []
    page.list.note_changed.connect(lambda *said: heard.append(said))
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    qtbot.keyClicks(words, "Half ")

    page.show_session("A", "", NOTES[:1], STEPS, NAMES, 0)

    assert heard == []


def test_a_date_is_written_out_once_it_is_kept(page: ReportPage, qtbot: QtBot) -> None:
    due = page.list.rows["a"].action.due
    due.setFocus()
    qtbot.waitUntil(due.hasFocus)

    qtbot.keyClicks(due, "12 dec")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    page.show_session("A", "", (replace(NOTES[2], due=date(2026, 12, 12)),), STEPS, NAMES, 0)

    assert due.text() == "za 12 dec"


def test_a_name_that_does_not_fit_is_shortened_and_told_whole(page: ReportPage, qtbot: QtBot) -> None:
    owner = page.list.rows["a"].action.owner
    page.show_session("A", "", (replace(NOTES[2], owner="Johannes-Theodorus van der Heijden"),), STEPS, NAMES, 0)

    assert owner.shortened.startswith("Johannes")
    assert owner.shortened.endswith("…")
    assert owner.toolTip() == "Wie: Johannes-Theodorus van der Heijden"
    owner.setFocus()
    qtbot.waitUntil(owner.hasFocus)
    assert not owner.shortened


def test_an_action_says_what_is_missing_until_it_is_there(page: ReportPage) -> None:
    fields = page.list.rows["a"].action
    before = fields.lack.text()

    page.show_session("A", "", (replace(NOTES[2], owner="Karin Smeets"),), STEPS, NAMES, 0)
    half = fields.lack.text()
    page.show_session("A", "", (replace(NOTES[2], owner="Karin Smeets", due=TODAY),), STEPS, NAMES, 0)

    assert (before, half, fields.lack.text()) == ("wie, en uiterlijk wanneer?", "uiterlijk wanneer?", "")


def test_a_date_is_read_as_people_write_it(page: ReportPage, qtbot: QtBot) -> None:
    fields = page.list.rows["a"].action
    fields.due.setText("12 dec")

    with qtbot.waitSignal(page.list.note_changed) as heard:
        fields.keep()

    assert heard.args == ["a", Content("Proef voorbereiden", "", date(2026, 12, 12))]


def test_a_date_that_is_none_gets_a_sentence_and_stays(page: ReportPage) -> None:
    fields = page.list.rows["a"].action
    heard: list[object] = []
    page.list.note_changed.connect(lambda *said: heard.append(said))

    fields.due.setText("31 februari")
    fields.keep()

    assert "31 februari" in fields.error.text()
    assert fields.due.text() == "31 februari"
    assert heard == []


def test_a_menu_offers_every_other_kind_and_tells(page: ReportPage, qtbot: QtBot) -> None:
    menu = page.list.rows["q"].kind_menu()
    choice = next(a for a in menu.actions() if a.text().startswith("besluit"))

    with qtbot.waitSignal(page.list.kind_changed) as heard:
        choice.trigger()

    assert heard.args == ["q", "decision"]
    assert [action.text() for action in menu.actions()[-2:]] == ["Haal weg\tDelete", "Vergeet voorgoed…"]


def test_who_sees_a_note_can_be_changed(page: ReportPage, qtbot: QtBot) -> None:
    choice = next(a for a in page.list.rows["q"].seen_menu().actions() if a.text() == "alleen voor jou")

    with qtbot.waitSignal(page.list.seen_changed) as heard:
        choice.trigger()

    assert heard.args == ["q", "facilitator"]


def test_long_words_make_a_row_taller(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words
    before = words.height()

    words.setPlainText("Een zin die steeds maar doorgaat. " * 8)

    qtbot.waitUntil(lambda: words.height() >= 2 * before)


def test_saving_takes_half_typed_words_along(page: ReportPage) -> None:
    order: list[str] = []
    page.list.note_changed.connect(lambda *_: order.append("words"))
    page.export_requested.connect(lambda: order.append("export"))
    page.list.rows["b"].words.setPlainText("Net getypt")

    page.foot.export.click()

    assert order == ["words", "export"]


def test_ctrl_s_saves(page: ReportPage) -> None:
    keys = {s.key().toString() for s in page.findChildren(QShortcut)}

    assert QKeySequence(QKeySequence.StandardKey.Save).toString() in keys


def test_another_report_is_asked_for_by_its_tab(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.report_chosen) as heard:
        page.tabs.tabs["actions"].click()

    assert heard.args == ["actions", ""]
    assert page.list.rows["a"].isVisible()
    assert not page.list.rows["q"].isVisible()


def test_rows_stand_as_close_after_another_report(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.list.rows["b"].height() < 60)

    page.tabs.tabs["attendance"].click()
    page.tabs.tabs["minutes"].click()

    for row in page.list.rows.values():
        qtbot.waitUntil(lambda row=row: 20 < row.height() < 60)  # type: ignore[misc]


def test_pages_turn_and_stop_at_the_last(page: ReportPage) -> None:
    page.show_pdf(pdf(2))
    first = page.preview.where.text()

    page.preview.on.click()

    assert (first, page.preview.where.text()) == ("1 van 2", "2 van 2")
    assert not page.preview.on.isEnabled()


def test_a_shorter_document_falls_back_to_a_page_that_is_there(page: ReportPage) -> None:
    page.show_pdf(pdf(3))
    page.preview.on.click()
    page.preview.on.click()

    page.show_pdf(pdf(1))

    assert page.preview.where.text() == "1 van 1"
    assert not page.grab().isNull()


def test_the_foot_counts_what_goes_along_and_what_lacks() -> None:
    assert summary_of(NOTES, 1) == "3 notities gaan mee, 1 blijft buiten het verslag. Eén actiepunt heeft nog geen naam of datum."
    assert summary_of(NOTES[:1], 0) == "Eén notitie gaat mee."
    assert summary_of((), 0) == "Er is nog niets opgeschreven."


def test_a_note_is_split_where_the_cursor_is(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["b"].words
    words.setFocus()
    words.moveCursor(QTextCursor.MoveOperation.NextWord)

    with qtbot.waitSignal(page.list.split_requested) as heard:
        qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert heard.args == ["b", "We ", "bellen voordat de brief de deur uit gaat."]


def test_a_note_is_moved_and_taken_together_by_keys(page: ReportPage, qtbot: QtBot) -> None:
    words = page.list.rows["q"].words

    with qtbot.waitSignal(page.list.note_moved) as moved:
        qtbot.keyClick(words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(page.list.merge_requested) as merged:
        qtbot.keyClick(words, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert (moved.args, merged.args) == (["q", 1], ["q"])


def test_a_letter_chooses_the_kind_where_the_cursor_is_on_it(page: ReportPage, qtbot: QtBot) -> None:
    kind = page.list.rows["q"].kind
    kind.setFocus()
    qtbot.waitUntil(kind.hasFocus)

    with qtbot.waitSignal(page.list.kind_changed) as heard:
        qtbot.keyClick(kind, "b")

    assert heard.args == ["q", "decision"]


def test_a_page_is_turned_while_words_are_typed(page: ReportPage, qtbot: QtBot) -> None:
    page.show_pdf(pdf(2))
    words = page.list.rows["b"].words
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)

    qtbot.keyClick(words, Qt.Key.Key_PageDown)

    assert page.preview.where.text() == "2 van 2"
    assert words.hasFocus()


def test_a_page_can_be_as_large_as_on_paper_and_stays_so(page: ReportPage, qtbot: QtBot) -> None:
    page.show_pdf(pdf(2))
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    large = page.preview.page.width()
    page.preview.view.verticalScrollBar().setValue(200)

    page.show_pdf(pdf(3))

    assert large == 793  # 595 points of 96/72 pixels
    assert (page.preview.page.width(), page.preview.view.verticalScrollBar().value()) == (large, 200)


def test_zooming_out_ends_and_the_width_fits_again(page: ReportPage, qtbot: QtBot) -> None:
    page.show_pdf(pdf(1))
    width = page.preview.page.width()
    for _ in range(20):
        page.preview.smaller.click()

    page.preview.zoom_to("width")

    assert page.preview.smaller.isEnabled()
    assert page.preview.page.width() == width


@pytest.mark.parametrize("size", [(900, 500), (1366, 768), (1920, 1080)])
def test_the_page_fits_every_screen(page: ReportPage, qtbot: QtBot, size: tuple[int, int]) -> None:
    page.resize(*size)

    def fits() -> bool:
        export = page.foot.export
        return page.size().toTuple() == size and page.rect().contains(export.mapTo(page, export.rect().bottomRight()))

    qtbot.waitUntil(fits)


def test_reports_for_which_there_is_no_room_are_behind_the_last(page: ReportPage) -> None:
    tabs = page.tabs
    tabs.show_reports(("minutes", "actions", "summary", "attendance", "times", "run sheet"))
    page.resize(900, 500)
    QApplication.processEvents()
    asked: list[str] = []
    tabs.chosen.connect(asked.append)

    assert not tabs.tabs["minutes"].isHidden()
    assert tabs.tabs["run sheet"].isHidden()
    last = tabs.menu().actions()[-1]
    last.trigger()
    tabs.choose("run sheet")

    assert asked == ["run sheet"]
    assert (tabs.more.text(), tabs.more.isChecked()) == ("Draaiboek", True)
    assert tabs.more.geometry().right() <= tabs.width()


def test_no_key_of_the_page_is_of_two_things_and_the_pages_can_be_made_wider_by_one(page: ReportPage, qtbot: QtBot) -> None:
    keys = [key for spec in report_keys() for key in spec.keys]
    page.show_pdf(pdf(1))
    before = page.preview.width()
    words = page.list.rows["b"].words
    words.setFocus()

    qtbot.keyClick(words, Qt.Key.Key_F8)
    wider = page.preview.width()
    qtbot.keyClick(words, Qt.Key.Key_F6)
    qtbot.waitUntil(page.preview.view.hasFocus)
    there = page.preview.view.hasFocus()
    qtbot.keyClick(page.preview.view, Qt.Key.Key_F6)

    assert len(keys) == len(set(keys))
    assert wider > before
    assert there
    assert words.hasFocus()
