"""One line that is asked for over the page, just above the note line: who comes in, which step, how many minutes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Line, Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.finder import OverLine, went_elsewhere


class AskLine(Themed, QFrame):
    """Asks for one line. Enter takes it, Esc puts it away; both give the focus back. A line that will not do stays, and why.

    Signals:
        closed(): it is away, and the focus is free.
    """

    closed = Signal()

    def __init__(self, t: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._take: Callable[[str], object] = lambda _text: True
        self._at: Callable[[float], QRectF] = lambda height: QRectF(0, 0, 400, height)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.question, self.remark = one(t, "", "label", "ink2"), Text(t, "", "small", "over")
        self.edit = OverLine(t, frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)))
        keys = one(t, tr("Enter: doen · Esc: terug"), "label", "ink3")
        inner = vbox(t, hbox(t, self.question, "m", STRETCH, keys), 2, self.edit, self.remark, margins=("gutter", "s", "gutter", "s"))
        column = vbox(t, Line(t, colour="rule"), host(t, inner), Line(t, colour="accent", thick=2))
        self.setLayout(hbox(t, Line(t, vertical=True, colour="rule"), (column, 1), Line(t, vertical=True, colour="rule")))
        self.edit.installEventFilter(self)
        page.installEventFilter(self)
        self.hide()
        self.follow(t)

    def ask(self, question: str, hint: str, take: Callable[[str], object], at: Callable[[float], QRectF]) -> None:
        """Ask this. `take` gets the line and says False, or raises SessionError, where it will not do; `at` gives the place by height."""
        self._take, self._at = take, at
        self.question.set_text(question)
        self.edit.setAccessibleName(question)
        self.edit.setAccessibleDescription(hint)
        self.edit.setPlaceholderText(hint)
        self.edit.clear()
        self._say("")
        self.show()
        self.raise_()
        self.edit.setFocus()

    def close_up(self) -> None:
        """Go away; nothing happens."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _say(self, words: str) -> None:
        self.remark.set_text(words)
        self.remark.setVisible(bool(words))
        if words:
            self.edit.setAccessibleDescription(words)
        self._place()

    def _enter(self) -> None:
        try:
            done = self._take(self.edit.text())
        except SessionError as error:
            self._say(str(error))
            return
        if done is not False:
            self.close_up()

    def _place(self) -> None:
        self.setGeometry(self._at(float(self.sizeHint().height())).toRect())

    def restyle(self) -> None:
        self.edit.setFont(self.theme.role("read").font)
        super().restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self.edit and isinstance(event, QFocusEvent) and event.lostFocus() and went_elsewhere(event):
            self.hide()
        elif watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if key == Qt.Key.Key_Escape:
                self.close_up()
            return key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        return False
