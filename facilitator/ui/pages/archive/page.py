"""Archief: what was said in all sessions together, what was promised and is open, and what is worth sharing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button, IconButton, Tab
from facilitator.ui.look.layout import STRETCH, Page, hbox, host, vbox
from facilitator.ui.look.marks import Banner, Remark
from facilitator.ui.look.text import Icon, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.archive.examples import ArchiveExamples
from facilitator.ui.pages.archive.promises import ArchivePromises
from facilitator.ui.pages.archive.search import ArchiveSearch


class ArchivePage(Page):
    """Three tabs: searching, open promises, and good examples.

    Signals:
        home_requested(): back to all draaiboeken.
        hit_chosen(Hit), promise_chosen(OpenPromise): something that was found should be opened.
        passphrase_requested(): confidential sessions should be open.
    """

    home_requested = Signal()
    hit_chosen = Signal(object)
    promise_chosen = Signal(object)
    passphrase_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.search, self.promises, self.examples = ArchiveSearch(theme), ArchivePromises(theme), ArchiveExamples(theme)
        self.news = Banner(theme)
        self.away = Remark(theme, "triangle-alert", "", "small", "warn")
        self._away_box = host(theme, vbox(theme, self.away, margins=("gutter", "s", "gutter", 0)))
        self._away_box.hide()
        self.locked = one(theme, tr("Vertrouwelijke sessies zijn op slot; daarin is niet gezocht."), "small", "ink2")
        self.unlock = Button(theme, tr("Geef de wachtzin"), "quiet", small=True)
        mark = Icon(theme, "lock-keyhole", "small", "ink2")
        row = hbox(theme, mark, "s", self.locked, "m", self.unlock, STRETCH, margins=("gutter", "s", "gutter", 0))
        self._locked_box = host(theme, row)
        self._locked_box.hide()
        self.tabs = {
            "search": Tab(theme, tr("Zoeken"), True),
            "promises": Tab(theme, tr("Open toezeggingen")),
            "examples": Tab(theme, tr("Goede voorbeelden")),
        }
        self.parts = QStackedWidget()
        for part in (self.search, self.promises, self.examples):
            self.parts.addWidget(part)
        self.set_parts(self._bar(theme), vbox(theme, self._away_box, self._locked_box, (self.parts, 1)), news=self.news)
        self.setMinimumSize(480, 380)
        self._connect()

    def _bar(self, t: Theme) -> QWidget:
        home = IconButton(t, "house", tr("Alle sessies"))
        home.clicked.connect(self.home_requested)
        tabs = host(t, hbox(t, self.tabs["search"], "l", self.tabs["promises"], "l", self.tabs["examples"]))
        return host(t, hbox(t, 8, home, "s", one(t, tr("Archief"), "strong"), STRETCH, tabs, "gutter"), height="bar")

    def _connect(self) -> None:
        self.promises.promise_chosen.connect(self.promise_chosen)
        self.unlock.clicked.connect(self.passphrase_requested)
        for part in (self.search, self.promises, self.examples):
            part.left.connect(self.home_requested)
        for searching in (self.search, self.examples):
            searching.hit_chosen.connect(self.hit_chosen)
            searching.failed.connect(lambda sentence: self.news.show_news("error", sentence))
        for name, tab in self.tabs.items():
            tab.clicked.connect(partial(self.show_tab, name))
        for keys in ("Ctrl+F", "Ctrl+Shift+F"):
            QShortcut(QKeySequence(keys), self, self._find, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def shown(self) -> str:
        """The name of the tab that is on screen."""
        return next(name for name, tab in self.tabs.items() if tab.isChecked())

    def show_tab(self, name: str, _on: bool = False) -> None:
        """`search`, `promises` or `examples`."""
        self.tabs[name].setChecked(True)
        part = self._part
        self.parts.setCurrentWidget(part)
        part.begin()

    @property
    def _part(self) -> ArchiveSearch | ArchivePromises:
        found: dict[str, ArchiveSearch | ArchivePromises] = {"promises": self.promises, "examples": self.examples}
        return found.get(self.shown, self.search)

    def show_waiting(self, left: int) -> None:
        """So many sessions were not read yet."""
        self.search.show_waiting(left)
        self.promises.show_waiting(left)
        self.examples.show_waiting(left)

    def show_away(self, sentence: str) -> None:
        """That not everything is here now, on each of the tabs; nothing where the sentence is empty."""
        self.away.set_text(sentence)
        self._away_box.setVisible(bool(sentence))

    def show_sealed(self, sealed: frozenset[str], locked: bool) -> None:
        """Which sessions are behind the passphrase, and whether they were left out of all that is shown here."""
        for each in (self.search.list, self.examples.list, self.promises.list):
            each.show_sealed(sealed)
        self._locked_box.setVisible(locked and bool(sealed))

    def _find(self) -> None:
        """The line of the tab that is on screen."""
        self._part.line.setFocus()
        self._part.line.selectAll()
