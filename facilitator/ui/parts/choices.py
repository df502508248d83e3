"""One of several, each with sentences that say what it means: a round to choose, and the words under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from facilitator.ui.look.layout import Items, hbox, vbox
from facilitator.ui.look.text import Text, Themed
from facilitator.ui.look.theme import Theme


@dataclass(frozen=True)
class Option:
    """What can be chosen. `refused` says why it cannot, if so."""

    id: str
    name: str
    sentences: tuple[str, ...] = ()
    refused: str = ""


class Choices(Themed, QWidget):
    """The options under each other.

    Signals:
        chosen(str id): another one.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[Option], first: str = "") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        items: list[Items] = []
        for option in options:
            items += [self._radio(option), *self._words(theme, option), "m"]
        self.setLayout(vbox(theme, *items[:-1]))
        able = [option.id for option in options if not option.refused]
        if able:
            self.radios[first if first in able else able[0]].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.value))
        self.follow(theme)

    def _radio(self, option: Option) -> QRadioButton:
        radio = QRadioButton(option.name.replace("&", "&&"))
        radio.setAccessibleDescription(" ".join((*option.sentences, option.refused)).strip())
        radio.setEnabled(not option.refused)
        radio.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # the ring is round the words
        self._group.addButton(radio)
        self.radios[option.id] = radio
        return radio

    def _words(self, theme: Theme, option: Option) -> list[Items]:
        said = [Text(theme, sentence, "body", "ink2") for sentence in ((option.refused,) if option.refused else option.sentences)]
        return [hbox(theme, "icon", "xs", (vbox(theme, *said), 1))] if said else []

    @property
    def value(self) -> str:
        """The id of what is chosen; empty where nothing can be."""
        return next((id_ for id_, radio in self.radios.items() if radio.isChecked()), "")

    def restyle(self) -> None:
        for radio in self.radios.values():
            radio.setFont(self.theme.role("strong").font)
        super().restyle()
