"""What is left of the programme on one axis of clock time, as it is and as it would be, against the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator.contrast import mix
from facilitator.language import tr
from facilitator.sessions.plan.replan_view import ReplanRow, ReplanView
from facilitator.ui.look.colours import CHANGED, KEPT, OTHER
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.fields import minutes_figure
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import crisp, hatch, line_text
from facilitator.ui.look.text import Picture, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.time_marks import ZERO

_ROW: dict[str, int] = {"compact": 30, "regular": 44, "ample": 60}
_BETWEEN: dict[str, int] = {"compact": 8, "regular": 12, "ample": 16}
_TAG: dict[str, int] = {"compact": 60, "regular": 78, "ample": 104}
"""Logical pixels: a bar with the room under it, that room, and the words before a bar."""
_END_ROOM = 8
_HATCH_GAP, _HATCH_PEN = 7.0, 2.0


@dataclass(frozen=True)
class _Axis:
    """From time since the first row to logical pixels."""

    left: float
    width: float
    span: timedelta

    def at(self, moment: timedelta) -> float:
        return self.left + self.width * (moment / self.span if self.span else 0.0)


class TwoPlans(Themed, Picture):
    """Two bars, with a mark where the end is; what comes after the end is hatched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: ReplanView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def show_plans(self, view: ReplanView) -> None:
        self._view = view
        self.setVisible(bool(view.rows))
        spoken = tr("Met het voorstel is het einde om {expected}; afgesproken is {end}.", expected=view.expected, end=view.end)
        self.setAccessibleName(spoken)
        self.update()

    @property
    def _top(self) -> int:
        return self.theme.role("label").line + 8

    def restyle(self) -> None:
        self.setFixedHeight(self._top + 2 * _ROW[self.theme.density])
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None or not self._view.rows:
            return
        p, view, tag = painter(self), self._view, _TAG[self.theme.density]
        now, proposed = (sum((length for _, length in self._lengths(view, strong)), ZERO) for strong in (False, True))
        axis = _Axis(tag, self.width() - tag - _END_ROOM, max(now, proposed, view.available))
        for index, (name, strong) in enumerate(((tr("nu"), False), (tr("voorstel"), True))):
            y, high = self._top + index * _ROW[self.theme.density], _ROW[self.theme.density] - _BETWEEN[self.theme.density]
            role = self.theme.role("strong" if strong else "body")
            line_text(p, QRectF(0, y, tag - 6, high), name, role.font, self.theme.c.ink if strong else self.theme.c.ink2)
            self._paint_plan(p, axis, self._lengths(view, strong), strong, y, high)
        self._paint_end(p, axis)

    def _lengths(self, view: ReplanView, strong: bool) -> list[tuple[ReplanRow, timedelta]]:
        return [(row, row.proposed if strong else row.now) for row in view.rows]

    def _paint_plan(self, p: QPainter, axis: _Axis, parts: list[tuple[ReplanRow, timedelta]], strong: bool, y: float, high: float) -> None:
        begun, end = ZERO, self._view.available if self._view else ZERO
        for row, length in parts:
            a, b = crisp(p, axis.at(begun)) + 1, crisp(p, axis.at(begun + length)) - 1
            if b > a:
                self._paint_part(p, QRectF(a, y, b - a, high), row, length, strong, min(b, axis.at(end)))
            begun += length
        if begun > end:
            self._paint_over(p, QRectF(axis.at(end), y, axis.at(begun) - axis.at(end) - 1, high))

    def _paint_part(self, p: QPainter, box: QRectF, row: ReplanRow, length: timedelta, strong: bool, words_end: float) -> None:
        c, ink = self.theme.c, self.theme.c.ink
        fill = mix(c.paper, c.accent, CHANGED if row.changed and strong else OTHER)
        if row.protected:
            fill, ink = (c.accent, c.on_accent) if strong else (mix(c.paper, c.accent, KEPT), c.ink)
        p.fillRect(box, QColor(fill))
        strong_edge(p, self.theme, box, "rule", 2 if row.changed and strong else 1)
        x, label = box.x() + 7, self.theme.role("label")
        words = QRectF(x, box.y(), words_end - x - 3, box.height())
        if row.protected and words.width() > 2.5 * label.size:
            paint_icon(p, "lock", QRectF(x, box.y() + (box.height() - label.size) / 2, label.size, label.size), ink)
            words.setLeft(x + label.size + 5)
        font, text = self.theme.role("strong" if strong else "body").font, minutes_figure(length)
        if QFontMetricsF(font).horizontalAdvance(text) <= words.width():  # half a figure would be another figure
            line_text(p, words, text, font, ink, elide=False)

    def _paint_over(self, p: QPainter, box: QRectF) -> None:
        p.fillRect(box, QColor(self.theme.c.warn_soft))
        hatch(p, box, self.theme.c.warn_shape, _HATCH_GAP, _HATCH_PEN)

    def _paint_end(self, p: QPainter, axis: _Axis) -> None:
        if self._view is None:
            return
        x, c, label = axis.at(self._view.available), self.theme.c, self.theme.role("label").weighing(600)
        high = self.height() - self._top + 12 - _BETWEEN[self.theme.density]
        p.fillRect(QRectF(crisp(p, x) - 1, self._top - 6, 2, high), QColor(c.ink))
        text = tr("vast einde {end}", end=self._view.end) if self._view.end_fixed else tr("gepland einde {end}", end=self._view.end)
        width = QFontMetricsF(label.font).horizontalAdvance(text)
        begin = min(max(0.0, x - width), self.width() - width)
        line_text(p, QRectF(begin, 0, width + 2, label.line), text, label.font, c.ink, elide=False)
