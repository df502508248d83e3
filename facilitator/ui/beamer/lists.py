"""Screens with several things on them. Nothing scrolls: what does not fit is on another page, and the newest is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from facilitator.language import tr, trn
from facilitator.sessions.beamer_view import BeamerView, Option
from facilitator.ui.beamer.parts import FLOOR, MARGIN, Wall, band, header, largest, page_words
from facilitator.ui.icons import paint_icon
from facilitator.ui.paint import Block, block, line_text
from facilitator.ui.theme import font

GAP = 28.0


def last_page(heights: Sequence[float], room: float) -> tuple[int, int, int]:
    """Fill pages in order; gives the first index of the last page, its number and how many pages there are."""
    first, used, pages = 0, 0.0, 1
    for i, height in enumerate(heights):
        if i > first and used + height > room:
            first, used, pages = i, 0.0, pages + 1
        used += height
    return first, pages, pages


def _spread(heights: Sequence[float], room: float, most: float) -> float:
    """The space after each row: what is left, divided, and not more than `most`."""
    return max(0.0, min(most, (room - sum(heights)) / max(1, len(heights))))


def collecting(wall: Wall, v: BeamerView) -> None:
    """What has been said, numbered; the newest marked."""
    end = wall.h - (164 if v.clock else 60) - 36
    top = 84 + 64 + 44
    number = 116 if len(v.items) < 100 else 152
    blocks = [block(text, font(64, 500), 78, wall.inner - number, 5) for text in v.items]
    first, page, pages = last_page([b.height + GAP for b in blocks], end - top)
    header(wall, v.title, page_words(page, pages))
    band(wall, v.clock, slim=True)
    shown = blocks[first:]
    gap = _spread([b.height for b in shown], end - top, 76)
    y = float(top)
    for i, b in enumerate(shown, first):
        newest = i == len(v.items) - 1
        wall.rule(y)
        if newest:
            wall.rule(y, wall.c.accent, 8, width=number - 32)
        y += gap / 2
        tone, weight = (wall.c.accent, 700) if newest else (wall.c.ink3, 400)
        line_text(wall.p, QRectF(MARGIN, y, number - 36, 78), str(i + 1), font(64, weight), tone, elide=False)
        y = b.draw(wall.p, MARGIN + number, y, wall.c.ink) + gap / 2


def choosing(wall: Wall, v: BeamerView) -> None:
    """What there is to choose from; the count of each only once it may be seen."""
    shown = any(o.count is not None for o in v.options)
    options = sorted(v.options, key=lambda o: -(o.count or 0)) if shown else list(v.options)
    top, end = 84 + 64 + 36, wall.h - 190
    width = wall.inner - 108 - (620 if shown else 0)
    rows = [(o, block(o.label, font(64 if len(options) < 6 else FLOOR, 500), 72, width, 3)) for o in options]
    first, page, pages = last_page([b.height + GAP for _o, b in rows], end - top)
    first = 0 if shown else first
    header(wall, v.title, page_words(page, pages) if not shown else "")
    height = _spread([0.0] * min(len(rows) - first, 12), end - top, 170)
    y = float(top)
    for i, (option, b) in enumerate(rows[first:], first):
        row = max(height, b.height + 12)
        if y + row > end + 1:
            break
        wall.rule(y)
        line_text(wall.p, QRectF(MARGIN, y, 90, row), _letter(list(v.options).index(option)), font(64, 700), wall.c.accent)
        b.draw(wall.p, MARGIN + 108, y + (row - b.height) / 2, wall.c.ink)
        if shown:
            _count(wall, option, MARGIN + 108 + width + 40, y + row / 2, max((o.count or 0) for o in options))
        y += row
    _foot(wall, v, shown, end)


def _letter(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else str(n + 1)


def _count(wall: Wall, option: Option, x: float, middle: float, most: int) -> None:
    count = option.count or 0
    pitch = min(42.0, 420 / max(8, most))
    wall.p.setPen(Qt.PenStyle.NoPen)
    wall.p.setBrush(QColor(wall.c.accent if option.chosen else wall.c.ink3))
    for k in range(count):
        wall.p.drawEllipse(QPointF(x + pitch * (k + 0.5), middle), pitch * 0.4, pitch * 0.4)
    weight = 700 if option.chosen else 500
    line_text(wall.p, QRectF(wall.w - MARGIN - 120, middle - 50, 120, 100), str(count), font(72, weight), wall.c.ink, "right")


def _foot(wall: Wall, v: BeamerView, shown: bool, end: float) -> None:
    wall.rule(end, thick=3)
    middle = end + 95
    if shown:
        tied = any(o.tied for o in v.options)
        chosen = sum(o.chosen for o in v.options)
        said = tr("Er is een gelijke stand: kies samen.") if tied and not chosen else trn("{n} gaat mee.", "{n} gaan mee.", chosen)
        paint_icon(wall.p, "scale" if tied else "check", QRectF(MARGIN, middle - 30, 60, 60), wall.c.accent, 2.2)
        line_text(wall.p, QRectF(MARGIN + 108, middle - 40, wall.inner - 108, 80), said, font(64, 600), wall.c.ink)
        return
    text = tr("{n} van {all} geteld", n=v.counted, all=v.to_count)
    width = QFontMetricsF(font(64, 600)).horizontalAdvance(text)
    line_text(wall.p, QRectF(wall.w - MARGIN - width - 4, middle - 40, width + 4, 80), text, font(64, 600), wall.c.ink, "right")
    _tally(wall, v, middle, wall.inner - width - 96)


def _tally(wall: Wall, v: BeamerView, middle: float, room: float) -> None:
    gap = min(42.0, room / max(1, v.to_count))
    for k in range(min(v.to_count, 300)):
        filled = k < v.counted
        wall.p.setBrush(QColor(wall.c.accent) if filled else Qt.BrushStyle.NoBrush)
        wall.p.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(wall.c.rule), 3))
        wall.p.drawEllipse(QPointF(MARGIN + gap * (k + 0.5), middle), gap * 0.36, gap * 0.36)


def table(wall: Wall, v: BeamerView) -> None:
    """A matrix that fills as it is filled in."""
    found = v.table
    if found is None:
        return
    end = wall.h - (164 if v.clock else 60) - 24
    asked = block(v.question, font(60, 600), 72, wall.inner, 2, "all")
    first_w = min(520.0, wall.inner * 0.32)
    column = (wall.inner - first_w) / max(1, len(found.columns) - 1)
    rows = [[block(cell, font(FLOOR, 600 if i == 0 else 400), 66, (first_w if i == 0 else column) - 40, 4) for i, cell in enumerate(row)] for row in found.rows]
    top = header(wall, v.title) + 28
    top = asked.draw(wall.p, MARGIN, top, wall.c.ink) + 32
    band(wall, v.clock, slim=True)
    for i, name in enumerate(found.columns[1:]):
        line_text(wall.p, QRectF(MARGIN + first_w + i * column, top, column - 40, 70), name, font(FLOOR, 500), wall.c.ink2)
    y = top + 80.0
    heights = [max(b.height for b in row) + 16 for row in rows]
    start, _page, _pages = last_page(heights, end - y)
    gap = _spread(heights[start:], end - y, 60)
    for cells, height in zip(rows[start:], heights[start:], strict=True):
        wall.rule(y)
        for i, cell in enumerate(cells):
            x = MARGIN + (first_w + (i - 1) * column if i else 0)
            cell.draw(wall.p, x, y + 8 + gap / 2, wall.c.ink)
        y += height + gap


def groups(wall: Wall, v: BeamerView) -> None:
    """Who sits with whom, or how many together."""
    top = header(wall, v.title) + 40
    end = band(wall, v.clock, slim=True) - 40
    named = any(any(group) for group in v.groups)
    share = 0.42 if named else 0.62
    asked = largest(v.question, 600, (132, 116, 104, 92, 84, 76, 68, 60), wall.inner, (end - top) * share, 5)
    y = asked.draw(wall.p, MARGIN, top, wall.c.ink) + 44
    wall.rule(y)
    y += 32
    if not named:
        sizes = sorted({len(g) for g in v.groups}, reverse=True)
        words = " · ".join(_groups_of(sum(len(g) == n for g in v.groups), n) for n in sizes)
        block(words, font(72, 500), 88, wall.inner, max(1, int((end - y) // 88))).draw(wall.p, MARGIN, y, wall.c.ink2)
        return
    _named(wall, v, y, end)


def _groups_of(count: int, size: int) -> str:
    names = {2: trn("{n} tweetal", "{n} tweetallen", count), 3: trn("{n} drietal", "{n} drietallen", count), 4: trn("{n} viertal", "{n} viertallen", count)}
    return names.get(size) or trn("{n} groepje van {size}", "{n} groepjes van {size}", count, size=size)


def _named(wall: Wall, v: BeamerView, top: float, end: float) -> None:
    columns = 2 if len(v.groups) <= 6 else 3
    width = wall.inner / columns
    for lines, spare in ((3, 28.0), (2, 20.0), (1, 12.0)):
        blocks = [block(", ".join(n.split()[0] for n in g if n) or "–", font(FLOOR, 500), 66, width - 120, lines) for g in v.groups]
        rows = [blocks[i : i + columns] for i in range(0, len(blocks), columns)]
        heights = [max(b.height for b in row) + spare for row in rows]
        if sum(heights) <= end - top:
            break
    y, number = top, 1
    for shown, height in zip(rows, heights, strict=True):
        if y + height > end + spare:
            break
        for i, b in enumerate(shown):
            x = MARGIN + i * width
            line_text(wall.p, QRectF(x, y, 72, 66), str(number), font(FLOOR, 700), wall.c.accent)
            b.draw(wall.p, x + 80, y, wall.c.ink)
            number += 1
        y += height


def promises(wall: Wall, v: BeamerView) -> None:
    """Who does what by when."""
    top = header(wall, v.title) + 32
    closing = v.screen == "closing"
    asked = block(v.question, font(96 if closing else 64, 600, -1), 108 if closing else 78, wall.inner, 2, "all")
    top = asked.draw(wall.p, MARGIN, top, wall.c.ink) + 16
    if closing and v.support:
        top = block(v.support, font(60, 400), 76, wall.inner, 2).draw(wall.p, MARGIN, top, wall.c.ink2) + 16
    end = band(wall, v.clock, slim=True) - 32
    who_w = 520.0
    rows: list[tuple[Block, Block]] = []
    for promise in v.promises:
        what = block(promise.text, font(60, 500), 72, wall.inner - who_w - 60, 3)
        said = " · ".join(part for part in (promise.who.split()[0] if promise.who else "", promise.when) if part)
        rows.append((what, block(said, font(FLOOR, 600), 72, who_w, 2)))
    heights = [max(a.height, b.height) + GAP for a, b in rows]
    start, page, pages = last_page(heights, end - top)
    gap = _spread(heights[start:], end - top, 40)
    for (what, who), height in zip(rows[start:], heights[start:], strict=True):
        wall.rule(top)
        what.draw(wall.p, MARGIN, top + (GAP + gap) / 2, wall.c.ink)
        who.draw(wall.p, wall.w - MARGIN - who_w, top + (GAP + gap) / 2, wall.c.accent)
        top += height + gap
    if pages > 1:
        words = page_words(page, pages)
        line_text(wall.p, QRectF(wall.w - MARGIN - 500, 84, 500, 64), words, font(FLOOR, 500), wall.c.ink2, "right")
