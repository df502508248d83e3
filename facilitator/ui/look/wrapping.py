"""A row of things that goes on below where it does not fit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.look.text import Themed
from facilitator.ui.look.theme import Theme


class WrappedRow(Themed, QWidget):
    """As wide as it may be and as tall as it must; it never asks for width, so it cannot push what it stands in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        self.follow(theme)

    def set_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Other widgets, in the order of reading; those that were there are put away."""
        widgets = list(widgets)
        for old in self._shown:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._shown = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self.arrange()

    def arrange(self) -> None:
        """Put them in their places, after one of them became wider or narrower."""
        gap, x, y, line = self.theme.px("s"), 0, 0, 0
        for widget in self._shown:
            size = widget.sizeHint()
            width = min(size.width(), max(1, self.width()))
            if x and x + width > self.width():
                x, y, line = 0, y + line + gap, 0
            widget.setGeometry(x, y, width, size.height())
            x, line = x + width + gap, max(line, size.height())
        if self.height() != y + line:
            self.setFixedHeight(y + line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def restyle(self) -> None:
        self.arrange()
        super().restyle()
