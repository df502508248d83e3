"""Marks of time, drawn: in which phase a step is, how much of it is left, and that in figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.ui.look.colours import Colours
from facilitator.ui.look.paint import crisp, hatch, round_pen

Phase = Literal["ready", "running", "warning", "overrun", "paused", "done"]
ZERO = timedelta()
PHASE_COLOUR: Mapping[str, str] = {
    "running": "accent", "warning": "warn_shape", "overrun": "over_shape", "paused": "ink2", "ready": "ink3", "done": "ok",
}  # fmt: skip
"""Colour role of the mark and the ruler in each phase; `PHASE_TEXT` is that of the figures."""
PHASE_TEXT: Mapping[str, str] = {
    "running": "ink", "warning": "warn", "overrun": "over", "paused": "ink2", "ready": "ink2", "done": "ok",
}  # fmt: skip


def phase_mark(
    p: QPainter, rect: QRectF, phase: Phase, c: Colours, left: float = 0.7, ground: str | None = None, colour: str | None = None
) -> None:
    """A disc that empties, a triangle, a barred square, two bars, a ring, a check: told apart without colour.

    `left` is the share of the time that is left, 0 to 1; `colour` replaces the phase's own.
    """
    shade = QColor(colour or c[PHASE_COLOUR[phase]])
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(shade)
    if phase in ("running", "ready"):
        _disc(p, rect, shade, left if phase == "running" else 0.0)
    elif phase == "overrun":
        _barred_square(p, rect, QColor(ground or c.paper))
    else:
        {"warning": _triangle, "paused": _two_bars, "done": _check}[phase](p, rect, shade)
    p.restore()


def _disc(p: QPainter, rect: QRectF, shade: QColor, left: float) -> None:
    w = max(1.5, rect.width() / 11)
    ring = rect.adjusted(w / 2, w / 2, -w / 2, -w / 2)
    if left > 0:
        p.drawPie(ring.adjusted(w * 1.3, w * 1.3, -w * 1.3, -w * 1.3), 90 * 16, round(360 * 16 * min(1.0, left)))
    p.setPen(QPen(shade, w))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(ring)


def _triangle(p: QPainter, rect: QRectF, shade: QColor) -> None:
    s = rect.width()
    p.setPen(round_pen(shade, s / 10))
    points = ((0.5, 0.1), (0.95, 0.9), (0.05, 0.9))
    p.drawPolygon(QPolygonF([QPointF(rect.x() + s * x, rect.y() + s * y) for x, y in points]))


def _barred_square(p: QPainter, rect: QRectF, ground: QColor) -> None:
    s = rect.width()
    box = rect.adjusted(s * 0.05, s * 0.05, -s * 0.05, -s * 0.05)
    p.drawRoundedRect(box, s * 0.05, s * 0.05)
    if s < 26:  # below that size the bars of the ruler would be mud, and a plain square is clearer
        return
    clip = QPainterPath()
    clip.addRoundedRect(box, s * 0.05, s * 0.05)
    p.setClipPath(clip)
    p.setPen(QPen(ground, s * 0.085))
    for k in (-0.42, 0.0, 0.42):
        start = QPointF(box.x() + s * (k - 0.1), box.bottom() + s * 0.1)
        p.drawLine(start, QPointF(box.right() + s * (k + 0.1), box.y() - s * 0.1))


def _two_bars(p: QPainter, rect: QRectF, _shade: QColor) -> None:
    s = rect.width()
    for x in (0.18, 0.58):
        p.drawRoundedRect(QRectF(rect.x() + s * x, rect.y() + s * 0.1, s * 0.24, s * 0.8), s * 0.04, s * 0.04)


def _check(p: QPainter, rect: QRectF, shade: QColor) -> None:
    s = rect.width()
    p.setPen(round_pen(shade, max(1.6, s / 8)))
    p.drawPolyline(QPolygonF([QPointF(rect.x() + s * x, rect.y() + s * y) for x, y in ((0.16, 0.54), (0.4, 0.76), (0.86, 0.26))]))


def ruler(
    p: QPainter, rect: QRectF, total: timedelta, elapsed: timedelta, phase: Phase, c: Colours, tick: timedelta = timedelta(minutes=1),
    ground: str | None = None,
) -> None:  # fmt: skip
    """A measure of the step: what is left is solid, what is gone is a hairline, what is over is hatched past the end mark."""
    total, elapsed = max(total, timedelta(seconds=1)), max(elapsed, ZERO)
    span = elapsed * 1.06 if elapsed > total else total
    _Measure(p, rect, rect.width() / (span / timedelta(seconds=1)), QColor(c[PHASE_COLOUR[phase]]), c).draw(total, elapsed, tick, ground)


@dataclass(frozen=True)
class _Measure:
    """The parts of a ruler; `scale` is pixels a second."""

    p: QPainter
    rect: QRectF
    scale: float
    shade: QColor
    c: Colours

    @property
    def bar(self) -> float:
        return self.rect.height() * 0.52

    @property
    def thick(self) -> float:
        return max(1.0, self.rect.height() / 18)

    def at(self, moment: timedelta) -> float:
        return self.rect.x() + self.scale * moment.total_seconds()

    def draw(self, total: timedelta, elapsed: timedelta, tick: timedelta, ground: str | None) -> None:
        p, x, top, h = self.p, self.rect.x(), self.rect.y(), self.rect.height()
        gone, end = self.at(min(elapsed, total)), self.at(total)
        p.save()
        p.fillRect(QRectF(x, crisp(p, top + self.bar - self.thick), gone - x, self.thick), QColor(self.c.rule))
        p.fillRect(QRectF(gone, top, end - gone, self.bar), self.shade)
        self._ticks(total, tick if total > 4 * timedelta(minutes=1) else timedelta(seconds=30))
        if elapsed > total:
            self._over(QRectF(end, top, self.at(elapsed) - end, self.bar), QColor(ground or self.c.over_soft))
        stop = crisp(p, end - self.thick * 2)
        p.fillRect(QRectF(stop, top - self.bar * 0.45, self.thick * 2, self.bar * 1.45 + h * 0.48), QColor(self.c.ink))
        p.restore()

    def _ticks(self, total: timedelta, every: timedelta) -> None:
        h, top = self.rect.height(), self.rect.y() + self.bar + self.rect.height() * 0.1
        while self.scale * every.total_seconds() < h * 0.3:
            every *= 5
        for n in range(total // every + 1):
            x = crisp(self.p, self.at(n * every) - (self.thick if n * every == total else 0))
            long = n % 5 == 0
            self.p.fillRect(QRectF(x, top, self.thick, h * (0.38 if long else 0.2)), QColor(self.c.ink2 if long else self.c.rule))

    def _over(self, over: QRectF, ground: QColor) -> None:
        self.p.fillRect(over, ground)
        hatch(self.p, over, self.shade, max(5.0, self.bar * 0.62), max(1.5, self.bar * 0.2))
        self.p.setPen(QPen(self.shade, self.thick))
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        inset = self.thick / 2
        self.p.drawRect(over.adjusted(inset, inset, -inset, -inset))


def clock_text(left: timedelta) -> str:
    """Minutes and seconds: of a countdown the second that still runs (up), of an overrun the one that is over (down)."""
    seconds = left.total_seconds()
    whole = math.ceil(seconds) if seconds >= 0 else math.floor(-seconds)
    return f"{whole // 60}:{whole % 60:02d}"
