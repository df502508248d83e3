"""The passphrase at the start: asked over a window in which nothing can be done yet, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.keeping.encryption import Gate
from facilitator.sessions.clock import RehearsalClock
from facilitator.settings import Settings
from facilitator.storage.keys import LockedError, NotEncryptedError, forget, mark, new_key, salt_of
from facilitator.storage.store import Store
from tests.ui.accessible_tree import faults, walk

PASSPHRASE = "vier losse woorden hier"


@pytest.fixture
def shut(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    """The app in front of a data folder with a plain archive, not started yet."""
    store = Store(tmp_path / "data", clock.now)
    store.close()
    made = App(qapp, clock, tmp_path / "data", Settings())
    made.window.show()
    yield made
    made.window.close()
    for widget in (made.window, made.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(app: App) -> None:
    app.unlocking.background.wait()
    app.qt.processEvents()


def type_in(app: App, words: str) -> None:
    field = app.unlocking.sheet.focusWidget()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_wrong_passphrase_says_so_the_right_one_begins_and_esc_ends(shut: App, clock: RehearsalClock) -> None:
    store = Store(shut.data, clock.now)
    store.encrypt(new_key(PASSPHRASE, rounds=1))
    store.close()
    forget(store.file)
    begun: list[str] = []

    with pytest.raises(LockedError) as locked:
        shut.start()
    shut.ask_passphrase(locked.value, lambda: begun.append("begun"), lambda: begun.append("left"))
    sheet = shut.unlocking.sheet
    shut.qt.processEvents()

    assert not shut.window.stack.isEnabled()
    assert faults(walk(sheet)) == []
    type_in(shut, "vier losse woorden daar")
    wait(shut)
    assert "past niet" in sheet.now.edit.accessibleDescription()
    assert begun == []
    type_in(shut, PASSPHRASE)
    wait(shut)
    assert begun == ["begun"]
    assert shut.window.stack.isEnabled()

    forget(store.file)
    shut.ask_passphrase(locked.value, lambda: begun.append("begun"), lambda: begun.append("left"))
    QTest.keyClick(shut.unlocking.sheet.focusWidget(), Qt.Key.Key_Escape)
    assert begun == ["begun", "left"]


def test_what_has_to_be_encrypted_is_encrypted_before_anything_is_shown(shut: App) -> None:
    file = shut.data / "facilitator.sqlite"
    mark(file)
    begun: list[str] = []

    with pytest.raises(NotEncryptedError) as plain:
        shut.start()
    shut.ask_passphrase(plain.value, lambda: begun.append("begun"), lambda: None, Gate(file, True, rounds=1))
    shut.qt.processEvents()
    type_in(shut, "te kort")
    type_in(shut, "te anders")
    assert "niet gelijk" in shut.unlocking.sheet.again.edit.accessibleDescription()
    shut.unlocking.sheet.again.edit.clear()
    type_in(shut, "te kort")
    wait(shut)
    assert "minstens 12 tekens" in shut.unlocking.sheet.new.edit.accessibleDescription()
    shut.unlocking.sheet.again.edit.clear()
    type_in(shut, PASSPHRASE)
    type_in(shut, PASSPHRASE)
    wait(shut)

    assert begun == ["begun"]
    assert salt_of(file) is not None
    shut.start()
