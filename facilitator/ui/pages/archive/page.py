"""Archief: what was said in all sessions together, and what was promised and is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.language import tr
from facilitator.ui.buttons import IconButton, Tab
from facilitator.ui.layout import STRETCH, Page, hbox, host
from facilitator.ui.marks import Banner
from facilitator.ui.pages.archive.promises import ArchivePromises
from facilitator.ui.pages.archive.search import ArchiveSearch
from facilitator.ui.text import one
from facilitator.ui.theme import Theme


class ArchivePage(Page):
    """Two tabs: searching, and open promises.

    Signals:
        home_requested(): back to all draaiboeken.
        hit_chosen(Hit), promise_chosen(OpenPromise): something that was found should be opened.
    """

    home_requested = Signal()
    hit_chosen = Signal(object)
    promise_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.search, self.promises, self.news = ArchiveSearch(theme), ArchivePromises(theme), Banner(theme)
        self.tabs = {"search": Tab(theme, tr("Zoeken"), True), "promises": Tab(theme, tr("Open toezeggingen"))}
        self.parts = QStackedWidget()
        for part in (self.search, self.promises):
            self.parts.addWidget(part)
        self.set_parts(self._bar(theme), self.parts, news=self.news)
        self.setMinimumSize(480, 380)
        self._connect()

    def _bar(self, t: Theme) -> QWidget:
        home = IconButton(t, "house", tr("Alle sessies"))
        home.clicked.connect(self.home_requested)
        tabs = host(t, hbox(t, self.tabs["search"], "l", self.tabs["promises"]))
        return host(t, hbox(t, 8, home, "s", one(t, tr("Archief"), "strong"), STRETCH, tabs, "gutter"), height="bar")

    def _connect(self) -> None:
        self.search.hit_chosen.connect(self.hit_chosen)
        self.promises.promise_chosen.connect(self.promise_chosen)
        for part in (self.search, self.promises):
            part.left.connect(self.home_requested)
        self.search.failed.connect(lambda sentence: self.news.show_news("error", sentence))
        self.tabs["search"].clicked.connect(self.show_search)
        self.tabs["promises"].clicked.connect(self.show_promises)
        for keys in ("Ctrl+F", "Ctrl+Shift+F"):
            QShortcut(QKeySequence(keys), self, self._find, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_search(self) -> None:
        """Look for something."""
        self.tabs["search"].setChecked(True)
        self.parts.setCurrentWidget(self.search)
        self.search.begin()

    def show_promises(self) -> None:
        """What is open."""
        self.tabs["promises"].setChecked(True)
        self.parts.setCurrentWidget(self.promises)
        self.promises.begin()

    def show_waiting(self, left: int) -> None:
        """So many sessions were not read yet."""
        self.search.show_waiting(left)
        self.promises.show_waiting(left)

    def _find(self) -> None:
        """The line of the tab that is on screen."""
        if self.parts.currentWidget() is self.search:
            self.search.begin()
        else:
            self.promises.line.setFocus()
            self.promises.line.selectAll()
