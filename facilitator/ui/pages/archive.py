"""Archief: what was said in all sessions together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.buttons import IconButton
from facilitator.ui.layout import STRETCH, Page, hbox, host
from facilitator.ui.marks import Banner
from facilitator.ui.pages.archive_search import ArchiveSearch
from facilitator.ui.text import one
from facilitator.ui.theme import Theme


class ArchivePage(Page):
    """The search line and what it finds.

    Signals:
        home_requested(): back to all draaiboeken.
        hit_chosen(Hit): something that was found should be opened.
    """

    home_requested = Signal()
    hit_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.search, self.news = ArchiveSearch(theme), Banner(theme)
        self.set_parts(self._bar(theme), self.search, news=self.news)
        self.setMinimumSize(420, 300)
        self.search.hit_chosen.connect(self.hit_chosen)
        self.search.left.connect(self.home_requested)
        self.search.failed.connect(lambda sentence: self.news.show_news("error", sentence))
        for keys in ("Ctrl+F", "Ctrl+Shift+F"):
            QShortcut(QKeySequence(keys), self, self.search.begin)

    def _bar(self, t: Theme) -> QWidget:
        home = IconButton(t, "house", tr("Alle sessies"))
        home.clicked.connect(self.home_requested)
        return host(t, hbox(t, 8, home, "s", one(t, tr("Archief"), "strong"), STRETCH), height="bar")
