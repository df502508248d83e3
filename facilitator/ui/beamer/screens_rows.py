"""Screens that are a list: rows that are laid out first, dealt over pages, and only then painted.

Laying out needs no painter, so the number of pages is known before anything is on the wall. A row that is taller than a
page goes on where it broke off: nothing is cut.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil

from PySide6.QtCore import QRectF

from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.ui.beamer.parts import FLOOR, MARGIN, Wall, band, header, header_end, largest, page_of, page_words
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import Block, block
from facilitator.ui.look.theme import font


@dataclass(frozen=True)
class Cell:
    """Text at a distance from the left edge of the picture; `tone` is a role of `Colours`."""

    x: float
    block: Block
    tone: str = "ink"
    icon: str = ""
    """Drawn left of the text, in its colour."""
    drop: float = 0.0
    """How far below the top of its row it begins: under what stands there already."""

    @property
    def height(self) -> float:
        return self.drop + self.block.height


@dataclass(frozen=True)
class Row:
    """What stands beside each other between two lines."""

    cells: tuple[Cell, ...]
    newest: bool = False
    ruled: bool = True
    least: float = 0.0
    option: int = -1
    """Index of the option that the row is about."""
    lead: Cell | None = None
    """What it belongs to: said where it begins, and again at the top of a page that goes on with it."""

    @property
    def height(self) -> float:
        return max([self.least, *(c.height for c in self.cells)])

    def led(self) -> Row:
        """The row with what it belongs to before it."""
        return replace(self, cells=(self.lead, *self.cells), lead=None) if self.lead else self

    def cut(self, room: float) -> tuple[Row, ...]:
        """The row in pieces none of which is taller than `room`."""
        if self.height <= room:
            return (self,)
        drop = max(c.drop for c in self.cells)
        most = max(1, int((room - drop) // max(c.block.line for c in self.cells)))
        count = max(ceil(len(c.block.lines) / most) for c in self.cells)
        return tuple(self._piece(k, most) for k in range(count))

    def _piece(self, k: int, most: int) -> Row:
        parts = [(c, c.block.lines[k * most : (k + 1) * most]) for c in self.cells]
        cells = tuple(replace(c, block=replace(c.block, lines=lines), drop=0.0 if k else c.drop) for c, lines in parts if lines)
        return replace(self, cells=cells, least=0.0, ruled=self.ruled and k == 0)


@dataclass(frozen=True)
class Fixed:
    """Text over the rows that is on every page."""

    y: float
    cell: Cell


@dataclass(frozen=True)
class Sheet:
    """A list laid out: `rows` go between `top` and `end`, with at least `gap` and at most `most` after each."""

    rows: tuple[Row, ...]
    top: float
    end: float
    fixed: tuple[Fixed, ...] = ()
    gap: float = 28.0
    most: float = 76.0
    newest_in_sight: bool = True
    centred: bool = False
    decorate: Callable[[Wall, Row, QRectF], None] | None = None
    """Paints what is not text beside a row."""
    foot: Callable[[Wall], None] | None = None

    def pages(self) -> tuple[tuple[Row, ...], ...]:
        """The rows dealt in order; at least one page, which may be empty."""
        room = self.end - self.top
        dealt: list[list[Row]] = [[]]
        used = 0.0
        for row in chain.from_iterable(whole.cut(room - self.gap) for whole in self.rows):
            shown = row.led() if row.ruled else row
            if dealt[-1] and used + shown.height + self.gap > room:
                dealt.append([])
                used = 0.0
            shown = shown if dealt[-1] else row.led()
            dealt[-1].append(shown)
            used += shown.height + self.gap
        return tuple(tuple(page) for page in dealt)


def asked_above(
    w: float, h: float, v: BeamerView, sizes: tuple[int, ...], space: float = 28, *, rules: bool = False
) -> tuple[tuple[Fixed, ...], float]:
    """The question over a list, small rules under it where they are wanted, and where the list may begin."""
    top = header_end(w, v.title) + space
    if not v.question:
        return (), top
    asked = largest(v.question, 600, sizes, w - 2 * MARGIN, h * 0.3, 5)
    fixed: tuple[Fixed, ...] = (Fixed(top, Cell(MARGIN, asked)),)
    top += asked.height + 32
    if rules and v.rules:
        said = block(" · ".join(v.rules), font(FLOOR, 400), 66, w - 2 * MARGIN)
        fixed, top = (*fixed, Fixed(top - 12, Cell(MARGIN, said, "ink3"))), top + said.height + 12
    return fixed, top


def paint_sheet(wall: Wall, v: BeamerView, sheet: Sheet) -> None:
    """The page that is asked for, with title and clock."""
    pages = sheet.pages()
    newest = next((n for n, rows in enumerate(pages, 1) if any(row.newest for row in rows)), len(pages))
    at = newest if v.pages <= 1 and sheet.newest_in_sight else page_of(v.page, v.pages, len(pages), sheet.newest_in_sight)
    header(wall, v.title, page_words(at, len(pages)))
    if sheet.foot:
        sheet.foot(wall)
    else:
        band(wall, v.clock, slim=True)
    for fixed in sheet.fixed:
        _paint_cell(wall, fixed.cell, fixed.y)
    _paint_rows(wall, sheet, pages[at - 1])


def _paint_rows(wall: Wall, sheet: Sheet, rows: tuple[Row, ...]) -> None:
    spare = sheet.end - sheet.top - sum(row.height for row in rows)
    gap = max(0.0, min(sheet.most, spare / max(1, len(rows))))
    y = sheet.top
    for row in rows:
        if row.ruled:
            wall.rule(y)
        if row.newest:
            wall.rule(y, wall.c.accent, 8, width=84)
        for cell in row.cells:
            _paint_cell(wall, cell, y + gap / 2 + cell.drop + ((row.height - cell.height) / 2 if sheet.centred else 0))
        if sheet.decorate:
            sheet.decorate(wall, row, QRectF(MARGIN, y + gap / 2, wall.inner, row.height))
        y += row.height + gap


def _paint_cell(wall: Wall, cell: Cell, y: float) -> None:
    x = cell.x
    if cell.icon:
        paint_icon(wall.p, cell.icon, QRectF(x, y + (cell.block.line - 52) / 2, 52, 52), wall.c[cell.tone], 2.8)
        x += 68
    cell.block.draw(wall.p, x, y, wall.c[cell.tone])
