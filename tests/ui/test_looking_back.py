"""The Verslag page with a session behind it: corrections reach the document, and keeping it never holds up the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import thread_time

import pypdfium2
import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.files.verifying import verify
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.report_words import report_title
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Button

LONG = "De inwoner belt omdat de brief niet duidelijk is en vraagt wie er beslist. " * 40 + "Zij is te bereiken op 06 12345678."


@pytest.fixture
def looking(led: App) -> App:
    """A closed session with three notes, on the Verslag page."""
    for text in ("Eerste regel", "Tweede regel", "Derde regel"):
        led.presenter.do(lambda s, now, text=text: s.take_note(Content(text), "note", "report", now))  # type: ignore[misc]
    led.window.lead.act("close")
    led.window.looking_back.settle()
    return led


def notes(app: App) -> list[str]:
    assert app.presenter.view is not None
    return [n.text for n in app.presenter.view.notes]


def row(app: App, text: str) -> str:
    assert app.presenter.view is not None
    return next(n.id for n in app.presenter.view.notes if n.text == text)


def paper(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_the_document_beside_it_says_what_is_being_typed(looking: App) -> None:
    page = looking.window.report
    words = page.list.rows[row(looking, "Tweede regel")].words
    words.setFocus()
    QTest.keyClicks(words, "Nieuw begin, ")
    page.list.typed.emit()

    looking.window.looking_back.settle()

    assert "Nieuw begin, Tweede regel" in paper(page._pdf)
    assert notes(looking)[1] == "Tweede regel"


def test_corrections_by_key_are_undone_and_done_again(looking: App) -> None:
    page, alt, control = looking.window.report, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    last = page.list.rows[row(looking, "Derde regel")].words
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Up, alt)
    QTest.keyClick(last, Qt.Key.Key_J, control)
    assert notes(looking) == ["Eerste regel", "Derde regel; Tweede regel"]

    page.undo_requested.emit()
    page.undo_requested.emit()
    assert notes(looking) == ["Eerste regel", "Tweede regel", "Derde regel"]
    page.redo_requested.emit()
    assert notes(looking) == ["Eerste regel", "Derde regel", "Tweede regel"]
    assert page.redo.isEnabled()


def test_a_long_session_never_holds_up_the_window(led: App) -> None:
    """What is done between two beats is compared with all that is done for the page: one time for both, on any machine."""
    for n in range(70):
        led.window.opened.session.take_note(Content(f"{n} {LONG}"), "note", "report", led.presenter.now())
    beats: list[float] = []
    timer = QTimer(interval=10, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(thread_time()))
    timer.start()

    beats.append(thread_time())
    led.window.lead.act("close")
    looking_back, rows = led.window.looking_back, led.window.report.list.rows
    while len(rows) < 70 or looking_back.searching:
        led.qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    beats.append(thread_time())
    timer.stop()
    looking_back.forget()

    longest = max(after - before for before, after in pairwise(beats))
    assert longest < 0.6 * (beats[-1] - beats[0])
    assert led.window.report.check.isVisible()


def test_the_second_half_of_a_note_is_where_one_goes_on(looking: App) -> None:
    page = looking.window.report
    words = page.list.rows[row(looking, "Eerste regel")].words
    words.setFocus()
    cursor = words.textCursor()
    cursor.setPosition(len("Eerste"))
    words.setTextCursor(cursor)

    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert notes(looking)[:2] == ["Eerste", "regel"]
    assert page.list.rows[row(looking, "regel")].words.hasFocus()


def test_a_folder_that_is_gone_is_told_and_the_old_file_stays(looking: App, tmp_path: Path) -> None:
    path = looking.window.export()
    assert path is not None
    before = path.read_bytes()
    save = looking.desk.saving(looking.window.opened.session, "minutes")
    hidden = path.parent.rename(tmp_path / "weg")
    tell: Callable[[], str] = looking.window.report.news.sentence.text

    looking.window.looking_back.background.ask(
        "export", save, lambda _path: None, lambda error: looking.window.report.news.show_news("error", str(error))
    )
    looking.window.looking_back.background.wait()

    assert "is er niet" in tell()
    assert (hidden / path.name).read_bytes() == before


def test_adopted_minutes_are_locked_verified_and_changed_in_a_new_version(looking: App, tmp_path: Path) -> None:
    page, back = looking.window.report, looking.window.looking_back
    page.foot.adopt.click()
    back.settle()
    path = looking.window.export()
    assert path is not None
    other = tmp_path / "ander.pdf"
    other.write_bytes(path.read_bytes() + b"\n")

    assert verify(path, looking.desk.keeper)[1]
    assert "versie 1" in verify(path, looking.desk.keeper)[0]
    assert not verify(other, looking.desk.keeper)[1]
    assert "Concept" not in paper(path.read_bytes())
    assert page.list.rows[row(looking, "Eerste regel")].words.isReadOnly()

    page.foot.anew.click()
    page.list.note_changed.emit(row(looking, "Eerste regel"), Content("Anders"))
    back.settle()
    assert not page.list.rows[row(looking, "Anders")].words.isReadOnly()
    assert "1 notitie gewijzigd" in paper(page._pdf)


def test_a_number_that_leads_to_a_person_is_asked_about_and_never_in_the_way(looking: App) -> None:
    page = looking.window.report
    for text in ("Bel 06-12345678 terug", "Mail a@b.nl"):
        looking.presenter.do(lambda s, now, text=text: s.take_note(Content(text), "note", "report", now))  # type: ignore[misc]
    assert len(page.check.rows) == 2
    buttons = [button for r in page.check.rows for button in r.findChildren(Button)]

    buttons[0].click()
    assert "Bel (weggelaten) terug" in notes(looking)
    buttons = [button for r in page.check.rows for button in r.findChildren(Button)]
    buttons[1].click()

    assert page.check.isHidden()
    assert "Mail a@b.nl" in notes(looking)
    assert looking.window.export() is not None


def drag(app: App, text: str, to: QPoint) -> None:
    """By its grip, to a place in the list."""
    app.qt.processEvents()  # what was moved before is laid out
    grip = app.window.report.list.rows[row(app, text)].grip
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    for share in (0.5, 1):
        at = grip.mapFrom(app.window.report.list, to) if share == 1 else QPoint(5, 40)
        QTest.mouseMove(grip, at)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=at)


def test_a_note_is_dragged_to_another_place_step_or_kind_and_back_by_undo(looking: App) -> None:
    page = looking.window.report
    at = page.list.rows[row(looking, "Eerste regel")].geometry()

    drag(looking, "Derde regel", at.topLeft() + QPoint(5, 2))
    assert notes(looking) == ["Derde regel", "Eerste regel", "Tweede regel"]
    drag(looking, "Tweede regel", QPoint(60, 5))  # over the agreements, which are at the top
    assert looking.presenter.view is not None
    assert [n.kind for n in looking.presenter.view.notes if n.text == "Tweede regel"] == ["agreement"]
    page.undo.click()
    page.undo.click()

    assert notes(looking) == ["Eerste regel", "Tweede regel", "Derde regel"]
    assert [n.kind for n in looking.presenter.view.notes] == ["note"] * 3


def test_esc_takes_back_what_is_dragged(looking: App) -> None:
    page = looking.window.report
    grip, before = page.list.rows[row(looking, "Derde regel")].grip, looking.window.opened.session.entries
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    QTest.mouseMove(grip, QPoint(5, -60))
    assert grip.pulling

    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(5, -60))

    assert looking.window.opened.session.entries == before


def test_every_report_can_be_looked_at_and_copied_by_key(looking: App) -> None:
    page, back, control = looking.window.report, looking.window.looking_back, Qt.KeyboardModifier.ControlModifier
    seen: dict[str, tuple[str, str]] = {}
    for _ in page.tabs.tabs:
        back.settle()
        QTest.keyClick(page, Qt.Key.Key_C, control | Qt.KeyboardModifier.ShiftModifier)
        seen[page.kind] = paper(page._pdf), QGuiApplication.clipboard().text()
        QTest.keyClick(page, Qt.Key.Key_Tab, control)

    assert set(seen) == {"minutes", "actions", "summary", "attendance", "times", "run sheet"}
    assert page.kind == "minutes"  # round and round
    assert {kind for kind, (drawn, _copied) in seen.items() if "Tweede regel" in drawn} == {"minutes"}
    for kind, (drawn, copied) in seen.items():
        assert report_title(kind) in drawn  # type: ignore[arg-type]
        assert "activeringsdialoog" in copied.casefold()
        assert ("Tweede regel" in copied) == (kind == "minutes")


def test_of_a_proof_that_of_each_person_is_looked_at(
    app: App, built_in: Callable[[str], Template], clock: RehearsalClock, tmp_path: Path
) -> None:
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit\nEls Jansen")
    app.window.begin_preparing(built_in("intervisie-incidentmethode"), Particulars(clock.now(), team="Zuid", participants=people))
    app.window.begin()
    app.window.lead.act("next")
    app.window.go_to("report")
    page, box = app.window.report, app.window.report.preview.whose.box
    page.choose("proof")
    page.act("whose")
    box.hidePopup()
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    app.window.looking_back.settle()

    assert "Bob Mol" in paper(page._pdf)
    assert "Anna Bos" not in paper(page._pdf)
    page.foot.copy.click()
    assert "Anna Bos" not in QGuiApplication.clipboard().text()

    app.window.saving.open()
    (proof,) = (r for r in app.window.saving.panel.rows if r.choice.offer.report == "proof")
    assert proof.tick.isChecked()
    assert proof.whose.currentText() == "Bob Mol"
    app.window.saving.panel.close_up()
    app.window.lead.act("cover")
    assert page.preview.whose.isHidden()


def test_the_keyboard_is_not_on_the_button_that_leaves(looking: App) -> None:
    looking.window.go_to("report")

    assert looking.window.focusWidget() is looking.window.report.tabs.tabs["minutes"]


def test_what_was_wiped_at_the_close_is_no_empty_row(looking: App) -> None:
    session = looking.window.opened.session
    wiped = {**session.words, session.course.notes[row(looking, "Tweede regel")].words: ""}
    session._folded = replace(session._folded, words=wiped)

    looking.presenter.refresh()

    assert [shown.words.toPlainText() for shown in looking.window.report.list.rows.values()] == ["Eerste regel", "Derde regel"]
