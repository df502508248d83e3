"""A sheet that comes up over the whole window, with a title, what it is about, and a foot with what can be done."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from facilitator.language import tr
from facilitator.ui.look.buttons import IconButton
from facilitator.ui.look.focus import FocusRing, in_reading_order
from facilitator.ui.look.layout import STRETCH, empty, hbox, host, scroll, vbox
from facilitator.ui.look.text import Line, Text, Themed, TopColumn, one
from facilitator.ui.look.theme import Theme

WIDEST: dict[str, int] = {"compact": 860, "regular": 980, "ample": 1240}
_SHADE = 110
"""How dark what lies below becomes, of 255."""


class SheetOver(Themed, QWidget):
    """Lies over a whole window while it is open; the focus stays in it, and goes back to where it was.

    What is asked goes into `body`, and what can be done into `foot`. Extend `keyPressEvent` for keys of its own.

    Signals:
        closed(): it is away.
    """

    closed = Signal()
    widest: ClassVar[dict[str, int]] = WIDEST

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self._title, self._about = one(theme, "", "name"), Text(theme, "", "body", "ink2", most=1)
        self.leave = IconButton(theme, "x", tr("Sluit"), "Esc")
        self.leave.clicked.connect(self.close_up)
        self.body: QVBoxLayout = TopColumn()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.foot = vbox(theme, margins=("gutter", "m", "gutter", "m"))
        self._sheet = self._made(theme)
        self.focus_ring = FocusRing(theme, self._sheet)
        over.installEventFilter(self)
        self.hide()
        self.follow(theme)

    def _made(self, t: Theme) -> QFrame:
        head = hbox(t, (vbox(t, self._title, self._about), 1), "m", self.leave, margins=("gutter", "m", "s", "m"))
        rows = host(t, vbox(t, self.body, STRETCH, margins=("gutter", "m", "gutter", "m")))
        sheet = QFrame(self)
        sheet.setObjectName("surface")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area, self._inside = scroll(rows), rows
        rows.installEventFilter(self)
        self._head, self._foot = host(t, head), host(t, self.foot)
        sheet.setLayout(vbox(t, self._head, Line(t), (self.area, 1), Line(t), self._foot))
        return sheet

    def come_up(self, title: str, about: str = "") -> None:
        """Show it, as large as what is in it asks for."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._title.set_text(title)
        self._about.set_text(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(title)
        self.show()
        self.raise_()
        self.place()

    def close_up(self) -> None:
        """Away; the focus goes back."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before) and self._before.isVisible():
                self._before.setFocus()
            self.closed.emit()

    def empty_body(self) -> None:
        """Nothing is in it any more."""
        empty(self.body)

    def place(self) -> None:
        """In the middle of the window: as tall as its content, and no taller than the window."""
        self.setGeometry(self._over.rect())
        room = self.rect().adjusted(12, 8, -12, -8)
        width, height = min(self.widest[self.theme.density], room.width()), min(self._wanted(), room.height())
        self._sheet.setGeometry(QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height))
        QTimer.singleShot(0, self, self._show_where_the_keyboard_is)  # once what grew has its place

    def _show_where_the_keyboard_is(self) -> None:
        here = self.focusWidget()
        if self.isVisible() and here is not None and self._inside.isAncestorOf(here):
            whole = here.parentWidget() if isinstance(here, QLineEdit) else here  # with what is wrong with it, under it
            self.area.ensureWidgetVisible(whole or here)

    def _wanted(self) -> int:
        """Texts know how tall they are once they have their width; what is in it asks again when they do (`eventFilter`)."""
        return sum(part.sizeHint().height() for part in (self._head, self._inside, self._foot)) + 2

    def restyle(self) -> None:
        if self.isVisible():
            self.place()
        super().restyle()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab stays in here, in the order in which one reads."""
        stops = [w for w in in_reading_order(self) if w.isVisible() and w.isEnabled()]
        if not stops:
            return False
        here = self.focusWidget()
        at = stops.index(here) if here in stops else -1 if following else 0
        stop = stops[(at + (1 if following else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason)
        self.area.ensureWidgetVisible(stop)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        grown = event.type() == QEvent.Type.LayoutRequest and watched is self._inside
        if self.isVisible() and (grown or event.type() == QEvent.Type.Resize):
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _SHADE))
