"""Who has spoken, who speaks, who follows. Names wrap; the state is a mark as well as a tone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.people import Person
from facilitator.sessions.screens.console_view import TurnRow
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.theme import Theme, font
from facilitator.ui.look.time_marks import phase_mark

TurnState = Literal["done", "now", "todo"]


class TurnName(QAbstractButton):
    """One name; pressing it gives that person the turn."""

    def __init__(self, t: Theme, person: Person, state: TurnState, owner: QWidget) -> None:
        super().__init__(owner)
        self._t, self.person, self.state = t, person, state
        words = {"done": tr("is geweest"), "now": tr("spreekt nu"), "todo": tr("komt nog")}
        self.setText(person.label)
        self.setAccessibleName(f"{person.label}, {words[state]}")
        self.setToolTip(tr("Geef {name} het woord", name=person.label))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        small = self._t.role("small")
        width = QFontMetricsF(font(small.size, 600)).horizontalAdvance(self.text())
        return QSize(round(18 + min(width, 190)) + 2, small.line + (4 if self._t.compact else 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c, small = QPainter(self), self._t.c, self._t.role("small")
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        middle = self.height() / 2
        if self.state == "done":
            phase_mark(p, QRectF(0, middle - 6, 12, 12), "done", c, colour=c.ink3)
        elif self.state == "now":
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(self._t.colour("accent"))
            p.drawEllipse(QPointF(6, middle), 5, 5)
        else:
            p.setPen(QPen(self._t.colour("rule"), 1.5))
            p.drawEllipse(QPointF(6, middle), 4, 4)
        tone = {"done": c.ink3, "now": c.accent, "todo": c.ink}[self.state]
        line_text(
            p, QRectF(18, 0, self.width() - 18, self.height()), self.text(), font(small.size, 600 if self.state == "now" else 400), tone
        )


class TurnList(QWidget):
    """All names of a round, in rows.

    Signals:
        turn_requested(str): the person with this id should speak now.
    """

    turn_requested = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._t = t
        self._names: list[TurnName] = []
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Beurten"))
        t.changed.connect(self._place)

    def show_turns(self, row: TurnRow) -> None:
        """Show who had a turn; nothing happens when that is the same as before."""
        now = (row.current,) if row.current else ()
        shown = (row.done, now, row.todo)
        if shown == self._shown:
            return
        self._shown = shown
        for name in self._names:
            name.hide()
            name.deleteLater()
        states: tuple[tuple[TurnState, tuple[Person, ...]], ...] = (("done", row.done), ("now", now), ("todo", row.todo))
        self._names = [TurnName(self._t, person, state, self) for state, people in states for person in people]
        for name in self._names:
            name.clicked.connect(lambda _on=False, person=name.person.id: self.turn_requested.emit(person))
            name.show()
        self._place()

    def _place(self) -> None:
        x = y = 0
        gap = 11 if self._t.compact else 16
        row = self._names[0].sizeHint().height() if self._names else 0
        for name in self._names:
            width = name.sizeHint().width()
            if x and x + width > self.width():
                x, y = 0, y + row
            name.setGeometry(x, y, width, row)
            x += width + gap
        self.setFixedHeight(y + row)

    def resizeEvent(self, event: object) -> None:
        self._place()
