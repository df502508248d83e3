"""Putting copies back, in the app: what there is, one more yes, what was there is kept; a damaged file is offered a good copy."""

from __future__ import annotations

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.screens.console_screen import console_view
from facilitator.storage.copies import FILE_NAME


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
