"""Two small things under the clock, for the facilitator: a clock within the step, and who speaks how long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.marks import Measure, PhaseMark, Remark, phase_word, share_left
from facilitator.ui.look.text import Picture, Text, Themed, one, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.time_marks import clock_text


class SideRow(QWidget):
    """The clock within the step.

    Signals:
        wanted(str): the action with this id was pressed.
    """

    wanted = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.what, self.left = Text(t, "", "strong", most=1), one(t, "", "strong")
        self.mark, self.measure = PhaseMark(t), Measure(t)
        self.stop = Button(t, tr("Weg"), "quiet", "x", small=True, name=tr("Tussentijd weg"))
        self.stop.clicked.connect(lambda: self.wanted.emit("side_stop"))
        self.setLayout(hbox(t, (self.what, 2), "m", self.mark, 6, self.left, "m", (self.measure, 2), "s", self.stop))

    def show_view(self, view: ConsoleView) -> None:
        """Show it as it is now, or nothing where there is none."""
        face = view.side
        if face is None:
            return
        self.what.set_text(face.words)
        self.mark.show_phase(face.phase, share_left(face.left, face.total))
        self.left.set_text(f"{phase_word(face.phase)} {clock_text(face.left)}")
        self.measure.show_time(face.phase, face.left, face.total)


class BalanceBar(Themed, Picture):
    """How much of what was said the leader said: filled; the group: open. In words for who does not see it."""

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)
        self.follow(t)

    def show_share(self, share: float, words: str) -> None:
        """The part of the leader, from 0 to 1."""
        self.setAccessibleName(tr("spreektijd: {words}", words=words))
        if abs(share - self._share) > 0.002:
            self._share = share
            self.update()

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.role("label").size + 1)
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c = painter(self), self.theme.c
        rect = QRectF(0.5, 1.5, self.width() - 1, self.height() - 3)
        p.fillRect(QRectF(rect.x(), rect.y(), rect.width() * self._share, rect.height()), QColor(c.ink2))
        p.setPen(QPen(QColor(c.rule), 1))
        p.drawRect(rect)
        p.fillRect(QRectF(rect.center().x(), 0, 1, self.height()), QColor(c.rule))  # half and half


class BalanceRow(QWidget):
    """Who speaks, how long each did, and a gentle word where the leader does more than listen."""

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.words, self.now, self.bar = one(t, "", "body"), Text(t, "", "body", "ink2", most=1), BalanceBar(t)
        self.hint = Remark(t, "ear")
        row = host(t, hbox(t, self.words, "m", (self.bar, 1), "m", (self.now, 1)))
        self.setLayout(vbox(t, row, 4, self.hint))

    def show_view(self, view: ConsoleView) -> None:
        """Show it as it is now, or nothing where nobody was tapped."""
        found = view.balance
        if found is None:
            return
        self.words.set_text(found.words)
        self.now.set_text(found.now)
        self.bar.show_share(found.share, found.words)
        self.hint.set_text(found.hint)
        self.hint.setVisible(bool(found.hint))
