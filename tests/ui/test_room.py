"""Cables in and out while a session is led: where the windows are, and what can be read. Limits of this platform: `offscreen_monitors`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings, read_settings
from facilitator.ui.pages.settings.page import SettingsDialog
from facilitator.ui.room.monitors import Wish
from tests.ui.offscreen_monitors import BEAMER, LAPTOP, SECOND, OffscreenMonitors

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SECRET = "GEHEIMWOORD"
SOON = 1500
"""Milliseconds within which everything is where it should be."""
STEPS = f"""\
draaiboek: 1
title: Proef
notes: report
origin: {{timing: own}}
roles: {{inbrenger: 1}}
steps:
- title: Vertel
  time: 20 min
  say: {SECRET}
  show: Wat houdt je tegen?
  fields:
  - short: open vraag
  - short: voor de inbrenger
    notes: inbrenger
- title: Slot
  time: 5 min
"""


@pytest.fixture
def screens(qapp: QApplication) -> Iterator[OffscreenMonitors]:
    made = OffscreenMonitors()
    made.set(LAPTOP, BEAMER)
    yield made
    made.back_to_one()


@pytest.fixture
def start(qapp: QApplication, screens: OffscreenMonitors, clock: RehearsalClock, tmp_path: Path) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def begin(wish: str = "", *plugged: dict[str, object]) -> App:
        if plugged:
            screens.set(*plugged)
        app = App(qapp, clock, tmp_path / "data", Settings(beamer_screen=wish))
        started.append(app)
        app.window.resize(1200, 700)
        app.window.show()
        app.open()
        app.window.room.watch()
        template = read_text(STEPS, "proef", lambda _name: None)
        app.window.begin_preparing(template, Particulars(clock.now(), team="Zuid", participants=named("Anna Bos\nBob Mol")))
        app.window.begin()
        app.window.lead.act("next")
        app.window.lead.line.choose_seen("facilitator")
        app.window.lead.note_edit.setText(SECRET)
        app.window.lead.line.enter()
        qapp.processEvents()
        return app

    yield begin
    for app in started:
        app.window.close()
        for widget in (app.window, app.beamer):
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def console_on(app: App) -> str:
    """The screen that the whole console is on; nothing where it is not visible, or partly outside."""
    window = app.window
    at = next((s for s in QApplication.screens() if s.geometry().contains(window.frameGeometry())), None)
    return at.name() if at and window.isVisible() and not window.isMinimized() else ""


def wall_on(app: App) -> str:
    """The screen that the wall fills; nothing where it is on none."""
    wall = app.beamer
    at = next((s for s in QApplication.screens() if s.geometry() == wall.geometry()), None)
    return at.name() if at and wall.isVisible() and wall.isFullScreen() else ""


def readable(app: App) -> str:
    """Every word that a page of the console was handed, and what is on its widgets."""
    lead = app.window.lead
    rows = [lead.notes.rows.data(lead.notes.rows.index(i)) for i in range(lead.notes.rows.rowCount())]
    shown = lead.note_edit.displayText() + lead.middle.say.text() + lead.middle.watch_out.words.text()
    return repr((app.presenter.view, rows, shown, app.window.windowTitle(), app.window.room.strip.sentence.text()))


def shown_in(page: QWidget) -> str:
    """What stands on lines that can be written on."""
    return repr([edit.toPlainText() for edit in page.findChildren(QPlainTextEdit) if edit.isVisible()])


def both_placed(app: App, console: str, wall: str) -> Callable[[], bool]:
    return lambda: (console_on(app), wall_on(app)) == (console, wall)


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or app.window, key, modifier)
    app.qt.processEvents()


def test_the_wall_is_on_the_other_screen_and_everything_can_be_read(start: Callable[..., App]) -> None:
    app = start()

    assert (console_on(app), wall_on(app)) == ("laptop", "beamer")
    assert SECRET in readable(app)
    assert not app.window.room.strip.isVisible()


@pytest.mark.long
def test_twenty_times_out_and_in_again(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot, clock: RehearsalClock) -> None:
    app = start()
    for _ in range(20):
        screens.set(LAPTOP)
        assert wall_on(app) == ""
        assert SECRET not in readable(app)
        qtbot.waitUntil(lambda: app.window.room.cover.why == "one", timeout=SOON)
        assert (console_on(app), wall_on(app)) == ("laptop", "")
        assert SECRET not in readable(app)
        clock.advance(seconds=10)
        screens.set(LAPTOP, BEAMER)
        qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)
        assert SECRET in readable(app)
        assert QApplication.focusWidget() is app.window.lead.note_edit

    app.presenter.tick()
    assert app.presenter.view is not None
    assert app.presenter.view.face is not None
    assert app.presenter.view.face.left.total_seconds() == 20 * 60 - 20 * 10


def test_the_laptops_own_screen_goes_and_comes_back(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot) -> None:
    """Without a wish too: what was the wall before is the wall again."""
    app = start()

    screens.set(BEAMER)
    assert SECRET not in readable(app)
    qtbot.waitUntil(both_placed(app, "beamer", ""), timeout=SOON)
    assert SECRET not in readable(app)
    screens.set(LAPTOP, BEAMER)

    qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)
    assert app.settings.beamer_screen == ""


def test_a_screen_that_drops_out_for_a_moment_comes_back_to_a_wall_that_went_nowhere(
    start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot
) -> None:
    app = start("beamer", LAPTOP, BEAMER, SECOND)
    seen: list[str] = []
    app.window.room.placing.settled.connect(lambda _found: seen.append(wall_on(app)))

    screens.set(LAPTOP, SECOND)
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 2, timeout=SOON)
    screens.set(LAPTOP, SECOND, BEAMER)
    qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)

    assert set(seen) == {"beamer"}


def test_what_is_made_do_with_is_never_the_wish(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot) -> None:
    app = start("beamer", LAPTOP, BEAMER, SECOND)

    screens.set(LAPTOP, SECOND)
    qtbot.waitUntil(both_placed(app, "laptop", "second"), timeout=SOON)
    assert app.window.settings.beamer_screen == "beamer"
    screens.set(LAPTOP, SECOND, BEAMER)

    qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)


def test_another_resolution_is_followed(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot) -> None:
    app = start()

    screens.set(LAPTOP, {**BEAMER, "width": 1024, "height": 768})

    qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)


def test_a_beamer_that_shows_the_laptop_is_told_from_a_second_screen(
    start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot
) -> None:
    app = start()

    screens.set(LAPTOP, {"name": "beamer"})

    assert SECRET not in readable(app)
    qtbot.waitUntil(lambda: app.window.room.cover.why == "mirrored", timeout=SOON)
    assert (console_on(app), wall_on(app)) in (("laptop", ""), ("beamer", ""))
    assert app.window.room.strip.sentence.text().startswith("De beamer toont hetzelfde als je laptop")


def test_a_maximised_console_fills_the_screen_that_is_left(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot) -> None:
    app = start()
    app.window.showMaximized()
    app.qt.processEvents()

    screens.set(BEAMER)

    qtbot.waitUntil(lambda: console_on(app) == "beamer" and app.window.isMaximized(), timeout=SOON)


# one screen for both


def test_one_screen_is_covered_until_the_key_is_pressed(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)

    assert (console_on(app), wall_on(app)) == ("laptop", "")
    assert SECRET not in readable(app)
    assert "Eén scherm, dus afgedekt: wat je zegt, voor de inbrenger, 1 notitie" in app.window.room.strip.sentence.text()
    press(app, Key.Key_M, CONTROL)

    assert SECRET in readable(app)
    assert "de zaal kan meelezen" in app.window.room.strip.sentence.text()


def test_one_key_changes_console_for_wall_and_leading_goes_on_under_it(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    press(app, Key.Key_M, CONTROL)
    press(app, Key.Key_F11)
    room = app.window.room
    assert room.over.isVisible()
    assert room.over.geometry() == app.window.rect()
    assert app.window.isFullScreen()
    assert wall_on(app) == ""
    press(app, Key.Key_X)
    press(app, Key.Key_PageDown)
    press(app, Key.Key_X)

    assert room.over.view.title == "Slot"
    assert app.window.lead.note_edit.text() == ""
    press(app, Key.Key_F11)
    assert not room.over.isVisible()
    assert not app.window.isFullScreen()
    assert SECRET not in readable(app)


def test_what_needs_the_console_brings_it_back_covered(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    press(app, Key.Key_F11)
    press(app, Key.Key_F9)

    assert not app.window.room.over.isVisible()
    assert app.window.replan.isVisible()
    assert SECRET not in readable(app)


def test_a_second_screen_takes_the_wall_off_the_console(start: Callable[..., App], screens: OffscreenMonitors, qtbot: QtBot) -> None:
    app = start("", LAPTOP)
    press(app, Key.Key_F11)

    screens.set(LAPTOP, BEAMER)

    qtbot.waitUntil(both_placed(app, "laptop", "beamer"), timeout=SOON)
    assert not app.window.room.over.isVisible()


def test_a_note_for_oneself_is_typed_as_dots_and_kept_as_it_is(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    edit = app.window.lead.note_edit
    app.window.lead.line.choose_seen("facilitator")
    QTest.keyClicks(edit, "nog een geheim")
    assert "geheim" not in edit.displayText()
    press(app, Key.Key_Return)
    app.window.lead.line.choose_seen("report")
    QTest.keyClicks(edit, "voor het verslag")

    assert edit.displayText() == "voor het verslag"
    notes = app.window.opened.session.course.notes.values()
    assert [app.window.opened.session.content(n).text for n in notes] == [SECRET, "nog een geheim"]


def test_a_half_typed_private_line_becomes_dots_when_the_cable_goes(start: Callable[..., App], screens: OffscreenMonitors) -> None:
    app = start()
    app.window.lead.line.choose_seen("facilitator")
    QTest.keyClicks(app.window.lead.note_edit, SECRET)

    screens.set(LAPTOP)

    assert SECRET not in readable(app)
    assert app.window.lead.note_edit.text() == SECRET


def test_a_line_of_before_a_restart_counts_as_private_until_it_is_kept_or_wiped(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    edit = app.window.lead.note_edit
    app.window.lead.show_draft("half getypt")
    assert "half" not in edit.displayText()
    edit.clear()
    app.window.lead.line.choose_seen("report")
    QTest.keyClicks(edit, "xy")
    QTest.keyClick(edit, Key.Key_Backspace)
    QTest.keyClick(edit, Key.Key_Backspace)
    QTest.keyClicks(edit, "open")

    assert edit.displayText() == "open"


def test_what_is_half_typed_in_a_field_is_kept_before_it_is_covered(start: Callable[..., App]) -> None:
    app = start()
    fields = app.window.lead.middle._editors
    edit = list(fields.values())[1].edit  # type: ignore[attr-defined]
    edit.setFocus()
    QTest.keyClicks(edit, "half")
    press(app, Key.Key_M, CONTROL)
    assert len(fields) == 1
    press(app, Key.Key_M, CONTROL)

    assert [row.value for row in app.presenter.view.fields] == [None, "half"]  # type: ignore[union-attr]


def test_a_covered_note_is_not_put_on_the_line_to_be_overwritten(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    lead = app.window.lead
    assert app.presenter.view is not None
    lead.notes.edit_requested.emit(app.presenter.view.notes[0].id)

    assert lead.note_edit.text() == ""
    assert "afgedekt" in lead.news.sentence.text()


def test_the_minutes_leave_out_what_is_covered(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    app.window.go_to("report")

    assert app.window.room.strip.isVisible()
    assert SECRET not in shown_in(app.window.report)
    press(app, Key.Key_M, CONTROL)
    assert SECRET in shown_in(app.window.report)


# by hand


def test_the_mask_key_works_with_two_screens_too(start: Callable[..., App]) -> None:
    app = start()
    press(app, Key.Key_M, CONTROL)
    assert SECRET not in readable(app)
    assert app.window.room.strip.isVisible()
    press(app, Key.Key_M, CONTROL)

    assert SECRET in readable(app)
    assert not app.window.room.strip.isVisible()


def test_swapped_screens_are_kept_as_the_wish_and_covered_until_seen(start: Callable[..., App]) -> None:
    app = start()
    press(app, Key.Key_F11, CONTROL)

    assert (console_on(app), wall_on(app)) == ("beamer", "laptop")
    assert SECRET not in readable(app)
    assert read_settings(app.data / "settings.yaml")[0].beamer_screen == "laptop"
    press(app, Key.Key_M, CONTROL)
    assert SECRET in readable(app)
    press(app, Key.Key_F11, CONTROL)
    assert (console_on(app), wall_on(app)) == ("laptop", "beamer")


def test_a_console_that_is_dragged_to_the_room_is_covered(start: Callable[..., App], qtbot: QtBot) -> None:
    app = start("beamer")
    app.window.move(1500, 100)

    qtbot.waitUntil(lambda: app.window.room.cover.why == "swapped", timeout=SOON)
    assert SECRET not in readable(app)


def test_a_menu_with_names_does_not_stay_open_over_a_covered_console(start: Callable[..., App], screens: OffscreenMonitors) -> None:
    app = start()
    press(app, Key.Key_F4)
    assert QApplication.activePopupWidget() is not None

    screens.set(LAPTOP)

    assert QApplication.activePopupWidget() is None


def test_with_one_screen_there_is_nothing_to_swap(start: Callable[..., App]) -> None:
    app = start("", LAPTOP)
    press(app, Key.Key_F11, CONTROL)

    assert "Er is één scherm" in app.window.lead.news.sentence.text()


def test_the_wall_goes_off_and_on_and_into_a_window(start: Callable[..., App]) -> None:
    app = start()
    press(app, Key.Key_F11)
    assert not app.beamer.isVisible()
    press(app, Key.Key_F11, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert app.beamer.isVisible()
    assert not app.beamer.isFullScreen()
    press(app, Key.Key_F11, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(app, Key.Key_F11)

    assert wall_on(app) == "beamer"


def test_the_wall_takes_no_focus_and_shows_no_pointer(start: Callable[..., App]) -> None:
    app = start()

    assert app.beamer.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert app.beamer.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert app.beamer.cursor().shape() == app.window.room.over.cursor().shape() == Qt.CursorShape.BlankCursor
    assert QApplication.focusWidget() is app.window.lead.note_edit
    app.window.close()
    assert not app.beamer.isVisible()


def test_each_screen_gets_a_number_until_escape(start: Callable[..., App]) -> None:
    app = start()
    identify = app.window.room.identify
    identify.start()
    app.qt.processEvents()
    where = [next(s.name() for s in QApplication.screens() if s.geometry().contains(n.geometry())) for n in identify.shown]
    press(app, Key.Key_Escape)

    assert sorted(where) == ["beamer", "laptop"]
    assert identify.shown == []
    assert app.window.isVisible()


def test_the_numbers_go_away_by_themselves(start: Callable[..., App], qtbot: QtBot) -> None:
    identify = start().window.room.identify
    identify.start()

    qtbot.waitUntil(lambda: not identify.shown, timeout=4000)


def test_the_screen_of_the_room_is_chosen_by_name(start: Callable[..., App], screens: OffscreenMonitors) -> None:
    app = start("weg", LAPTOP, BEAMER, SECOND)
    dialog = SettingsDialog(app.theme, app.window.settings)
    dialog.chosen.connect(app.window._on_settings_chosen)
    box = dialog.screen_choice.box
    words = [box.itemText(i) for i in range(box.count())]
    assert words[1:] == ["1  beamer, 1920 × 1080", "2  laptop, 1366 × 768", "3  second, 1280 × 720", "weg (nu niet aangesloten)"]
    assert dialog.screen_choice.wish == Wish("weg")

    box.setCurrentIndex(3)
    dialog._keep()

    assert wall_on(app) == "second"
    assert read_settings(app.data / "settings.yaml")[0].beamer_screen == "second"
