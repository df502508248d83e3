"""Lines that one types on in place: Esc leaves them, and undo is that of the page until something is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.text import Themed
from facilitator.ui.look.theme import Theme


class QuietLine(Themed, QLineEdit):
    """Esc goes back to where one came from; what is typed stays.

    Signals:
        left(): Esc.
    """

    left = Signal()

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._role = role
        self.setTextMargins(-2, 0, 0, 0)
        shows_own_focus(self)
        self.follow(theme)

    def restyle(self) -> None:
        self.setFont(self.theme.role(self._role).font)
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WhyLine(QuietLine):
    """A word of explanation. Where nothing is typed to undo, undo is that of the page."""

    def __init__(self, theme: Theme, lower: int = 0) -> None:
        """Lower than other lines by so many pixels, between lines of text."""
        self._lower = lower
        super().__init__(theme, "body")
        self.setMaxLength(2000)

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.px("control") - self._lower)
        super().restyle()

    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)
