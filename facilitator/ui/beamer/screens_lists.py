"""Lines that were called out, what is chosen from, and who sits with whom. Nothing scrolls: the rest is on another page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from facilitator.language import tr, trn
from facilitator.sessions.screens.beamer_view import BeamerView, Option
from facilitator.ui.beamer.parts import FLOOR, MARGIN, SLIM, Wall, header_end, largest
from facilitator.ui.beamer.screens_rows import Cell, Fixed, Row, Sheet, asked_above
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import block, line_text
from facilitator.ui.look.theme import font

COUNTS = 620.0
"""Room for the dots and the number behind an option."""
FOOT = 190.0
LADDER = (92, 84, 76, 68)
"""Sizes of a list that does not grow: it may be larger than one that does, since nothing has to move up for it."""


def end_of_list(h: float, v: BeamerView) -> float:
    """Where a list must end: above the clock, or above the margin."""
    return h - SLIM - 36 if v.clock else h - 60


def collecting(w: float, h: float, v: BeamerView) -> Sheet:
    """What has been said, numbered; the newest marked."""
    number = 116.0 if len(v.items) < 100 else 152.0
    rows = tuple(_line(i, text, v.growing and i == len(v.items) - 1, number, w) for i, text in enumerate(v.items))
    fixed, top = asked_above(w, h, v, (60, FLOOR), rules=True) if v.question != v.title else ((), header_end(w, v.title) + 44)
    return Sheet(rows, top, end_of_list(h, v), fixed)


def _line(i: int, text: str, newest: bool, number: float, w: float) -> Row:
    figure = Cell(MARGIN, block(str(i + 1), font(64, 700 if newest else 400), 78, number), "accent" if newest else "ink3")
    said = Cell(MARGIN + number, block(text, font(64, 500), 78, w - 2 * MARGIN - number))
    return Row((figure, said), newest)


def choosing(w: float, h: float, v: BeamerView) -> Sheet:
    """What there is to choose from, as large as it stands in a line or two, on one page with what is asked."""
    for size in LADDER:
        sheet = _choosing(w, h, v, size)
        short = all(len(cell.block.lines) <= 2 for row in sheet.rows for cell in row.cells)
        if short and len(sheet.pages()) == 1 and (sheet.fixed or not _asks(v)):
            return sheet
    return _choosing(w, h, v, 64 if len(v.options) < 6 else FLOOR)


def _asks(v: BeamerView) -> bool:
    """Whether a question belongs over what is chosen from: not once it is chosen, and not what the title says."""
    return not _is_shown(v) and v.question not in ("", v.title)


def _is_shown(v: BeamerView) -> bool:
    return any(o.count is not None or o.chosen for o in v.options)


def _choosing(w: float, h: float, v: BeamerView, size: int) -> Sheet:
    """The count of each only once it may be seen, the most chosen first."""
    shown = _is_shown(v)
    order = list(range(len(v.options)))
    if shown:
        order.sort(key=lambda i: -(v.options[i].count or 0))
    width = w - 2 * MARGIN - 108 - (COUNTS + 40 if shown else 0)
    top, end = header_end(w, v.title) + 36, h - (FOOT if shown or v.to_count else 60)
    least = min(130.0, (end - top) / max(1, len(order)) - 28)
    rows = tuple(_option(i, v.options[i], size, width, least) for i in order)
    most = max((o.count or 0 for o in v.options), default=0)
    decorate = partial(_counts, v.options, most) if shown else None
    below = partial(foot, v, shown) if shown or v.to_count else None
    sheet = Sheet(rows, top, end, most=40, newest_in_sight=False, centred=True, decorate=decorate, foot=below)
    return _asked(w, h, v, sheet) if _asks(v) else sheet


def _asked(w: float, h: float, v: BeamerView, sheet: Sheet) -> Sheet:
    """The list with what is asked above it, where that takes no further page."""
    fixed, top = asked_above(w, h, v, (60, FLOOR))
    asked = replace(sheet, top=top, fixed=fixed)
    return asked if len(asked.pages()) == len(sheet.pages()) else sheet


def _option(i: int, option: Option, size: int, width: float, least: float) -> Row:
    letter = chr(ord("A") + i) if i < 26 else str(i + 1)
    weight = 700 if option.chosen else 500
    line = max(72, round(size * 1.14))
    mark = Cell(MARGIN, block(letter, font(max(64, size), 700), line, 100), "accent")
    return Row((mark, Cell(MARGIN + 108, block(option.label, font(size, weight), line, width))), least=least, option=i)


def _counts(options: Sequence[Option], most: int, wall: Wall, row: Row, box: QRectF) -> None:
    """Real dots, and their number: one can count along."""
    if not row.ruled:
        return
    option = options[row.option]
    if option.count is None:
        if option.chosen:
            paint_icon(wall.p, "check", QRectF(wall.w - MARGIN - 80, box.center().y() - 36, 72, 72), wall.c.accent, 2.4)
        return
    count, middle = option.count, box.center().y()
    x = wall.w - MARGIN - COUNTS
    pitch = min(42.0, (COUNTS - 160) / max(8, most))
    wall.p.setPen(Qt.PenStyle.NoPen)
    wall.p.setBrush(QColor(wall.c.accent if option.chosen else wall.c.ink3))
    for k in range(count):
        wall.p.drawEllipse(QRectF(x + pitch * (k + 0.1), middle - pitch * 0.4, pitch * 0.8, pitch * 0.8))
    figure = QRectF(wall.w - MARGIN - 150, middle - 50, 150, 100)
    line_text(wall.p, figure, f"= {count}" if option.tied else str(count), font(72, 700 if option.chosen else 500), wall.c.ink, "right")


def _result(v: BeamerView) -> tuple[str, str]:
    """The icon and the words under a result. A tie is said, never broken by the program."""
    chosen, tied = sum(o.chosen for o in v.options), any(o.tied for o in v.options)
    if chosen and tied:
        return "scale", trn("{n} gaat mee; de rest staat gelijk: kies samen.", "{n} gaan mee; de rest staat gelijk: kies samen.", chosen)
    if tied:
        return "scale", tr("Er is een gelijke stand: kies samen.")
    if chosen == len(v.options) > 1:  # nothing fell off: what was asked was the order
        return "check", tr("In deze volgorde.")
    if chosen:
        return "check", trn("{n} gaat mee.", "{n} gaan mee.", chosen)
    return "check", tr("{n} van {all} geteld", n=v.counted, all=v.to_count)


def foot(v: BeamerView, shown: bool, wall: Wall) -> None:
    """Under what is counted: what came out once it is `shown`, until then how many are in."""
    end = wall.h - FOOT
    wall.rule(end, thick=3)
    middle = end + 95
    if shown:
        icon, said = _result(v)
        paint_icon(wall.p, icon, QRectF(MARGIN, middle - 30, 60, 60), wall.c.accent, 2.2)
        line_text(wall.p, QRectF(MARGIN + 108, middle - 40, wall.inner - 108, 80), said, font(64, 600), wall.c.ink)
        return
    text = tr("{n} van {all} geteld", n=v.counted, all=v.to_count)
    width = QFontMetricsF(font(64, 600)).horizontalAdvance(text)
    line_text(wall.p, QRectF(wall.w - MARGIN - width - 4, middle - 40, width + 4, 80), text, font(64, 600), wall.c.ink, "right")
    _tally(wall, v, middle, wall.inner - width - 96)


def _tally(wall: Wall, v: BeamerView, middle: float, room: float) -> None:
    gap = min(42.0, room / max(1, v.to_count))
    if gap < 16:  # more dots than can be told apart: a measure
        done = room * min(1.0, v.counted / v.to_count)
        wall.rule(middle - 12, wall.c.rule, 24, width=room)
        wall.rule(middle - 12, wall.c.accent, 24, width=max(1.0, done))
        return
    for k in range(v.to_count):
        filled = k < v.counted
        wall.p.setBrush(QColor(wall.c.accent) if filled else Qt.BrushStyle.NoBrush)
        wall.p.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(wall.c.rule), 3))
        wall.p.drawEllipse(QRectF(MARGIN + gap * (k + 0.14), middle - gap * 0.36, gap * 0.72, gap * 0.72))


def groups(w: float, h: float, v: BeamerView) -> Sheet:
    """Who sits with whom, or how many together, under the question and the rules for their talk."""
    named = any(name for group in v.groups for name in group)
    top, end, inner = header_end(w, v.title) + 40, end_of_list(h, v), w - 2 * MARGIN
    asked = largest(v.question, 600, (132, 116, 104, 92, 84, 76, 68, 60), inner, (end - top) * (0.42 if named else 0.62), 5)
    fixed = (Fixed(top, Cell(MARGIN, asked)),) if v.question else ()
    top += asked.height + 44 if v.question else 0
    if v.rules:
        rules = block(" · ".join(v.rules), font(FLOOR, 400), 66, inner)
        fixed, top = (*fixed, Fixed(top - 20, Cell(MARGIN, rules, "ink3"))), top + rules.height + 8
    if named:
        return _seats(Sheet((), top, end, fixed, gap=20, most=56, newest_in_sight=False), inner, v)
    return Sheet((Row((Cell(MARGIN, block(_sizes(v), font(72, 500), 88, inner), "ink2"),)),), top, end, fixed, newest_in_sight=False)


def _seats(sheet: Sheet, inner: float, v: BeamerView) -> Sheet:
    """Who sits with whom, as large as all of it stands on one page."""
    tried = (replace(sheet, rows=_named(inner, v, size)) for size in LADDER)
    return next((one for one in tried if len(one.pages()) == 1), replace(sheet, rows=_named(inner, v, FLOOR)))


def _sizes(v: BeamerView) -> str:
    if v.ring:
        seats = [tr("{n} in de binnenkring", n=len(v.groups[0])), *(tr("{n} eromheen", n=len(group)) for group in v.groups[1:])]
        return " · ".join(seats)
    counts = Counter(len(group) for group in v.groups)
    return " · ".join(_groups_of(counts[size], size) for size in sorted(counts, reverse=True))


def _groups_of(count: int, size: int) -> str:
    if size == 2:
        return trn("{n} tweetal", "{n} tweetallen", count)
    if size == 3:
        return trn("{n} drietal", "{n} drietallen", count)
    if size == 4:
        return trn("{n} viertal", "{n} viertallen", count)
    return trn("{n} groepje van {size}", "{n} groepjes van {size}", count, size=size)


def calling_names(v: BeamerView) -> dict[str, str]:
    """What to call everybody on the wall: the first name, or the whole name where two people share a first name."""
    names = [name for group in v.groups for name in group if name.strip()]
    firsts = Counter(name.split()[0] for name in names)
    return {name: name.split()[0] if firsts[name.split()[0]] == 1 else name for name in names}


def _called(name: str, parts: Mapping[str, str], called: Mapping[str, str]) -> str:
    return tr("{name} ({part})", name=called[name], part=parts[name]) if name in parts else called[name]


def _named(inner: float, v: BeamerView, size: int) -> tuple[Row, ...]:
    called = calling_names(v)
    m, line, indent = QFontMetricsF(font(size, 500)), round(size * 1.18), round(size * 1.5)
    parts = dict(v.parts)
    said = [*called.values(), *(f"({word})" for word in parts.values())]
    longest = max((m.horizontalAdvance(word) for name in said for word in f"{name},".split()), default=0.0)
    columns = next((n for n in (3, 2) if len(v.groups) > (6 if n == 3 else 1) and longest <= inner / n - indent - 36), 1)
    width = inner / columns
    rows: list[Row] = []
    for start in range(0, len(v.groups), columns):
        cells: list[Cell] = []
        for i, group in enumerate(v.groups[start : start + columns]):
            x, words = MARGIN + i * width, ", ".join(_called(name, parts, called) for name in group if name in called) or "–"
            cells.append(Cell(x, block(str(start + i + 1), font(size, 700), line, indent - 4), "accent"))
            cells.append(Cell(x + indent, block(words, font(size, 500), line, width - indent - 36)))
        rows.append(Row(tuple(cells)))
    return tuple(rows)
