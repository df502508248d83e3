"""Copies while the program runs: after a session, away from the window, and what cannot be done is said where it is in no one's way."""

from __future__ import annotations

from threading import current_thread, main_thread

from facilitator.app import App
from facilitator.keeping.safekeeping import Made, Safekeeper
from facilitator.paths import backup_folder
from facilitator.ui.doing.safeguarding import Safeguard


class Watched:
    """The safekeeper, with in which thread it was asked to make a copy, or to erase from them."""

    def __init__(self, safekeeper: Safekeeper) -> None:
        self._safekeeper = safekeeper
        self.settle_elsewhere, self.due = safekeeper.settle_elsewhere, safekeeper.due
        self.in_window: list[bool] = []

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
    led.desk.keeper.delete(session_id)  # nobody waits until it is gone from forty copies
    assert session_id.encode() in copy.path.read_bytes()
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
