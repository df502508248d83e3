"""Controleer gegevens, in the app: looked at in the background, the gravest first, on to putting back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.storage.copies import FILE_NAME
from facilitator.ui.pages.settings.page import SettingsDialog


def test_what_is_found_is_said_with_what_to_do(led: App, qtbot: QtBot) -> None:
    led.desk.safekeeper.make()
    after = led.window.looking_after
    dialog = after.made_check()
    after.look_through()
    assert not dialog.again.isEnabled()
    after.background.wait()
    assert dialog.outcome.text() == "Alles is in orde."

    with closing(sqlite3.connect(led.data / FILE_NAME)) as connection:
        connection.execute("UPDATE session SET state = 'closed'")
        connection.commit()
    dialog.again.click()
    after.background.wait()
    dialog.copy.click()

    assert dialog.outcome.text().startswith("Er klopt iets niet.")
    assert QGuiApplication.clipboard().text().startswith("fout: Van Activeringsdialoog van 2026-11-26 is onduidelijk")
    dialog.restore_requested.disconnect()  # it would open a dialog that waits for somebody
    with qtbot.waitSignal(dialog.restore_requested):
        dialog.restore.click()
    dialog.deleteLater()
    after.background.stop()


def test_the_settings_lead_there_and_are_gone_first(led: App, qtbot: QtBot) -> None:
    dialog = SettingsDialog(led.window.theme, led.window.settings)
    qtbot.addWidget(dialog)
    dialog.show()

    for wish in (dialog.restore_requested, dialog.check_requested):
        with qtbot.waitSignal(wish):
            dialog.leave_for(wish)
        assert not dialog.isVisible()
        dialog.show()
