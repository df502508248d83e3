"""A matrix that fills as it is filled in, and promises: what, who and when, or what was said and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView, Promise, Table
from facilitator.ui.beamer.parts import FLOOR, MARGIN, header_end, largest
from facilitator.ui.beamer.screens_lists import end_of_list
from facilitator.ui.beamer.screens_rows import Cell, Fixed, Row, Sheet, asked_above
from facilitator.ui.look.paint import Block, block
from facilitator.ui.look.theme import font

SPACE = 40.0
"""Between two columns."""


def table(w: float, h: float, v: BeamerView) -> Sheet:
    """A grid while its words fit in the columns and its rows on a page; else each row as a list of column and cell."""
    found = v.table or Table((), ())
    fixed, top = asked_above(w, h, v, (60, FLOOR))
    end = end_of_list(h, v)
    grid = _grid(found, w, top, end, fixed)
    records = _marked if found.sentences else _records
    return grid or Sheet(records(found, w), top, end, fixed, gap=20, most=44)


def _grid(found: Table, w: float, top: float, end: float, fixed: tuple[Fixed, ...]) -> Sheet | None:
    inner, others = w - 2 * MARGIN, max(1, len(found.columns) - 1)
    named = _widest(row[0] for row in found.rows) + SPACE
    first = inner * 0.62 if found.sentences else min(max(named, min(520.0, inner * 0.32)), inner * 0.42)
    widths = [first - SPACE] + [(inner - first) / others - SPACE] * others
    lefts = [MARGIN + 0.0, *(MARGIN + first + i * (inner - first) / others for i in range(others))]
    heads = [block(name, font(FLOOR, 500), 64, width) for name, width in zip(found.columns[1:], widths[1:], strict=False)]
    body = top + max((b.height for b in heads), default=0.0) + 16
    rows = tuple(_grid_row(row, lefts, widths, found.sentences) for row in found.rows)
    if not _words_fit(found, widths) or any(row.height > end - body - 28 for row in rows):
        return None
    heading = tuple(Fixed(top, Cell(x, b, "ink2")) for x, b in zip(lefts[1:], heads, strict=False))
    return Sheet(rows, body, end, fixed + heading, gap=20, most=60)


def _grid_row(row: tuple[str, ...], lefts: list[float], widths: list[float], sentences: bool) -> Row:
    """The name of a row stands out; where that is what was said, the word beside it does."""
    weights = (400, *[600] * len(row)) if sentences else (600, *[400] * len(row))
    cells = zip(row, lefts, widths, weights, strict=False)
    return Row(tuple(Cell(x, block(text, font(FLOOR, weight), 66, width)) for text, x, width, weight in cells))


def _widest(texts: Iterable[str]) -> float:
    """Of the longest word, as it stands in bold at the floor: a column that is narrower breaks it."""
    m = QFontMetricsF(font(FLOOR, 600))
    return max((m.horizontalAdvance(word) + 2 for text in texts for word in text.split()), default=0.0)


def _words_fit(found: Table, widths: list[float]) -> bool:
    m = QFontMetricsF(font(FLOOR, 600))
    lines = (found.columns[1:], *(row[1:] for row in found.rows))
    narrow = (word for line in lines for text in line for word in text.split())
    names = (word for row in found.rows for word in row[0].split())
    return all(m.horizontalAdvance(word) <= widths[-1] for word in narrow) and all(m.horizontalAdvance(word) <= widths[0] for word in names)


def _between(wanted: float, least: float, most: float) -> float:
    return min(max(wanted, least), most)


def _records(found: Table, w: float) -> tuple[Row, ...]:
    """Row name, column, cell. Only what is filled: the list grows as the group gets on."""
    inner = w - 2 * MARGIN
    one = _between(_widest(row[0] for row in found.rows) + SPACE, inner * 0.27, inner * 0.4)
    two = _between(_widest(found.columns[1:]) + SPACE, inner * 0.27, inner * 0.3)
    at, wide = (MARGIN, MARGIN + one, MARGIN + one + two), (one - SPACE, two - SPACE, inner - one - two)
    rows: list[Row] = []
    for name, *cells in found.rows:
        filled = [(column, text) for column, text in zip(found.columns[1:], cells, strict=False) if text]
        for k, (column, text) in enumerate(filled or [("", "")]):
            head = Cell(at[1], block(column, font(FLOOR, 400), 66, wide[1]), "ink2")
            cell = Cell(at[2], block(text, font(FLOOR, 400), 66, wide[2]))
            rows.append(Row((head, cell), ruled=k == 0, lead=Cell(at[0], block(name, font(FLOOR, 600), 66, wide[0]))))
    return tuple(rows)


def _marked(found: Table, w: float) -> tuple[Row, ...]:
    """What was said over the whole width, and below it the word that was put to it."""
    inner = w - 2 * MARGIN
    rows: list[Row] = []
    for said, *words in found.rows:
        rows.append(Row((Cell(MARGIN, block(said, font(FLOOR, 400), 66, inner)),)))
        rows += [Row((Cell(MARGIN, block(word, font(FLOOR, 600), 66, inner), "accent"),), ruled=False) for word in words if word]
    return tuple(rows)


def promises(w: float, h: float, v: BeamerView) -> Sheet:
    """Who does what by when; once it was looked back on: you said, we did."""
    if v.looks_back:
        return _looked_back(w, h, v)
    fixed, top = asked_above(w, h, v, (64, 60, FLOOR), 32)
    return Sheet(tuple(_promise(p, w) for p in v.promises), top, end_of_list(h, v), fixed, most=56)


def closing(w: float, h: float, v: BeamerView) -> Sheet:
    """Thanks, and what was promised."""
    inner = w - 2 * MARGIN
    sizes = (96, 84, 72, 60) if v.promises else (168, 150, 132, 116, 104, 92, 76, 60)
    fixed, top = asked_above(w, h, v, sizes, 32 if v.promises else h * 0.18)
    if v.support:
        under = largest(v.support, 400, (60, FLOOR), inner, h * 0.2, 3)
        fixed += (Fixed(top - 16, Cell(MARGIN, under, "ink2")),)
        top += under.height + 16
    return Sheet(tuple(_promise(p, w) for p in v.promises), top, end_of_list(h, v), fixed, most=56, newest_in_sight=False)


def _promise(p: Promise, w: float) -> Row:
    """The text, and beside it who and when: on one line where they fit, in a wider column for long names."""
    inner = w - 2 * MARGIN
    who_w, who = next((width, b) for width in (520.0, inner * 0.42) if len((b := _who_when(p, width)).lines) <= 2 or width != 520)
    if not (p.who or p.when):
        return Row((Cell(MARGIN, block(p.text, font(60, 500), 72, inner)),))
    return Row((Cell(MARGIN, block(p.text, font(60, 500), 72, inner - who_w - 60)), Cell(MARGIN + inner - who_w, who, "accent")))


def _who_when(p: Promise, width: float) -> Block:
    parts = [part for part in (p.who, p.when) if part]
    one = block(" · ".join(parts), font(FLOOR, 600), 72, width)
    return one if len(one.lines) == 1 else block("\n".join(parts), font(FLOOR, 600), 72, width)


def _looked_back(w: float, h: float, v: BeamerView) -> Sheet:
    """You said, we did. The promise that is talked about is marked, and its page is the one that is shown."""
    inner, top = w - 2 * MARGIN, header_end(w, v.title) + 24
    right = MARGIN + inner * 0.46
    said_w, did_w = inner * 0.46 - 64, inner * 0.54
    said = Fixed(top, Cell(MARGIN, block(tr("Je zei"), font(68, 600, -1), 80, said_w)))
    did = Fixed(top, Cell(right, block(tr("Wij deden"), font(68, 600, -1), 80, did_w)))
    rows = tuple(_said_and_done(p, n == v.at_hand, said_w, right, did_w) for n, p in enumerate(v.promises))
    return Sheet(rows, top + 94, end_of_list(h, v), (said, did), gap=20, most=44, newest_in_sight=v.at_hand >= 0)


def _said_and_done(p: Promise, at_hand: bool, said_w: float, right: float, did_w: float) -> Row:
    """The words, and beside them what came of it with the answer under that; who it is of while nothing was said."""
    said = Cell(MARGIN, block(tr("‘{words}’", words=p.text), font(58, 500 if at_hand else 400), 70, said_w), "ink" if at_hand else "ink2")
    left: tuple[Cell, ...] = (said,)
    if p.carried:
        left += (Cell(MARGIN, block(p.carried, font(FLOOR, 400), 66, said_w), "ink3", drop=said.height + 4),)
    if not p.state:
        whose = _who_when(p, did_w)
        return Row((*left, Cell(right, whose, "accent" if at_hand else "ink3")) if p.who or p.when else left, newest=at_hand)
    state = _state(p, right, did_w)
    if not p.answer:
        return Row((*left, state))
    return Row((*left, state, Cell(right, block(p.answer, font(58, 400), 70, did_w), drop=state.height + 4)))


def _state(p: Promise, x: float, width: float) -> Cell:
    """What came of it, by shape and word; and who it was of, where that stands on the same line."""
    marks = {tr("gedaan"): ("check", "ok"), tr("loopt"): ("arrow-right", "accent"), tr("vervalt"): ("x", "ink2")}
    icon, tone = marks.get(p.state, ("repeat", "ink2"))
    both = block(" · ".join(part for part in (p.state, p.who) if part), font(FLOOR, 600), 70, width - 68)
    words = both if len(both.lines) == 1 else block(p.state, font(FLOOR, 600), 70, width - 68)
    return Cell(x, words, tone, icon)
