"""The shared archive on screen: told once when it is away and when it is back, and two versions of a session side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.app import App
from facilitator.keeping.shared_archive import Apart
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.handing_over.differences import Difference
from facilitator.storage.sending import Sharing
from facilitator.ui.pages.settings.page import SettingsDialog


class Shared:
    """An archive as the windows see it, which is as it is set."""

    def __init__(self, *apart: Apart) -> None:
        self.sharing = Sharing("archief (db.gemeente.nl)", "", 0, ())
        self.found, self.settled = apart, dict[str, str]()
        self.stopped = False

    def start(self, told: Callable[[], object]) -> None:
        self.told = told

    def stop(self) -> None:
        self.stopped = True

    def apart(self) -> tuple[Apart, ...]:
        return self.found

    def settle(self, session_id: str, keep: str) -> None:
        self.settled[session_id] = keep

    def now(self, **values: object) -> None:
        self.sharing = replace(self.sharing, **values)  # type: ignore[arg-type]
        self.told()


def test_the_archive_that_goes_away_and_comes_back_is_told_once(led: App) -> None:
    led.desk.shared = shared = Shared()  # type: ignore[assignment]
    led.window.sharing.start()
    news = led.window.lead.news
    said: list[str] = []
    news.news_shown.connect(lambda _level, sentence: said.append(sentence))

    for _ in range(2):
        shared.now(away="Het gedeelde archief is nu niet bereikbaar (weg).", waiting=1)
        led.qt.processEvents()
    shared.now(away="", waiting=0)
    led.qt.processEvents()

    away, back = said
    assert "gaat door op deze laptop" in away
    assert "is er weer. 1 sessie is doorgestuurd." in back
    dialog = SettingsDialog(led.window.theme, led.window.settings)
    led.window.sharing.listen_to(dialog)
    assert "archief (db.gemeente.nl)" in dialog.archive.text()
    assert dialog.apart.isHidden()
    dialog.deleteLater()
    led.window.sharing.stop()
    assert shared.stopped


def test_who_looks_for_something_hears_that_only_this_laptop_is_searched(led: App) -> None:
    led.desk.shared = shared = Shared()  # type: ignore[assignment]
    led.window.sharing.start()
    page = led.window.looking_up.page
    shared.now(away="Het gedeelde archief is nu niet bereikbaar (weg).", waiting=1)
    led.window.looking_up.open()
    for tab in ("promises", "examples", "search"):
        page.show_tab(tab)
        assert page.away.isVisible()
    assert page.away.words.text() == "Het gedeelde archief is nu niet bereikbaar (weg). Hier staat nu alleen wat op deze laptop is."

    shared.now(away="", waiting=0)
    led.qt.processEvents()
    assert not page.away.isVisible()


def test_two_versions_are_shown_and_one_is_chosen(led: App, clock: RehearsalClock) -> None:
    other = (Difference("Notities", "Terugblik", "Van Anna.", ""), Difference("Notities", "Terugblik", "", "Van Bob."))
    changed = Apart("s1", "Activeringsdialoog", "Team Zuid", clock.now(), False, other)
    erased = Apart("s2", "Inspiratielab", "Team Noord", clock.now(), True)
    led.desk.shared = shared = Shared(changed, erased)  # type: ignore[assignment]
    led.window.sharing.start()
    shared.now(apart=("s1", "s2"))
    led.qt.processEvents()
    led.window.go_home()
    assert "2 sessies zijn hier en in het gedeelde archief veranderd" in led.window.choose.news.sentence.text()

    led.window.choose.news.action.click()
    led.window.sharing.background.wait()
    panel = led.window.sharing.panel
    assert panel is not None
    assert panel.isVisible()
    panel._choices["s2"].radios["there"].click()
    shared.sharing = replace(shared.sharing, apart=())
    panel.keep.click()
    led.window.sharing.background.wait()

    assert shared.settled == {"s1": "here", "s2": "there"}
    assert not panel.isVisible()
    assert "2 sessies zijn weer één" in led.window.choose.news.sentence.text()
