"""The app as a person uses it: by keys, from the first page to the minutes, with the real store behind it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.ui.look.layout import Around
from facilitator.ui.pages.choose.columns import Columns
from facilitator.ui.pages.report.rows import ReportRow
from tests.ui.tab_walk import out_of_reach

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target: QWidget = QApplication.focusWidget() or app.window.lead.note_edit
    QTest.keyClick(target, key, modifier)
    app.qt.processEvents()


def write(app: App, line: str) -> None:
    edit = app.window.lead.note_edit
    edit.setFocus()
    QTest.keyClicks(edit, line)
    QTest.keyClick(edit, Key.Key_Return)
    app.qt.processEvents()


def test_the_first_page_shows_the_draaiboeken(app: App) -> None:
    assert app.window.stack.currentWidget() is app.window.choose


def test_a_note_is_typed_and_kept(led: App) -> None:
    write(led, "Wie beslist er in het weekend")

    view = led.presenter.view
    assert view is not None
    assert [n.text for n in view.notes] == ["Wie beslist er in het weekend"]
    assert led.window.lead.note_edit.text() == ""
    assert led.window.lead.kept.text() == "Opgeslagen"


def test_a_prefix_chooses_the_kind_and_an_action_gets_its_owner(led: App) -> None:
    write(led, "! Bellen @Anna uiterlijk vr 11 dec")

    view = led.presenter.view
    assert view is not None
    note = view.notes[-1]
    assert (note.kind, note.text, note.owner) == ("action", "Bellen", "Anna Bos")
    assert note.due is not None
    assert note.due.isoformat() == "2026-12-11"


def test_undo_takes_the_last_thing_back(led: App) -> None:
    write(led, "te vroeg")
    press(led, Key.Key_Z, CONTROL)

    assert led.presenter.view is not None
    assert led.presenter.view.notes == ()


def test_no_key_of_a_clicker_ends_anything(led: App) -> None:
    before = led.window.opened.session.entries
    for key in (Key.Key_Escape, Key.Key_F5):
        press(led, key)

    assert led.window.isVisible()
    assert led.window.opened.session.entries == before


def test_pause_holds_the_clock_and_the_same_key_goes_on(led: App, clock: RehearsalClock) -> None:
    press(led, Key.Key_F6)
    clock.advance(minutes=5)
    led.presenter.tick()
    assert led.presenter.view is not None
    assert led.presenter.view.face is not None
    held = led.presenter.view.face
    press(led, Key.Key_F6)

    assert held.phase == "paused"
    assert held.left == held.total


def test_a_replan_is_proposed_and_taken_over_by_keys(led: App, clock: RehearsalClock) -> None:
    clock.advance(minutes=25)
    led.presenter.tick()
    before = led.window.opened.session.sheet.length
    press(led, Key.Key_F9)
    assert led.window.lead.centre.currentWidget() is led.window.replan
    press(led, Key.Key_Return)

    assert led.window.opened.session.sheet.length < before
    assert led.window.lead.centre.currentIndex() == 0


def test_the_minutes_can_be_looked_at_while_the_session_runs(led: App, clock: RehearsalClock) -> None:
    led.presenter.do(lambda s, now: s.take_note(Content("De wachttijd is te lang"), "insight", "report", now))
    before, entries = led.beamer.view, len(led.window.opened.session.entries)

    led.window.go_to("report")
    clock.advance(minutes=1)
    led.presenter.tick()
    led.qt.processEvents()

    assert [row.words.toPlainText() for row in led.window.report.findChildren(ReportRow)] == ["De wachttijd is te lang"]
    assert led.beamer.view.question == before.question
    assert led.beamer.view.clock.left == before.clock.left - timedelta(minutes=1)
    assert len(led.window.opened.session.entries) == entries
    led.window.go_to("lead")
    assert led.window.stack.currentWidget() is led.window.lead


def test_what_is_for_the_facilitator_is_not_on_the_wall(led: App) -> None:
    led.window.lead.line.choose_seen("facilitator")
    write(led, "GEHEIM")

    assert "GEHEIM" not in repr(led.beamer.view)
    assert "GEHEIM" not in led.beamer.accessibleDescription() + led.beamer.windowTitle() + led.window.windowTitle()


@pytest.mark.fault("F1")
def test_a_half_typed_line_comes_back_after_the_program_stopped(led: App, clock: RehearsalClock) -> None:
    led.window.lead.draft_changed.emit("half getyp")
    session = led.window.opened.id
    led.window.go_home()
    led.window.resume(session)

    assert led.window.lead.note_edit.text() == "half getyp"
    assert led.presenter.view is not None
    assert led.presenter.view.step_title.startswith("Wat is er gedaan")


def test_an_unfinished_session_is_on_top_of_the_first_page(led: App) -> None:
    led.window.go_home()

    assert led.window.choose.resume is not None
    assert QApplication.focusWidget() is led.window.choose.resume.go


@pytest.mark.fault("F15")
def test_the_gap_of_a_sleeping_laptop_is_asked_about_once(led: App, clock: RehearsalClock) -> None:
    led.presenter.tick()
    clock.jump(minutes=10)
    led.presenter.tick()
    assert "10 minuten" in led.window.lead.news.sentence.text()
    led.window.lead.news.action_requested.emit()

    assert led.presenter.view is not None
    assert led.presenter.view.face is not None
    assert led.presenter.view.face.left == led.presenter.view.face.total


def test_minutes_are_put_in_the_folder(led: App, tmp_path: Path) -> None:
    write(led, "a We bellen eerst")
    led.window.lead.act("close")
    path = led.window.export()

    assert path is not None
    assert path.parent == tmp_path / "verslagen"
    assert path.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.fault("F16")
def test_a_broken_draaiboek_is_told_and_nothing_else_stops(app: App, tmp_path: Path) -> None:
    file = tmp_path / "kapot.yaml"
    file.write_text("draaiboek: 1\ntitel: X\n", encoding="utf-8")
    app.window.open_file(file)

    assert app.window.choose.news.sentence.text().startswith("kapot")
    assert app.window.stack.currentWidget() is app.window.choose


@pytest.mark.fault("F5")
def test_a_store_that_fails_leaves_what_was_typed(led: App) -> None:
    folder = led.data / "facilitator.sqlite"
    led.desk.keeper._store.close()
    folder.unlink()
    folder.mkdir()
    led.window.lead.note_edit.setText("dit mag niet weg")
    led.window.lead.line.enter()

    assert led.window.lead.note_edit.text() == "dit mag niet weg"
    assert "Niet opgeslagen" in led.window.lead.news.sentence.text()
    folder.rmdir()


def test_who_leaves_makes_the_rounds_that_follow_shorter(led: App) -> None:
    menu = led.window.lead.presence_menu()
    menu.actions()[3].trigger()

    assert led.presenter.view is not None
    assert [p.here for p in led.presenter.view.people] == [True, True, True, False]
    assert len(led.window.opened.session.circle) == 3


def test_an_own_draaiboek_is_removed_and_put_back(app: App) -> None:
    text = "draaiboek: 1\ntitle: Mijn kring\nnotes: report\nsteps:\n- title: Praten\n  time: 25 min\n"
    (app.desk.own.folder / "mijn-kring.yaml").write_text(text, encoding="utf-8")
    app.window.go_home()
    cards = app.window.choose.cards
    mine = next(c.found for c in cards.shown if c.found.place == "own")

    app.window.making.act("remove", mine)
    gone = [c.found.template.title for c in cards.shown if c.found.place == "own"]
    app.window.choose.news.action.click()

    assert gone == []
    assert [c.found.template.title for c in cards.shown if c.found.place == "own"] == ["Mijn kring"]


def test_a_letter_before_a_line_says_nothing_of_the_next_one(led: App) -> None:
    usual = led.window.lead.line.kind.kind
    write(led, "v Wie beslist")
    write(led, "Niemand weet het")

    view = led.presenter.view
    assert view is not None
    assert [n.kind for n in view.notes][-2:] == ["question", usual]


def test_choosing_needs_no_sideways_scrolling_on_a_small_screen_at_200_percent(app: App) -> None:
    around = next(area for area in app.window.findChildren(Around) if area.isVisible())
    for width, height, beside in ((683, 384, True), (480, 320, False)):
        app.window.resize(width, height)
        app.qt.processEvents()
        columns = app.window.choose.findChild(Columns)

        assert around.horizontalScrollBar().maximum() == 0
        assert columns is not None
        assert columns.beside == beside
        assert out_of_reach(app.window) == []


def test_minutes_of_a_session_led_with_the_clock_set_back_say_so(led: App, clock: RehearsalClock) -> None:
    window = led.window
    window.go_to("report")
    assert not window.report.doubt.isVisible()
    first, template, particulars = window.opened.id, window.template, window.opened.session.particulars
    window.go_home()

    clock.advance(minutes=-60 * 24 * 365)
    assert template is not None
    window.begin_preparing(template, particulars)
    window.begin()
    window.lead.act("next")
    window.lead.act("close")
    led.qt.processEvents()
    assert window.opened.id != first
    doubt = window.report.doubt
    assert doubt.isVisible()
    assert "liep achter" in doubt.remark.words.text()

    clock.advance(minutes=60 * 24 * 365)
    began = window.opened.session.course.started_at
    doubt.day.set_text("32 november")
    doubt.go.click()
    assert doubt.day.error
    doubt.day.edit.setText(f"{clock.now():%d-%m-%Y}")
    doubt.go.click()
    assert not doubt.isVisible()
    assert window.opened.session.course.started_at == began + timedelta(days=365)
    window.go_home()
    window.show_minutes(window.desk.overviews()[0].id)
    assert not window.report.doubt.isVisible()
