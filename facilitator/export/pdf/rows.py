"""Cells side by side, on hairlines or on nothing: the table of these documents, and their margin column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.colour import FIELD, HAIRLINE, INK
from facilitator.export.pdf.fonts import REGULAR
from facilitator.export.pdf.layout import BODY_HEIGHT, GUTTER, HALF, LINE, META, RULE, SMALL_SIZE, fitted
from facilitator.export.pdf.markup import escaped
from facilitator.export.pdf.paragraphs import TaggedParagraph, height_of
from facilitator.language import tr

SPLIT_OVER = BODY_HEIGHT / 3
"""A row taller than this may itself be broken."""
LEAST_LINES = 3 * LINE
"""That a broken row has on each side."""


@dataclass
class Row:
    """The flowables of each cell; `least` height, width of the `rule` below, room above and under the text."""

    cells: Sequence[list[Any]]
    least: float = 0
    rule: float = 0
    pad: float = 0
    height: float | None = None


@dataclass(frozen=True)
class Breaking:
    """`free`: a row may break anywhere between lines. Else between rows, and only a very tall row inside."""

    free: bool = False
    repeated: bool = False
    """This is the rest of rows that began on an earlier page: the heads are drawn, not read again."""


class Rows(Flowable):  # type: ignore[misc]
    """Rows on one set of column widths. Heads come again after a page break, as artifacts.

    `fields` are the numbers of columns that are filled in by hand: they get upright edges.
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Row],
        heads: Sequence[Row] = (),
        *,
        gutter: float = GUTTER,
        before: float = 0,
        after: float = 0,
        fields: Sequence[int] = (),
        breaking: Breaking = Breaking(),
    ) -> None:
        super().__init__()
        self.widths, self.rows, self.heads, self.gutter = list(widths), list(rows), list(heads), gutter
        self.fields, self.breaking = fields, breaking
        self.spaceBefore, self.spaceAfter = before, after
        last = len(self.widths) - 1
        self.inner = [w - (gutter if i < last else 0) for i, w in enumerate(self.widths)]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = sum(self.widths)
        self.height = self._heads_height() + sum(self._height(row) for row in self.rows)
        return self.width, self.height

    def _height(self, row: Row) -> float:
        """Measured once: wrapping long texts is what costs."""
        if row.height is None:
            tallest = max(sum(height_of(f, w) for f in cell) for cell, w in zip(row.cells, self.inner, strict=True))
            row.height = max(row.least, tallest + 2 * row.pad)
        return row.height

    def _heads_height(self) -> float:
        return sum(self._height(row) for row in self.heads)

    # breaking

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        room, n = availHeight - self._heads_height(), 0
        while n < len(self.rows) and self._height(self.rows[n]) <= room + 0.01:
            room -= self._height(self.rows[n])
            n += 1
        if n == len(self.rows):
            return [self]
        if parts := self._inside(self.rows[n], room):
            return self._two([*self.rows[:n], parts[0]], [parts[1], *self.rows[n + 1 :]])
        n = self._not_alone(n, availHeight)
        return self._two(self.rows[:n], self.rows[n:]) if n else []

    def _inside(self, row: Row, room: float) -> tuple[Row, Row] | None:
        if not (self.breaking.free or self._height(row) > SPLIT_OVER) or room <= 4 * LINE:
            return None
        parts = self._split_row(row, room)
        if parts and self._text_height(parts[1]) < LEAST_LINES:
            parts = self._split_row(row, room - LEAST_LINES)
        return parts

    def _not_alone(self, n: int, room: float) -> int:
        """Neither a last row alone on the next page, nor a first row alone below its head."""
        if len(self.rows) - n == 1 and n > 2:
            n -= 1
        return 0 if n == 1 and len(self.rows) > 2 and room < BODY_HEIGHT / 2 else n

    def _two(self, first: list[Row], rest: list[Row]) -> list[Any]:
        def part(rows: list[Row], repeated: bool, before: float, after: float) -> Rows:
            breaking = Breaking(self.breaking.free, repeated)
            return Rows(
                self.widths, rows, self.heads, gutter=self.gutter, before=before, after=after, fields=self.fields, breaking=breaking
            )

        return [part(first, self.breaking.repeated, self.spaceBefore, 0), part(rest, True, 0, self.spaceAfter)]

    def _text_height(self, row: Row) -> float:
        cells = zip(row.cells, self.inner, strict=True)
        return max(sum(height_of(f, w) for f in cell if not isinstance(f, _Again)) for cell, w in cells)

    def _split_row(self, row: Row, room: float) -> tuple[Row, Row] | None:
        halves = [_split_cell(cell, w, room - 2 * row.pad) for cell, w in zip(row.cells, self.inner, strict=True)]
        top, rest = [half[0] for half in halves], [half[1] for half in halves]
        longest = max(range(len(row.cells)), key=lambda i: sum(height_of(f, self.inner[i]) for f in row.cells[i]))
        if not top[longest] or not rest[longest]:
            return None
        if row.rule and not rest[0] and row.cells[0] and isinstance(row.cells[0][0], TaggedParagraph):
            rest[0] = [_Again(row.cells[0][0], self.inner[0])]
        return Row(top, pad=row.pad), Row(rest, rule=row.rule, pad=row.pad)

    # drawing

    def draw(self) -> None:
        y = self.height
        for row in self.heads:
            self._draw_head(row, y)
            y -= self._height(row)
        for row in self.rows:
            self._draw_row(row, y)
            y -= self._height(row)
        self._draw_fields()

    def _draw_head(self, row: Row, top: float) -> None:
        if not self.breaking.repeated:
            return self._draw_row(row, top)
        with self.canv.artifact("Header"):
            self._draw_row(row, top)

    def _draw_row(self, row: Row, top: float) -> None:
        canvas, x = self.canv, 0.0
        for cell, full, width in zip(row.cells, self.widths, self.inner, strict=True):
            y = top - row.pad
            for flowable in cell:
                height = height_of(flowable, width)
                flowable.drawOn(canvas, x, y - height - getattr(getattr(flowable, "style", None), "drop", 0))
                y -= height
            x += full
        if row.rule:
            canvas.setLineWidth(row.rule)
            canvas.setStrokeColor(INK if row.rule == RULE else FIELD if self.fields else HAIRLINE)
            canvas.line(0, top - self._height(row), sum(self.widths), top - self._height(row))

    def _draw_fields(self) -> None:
        canvas, height = self.canv, sum(self._height(row) for row in self.rows)
        canvas.setLineWidth(RULE)
        canvas.setStrokeColor(FIELD)
        for i in self.fields:
            left, right = sum(self.widths[:i]), sum(self.widths[: i + 1])
            if i == 0 or i - 1 not in self.fields:  # two beside each other share an edge
                canvas.line(left - HALF if i else 0, 0, left - HALF if i else 0, height)
            edge = right - HALF if i + 1 in self.fields else right
            canvas.line(edge, 0, edge, height)


def _split_cell(cell: list[Any], width: float, room: float) -> tuple[list[Any], list[Any]]:
    """What fits in the room, and the rest."""
    fits: list[Any] = []
    rest: list[Any] = []
    for flowable in cell:
        height = height_of(flowable, width)
        if not rest and height <= room + 0.01:
            fits.append(flowable)
            room -= height
            continue
        parts = [] if rest else flowable.split(width, room)
        fits += parts[:1] if len(parts) > 1 else []
        rest += parts[1:] if len(parts) > 1 else [flowable]
    return fits, rest


class _Again(TaggedParagraph):
    """Whose row this still is, on the next page: seen, not read twice."""

    def __init__(self, paragraph: TaggedParagraph, width: float) -> None:
        plain = Characters().plain(paragraph.getPlainText(identify=True))
        words = escaped(fitted(plain, REGULAR, SMALL_SIZE, width))
        super().__init__(f"{words}<br/>{escaped(tr('(vervolg)'))}", META)

    def draw(self) -> None:
        with self.canv.artifact():
            super().draw()
