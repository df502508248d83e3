"""The first thing on screen: the name on paper, while the rest of the program is read from disk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.look.theme import Theme


class Welcome(QWidget):
    """A window with the ground of the program and its name; the main window takes its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("Facilitator")
        self.resize(1366, 768)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), self._theme.colour("paper"))
        p.setPen(self._theme.colour("ink2"))
        p.setFont(self._theme.role("title").font)
        p.drawText(QRectF(56, 0, self.width() - 112, self.height() * 0.8), Qt.AlignmentFlag.AlignVCenter, "Facilitator")
