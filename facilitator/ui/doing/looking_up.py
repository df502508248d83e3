"""What the Archief page asks for: looking things up, and opening what was found. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import OpenPromise
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.searching import Hit
from facilitator.ui.doing.collecting import Collecting
from facilitator.ui.doing.indexing import Indexing
from facilitator.ui.doing.ticking_off import TickingOff
from facilitator.ui.pages.archive.page import ArchivePage


class LookingUp(QObject):
    """Passes the wishes of the page on to the archive, and opens sessions at what was found."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.choose)  # pages are made anew in another language
        self._window = window
        self.page = ArchivePage(window.theme)
        window.stack.addWidget(self.page)
        self.indexing = Indexing(self, lambda: window.desk.archive, self._may_index)
        self.ticking_off = TickingOff(self, window, self.page)
        self.collecting = Collecting(self, window, self.page)
        self.page.search.found_by = lambda query, limit, offset: window.desk.archive.find(query, limit, offset)
        self.page.search.newest = lambda limit, offset: window.desk.archive.newest(limit, offset)
        self.page.examples.found_by = lambda query, limit, offset: window.desk.archive.examples(query, limit, offset)
        self._action: Callable[[], object] | None = None
        self.page.news.action_requested.connect(self._act)
        self.page.home_requested.connect(window.go_home)
        self.page.hit_chosen.connect(self.open_hit)
        self.page.promise_chosen.connect(self.open_promise)
        self.page.passphrase_requested.connect(window.unsealing.ask)
        window.unsealing.changed.connect(self.look_anew)
        window.choose.archive_requested.connect(self.open)
        window.choose.promises_requested.connect(self.open_promises)
        self.indexing.progressed.connect(self._on_progressed)
        self.indexing.failed.connect(window.tell)

    def show_away(self) -> None:
        """Whether what is looked for is looked for on this laptop only."""
        shared = self._window.desk.shared if self._window.desk is not None else None
        self.page.show_away(only_here_words(shared.sharing.away) if shared is not None and shared.sharing.away else "")

    def _show_sealed(self) -> None:
        desk = self._window.desk
        try:
            if desk is not None:
                self.page.show_sealed(desk.confidential.sealed(), desk.confidential.locked)
        except FacilitatorError as error:
            self._window.tell(str(error))

    def look_anew(self) -> None:
        """More can be read than a moment ago, or less: of what cannot be nothing stays here."""
        if self._window.unsealing.is_locked:
            self.page.news.clear()
            self.ticking_off.forget()
        self.begin()
        for part in (self.page.search, self.page.examples):
            part.look()

    def look_again(self) -> None:
        """There is more to be found than a moment ago."""
        if self._window.stack.currentWidget() is self.page:
            self.begin()
            for part in (self.page.search, self.page.examples):
                part.look()

    def _may_index(self) -> bool:
        """Not beside a session: whoever leads has the whole computer."""
        return self._window.stack.currentWidget() in (self._window.choose, self.page)

    def _on_progressed(self, left: int) -> None:
        self.page.show_waiting(left)
        if not left:
            self.ticking_off.show()

    def tell(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what was done, with one thing that can be done about it."""
        self._action = act
        self.page.news.show_news("info", sentence, action)

    def _act(self) -> None:
        act, self._action = self._action, None
        if act is not None:
            act()

    def begin(self) -> None:
        """See what changed, and what is due."""
        self.show_away()
        self._show_sealed()
        self.indexing.begin()
        if self.indexing.left:  # it may take a while: what is known already is shown meanwhile
            self.ticking_off.show()

    def stop(self) -> None:
        """Nothing goes on in the background any more."""
        self.indexing.stop()
        self.ticking_off.background.stop()
        self.collecting.background.stop()

    def carry_over(self, before: ArchivePage) -> None:
        """Where somebody was on a page like this; what is typed on its lines comes by itself."""
        self.page.promises.arrange(before.promises.by)
        self.page.show_tab(before.shown)
        self.begin()

    def open(self) -> None:
        """Go to the archive, to look for something."""
        self._come()
        self.page.show_tab("search")

    def open_promises(self) -> None:
        """Go to what was promised and is open."""
        self._come()
        self.page.show_tab("promises")

    def open_examples(self) -> None:
        """Go to what is worth sharing."""
        self._come()
        self.page.show_tab("examples")

    def _come(self) -> None:
        self._window.leave()
        self.page.news.clear()
        self._window.stack.setCurrentWidget(self.page)
        self.begin()

    def open_hit(self, hit: Hit) -> None:
        """The session in which it was found, at the note where it is one. What was only prepared is gone on with."""
        if hit.state == "prepared":
            self._window.resume(hit.session_id)
        else:
            self._open_note(hit.session_id, hit.note)

    def open_promise(self, promise: OpenPromise) -> None:
        """The session that it was promised in, at the promise; where that is gone, the first one that still has it."""
        self._open_note(promise.home, promise.id)

    def _open_note(self, session_id: str, note: str) -> None:
        report = self._window.report

        def show() -> None:
            report.choose("minutes")
            QTimer.singleShot(0, report, lambda: report.show_note(note))  # once its rows have their places

        self._window.show_minutes(session_id, show)


def only_here_words(reason: str) -> str:
    """That the shared archive is away, and what that means for who looks for something."""
    return tr("{reason} Hier staat nu alleen wat op deze laptop is.", reason=reason)
