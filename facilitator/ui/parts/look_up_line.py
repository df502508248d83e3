"""A line that one searches with, while what it finds stands below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.text import Icon, Themed
from facilitator.ui.look.theme import Theme

_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class LookUpLine(Themed, QLineEdit):
    """The line that is searched with: the arrows go through what was found, Enter opens it, Esc empties the line.

    Signals:
        moved(int), paged(int): to another hit, or a page further; down is positive.
        entered(), left(): Enter; Esc where nothing is typed.
    """

    moved = Signal(int)
    paged = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(400)
        self.setTextMargins(28, 0, 0, 0)
        shows_own_focus(self)
        self._icon = Icon(theme, "search", 18, "ink3")
        self._icon.setParent(self)
        self.follow(theme)

    def restyle(self) -> None:
        self.setFont(self.theme.role("read").font)
        self.setFixedHeight(self.theme.px("control") + 4)
        self._icon.move(2, (self.height() - 18) // 2)
        super().restyle()

    def event(self, event: QEvent) -> bool:
        """These keys are of the line, whatever else they do on the page."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and Qt.Key(event.key()) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: partial(self.moved.emit, 1), Qt.Key.Key_Up: partial(self.moved.emit, -1),
            Qt.Key.Key_PageDown: partial(self.paged.emit, 1), Qt.Key.Key_PageUp: partial(self.paged.emit, -1),
            Qt.Key.Key_Return: self.entered.emit, Qt.Key.Key_Enter: self.entered.emit, Qt.Key.Key_Escape: self._escape,
        }  # fmt: skip
        act = acts.get(event.key())
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()
