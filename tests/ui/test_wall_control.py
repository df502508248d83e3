"""What is done to the wall by keys and from the menu on its picture, in the app as a person uses it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.screens.beamer_view import BeamerView, Face
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.actions import lead_actions
from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.look.theme import Theme, load_fonts
from facilitator.ui.parts.wall_menu import wall_menu

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target: QWidget = QApplication.focusWidget() or app.window.lead.note_edit
    QTest.keyClick(target, key, modifier)
    app.qt.processEvents()


def answer(app: App, text: str) -> None:
    """Type on the line that asks, over what is proposed, and press Enter."""
    edit = app.window.lead.middle.wall_line.edit
    assert QApplication.focusWidget() is edit
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Key.Key_Return)
    app.qt.processEvents()


def view(app: App) -> ConsoleView:
    assert app.presenter.view is not None
    return app.presenter.view


def test_a_frozen_wall_stays_while_the_console_goes_on(led: App) -> None:
    before, thumbnail = led.beamer.view, led.window.lead.middle.now.wall

    press(led, Key.Key_F10)
    press(led, Key.Key_PageDown)

    assert led.beamer.view == before
    assert view(led).step_title != before.title
    assert thumbnail.accessibleName() == "Wat de zaal nu ziet: bevroren sinds 13:30"
    assert led.window.report.bar.beamer.accessibleName() == "Beamer: bevroren sinds 13:30"


def test_the_same_key_lets_the_wall_follow_again(led: App) -> None:
    press(led, Key.Key_F10)
    press(led, Key.Key_PageDown)
    press(led, Key.Key_F10)

    assert led.beamer.view.title == view(led).step_title
    assert led.window.lead.middle.now.wall.accessibleName() == "Wat de zaal nu ziet"


def test_closing_the_session_ends_freezing(led: App) -> None:
    press(led, Key.Key_F10)
    led.window.lead.act("close")
    led.qt.processEvents()

    assert led.beamer.view.screen == "closing"


def test_closing_the_window_of_the_wall_ends_freezing(led: App) -> None:
    press(led, Key.Key_F10)
    led.beamer.close()

    assert not view(led).wall.frozen


def test_nothing_that_is_done_to_the_wall_is_in_the_journal_or_comes_back(led: App) -> None:
    entries = len(led.window.opened.session.entries)
    press(led, Key.Key_F10)
    press(led, Key.Key_F10, CONTROL)
    answer(led, "Geheim van de smid")
    press(led, Key.Key_F11, SHIFT)
    session_id = led.window.opened.id

    assert len(led.window.opened.session.entries) == entries
    assert b"smid" not in led.desk.handing.file((session_id,), "self").data
    led.window.go_home()
    led.window.resume(session_id)
    assert view(led).wall.mark == ""
    assert led.beamer.view.screen not in ("black", "message")


def test_a_line_for_the_group_is_typed_in_place_and_taken_away(led: App) -> None:
    press(led, Key.Key_F10, CONTROL)
    answer(led, "De koffie staat klaar")

    shown = led.beamer.view
    assert (shown.screen, shown.question) == ("message", "De koffie staat klaar")
    assert led.window.lead.note_edit.hasFocus()
    assert not led.window.lead.middle.wall_line.isVisible()

    press(led, Key.Key_F10, CONTROL)
    assert led.beamer.view.screen != "message"


def test_esc_on_that_line_throws_nothing_away(led: App) -> None:
    line = led.window.lead.middle.wall_line
    press(led, Key.Key_F10, CONTROL)
    QTest.keyClicks(line.edit, "De koffie")
    press(led, Key.Key_Escape)

    assert led.window.lead.note_edit.hasFocus()
    press(led, Key.Key_F10, CONTROL)
    assert line.edit.text() == "De koffie"


def test_one_question_makes_way_for_another_and_keeps_what_was_typed(led: App) -> None:
    line = led.window.lead.middle.wall_line
    press(led, Key.Key_F10, CONTROL)
    QTest.keyClicks(line.edit, "De koffie")
    press(led, Key.Key_F6, SHIFT)
    proposed = line.edit.text()
    press(led, Key.Key_F10, CONTROL)

    assert (proposed, line.edit.text()) == ("13:45", "De koffie")


def test_a_pause_until_a_time_is_on_the_wall_whatever_was_done_to_it(led: App) -> None:
    press(led, Key.Key_F10)
    press(led, Key.Key_F6, SHIFT)
    answer(led, "14:00")

    assert (led.beamer.view.until_words, led.beamer.view.until) == ("we gaan verder om", "14:00")
    assert view(led).paused
    assert view(led).undo == "pauze"


def test_a_time_that_cannot_be_stays_on_the_line_with_a_sentence(led: App) -> None:
    press(led, Key.Key_F6, SHIFT)
    answer(led, "straks")

    assert led.window.lead.middle.wall_line.edit.text() == "straks"
    assert "geen tijd" in led.window.lead.news.sentence.text()


def test_at_the_time_the_facilitator_is_told_once_and_nothing_goes_on_by_itself(led: App, clock: RehearsalClock) -> None:
    told: list[str] = []
    led.presenter.pause_ended.connect(told.append)
    press(led, Key.Key_F6, SHIFT)
    answer(led, "13:40")
    for _ in range(3):
        clock.advance(minutes=5)
        led.presenter.tick()

    assert told == ["13:40"]
    assert "Het is 13:40" in led.window.lead.news.sentence.text()
    assert view(led).paused


def test_letters_grow_and_shrink_by_a_key_and_stop_at_the_floor(led: App) -> None:
    press(led, Key.Key_Plus, CONTROL)
    larger = led.beamer.view.zoom
    press(led, Key.Key_Minus, CONTROL)
    press(led, Key.Key_Minus, CONTROL)

    assert larger > 1
    assert led.beamer.view.zoom == 1


def test_the_picture_shows_the_page_and_the_size_that_the_room_sees(led: App) -> None:
    press(led, Key.Key_Plus, CONTROL)

    assert led.window.lead.middle.now.wall.view == led.beamer.view


def test_the_menu_on_the_picture_has_everything_with_its_key(led: App) -> None:
    done: list[str] = []
    menu = wall_menu(led.window.lead, view(led), done.append)
    actions = {a.objectName(): a for a in menu.actions() if not a.isSeparator()}
    for action in actions.values():
        action.trigger()

    specs = {spec.id: spec for spec in lead_actions()}
    assert set(actions) == {"ahead", "freeze", "black", "message", "pause_until", "bigger", "smaller", "mute", "beamer"}
    assert done == [name for name, action in actions.items() if action.isEnabled()]
    assert not actions["smaller"].isEnabled()
    assert actions["freeze"].text() == f"{specs['freeze'].text}\tF10"


def test_the_menu_says_how_to_take_back_what_was_done(led: App) -> None:
    press(led, Key.Key_F10)
    press(led, Key.Key_F9, SHIFT)
    texts = {a.objectName(): a.text() for a in wall_menu(led.window.lead, view(led), lambda action: None).actions()}

    assert texts["freeze"].startswith("Laat het beamerscherm weer meelopen")
    assert texts["ahead"].startswith("Terug naar wat de zaal nu ziet")


def test_one_key_shows_what_the_room_will_see_and_the_wall_stays(led: App) -> None:
    picture, before, entries = led.window.lead.middle.now.picture, led.beamer.view, len(led.window.opened.session.entries)

    press(led, Key.Key_F9, SHIFT)

    assert picture.thumbnail.view.title == view(led).next_title
    assert picture.thumbnail.accessibleName() == f"Wat de zaal straks ziet: {view(led).next_title}"
    assert (led.beamer.view, view(led).beamer) == (before, before)
    assert len(led.window.opened.session.entries) == entries

    press(led, Key.Key_F9, SHIFT)

    assert picture.thumbnail.view == led.beamer.view
    assert picture.thumbnail.accessibleName() == "Wat de zaal nu ziet"


def test_going_on_shows_what_the_room_sees_again(led: App) -> None:
    picture = led.window.lead.middle.now.picture
    picture.ahead.click()
    coming = picture.thumbnail.view

    press(led, Key.Key_PageDown)

    assert view(led).coming is None
    assert picture.thumbnail.view == led.beamer.view == coming
    assert picture.ahead.text() == "straks"


def test_a_covered_console_says_why_it_does_not_look_ahead(led: App) -> None:
    press(led, Key.Key_M, CONTROL)
    press(led, Key.Key_F9, SHIFT)

    assert led.window.lead.middle.now.wall.view == led.beamer.view
    assert "Ctrl+M" in led.window.lead.news.sentence.text()


def test_pressing_the_picture_opens_the_menu(led: App) -> None:
    asked: list[object] = []
    led.window.lead.middle.now.menu_requested.connect(asked.append)
    QTest.mouseClick(led.window.lead.middle.now.wall, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()

    assert len(asked) == 1
    assert popup is not None
    popup.close()


@pytest.fixture
def wall(qtbot: QtBot) -> BeamerWindow:
    """The window of the wall, on screen, with soft changes."""
    load_fonts()
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()
    window.show_view(BeamerView("question", "Een", "Eerste vraag", clock=Face("running", timedelta(minutes=5), timedelta(minutes=9))))
    window.soft = True
    return window


def test_one_screen_fades_into_the_next_and_ends_as_without_fading(qtbot: QtBot, wall: BeamerWindow) -> None:
    following = BeamerView("question", "Twee", "Tweede vraag")
    before = wall.grab().toImage()
    wall.show_view(following)
    begun = wall.grab().toImage()
    qtbot.waitUntil(lambda: not wall.changing)
    after = wall.grab().toImage()
    wall.soft = False
    wall.show_view(BeamerView("black", ""))
    wall.show_view(following)

    assert begun == before
    assert after == wall.grab().toImage() != before


def test_a_second_that_passes_does_not_fade(wall: BeamerWindow) -> None:
    wall.show_view(BeamerView("question", "Een", "Eerste vraag", clock=Face("running", timedelta(seconds=299), timedelta(minutes=9))))

    assert not wall.changing


def test_without_soft_changes_the_next_screen_is_there_at_once(wall: BeamerWindow) -> None:
    wall.soft = False
    wall.show_view(BeamerView("question", "Twee", "Tweede vraag"))

    assert not wall.changing
