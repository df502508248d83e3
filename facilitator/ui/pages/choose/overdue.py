"""The quiet line on the first page about sessions that are kept longer than their term."""

from __future__ import annotations

from facilitator.ui.look.layout import hbox, vbox
from facilitator.ui.look.text import Icon, Text
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import Pane


class OverdueLine(Pane):
    """Only there when there is something to say."""

    def __init__(self, theme: Theme) -> None:
        self._words = Text(theme, "", "body", "ink2")
        row = hbox(theme, Icon(theme, "trash-2", "body", "ink3"), "s", (self._words, 1))
        super().__init__(theme, vbox(theme, row, margins=(0, "s", 0, "l")), "")
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Say this; nothing where it is empty."""
        self._words.set_text(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
