"""An error that nobody expected: one dialog, nothing of what was said in it, and the session goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from facilitator.app import App, tell_crashes
from facilitator.logbook import FILE, keep_log, stop_log
from facilitator.ui.crashing import CrashTeller


@pytest.fixture
def teller(led: App) -> Iterator[CrashTeller]:
    made = tell_crashes(led)
    yield made
    made.remove()


def fail(words: str) -> None:
    raise ValueError(words)


def fail_elsewhere(words: str) -> None:
    raise KeyError(words)


def test_an_error_in_a_slot_gives_one_dialog_and_the_session_goes_on(led: App, teller: CrashTeller, qtbot: QtBot, tmp_path: Path) -> None:
    log = keep_log(tmp_path)
    led.window.lead.note_edit.setText("half getypt")
    for _ in range(3):
        QTimer.singleShot(0, led.window, lambda: fail("GEHEIM"))
    QTimer.singleShot(0, led.window, lambda: fail_elsewhere("GEHEIM"))
    qtbot.waitUntil(lambda: teller.dialog is not None)
    dialog = teller.dialog
    assert dialog is not None
    led.qt.processEvents()
    assert teller.dialog is dialog

    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "ui/test_crashing.py:" in copied
    assert "GEHEIM" not in copied + (tmp_path / FILE).read_text(encoding="utf-8")
    assert (tmp_path / FILE).read_text(encoding="utf-8").count("ERROR facilitator.ui.crashing") == 4
    dialog.go_on.click()
    assert teller.dialog is None

    assert led.window.lead.note_edit.text() == "half getypt"
    led.window.lead.line.enter()
    assert led.window.lead.kept.text() == "Opgeslagen"
    QTimer.singleShot(0, led.window, lambda: fail_elsewhere("nog eens"))  # from another line
    qtbot.waitUntil(lambda: teller.dialog is not None)
    teller.dialog.go_on.click()  # type: ignore[union-attr]
    stop_log(log)


def test_an_error_in_another_thread_is_told_in_the_window(led: App, teller: CrashTeller, qtbot: QtBot) -> None:
    thread = Thread(target=lambda: fail("GEHEIM"))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: teller.dialog is not None)

    assert teller.dialog is not None
    assert "GEHEIM" not in teller.dialog.more.toPlainText()
    assert "ValueError" in teller.dialog.more.toPlainText()
    teller.dialog.go_on.click()
