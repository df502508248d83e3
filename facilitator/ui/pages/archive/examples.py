"""Good examples of all sessions: what was marked as worth sharing, narrowed down while one types, and kept as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import Items, host, vbox
from facilitator.ui.look.text import Text
from facilitator.ui.pages.archive.search import ArchiveSearch
from facilitator.ui.parts.hit_list import Fetch
from facilitator.ui.parts.look_up_line import LookUpLine


class ArchiveExamples(ArchiveSearch):
    """The collection.

    Signals:
        save_requested(Query): what fits this should be kept as a document.
    """

    save_requested = Signal(object)

    def _line(self) -> LookUpLine:
        return LookUpLine(self.theme, tr("Zoek in goede voorbeelden"), tr("Zoek een voorbeeld: een woord, een team, soort:besluit"))

    def _help(self) -> QWidget:
        words = tr(
            "Markeer een notitie als goed voorbeeld met Ctrl+Shift+G, in de sessie of in het verslag. Hier staat alleen wat ook in het "
            "verslag staat en verder mag dan de groep, zonder wie het zei; namen van wie erbij was zijn weggelaten."
        )
        return host(self.theme, vbox(self.theme, Text(self.theme, words, "small", "ink2"), "s"))

    def _beside(self) -> Sequence[Items]:
        self.save = Button(self.theme, tr("Bewaar als pdf"), "quiet", "file-down", small=True)
        self.save.clicked.connect(lambda: self.save_requested.emit(self.list.query))
        return "m", self.save

    def _fetching(self, query: Query) -> tuple[Fetch, bool]:
        return partial(self._unmarked, query), True

    def _unmarked(self, query: Query, limit: int, offset: int) -> Sequence[Hit]:
        """All that stands here is a good example: no row need say so."""
        return [replace(hit, example=False) for hit in self.found_by(query, limit, offset)]

    def _say(self) -> None:
        super()._say()
        self.save.setEnabled(bool(self.list.found.hits))

    def _say_all(self, number: int) -> str:
        if not number:
            return tr("Er is nog niets gemarkeerd als goed voorbeeld.")
        if not self.list.found.whole:
            return tr("De nieuwste voorbeelden eerst.")
        return trn("{n} voorbeeld.", "{n} voorbeelden, de nieuwste eerst.", number)
