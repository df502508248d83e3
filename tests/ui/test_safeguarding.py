"""Copies while the program runs: after a session, away from the window, and what cannot be done is said where it is in no one's way."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

from facilitator.app import App
from facilitator.keeping.safekeeping import Made, Safekeeper
from facilitator.paths import backup_folder
from facilitator.sessions.leading.note_line import Content
from facilitator.storage.free_space import owe
from facilitator.ui.doing.safeguarding import SMALL, Safeguard


class Watched:
    """The safekeeper, with in which thread it was asked to make a copy, or to erase from them."""

    def __init__(self, safekeeper: Safekeeper) -> None:
        self._safekeeper = safekeeper
        self.settle_elsewhere, self.due = safekeeper.settle_elsewhere, safekeeper.due
        self.overwrite_elsewhere, self.overwrite = safekeeper.overwrite_elsewhere, safekeeper.overwrite
        self.in_window: list[bool] = []

    @property
    def owes_overwriting(self) -> bool:
        return self._safekeeper.owes_overwriting

    def make(self) -> Made:
        self.in_window.append(current_thread() is main_thread())
        return self._safekeeper.make()

    def settle(self) -> None:
        self.in_window.append(current_thread() is main_thread())
        self._safekeeper.settle()


def test_a_session_that_was_left_is_copied_away_from_the_window(led: App) -> None:
    watched = Watched(led.desk.safekeeper)
    guard = Safeguard(led.window, watched)
    assert not guard.waits

    led.window.go_home()
    assert guard.waits  # until nothing is done for a moment
    guard.copy_now()
    guard.copy_now()
    guard.background.wait()

    (copy,) = led.desk.safekeeper.copies()
    assert watched.in_window == [False]
    assert copy.path.parent == backup_folder(led.data)
    assert led.window.choose.news.isHidden()
    session_id = led.desk.overviews()[0].id
    assert session_id.encode() in copy.path.read_bytes()
    led.desk.keeper.delete(session_id)  # nobody waits until it is gone from forty copies
    guard.background.wait()
    assert session_id.encode() not in copy.path.read_bytes()
    assert watched.in_window == [False, False]

    folder = backup_folder(led.data, str(led.data / "in-de-weg")).parent
    folder.write_text("een bestand")
    led.desk.safekeeper.folder = folder / "kopieën"
    led.window.begin_preparing(led.desk.library.find("lean-coffee"))
    led.window.begin()
    led.window.lead.act("next")
    guard.copy_now()
    guard.background.wait()
    assert led.window.lead.news.isHidden()
    led.window.go_home()
    assert "kan geen reservekopie staan" in led.window.choose.news.sentence.text()

    led.window.choose.news.clear()
    led.window.resume(led.desk.overviews()[0].id)
    led.window.lead.act("next")
    led.window.leave()
    guard.finish()
    assert len(led.desk.safekeeper.copies()) == 3


class Slow(Watched):
    """Overwriting takes until somebody lets it go on."""

    def __init__(self, safekeeper: Safekeeper) -> None:
        super().__init__(safekeeper)
        self.begun, self.go_on, self.size = Event(), Event(), 0
        self.overwrite = self._overwrite

    def _overwrite(self) -> bool:
        self.in_window.append(current_thread() is main_thread())
        self.begun.set()
        return self.go_on.wait(10) and self._safekeeper.overwrite()


def closed_with(led: App, text: str) -> None:
    """The session on screen is closed, with a note that was taken away again."""
    session, now = led.window.opened.session, led.presenter.now()
    session.remove_note(session.take_note(Content(text), "note", "report", now), now)
    session.close(now)


def test_leaving_a_session_waits_for_no_overwriting_and_none_begins_while_one_is_led(led: App) -> None:
    slow, data = Slow(led.desk.safekeeper), led.data / "facilitator.sqlite"
    guard = Safeguard(led.window, slow)
    closed_with(led, "ALLEEN-HIER")
    assert b"ALLEEN-HIER" in data.read_bytes()
    led.window.go_home()
    assert b"ALLEEN-HIER" not in data.read_bytes()
    assert slow.owes_overwriting

    slow.size = SMALL + 1  # too large for a moment between two keys
    guard.overwrite_now()
    assert not guard.background.busy("overwrite")
    slow.size = SMALL
    guard.overwrite_now()
    assert slow.begun.wait(5)
    led.window.begin_preparing(led.desk.library.find("lean-coffee"))  # the window goes on
    led.window.begin()
    led.window.lead.act("next")
    assert slow.owes_overwriting
    slow.go_on.set()
    guard.background.wait()
    assert not slow.owes_overwriting

    slow.begun.clear()
    closed_with(led, "OOK-HIER")
    led.desk.keeper.finish(led.window.opened)
    guard.overwrite_now()  # a session is led
    assert not slow.begun.is_set()
    assert not any(slow.in_window)
    led.window.leave()
    slow.size = SMALL + 1
    guard.finish()  # as large as it is
    assert not slow.owes_overwriting
    assert b"OOK-HIER" not in data.read_bytes()

    owe(data)  # by a program that was killed
    again = Safeguard(led.window, slow)
    assert again.overwrites_soon
    again.overwrite_now()
    again.background.wait()
    assert not slow.owes_overwriting
