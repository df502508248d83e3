"""What the Archief page asks for: looking things up, and opening what was found. Belongs to the main window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from facilitator.sessions.searching import Hit
from facilitator.ui.indexing import Indexing
from facilitator.ui.pages.archive import ArchivePage


class LookingUp(QObject):
    """Passes the wishes of the page on to the archive, and opens sessions at what was found."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.choose)  # pages are made anew in another language
        self._window = window
        self.page = ArchivePage(window.theme)
        window.stack.addWidget(self.page)
        self.indexing = Indexing(self, lambda: window.desk.archive, self._may_index)
        self.page.search.found_by = lambda query, limit, offset: window.desk.archive.find(query, limit, offset)
        self.page.search.newest = lambda limit, offset: window.desk.archive.newest(limit, offset)
        self.page.home_requested.connect(window.go_home)
        self.page.hit_chosen.connect(self.open_hit)
        window.choose.archive_requested.connect(self.open)
        self.indexing.progressed.connect(self.page.search.show_waiting)
        self.indexing.failed.connect(window.tell)

    def _may_index(self) -> bool:
        """Not beside a session: whoever leads has the whole computer."""
        return self._window.stack.currentWidget() in (self._window.choose, self.page)

    def open(self) -> None:
        """Go to the archive."""
        self._window.leave()
        self.page.news.clear()
        self._window.stack.setCurrentWidget(self.page)
        self.indexing.begin()
        self.page.search.begin()

    def open_hit(self, hit: Hit) -> None:
        """The session in which it was found, at the note where it is one. What was only prepared is gone on with."""
        window = self._window
        if hit.state == "prepared":
            window.resume(hit.session_id)
            return
        window.show_minutes(hit.session_id)
        if window.opened is not None:
            window.report.choose("minutes")
            QTimer.singleShot(0, window.report, lambda: window.report.show_note(hit.note))  # once its rows have their places
