"""What do you know of me? One name, and what can be done with it: an overview as a file, or forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import Field
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Line, Text
from facilitator.ui.look.theme import Theme


class WhoDialog(QDialog):
    """Asks for a name that is on one of the lists.

    Signals:
        overview_requested(str), forget_requested(str): what is kept of this name, as a file; or it has to go.
    """

    overview_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[str], name: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(tr("Wat is er van iemand bewaard?"))
        self.setMinimumWidth(560)
        self.name = Field(theme, tr("Naam"), name, tr("zoals op de deelnemerslijst"))
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.edit.setCompleter(completer)
        self.overview = Button(theme, tr("Bewaar een overzicht…"), "primary", "file-text")
        self.forget, self.leave = Button(theme, tr("Vergeet deze persoon…"), "line", "trash-2"), Button(theme, tr("Sluit"))
        self.said = Text(theme, "", "body", "ink2")
        self._put_together(theme)
        self._connect()
        self._judge()
        self.focus_ring = FocusRing(theme, self)

    def _put_together(self, t: Theme) -> None:
        head = hbox(t, (Text(t, self.windowTitle(), "title", most=2), 1), margins=("xl", "m", "xl", "s"))
        intro = Text(
            t,
            tr("Wie vraagt wat er van hem of haar bewaard is, heeft recht op een overzicht: alle sessies samen, met elke tekst waarin de "
               "naam staat. Je kunt de naam ook overal laten wissen."),
            "body", "ink2",
        )  # fmt: skip
        inside = vbox(t, intro, "m", self.name, "m", self.said, STRETCH, margins=("xl", "m", "xl", "m"))
        foot = hbox(t, self.forget, STRETCH, self.leave, "s", self.overview, margins=("xl", "s", "xl", "m"))
        self.setLayout(vbox(t, head, Line(t), (inside, 1), Line(t), foot))

    def _connect(self) -> None:
        self.name.edit.textChanged.connect(self._judge)
        self.overview.clicked.connect(lambda: self.overview_requested.emit(self.name.text.strip()))
        self.forget.clicked.connect(lambda: self.forget_requested.emit(self.name.text.strip()))
        self.leave.clicked.connect(self.reject)

    def _judge(self) -> None:
        for button in (self.overview, self.forget):
            button.setEnabled(bool(self.name.text.strip()))
        self.said.set_text("")

    def say(self, sentence: str) -> None:
        """How it went."""
        self.said.set_text(sentence)
