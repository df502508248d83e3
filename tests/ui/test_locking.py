"""Away from the laptop: nothing of the console is in sight and no key does anything, while the room goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.app import App
from facilitator.lock_code import fits, kept_of
from facilitator.sessions.leading.note_line import Content
from facilitator.settings import Settings, read_settings
from facilitator.ui.curtain import Curtain
from facilitator.ui.doing.locking import Locking
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.settings.privacy import PrivacySection


@pytest.fixture
def locking(led: App) -> Locking:
    found = led.window.locking
    assert isinstance(found, Locking)
    led.window.room.open()
    led.window.presenter.do(lambda s, now: s.take_note(Content("Ketelbrug"), "note", "facilitator", now))
    led.qt.processEvents()
    return found


def over(app: App) -> Curtain:
    return next(c for c in app.window.locking.curtains if c.parent() is app.window)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def test_the_key_locks_and_the_room_goes_on(led: App, locking: Locking) -> None:
    window, path = led.window, led.window.presenter.view.path
    window.lead.note_edit.setFocus()
    window.lead.note_edit.setText("half getypt")
    popped = QDialog(window)
    popped.setWindowTitle("Iets")
    field = QWidget(popped)
    popped.show()
    led.window.room.wall_in_window()
    wall = led.beamer.view

    window.room.act("lock")
    led.qt.processEvents()

    assert locking.locked
    assert not window.stack.isVisible()
    assert not field.isVisible()
    assert over(led).size() == window.size()
    for key, held in ((Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)):
        press(window, key, held)
        press(led.beamer, key, held)
    assert (window.presenter.view.path, led.beamer.view, led.beamer.isVisible()) == (path, wall, True)

    over(led).open.click()
    led.qt.processEvents()
    assert not locking.locked
    assert window.stack.isVisible()
    assert field.isVisible()
    assert window.lead.note_edit.text() == "half getypt"
    press(window, Qt.Key.Key_PageDown)
    assert window.presenter.view.path != path
    popped.close()


def test_a_wrong_code_waits_and_the_right_one_opens(led: App, locking: Locking) -> None:
    led.window.settings = replace(led.window.settings, lock_code=kept_of("zeven"), lock_wall="black")
    locking.lock()
    assert led.window.presenter.wall.black
    curtain = over(led)
    QTest.keyClicks(curtain.code.edit, "acht")
    press(curtain.code.edit, Qt.Key.Key_Return)
    assert locking.locked
    assert "klopt niet" in curtain.code.error
    assert not curtain.code.edit.isEnabled()

    locking._on_waited()
    QTest.keyClicks(curtain.code.edit, "zeven")
    press(curtain.code.edit, Qt.Key.Key_Return)

    assert not locking.locked
    assert not led.window.presenter.wall.black


def test_a_time_without_a_key_locks_and_a_key_puts_it_off(led: App, locking: Locking) -> None:
    led.window.keep_settings(replace(led.window.settings, lock_after=5))
    assert locking._left.isActive()
    assert locking._left.interval() == 5 * 60_000

    locking._left.timeout.emit()
    assert locking.locked
    assert not locking._left.isActive()
    locking.open()
    assert locking._left.isActive()
    led.window.keep_settings(replace(led.window.settings, lock_after=0))
    assert not locking._left.isActive()


def test_where_the_wall_lies_over_the_console_it_stays_until_somebody_is_there(led: App, locking: Locking) -> None:
    room = led.window.room
    room.placing.show_wall(False)
    room._lay_over()
    locking.lock()
    led.qt.processEvents()
    assert room.over.isVisible()
    assert not over(led).isVisible()

    press(room.over, Qt.Key.Key_PageDown)
    assert over(led).isVisible()
    over(led).open.click()
    assert room.over.isVisible()
    assert not locking.locked


def test_what_is_kept_of_a_code_is_not_the_code_and_the_settings_take_it(qapp: object, tmp_path: object) -> None:
    kept = kept_of("zeven")
    assert "zeven" not in kept
    assert kept != kept_of("zeven")
    assert fits("zeven", kept)
    assert not fits("Zeven", kept)
    assert not fits("", "")

    section = PrivacySection(Theme("light"), Settings(retention="18 months, attendance 5 years", lock_after=7, lock_code=kept))
    assert section.values() == {"retention": "18 months, attendance 5 years", "lock_after": 7, "lock_wall": "on", "lock_code": kept}
    section.no_code.setChecked(True)
    section.content.setCurrentIndex(0)
    assert section.values()["lock_code"] == section.values()["retention"] == ""
    file = tmp_path / "settings.yaml"  # type: ignore[operator]
    file.write_text("lock_code: zeven\nretention: ooit\nlock_wall: groen\nlock_after: 5\n")
    settings, wrong = read_settings(file)
    assert (settings.lock_after, settings.lock_code, len(wrong)) == (5, "", 3)


def test_nothing_of_the_console_is_in_the_picture_of_a_locked_window(led: App, locking: Locking) -> None:
    locking.lock()
    led.qt.processEvents()
    locked: QPixmap = led.window.grab()
    led.window.presenter.do(lambda s, now: s.take_note(Content("Iets anders"), "note", "report", now))
    led.qt.processEvents()

    assert led.window.grab().toImage() == locked.toImage()
