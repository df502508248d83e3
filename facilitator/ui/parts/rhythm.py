"""A draaiboek as a score: a bar for each step, as wide as it lasts.

A thin line is listening, a thick one talking, dots choosing, dashes writing. Accent is only for the step that runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator.language import minutes_text
from facilitator.sessions.plan.run_sheet import RunSheet, RunStep
from facilitator.ui.look.paint import crisp, line_text
from facilitator.ui.look.text import Picture
from facilitator.ui.look.theme import Theme, font

Manner = Literal["listen", "talk", "write", "choose"]


@dataclass(frozen=True)
class Bar:
    """One step: its title, its length, and what people do in it."""

    title: str
    length: timedelta
    manner: Manner
    gone: float = 1.0
    """How much of it is behind us, from 0 to 1."""
    now: bool = False


def manner(step: RunStep) -> Manner:
    """What people mainly do in a step."""
    if step.speak == "silent":
        return "write"
    if any(f.kind in ("pick", "vote", "mark", "choice") for f in step.fields):
        return "choose"
    return "talk" if step.speak in ("free", "popcorn") else "listen"


def bars(sheet: RunSheet) -> tuple[Bar, ...]:
    """The score of a run sheet as a whole."""
    return tuple(Bar(s.title, s.length, manner(s)) for s in sheet.on if s.length)


class Rhythm(Picture):
    """Paints a score. `numbers` puts a number under each bar, and the title of the one that is on."""

    def __init__(self, t: Theme, score: Sequence[Bar] = (), *, numbers: bool = False, thick: int = 8) -> None:
        super().__init__()
        self._t, self._score, self._numbers, self._thick = t, tuple(score), numbers, thick
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        t.changed.connect(self._settle)
        self._settle()
        self.show_score(score)

    def show_score(self, score: Sequence[Bar]) -> None:
        """Another score."""
        self._score = tuple(score)
        self.setAccessibleName(", ".join(f"{b.title} {minutes_text(b.length)}" for b in self._score))
        self.update()

    def _settle(self) -> None:
        self.setFixedHeight(self._thick + 2 + (self._t.role("label").line + 8 if self._numbers else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum((b.length.total_seconds() for b in self._score), 0.0)
        if not total:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = 4 if len(self._score) < 30 else 2
        per = max(0.0, self.width() - gap * (len(self._score) - 1)) / total
        x = written = 0.0
        for number, bar in enumerate(self._score, 1):
            width = bar.length.total_seconds() * per
            self._paint_bar(p, x, width, bar)
            if self._numbers and x >= written:  # the words of the running step may need the room of the next numbers
                written = self._paint_number(p, x, width, bar, number) + gap
            x += width + gap

    def _paint_bar(self, p: QPainter, x: float, width: float, bar: Bar) -> None:
        c, foot = self._t.c, self._thick + 1
        self._shape(p, x, width, bar.manner, QColor(c.ink3 if bar.gone >= 1 else c.rule))
        if bar.now:
            gone = width * bar.gone
            p.fillRect(QRectF(crisp(p, x), 0, crisp(p, width), foot), self._t.colour("sunken"))
            p.fillRect(QRectF(crisp(p, x), foot - self._thick, crisp(p, gone), self._thick), QColor(c.accent))
            p.fillRect(QRectF(crisp(p, x + gone), foot - 3, crisp(p, width - gone), 3), QColor(c.accent))

    def _paint_number(self, p: QPainter, x: float, width: float, bar: Bar, number: int) -> float:
        """Gives where the words end."""
        label, c = self._t.role("label"), self._t.c
        tone = c.accent if bar.now else c.ink2 if bar.gone >= 1 else c.ink3
        text = f"{number}  {bar.title}" if bar.now else str(number)
        room = self.width() - x if bar.now else max(width, 18)
        box = QRectF(x, self._thick + 7, room, label.line)
        return x + line_text(p, box, text, font(label.size, 600 if bar.now else 400), tone)

    def _shape(self, p: QPainter, x: float, width: float, manner: Manner, colour: QColor) -> None:
        foot = self._thick + 1
        if manner == "talk":
            p.fillRect(QRectF(crisp(p, x), foot - self._thick, crisp(p, width), self._thick), colour)
        elif manner == "listen":
            p.fillRect(QRectF(crisp(p, x), foot - 3, crisp(p, width), 3), colour)
        else:
            self._beads(p, x, width, manner == "choose", colour)

    def _beads(self, p: QPainter, x: float, width: float, round_: bool, colour: QColor) -> None:
        unit, pitch = (5.0, 10.0) if round_ else (9.0, 13.0)
        count = max(1, int((width + pitch - unit) // pitch))
        pitch = (width - unit) / (count - 1) if count > 1 else 0.0
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        for k in range(count):
            if round_:
                p.drawEllipse(QRectF(x + k * pitch, self._thick + 1 - unit, unit, unit))
            else:
                p.fillRect(QRectF(crisp(p, x + k * pitch), self._thick - 2, unit, 3), colour)
