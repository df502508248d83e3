"""Encrypting from the settings: what is told, what is refused, and what is on disk afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from facilitator.app import App
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.encryption import Encryption
from facilitator.storage.keys import is_plain, salt_of
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import forget_seals
from facilitator.ui.look.buttons import Button
from facilitator.ui.pages.passphrase import PassphraseSheet
from facilitator.ui.pages.settings.page import SettingsDialog
from tests.ui.accessible_tree import faults, walk

PASSPHRASE, OTHER = "vier losse woorden hier", "vijf andere woorden daar"


def sheet_of(app: App) -> PassphraseSheet:
    sheet = app.window.encrypting.sheet
    assert sheet is not None
    return sheet


def type_in(app: App, *lines: str) -> None:
    for words in lines:
        field = sheet_of(app).focusWidget()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    app.window.encrypting.background.wait()
    app.qt.processEvents()


def button(app: App, words: str) -> QPushButton:
    return next(b for b in sheet_of(app).findChildren(Button) if b.accessibleName() == words)


def test_from_the_settings_it_is_switched_on_changed_and_off_unless_the_organisation_asks_for_it(app: App) -> None:
    desk, file = app.desk, app.data / "facilitator.sqlite"
    desk.safekeeper.make()
    desk.encryption = Encryption(desk._store, desk.safekeeper, rounds=1)
    dialog = SettingsDialog(app.theme, app.settings)
    app.window.encrypting.listen_to(dialog)
    next(b for b in dialog.findChildren(Button) if b.accessibleName().startswith("Versleutelen")).click()
    app.qt.processEvents()
    what = app.window.encrypting.what
    assert what is not None
    what.all.click()

    assert faults(walk(sheet_of(app))) == []
    told = " ".join(node.name for node in walk(sheet_of(app)))
    assert "dan is alles weg" in told
    assert "1 reservekopie" in told
    type_in(app, "te kort", "te kort")
    assert "minstens 12 tekens" in sheet_of(app).new.edit.accessibleDescription()
    assert is_plain(file)
    sheet_of(app).again.edit.clear()
    type_in(app, PASSPHRASE, PASSPHRASE)
    assert app.window.encrypting.sheet is None
    assert app.window.choose.news.sentence.text() == "Alles wat bewaard is, is nu versleuteld."
    first = salt_of(file)
    assert first == salt_of(desk.safekeeper.copies()[0].path) is not None

    app.window.encrypting.open()
    type_in(app, OTHER, OTHER, OTHER)
    assert "past niet" in sheet_of(app).now.edit.accessibleDescription()
    sheet_of(app).now.edit.clear()
    type_in(app, PASSPHRASE)
    assert salt_of(file) not in (first, None)

    app.window.encrypting.open()
    button(app, "Zet versleutelen uit…").click()
    app.qt.processEvents()
    type_in(app, OTHER)
    assert app.window.choose.news.sentence.text() == "Er is geen wachtzin meer."
    assert is_plain(file)

    desk.encryption.turn_on(PASSPHRASE)
    app.window.settings = replace(app.window.settings, encrypted="all")
    app.window.encrypting.open()
    assert [b for b in sheet_of(app).findChildren(Button) if b.accessibleName().startswith("Zet versleutelen uit")] == []
    sheet_of(app).close_up()


def test_a_change_that_was_stopped_is_done_to_the_copies_when_the_program_begins(app: App) -> None:
    desk, file = app.desk, app.data / "facilitator.sqlite"
    copy = desk.safekeeper.make().path
    desk.encryption = Encryption(desk._store, desk.safekeeper, rounds=1)
    desk.encryption.turn_on(PASSPHRASE)
    with pytest.raises(KeyboardInterrupt):
        desk.encryption.change(PASSPHRASE, OTHER, stop_at_the_copy)
    assert salt_of(copy) != salt_of(file)

    app.guard()
    assert app.safeguard is not None
    app.safeguard.background.wait()

    assert salt_of(copy) == salt_of(file)
    app.safeguard.finish()


def stop_at_the_copy(done: int) -> None:
    if done:
        raise KeyboardInterrupt


def test_confidential_sessions_only_is_the_other_choice_changed_and_taken_away_in_the_same_place(app: App) -> None:
    desk, window = app.desk, app.window
    desk.safekeeper.make()
    desk.confidential = Confidential(desk._store, desk.safekeeper, cost=Cost(n=2))
    window.encrypting.open()
    what = window.encrypting.what
    assert what is not None
    assert faults(walk(what)) == []
    assert what.focusWidget() is what.confidential

    QTest.keyClick(what.confidential, Qt.Key.Key_Return)
    window.encrypting.background.wait()
    assert "je beheerder niet" in " ".join(node.name for node in walk(sheet_of(app)))
    type_in(app, PASSPHRASE, PASSPHRASE)
    assert window.choose.news.sentence.text() == "Vertrouwelijke sessies staan nu achter de wachtzin."
    assert (desk.confidential.on, window.choose.seal.isVisible()) == (True, True)

    window.encrypting.open()
    type_in(app, OTHER, OTHER, OTHER)
    assert "past niet" in sheet_of(app).now.edit.accessibleDescription()
    sheet_of(app).now.edit.clear()
    type_in(app, PASSPHRASE)
    assert window.choose.news.sentence.text() == "Voortaan geldt de nieuwe wachtzin."

    window.encrypting.open()
    button(app, "Haal de wachtzin weg…").click()
    type_in(app, OTHER)
    assert (desk.confidential.on, window.choose.seal.isVisible()) == (False, False)

    desk.confidential = Confidential(desk._store, desk.safekeeper, shared=True)
    window.encrypting.open()
    refused = window.encrypting.what
    assert refused is not None
    assert not refused.confidential.isEnabled()
    assert "gedeeld archief" in refused.confidential.accessibleDescription()
    refused.close_up()
    forget_seals()
