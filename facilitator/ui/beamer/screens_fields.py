"""What a group filled in: a text, a scale as bars, and a vote with its rounds side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from facilitator.sessions.screens.beamer_view import BeamerView, Option
from facilitator.ui.beamer.parts import FLOOR, MARGIN, Wall, header, header_end, largest, page_of, page_words
from facilitator.ui.beamer.screens_lists import FOOT, end_of_list, foot
from facilitator.ui.beamer.screens_rows import Cell, Fixed, Row, Sheet
from facilitator.ui.beamer.screens_single import question
from facilitator.ui.look.paint import Block, block, line_text
from facilitator.ui.look.theme import font

TEXT = (168, 150, 132, 116, 104, 92, 84, 76, 68, 60, FLOOR)
ROUND = 280.0
"""Width of the column of one round of a vote."""
MOST_ROUNDS = 4
BAR = 14.0


def _whole(shown: Block, text: str) -> bool:
    return "".join("".join(shown.lines).split()) == "".join(text.split())


def text(w: float, h: float, v: BeamerView) -> Sheet:
    """The question small, and the answer as large as it can be; a long one goes on on the next page."""
    inner, top, end = w - 2 * MARGIN, header_end(w, v.title) + 40, end_of_list(h, v)
    fixed: tuple[Fixed, ...] = ()
    if v.question and v.question != v.title:
        asked = largest(v.question, 400, (60, FLOOR), inner, (end - top) * 0.36, 4, 1.2)
        fixed = (Fixed(top, Cell(MARGIN, asked, "ink2")),)
        top += asked.height + 36
    said = largest(v.text, 600, TEXT, inner, end - top - 28, 12)
    if not _whole(said, v.text) or said.height > end - top - 28:
        said = block(v.text, font(60, 500), 74, inner)
    return Sheet((Row((Cell(MARGIN, said),)),), top, end, fixed, most=120, newest_in_sight=False)


def message(w: float, h: float, v: BeamerView) -> Sheet:
    """A line of the one at the laptop, as large as it can be; the clock stays, small."""
    top, end = header_end(w, "") - 40, end_of_list(h, v)
    said = largest(v.question, 600, TEXT, w - 2 * MARGIN, end - top - 28, 12)
    if not _whole(said, v.question) or said.height > end - top - 28:
        said = block(v.question, font(60, 600), 74, w - 2 * MARGIN)
    top += max(0.0, min((end - top - said.height) * 0.36, 240.0))
    return Sheet((Row((Cell(MARGIN, said),), ruled=False),), top, end, most=0, newest_in_sight=False)


# a scale


def _asked(w: float, h: float, v: BeamerView) -> Block:
    room = h - FOOT - header_end(w, v.title)
    return largest(v.question, 600, (84, 76, 68, 60, FLOOR), w - 2 * MARGIN, room * 0.36, 4)


def scale_pages(w: float, h: float, v: BeamerView) -> tuple[BeamerView, ...]:
    """The bars under the question; the question on a page of its own where it would be cut."""
    if not v.question or _whole(_asked(w, h, v), v.question):
        return (v,)
    return replace(v, question=""), replace(v, screen="question", support="", rules=(), tasks=())


def scale(wall: Wall, v: BeamerView) -> None:
    """A bar for each value of the scale once it may be seen; until then only how many were counted."""
    pages = scale_pages(wall.w, wall.h, v)
    at = page_of(v.page, v.pages, len(pages), newest=False)
    shown = pages[at - 1]
    if shown.screen == "question":
        question(wall, replace(shown, page=1, pages=1))
        return
    top = header(wall, shown.title, page_words(at, len(pages))) + 44
    if shown.question:
        top = _asked(wall.w, wall.h, shown).draw(wall.p, MARGIN, top, wall.c.ink) + 40
    _bars(wall, shown.options, QRectF(MARGIN, top, wall.inner, wall.h - FOOT - 40 - top))
    foot(shown, False, wall)


def _bars(wall: Wall, options: tuple[Option, ...], box: QRectF) -> None:
    """Counts above the bars, values below them, all on one ground line."""
    pitch = box.width() / max(1, len(options))
    size = 76 if pitch > 120 else FLOOR
    ground = box.bottom() - 96
    most = max((o.count or 0 for o in options), default=0)
    for i, option in enumerate(options):
        slot = QRectF(box.x() + i * pitch, box.y(), pitch, box.height())
        middle = QRectF(slot.x(), ground + 14, pitch, 82)
        line_text(wall.p, middle, option.label, font(size, 600), wall.c.ink if option.count else wall.c.ink2, "centre")
        if option.count:
            height = max(8.0, (ground - box.y() - 92) * option.count / most)
            bar = QRectF(slot.center().x() - min(130.0, pitch * 0.62) / 2, ground - height, min(130.0, pitch * 0.62), height)
            wall.p.fillRect(bar, QColor(wall.c.accent))
            figure = QRectF(slot.x(), bar.y() - 88, pitch, 82)
            line_text(wall.p, figure, str(option.count), font(size, 600), wall.c.ink, "centre")
    wall.rule(ground, wall.c.rule, 3)


# a vote


def votes(w: float, h: float, v: BeamerView) -> Sheet:
    """The options, with the hands of each round that may be seen; the last round stands out."""
    table = v.table
    heads = table.columns[1:][-MOST_ROUNDS:] if table else ()
    rows = [(row[0], row[1:][-MOST_ROUNDS:]) for row in table.rows] if table else []
    left = w - MARGIN - ROUND * len(heads)
    top, end = header_end(w, v.title) + 36, h - FOOT
    named: tuple[Fixed, ...] = ()
    if v.question:  # what is voted on stays in sight, smaller once there is something to see of the hands
        sizes = (60, FLOOR) if heads else (84, 76, 68, 60, FLOOR)
        asked = largest(v.question, 600, sizes, w - 2 * MARGIN, (end - top) * 0.36, 4)
        named, top = ((Fixed(top, Cell(MARGIN, asked)),), top + asked.height + 32) if _whole(asked, v.question) else (named, top)
    if len(heads) > 1:
        named += tuple(Fixed(top, cell) for cell in _columns(heads, left, FLOOR, 68))
        top += 84
    least = min(150.0, (end - top) / max(1, len(rows)) - 28)
    shown = tuple(_ballot(k, label, hands, left, least) for k, (label, hands) in enumerate(rows))
    last = tuple(int(hands[-1]) if hands else 0 for _label, hands in rows)
    decorate = partial(_lengths, last, left - MARGIN - 60) if heads else None
    return Sheet(shown, top, end, named, most=40, newest_in_sight=False, decorate=decorate, foot=partial(foot, v, False))


def _columns(texts: tuple[str, ...], left: float, size: int, line: int) -> tuple[Cell, ...]:
    """A cell for each round; the last stands out."""
    last = len(texts) - 1
    return tuple(
        Cell(left + i * ROUND + 40, block(text, font(size, 700 if i == last else 400), line, ROUND - 40), "accent" if i == last else "ink2")
        for i, text in enumerate(texts)
    )


def _ballot(k: int, label: str, hands: tuple[str, ...], left: float, least: float) -> Row:
    name = Cell(MARGIN, block(label, font(68 if len(label) < 40 else FLOOR, 600), 80, left - MARGIN - 60))
    return Row((name, *_columns(hands, left, 84, 92)), least=least, option=k)


def _lengths(last: tuple[int, ...], room: float, wall: Wall, row: Row, box: QRectF) -> None:
    """Under each option how many hands it had in the last round, as a length."""
    most = max(last, default=0)
    if row.ruled and most and last[row.option]:
        under = box.y() + row.cells[0].block.height + 10
        if under + BAR <= box.bottom() + 4:
            wall.rule(under, wall.c.accent, BAR, width=room * last[row.option] / most)
