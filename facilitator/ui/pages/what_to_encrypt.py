"""What goes behind a passphrase: everything, or confidential sessions only. Comes up over the window, before a passphrase is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Icon, Text, TopColumn, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import Pane
from facilitator.ui.parts.sheet_over import SheetOver


class WhatSheet(SheetOver):
    """Two ways, each with what it means.

    Signals:
        all_chosen(), confidential_chosen(): one of them was pressed.
    """

    all_chosen = Signal()
    confidential_chosen = Signal()
    widest: ClassVar[dict[str, int]] = {"compact": 620, "regular": 680, "ample": 820}

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.all = self.confidential = Pane(theme, vbox(theme), "")
        self._state = Text(theme, "", "body", "ink2")
        self.foot.addWidget(self._state)

    def ask(self, no_all: str, no_confidential: str) -> None:
        """Come up; each is a sentence on why that way cannot be gone, or empty."""
        everything = (
            tr("Het hele archief, met alle sessies en reservekopieën."),
            tr("Het programma vraagt bij elke start om de wachtzin."),
        )
        some = (
            tr("Sessies waarvan iets alleen voor de sessie zelf of voor één rol is, zoals een intervisie. De andere blijven leesbaar."),
            tr("Het programma vraagt pas om de wachtzin als je zo’n sessie begint of opent."),
        )
        self.empty_body()
        self.confidential = self._way("lock-keyhole", tr("Alleen vertrouwelijke sessies"), some, no_confidential)
        self.all = self._way("shield", tr("Alles"), everything, no_all)
        self.all.clicked.connect(self.all_chosen)
        self.confidential.clicked.connect(self.confidential_chosen)
        self._state.set_text(tr("Er verandert nog niets: hierna lees je wat er gebeurt, en kies je een wachtzin."))
        self.come_up(tr("Versleutelen met een wachtzin"), tr("Wat moet er achter de wachtzin?"))
        (self.all if no_confidential else self.confidential).setFocus()

    def _way(self, icon: str, title: str, sentences: Sequence[str], why_not: str) -> Pane:
        """One of both; where it cannot be gone, why stands under it."""
        t, below = self.theme, 0 if why_not else "m"
        texts = [Text(t, sentence, "body", "ink2") for sentence in sentences if not why_not]
        words = vbox(t, one(t, title, "name"), "xs", *texts)
        row = hbox(t, self._mark(icon, "accent"), "m", (host(t, words), 1), margins=("s", "m", "s", below))
        way = Pane(t, row, title, why_not or " ".join(sentences))
        way.setEnabled(not why_not)
        self.body.addWidget(way)
        if why_not:
            reason = hbox(t, self._mark("circle-alert", "ink2"), "m", (Text(t, why_not, "body", "ink2"), 1), margins=("s", 0, "s", "m"))
            self.body.addWidget(host(t, reason))
        return way

    def _mark(self, icon: str, colour: str) -> TopColumn:
        mark = TopColumn()
        mark.addWidget(Icon(self.theme, icon, "name", colour))
        mark.addStretch()
        return mark

    def show_busy(self, sentence: str) -> None:
        """Say what is being looked at; it can be left."""
        self._state.set_text(sentence)
        self.leave.setFocus()
        for way in (self.all, self.confidential):
            way.setEnabled(False)
