"""The draaiboeken with what one comes back to beside them; or below them, where there is no room for two columns."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Line, Themed
from facilitator.ui.look.theme import Theme

LEAST = 640
"""Logical pixels below which two columns would both be too narrow to read."""


class Columns(Themed, QWidget):
    """Two columns: the second is as wide as everywhere, the first takes the rest."""

    def __init__(self, theme: Theme, first: QLayout, second: QLayout) -> None:
        super().__init__()
        self._line, self._second = Line(theme, vertical=True), host(theme, second)
        self._free = self._second.maximumWidth()
        self._row = hbox(theme, (host(theme, first), 1), self._line, self._second, spacing="l")
        self.setLayout(vbox(theme, (self._row, 1), margins=("xl", "l", "l", "m")))
        self.follow(theme)

    @property
    def beside(self) -> bool:
        """Whether they stand beside each other."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.beside != (self.width() >= LEAST):
            self._turn(not self.beside)

    def _turn(self, beside: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setVisible(beside)
        self.restyle()

    def restyle(self) -> None:
        width = self.theme.px("right_column")
        self._second.setMinimumWidth(width if self.beside else 0)
        self._second.setMaximumWidth(width if self.beside else self._free)
        super().restyle()
