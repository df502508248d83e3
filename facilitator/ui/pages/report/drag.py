"""What a note is taken by to another place, and the line that shows where it would come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.text import Themed, painter
from facilitator.ui.look.theme import Theme

GRIP = 14
"""Logical pixels, of the grip and of what it stands beside."""
_DOT = 7


class Grip(Themed, QWidget):
    """Seen where the mouse is on the row; keys do the same from the words.

    Signals:
        pulled(QPoint): it is held and over this place of the screen.
        dropped(): it was let go there. let_go(): it was let go of without coming anywhere, or Esc was pressed.
    """

    pulled = Signal(QPoint)
    dropped = Signal()
    let_go = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._from: QPoint | None = None
        self.pulling = self.seen = False
        self.setToolTip(tr("Sleep om te verplaatsen (Alt+↑ of Alt+↓)"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.follow(theme)

    def show_seen(self, on: bool) -> None:
        """Whether the mouse is on the row."""
        if on != self.seen:
            self.seen = on
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(GRIP, self.theme.px("touch"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.isEnabled() and (self.seen or self.pulling):
            place = QRectF((self.width() - GRIP) / 2, (self.theme.px("touch") - GRIP) / 2, GRIP, GRIP)
            paint_icon(painter(self), "grip-vertical", place, self.theme.c.ink3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        far = (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.pulling:
            self.pulling = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        if self.pulling:
            self.pulled.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._end():
            self.dropped.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc takes it back wherever the cursor is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self._end():
                self.let_go.emit()
            return True
        return False

    def _end(self) -> bool:
        """No longer held; gives whether it was pulled."""
        was, self.pulling, self._from = self.pulling, False, None
        if was:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.update()
        return was


class DropLine(Themed, QWidget):
    """Where it would come."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.follow(theme)

    def show_at(self, left: int, y: int, width: int) -> None:
        self.setGeometry(left, y - _DOT // 2, width, _DOT)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, accent = painter(self), QColor(self.theme.c.accent)
        p.fillRect(QRectF(_DOT / 2, _DOT / 2 - 1, self.width(), 2), accent)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(accent)
        p.drawEllipse(QRectF(0, 0, _DOT, _DOT))
