"""Colours to choose from, each with its name: a real list, so that arrows go through it and it can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from facilitator.house.house_file import NamedColour
from facilitator.language import tr
from facilitator.ui.look.text import Picture, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.tokens import RADIUS

_ROWS = 4
_SIDE = 20
_COLOUR = Qt.ItemDataRole.UserRole


class Swatch(Themed, Picture):
    """A colour, beside the words that name it."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(30, 30)
        self.follow(theme)

    def show_colour(self, colour: str) -> None:
        """This one from now on."""
        self._colour = colour
        self.setAccessibleName(tr("De kleur {colour}", colour=colour))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter(self)
        p.setPen(self.theme.colour("rule"))
        p.setBrush(QColor(self._colour))
        p.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS["control"], RADIUS["control"])


class Swatches(Themed, QListWidget):
    """The colours that were found in a file.

    Signals:
        picked(str): this colour, as `#RRGGBB`.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Gevonden kleuren"))
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.currentItemChanged.connect(self._on_current_changed)
        self.follow(theme)

    def show_colours(self, colours: Sequence[NamedColour]) -> None:
        """These, with the first one chosen."""
        self.blockSignals(True)
        self.clear()
        for found in colours:
            item = QListWidgetItem(_icon(found.colour, self.theme.c.rule), f"{found.colour}  {found.name}")
            item.setToolTip(found.name)
            item.setData(_COLOUR, found.colour)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)
        self.restyle()

    def _on_current_changed(self, current: QListWidgetItem | None, _before: object) -> None:
        if current is not None:
            self.picked.emit(current.data(_COLOUR))

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        row = max(self.theme.role("body").line, _SIDE) + 2 * self.theme.px("xs")
        self.setFixedHeight(row * max(1, min(_ROWS, self.count())) + 4)
        super().restyle()


def _icon(colour: str, edge: str) -> QIcon:
    picture = QPixmap(2 * _SIDE, 2 * _SIDE)
    picture.setDevicePixelRatio(2)
    p = QPainter(picture)
    p.fillRect(0, 0, _SIDE, _SIDE, QColor(edge))
    p.fillRect(1, 1, _SIDE - 2, _SIDE - 2, QColor(colour))
    p.end()
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)  # or the style tints it, and it is another colour
    return made
