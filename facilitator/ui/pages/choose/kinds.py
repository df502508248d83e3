"""The kinds of draaiboeken as a row of buttons: one chooses what the cards show. The row breaks where it does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from facilitator.language import tr, trn
from facilitator.sessions.templates.kinds import kind_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.wrapping import WrappedRow


class KindChips(WrappedRow):
    """All, or one kind.

    Signals:
        kind_chosen(str): show this kind; an empty text is all.
    """

    kind_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(tr("Soorten draaiboeken"))

    def show_kinds(self, kinds: Mapping[str, int]) -> None:
        """The kinds that there are, with how many of each. What was chosen stays chosen as long as it is there."""
        if list(kinds) != list(self._chips)[1:]:
            chosen = self.chosen
            self._make(["", *kinds], chosen if chosen in kinds else "")
            if chosen not in ("", *kinds):
                self.kind_chosen.emit("")
        for kind, chip in self._chips.items():
            word, number = kind_words(kind) if kind else tr("Alle"), kinds[kind] if kind else sum(kinds.values())
            chip.set_text(word, trn("{word}, {n} draaiboek", "{word}, {n} draaiboeken", number, word=word))
        self.arrange()

    @property
    def chosen(self) -> str:
        """The kind that is shown; empty for all."""
        return next((kind for kind, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, kind: str) -> None:
        """As if it were pressed, where it is there."""
        if kind in self._chips:
            self._chips[kind].setChecked(True)

    def _make(self, kinds: list[str], chosen: str) -> None:
        for old in self._chips.values():
            self._group.removeButton(old)
        self._chips = {kind: Button(self.theme, kind, "line", small=True) for kind in kinds}
        for kind, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setChecked(kind == chosen)
            chip.clicked.connect(partial(self.kind_chosen.emit, kind))
            self._group.addButton(chip)
        self.set_widgets(self._chips.values())
