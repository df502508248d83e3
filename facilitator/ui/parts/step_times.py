"""How long a step took in earlier sessions, beside what is planned for it: a frame, a dot for each session, and the length proposed."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from facilitator.language import minutes_text, tr
from facilitator.sessions.plan.learning import LearnedStep
from facilitator.ui.look.paint import Align, line_text
from facilitator.ui.look.text import Picture
from facilitator.ui.look.theme import Theme, font

_BAR, _DOT, _TICK = 12.0, 3.0, 5.0
_MOST = 28
"""Its width at most, in letters of the text beside it."""


class StepTimes(Picture):
    """Paints one step. Time is a length: the frame is as wide as the step is planned."""

    def __init__(self, theme: Theme, step: LearnedStep) -> None:
        super().__init__()
        self._theme, self.step = theme, step
        took = ", ".join(minutes_text(_whole(t)) for t in step.took)
        planned = minutes_text(step.planned)
        self.setAccessibleName(tr("{title}: gepland {planned}; het duurde {took}", title=step.title, planned=planned, took=took))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        self.setMaximumWidth(_MOST * self._theme.role("body").size)
        self.setFixedHeight(int(_BAR + 2 * _TICK) + self._theme.role("label").line + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, c = self.step, self._theme.colour
        ends = [step.planned, *step.took, *([step.proposal] if step.proposal else [])]
        room = self.width() - 4 * self._theme.role("label").size
        per = room / (max(ends) / timedelta(minutes=1)) if room > 0 else 0.0
        p.setPen(QPen(c("rule"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(QRectF(0.5, _TICK + 0.5, self._x(step.planned, per) - 1, _BAR - 1))
        self._dots(p, per)
        self._words(p, step.planned, per, "ink2")
        if step.proposal:
            p.fillRect(QRectF(self._x(step.proposal, per) - 1, 0, 2, _BAR + 2 * _TICK), c("accent"))
            self._words(p, step.proposal, per, "accent")
        p.end()

    def _dots(self, p: QPainter, per: float) -> None:
        p.setPen(QPen(self._theme.colour("paper"), 1))
        p.setBrush(self._theme.colour("ink2"))
        for took in self.step.took:
            p.drawEllipse(QPointF(self._x(took, per), _TICK + _BAR / 2), _DOT + 0.5, _DOT + 0.5)

    def _words(self, p: QPainter, length: timedelta, per: float, colour: str) -> None:
        """Under where it ends; where two are near each other, the shorter stands left of its end and the longer right."""
        role, x, proposal = self._theme.role("label"), self._x(length, per), self.step.proposal
        wide = 4.0 * role.size
        near = proposal is not None and abs(self._x(proposal, per) - self._x(self.step.planned, per)) < wide
        before = near and proposal is not None and length == min(self.step.planned, proposal)
        align: Align
        left, align = (x - wide, "right") if before else (x, "left") if near else (x - wide / 2, "centre")
        rect = QRectF(max(0.0, left), _BAR + 2 * _TICK + 2, wide, role.line)
        line_text(p, rect, minutes_text(length), font(role.size, 500), self._theme.colour(colour).name(), align)

    @staticmethod
    def _x(length: timedelta, per: float) -> float:
        return length / timedelta(minutes=1) * per


def _whole(length: timedelta) -> timedelta:
    return timedelta(minutes=max(1, round(length / timedelta(minutes=1))))
