"""Where the time went: planned above actual, on one axis of time. Outline and solid, so no colour is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from reportlab.graphics.shapes import Drawing, Polygon, Rect, String

from facilitator.export.pdf.colour import GREY, INK, WHITE
from facilitator.export.pdf.fonts import REGULAR, SEMIBOLD, width_of
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.layout import RULE, SMALL_SIZE, TEXT_WIDTH, TEXT_X, WIDTH
from facilitator.export.reports.moments import length_text, local
from facilitator.language import clock_time, tr
from facilitator.sessions.reports.minutes import Minutes

HEIGHT, BAR, LOW, HIGH = 97.5, 18.0, 22.5, 60.0
LEAST_WIDTH = 0.5


@dataclass(frozen=True)
class Span:
    """One step on the strip, as planned and as it went; `number` is that of the table below."""

    number: int
    planned: tuple[datetime, datetime]
    actual: tuple[datetime, datetime] | None


def spans(minutes: Minutes) -> tuple[Span, ...]:
    """The steps in the time of the room; planned ones follow each other from the planned start."""
    out, at = [], minutes.planned_start
    for number, step in enumerate(minutes.steps, 1):
        planned = (local(at, minutes), local(at + step.planned, minutes))
        actual = None
        if step.began_at is not None and step.took is not None:
            actual = (local(step.began_at, minutes), local(step.began_at + step.took, minutes))
        out.append(Span(number, planned, actual))
        at += step.planned
    return tuple(out)


def strip(minutes: Minutes) -> Callable[[HouseStyle], Drawing] | None:
    """How it is drawn in a house style; None if no step was opened, as there is nothing to compare."""
    found = spans(minutes)
    opened = [span.actual for span in found if span.actual]
    if not opened:
        return None
    begin = min([found[0].planned[0], *(actual[0] for actual in opened)])
    end = max([found[-1].planned[1], *(actual[1] for actual in opened)])
    return lambda house: _Strip(begin, max(end - begin, timedelta(minutes=1)), house).draw(found)


class _Strip:
    def __init__(self, begin: datetime, length: timedelta, house: HouseStyle) -> None:
        self._begin, self._length, self._house = begin, length, house
        self._drawing = Drawing(WIDTH, HEIGHT)

    def draw(self, found: tuple[Span, ...]) -> Drawing:
        self._words(0, HIGH + 5.5, tr("Gepland"))
        self._words(0, LOW + 5.5, tr("Werkelijk"))
        for span in found:
            if span.actual:
                self._join(span.planned, span.actual)
        for span in found:
            self._bar(span.planned, HIGH, span.number, WHITE, INK, INK)
            if span.actual:
                self._bar(span.actual, LOW, span.number, self._house.mark, WHITE, self._house.on_mark)
        opened = [span.actual for span in found if span.actual]
        self._ends(HIGH + BAR + 4.5, found[0].planned[0], found[-1].planned[1])
        self._ends(LOW - 11.5, min(a[0] for a in opened), max(a[1] for a in opened))
        return self._drawing

    def _at(self, moment: datetime) -> float:
        return TEXT_X + (moment - self._begin) / self._length * TEXT_WIDTH

    def _join(self, planned: tuple[datetime, datetime], actual: tuple[datetime, datetime]) -> None:
        left, right, low_left, low_right = map(self._at, (*planned, *actual))
        points = [left, HIGH, right, HIGH, low_right, LOW + BAR, low_left, LOW + BAR]
        self._drawing.add(Polygon(points, fillColor=self._house.tint, strokeColor=WHITE, strokeWidth=1))

    def _bar(self, when: tuple[datetime, datetime], y: float, number: int, fill: Any, edge: Any, ink: Any) -> None:
        left, right = map(self._at, when)
        if right - left < LEAST_WIDTH:
            return
        self._drawing.add(Rect(left, y, right - left, BAR, fillColor=fill, strokeColor=edge, strokeWidth=RULE))
        if right - left > width_of(str(number), SEMIBOLD, SMALL_SIZE) + 3:  # a bar too narrow for its number goes without
            self._words((left + right) / 2, y + 5.5, str(number), SEMIBOLD, ink, "middle")

    def _ends(self, y: float, begin: datetime, end: datetime) -> None:
        self._words(self._at(begin), y, clock_time(begin))
        self._words(self._at(end), y, clock_time(end), anchor="end")

    def _words(self, x: float, y: float, words: str, font: str = REGULAR, colour: Any = GREY, anchor: str = "start") -> None:
        self._drawing.add(String(x, y, words, fontName=font, fontSize=SMALL_SIZE, fillColor=colour, textAnchor=anchor))


def strip_in_words(minutes: Minutes) -> str:
    """The same for whoever cannot see it."""
    steps = "; ".join(_step_in_words(step.title, step.planned, step.took) for step in minutes.steps)
    return tr("Twee balken onder elkaar: boven de geplande tijd per stap, onder de werkelijke. {steps}.", steps=steps)


def _step_in_words(title: str, planned: timedelta, took: timedelta | None) -> str:
    if took is None:
        return tr("{title}: gepland {planned}, niet aan toegekomen", title=title, planned=length_text(planned))
    return tr("{title}: gepland {planned}, werkelijk {took}", title=title, planned=length_text(planned), took=length_text(took))
