"""The text and the pages beside each other: each has its share of whatever room there is, until somebody gives it another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_SHARE = 0.46
"""Of the width for the pages: words of a page are then read on a laptop of 1366 pixels, and notes keep their line."""
_STEP = 0.06
LEAST, MOST = 0.3, 0.7


class Halves(QSplitter):
    """Left and right, with a line between them that can be dragged, or moved by keys."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._share = _SHARE
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(right)
        self.splitterMoved.connect(self._on_moved)

    def widen(self, steps: int) -> None:
        """The right one so many steps wider, or narrower."""
        self._share = max(LEAST, min(self._share + steps * _STEP, MOST))
        self._lay_out()

    def _lay_out(self) -> None:
        right = round(self.width() * self._share)
        self.setSizes([self.width() - right, right])

    def _on_moved(self) -> None:
        self._share = self.sizes()[1] / max(1, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
