"""Putting copies back, in the app: what there is, one more yes, what was there is kept; a damaged file is offered a good copy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.keeping.left_in_copies import ForgottenButLeft
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.screens.console_screen import console_view
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.encrypting import encrypt
from facilitator.storage.keys import forget, new_key
from tests.ui.accessible_tree import faults, walk

PASSPHRASE = "vier losse woorden hier"


def notes(app: App, session_id: str) -> list[str]:
    return [row.text for row in console_view(app.desk.keeper.read(session_id), app.clock.now()).notes]


def note(app: App, text: str) -> None:
    app.window.lead.note_edit.setText(text)
    app.window.lead.line.enter()


def test_everything_or_one_session_is_put_back_with_what_was_there_kept(led: App, clock: RehearsalClock) -> None:
    after, safe = led.window.looking_after, led.desk.safekeeper
    session_id = led.window.opened.id
    note(led, "eerste")
    safe.make()
    clock.advance(minutes=5)
    note(led, "tweede")
    led.window.go_home()
    dialog = after.made_dialog()
    after.refresh()
    after.background.wait()
    (row,) = dialog.rows
    assert not dialog.sure.isVisibleTo(dialog)

    dialog.all.click()
    assert dialog.sure.isVisibleTo(dialog)
    dialog.not_now.click()
    assert notes(led, session_id) == ["eerste", "tweede"]
    dialog.all.click()
    dialog.sure.click()
    after.background.wait()

    assert notes(led, session_id) == ["eerste"]
    assert [c.reason for c in safe.copies()] == ["restoring", "usual"]
    assert led.window.choose.resume is not None
    (row,) = dialog.rows  # the one that was kept is looked at, and it is different from what is here now
    clock.advance(minutes=5)
    row.click()
    after.background.wait()
    assert notes(led, session_id) == ["eerste", "tweede"]
    dialog.reject()
    dialog.deleteLater()
    after.background.stop()


def test_a_copy_with_another_passphrase_is_opened_with_that_and_warns_of_names(led: App, clock: RehearsalClock) -> None:
    after, safe, desk = led.window.looking_after, led.desk.safekeeper, led.desk
    note(led, "eerste")
    away = safe.make().path
    encrypt(away, new_key(PASSPHRASE, rounds=1))
    forget(away)
    clock.advance(minutes=5)
    led.window.go_home()
    with pytest.raises(ForgottenButLeft, match=f"{away.name} .*Herstel vraagt ernaar"):
        desk.forgetting.person("Bob Mol", really=True)
    dialog = after.made_dialog()
    dialog.show()
    after.refresh()
    after.background.wait()
    assert dialog.unlock.isVisible()
    assert not dialog.all.isVisible()

    dialog.unlock.click()
    assert after.unlocking is not None
    sheet = after.unlocking.sheet
    assert faults(walk(sheet)) == []
    for words in ("vier losse woorden daar", PASSPHRASE):
        QTest.keyClicks(sheet.now.edit, words)
        QTest.keyClick(sheet.now.edit, Qt.Key.Key_Return)
        after.background.wait()
        led.qt.processEvents()
        assert sheet.isVisible() == (words != PASSPHRASE)
        assert ("past niet" in sheet.now.edit.accessibleDescription()) == sheet.isVisible()
        sheet.now.edit.clear()
    after.background.wait()

    assert dialog.all.isVisible()
    assert dialog.all.isEnabled()
    assert any(part.name.startswith("In deze kopie kan nog een naam staan die op 26 nov 2026 gewist is.") for part in walk(dialog))
    assert faults(walk(dialog)) == []
    dialog.sure.click()
    after.background.wait()
    assert "Bob Mol" in [person.label for person in desk.keeper.read(desk.overviews()[0].id).people]
    dialog.reject()
    dialog.deleteLater()
    after.background.stop()


def test_a_damaged_file_is_told_with_the_newest_good_copy(led: App, clock: RehearsalClock) -> None:
    led.desk.safekeeper.make()
    led.window.go_home()
    led.desk.close()
    (led.data / FILE_NAME).write_bytes(b"geen database" * 1000)

    led.start()
    led.window.looking_after.offer_restore()
    led.window.looking_after.background.wait()

    news = led.window.choose.news
    assert "was beschadigd" in news.sentence.text()
    assert "goede reservekopie van do 26 nov 2026" in news.sentence.text()
    assert (led.data / led.desk.safekeeper.set_aside.name).read_bytes() == b"geen database" * 1000  # type: ignore[union-attr]
    assert news.action.text() == "Bekijk en zet terug"
    assert led.desk.overviews() == ()
    led.desk.safekeeper.restore(led.desk.safekeeper.copies()[0].path)
    assert len(led.desk.overviews()) == 1
    led.window.looking_after.background.stop()
