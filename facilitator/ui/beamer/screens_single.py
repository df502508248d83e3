"""Screens with one thing on them: opening, question, round, and where somebody stands.

Whatever is asked besides the one thing gives way first: it goes to a second page rather than to letters that nobody reads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.ui.beamer.floor_plan import floor_plan
from facilitator.ui.beamer.parts import BAND, FLOOR, MARGIN, Wall, band, header, header_end, largest, page_of, page_words, turn_dots
from facilitator.ui.look.paint import Block, block, line_text
from facilitator.ui.look.theme import font

QUESTION = (168, 150, 132, 116, 104, 92, 84, 76, 68, 60)
PLAN_WIDTH = 787.0
"""The room from above with what is outside its door."""
AFTER = 520.0
"""Width of the column that says who is next."""
PLANS = (1.0, 0.8, 0.6)


def opening(wall: Wall, v: BeamerView) -> None:
    """Before it starts: what this is, what it is for, when."""
    top, end = header(wall, v.title) + 48, wall.h - (180 if v.until else 84)
    under = largest(v.support, 400, (60, FLOOR), min(wall.inner, 1500), (end - top) * 0.5, 6, 1.26) if v.support else None
    spared = under.height + 52 if under else 0
    title = largest(v.question, 600, QUESTION, wall.inner, end - top - spared, 4)
    y = top + (end - top - title.height - spared) * 0.42
    y = title.draw(wall.p, MARGIN, y, wall.c.ink) + 52
    if under:
        under.draw(wall.p, MARGIN, y, wall.c.ink2)
    line_text(wall.p, QRectF(MARGIN, wall.h - 150, wall.inner, 76), v.until, font(64, 600), wall.c.accent)


def _room(w: float, h: float, v: BeamerView) -> float:
    """How much height a question has between the title and the clock."""
    return (h - BAND - 48 if v.clock else h - 84) - header_end(w, v.title) - 56


def _under(w: float, v: BeamerView) -> list[tuple[Block, str]]:
    """The support, the rules smaller below it, and what is asked of one role; each with its tone."""
    width = min(w - 2 * MARGIN, 1560)
    support = [(block(v.support, font(60, 400), 76, width, balance="all"), "ink2")] if v.support else []
    rules = [(block(" · ".join(v.rules), font(FLOOR, 400), 72, width), "ink3")] if v.rules else []
    tasks = [(block("\n".join(v.tasks), font(FLOOR, 400), 70, width), "ink2")] if v.tasks else []
    return support + rules + tasks


def _asked(w: float, h: float, v: BeamerView) -> Block:
    spared = sum(b.height + 40 for b, _tone in _under(w, v))
    sizes = QUESTION[2:] if spared else QUESTION
    return largest(v.question, 600, sizes, w - 2 * MARGIN, max(80.0, _room(w, h, v) - spared), 8)


def _fits(w: float, h: float, v: BeamerView) -> bool:
    """Whether the question stands whole, with what is under it."""
    asked = _asked(w, h, v)
    whole = "".join("".join(asked.lines).split()) == "".join(v.question.split())
    return whole and asked.height + sum(b.height + 40 for b, _tone in _under(w, v)) <= _room(w, h, v)


def question_pages(w: float, h: float, v: BeamerView) -> tuple[BeamerView, ...]:
    """One page, or more: with the question as much of what is under it as fits, the rest on the next."""
    parts = [(name, words) for name in ("support", "rules", "tasks") if (words := getattr(v, name))]
    if not parts or _fits(w, h, v):
        return (v,)
    bare = replace(v, support="", rules=(), tasks=())
    here = next(n for n in range(len(parts) - 1, -1, -1) if n == 0 or _fits(w, h, replace(bare, **dict(parts[:n]))))
    (name, words), *more = parts[here:]
    first = replace(bare, **dict(parts[:here]))
    rest = replace(bare, question=words if isinstance(words, str) else (" · " if name == "rules" else "\n").join(words), **dict(more))
    return first, *question_pages(w, h, rest)


def tasks_page(v: BeamerView) -> BeamerView:
    """What is asked of one role, on a page of its own, with a band for the clock as high as that of the screen it follows."""
    told = replace(v, support="", rules=(), tasks=(), page=1, pages=1)
    if v.screen == "groups":
        return replace(told, screen="text", question="", text="\n".join(v.tasks))
    return replace(told, screen="question", question="\n".join(v.tasks))


def question(wall: Wall, v: BeamerView) -> None:
    """The question as large as it can be, in the page that is asked for."""
    pages = question_pages(wall.w, wall.h, v)
    at = page_of(v.page, v.pages, len(pages), newest=False)
    _question(wall, pages[at - 1], page_words(at, len(pages)))


def _question(wall: Wall, v: BeamerView, right: str) -> None:
    top = header(wall, v.title, right) + 56
    band(wall, v.clock)
    asked, under = _asked(wall.w, wall.h, v), _under(wall.w, v)
    free = _room(wall.w, wall.h, v) - asked.height - sum(b.height + 40 for b, _tone in under)
    y = asked.draw(wall.p, MARGIN, top + max(0.0, min(free * 0.4, 106)), wall.c.ink)
    for shown, tone in under:
        y = shown.draw(wall.p, MARGIN, y + 40, wall.c[tone])


def round_pages(w: float, h: float, v: BeamerView) -> tuple[BeamerView, ...]:
    """Speaker and question together; the question on a page of its own where the names would be cut."""
    if not v.question or _round_fit(w, h, v).whole:
        return (v,)
    return replace(v, question=""), replace(v, screen="question", support="", rules=(), tasks=())


@dataclass(frozen=True)
class _Round:
    """A round laid out: the question over the name, and who is next beside it."""

    asked: Block
    name: Block
    after: list[Block]
    top: float
    foot: float
    wide: float
    whole: bool


def _round_fit(w: float, h: float, v: BeamerView) -> _Round:
    inner, top = w - 2 * MARGIN, header_end(w, v.title) + 36
    end = h - BAND if v.clock else h - 60
    asked = largest(v.question, 400, (60, FLOOR), inner, (end - top) * 0.5, 5, 1.22) if v.question else Block((), font(60), 74, inner)
    y = top + (asked.height + 32 if v.question else 0)
    wide, foot = inner - (AFTER + 96 if v.after else 0), end - (150 if v.turns else 32)
    name, after = _name(v.speaker, wide, foot - y), _next_names(v, end - 40 - y - 84)
    whole = not any(b.lines and b.lines[-1].endswith("…") for b in (asked, name, *after)) and name.height <= foot - y
    return _Round(asked, name, after, y, foot, wide, whole)


def round_(wall: Wall, v: BeamerView) -> None:
    """Who speaks, who is next, and the speaker's own time."""
    pages = round_pages(wall.w, wall.h, v)
    at = page_of(v.page, v.pages, len(pages), newest=False)
    if pages[at - 1].screen == "question":
        _question(wall, pages[at - 1], page_words(at, len(pages)))
    else:
        _round(wall, pages[at - 1], page_words(at, len(pages)))


def _round(wall: Wall, v: BeamerView, right: str) -> None:
    top = header(wall, v.title, right) + 36
    band(wall, v.clock)
    found = _round_fit(wall.w, wall.h, v)
    found.asked.draw(wall.p, MARGIN, top, wall.c.ink2)
    found.name.draw(wall.p, MARGIN, found.top + max(0.0, (found.foot - found.top - found.name.height) * 0.5), wall.c.ink)
    end = found.foot + (150 if v.turns else 32)
    if v.turns:
        _turns(wall, v, end - 92, found.wide)
    if found.after:
        _after(wall, found.after, found.top, end - 40)


def _name(speaker: str, wide: float, height: float) -> Block:
    """On one line as large as it goes; a long name in smaller letters on more lines."""
    one = largest(speaker, 700, (248, 220, 196, 172, 148, 136, 120), wide, height, 1, 1.0)
    if len(one.lines) == 1 and one.lines[0] == speaker and one.widest <= wide:
        return one
    return largest(speaker, 700, (136, 120, 104, 92, 80, 68, 60, FLOOR), wide, height, 6, 1.06)


def _turns(wall: Wall, v: BeamerView, y: float, wide: float) -> None:
    stop = turn_dots(wall, MARGIN, y, v.turn, v.turns, wide - 330)
    words = tr("{turn} van {turns}", turn=v.turn, turns=v.turns)
    line_text(wall.p, QRectF(stop + 40, y - 36, 320, 72), words, font(FLOOR, 500), wall.c.ink2)


def _after(wall: Wall, names: list[Block], top: float, end: float) -> None:
    """The next two, or only the next where two long names do not stand there whole."""
    x = wall.w - MARGIN - AFTER
    height = 84 + sum(b.height for b in names) + 24 * (len(names) - 1)
    y = top + max(0.0, (end - top - height) * 0.42)
    wall.p.fillRect(QRectF(x - 48, y, 3, height), QColor(wall.c.hairline))
    line_text(wall.p, QRectF(x, y, AFTER, 72), tr("daarna"), font(FLOOR, 400), wall.c.ink2)
    y += 84
    for i, shown in enumerate(names):
        y = shown.draw(wall.p, x, y, wall.c.ink3 if i else wall.c.ink) + 24


def _next_names(v: BeamerView, height: float) -> list[Block]:
    shown = v.after[:2]
    blocks: list[Block] = []
    for names in (shown, shown[:1]):
        room = (height - 24 * (len(names) - 1)) / max(1, len(names))
        blocks = [largest(name, 400 if i else 600, (92, 80, 68, 60, FLOOR), AFTER, room, 6, 1.1) for i, name in enumerate(names)]
        if not any(b.lines and b.lines[-1].endswith("…") for b in blocks):
            return blocks
    return blocks


def _stance_fit(w: float, h: float, v: BeamerView) -> tuple[Block, Block | None, float] | None:
    """What is asked, the question under it, and the scale of the room; None where no scale leaves space for both.

    A smaller room is better than a broken word, and a broken word better than a cut sentence.
    """
    height = (h - BAND if v.clock else h - 60) - header_end(w, v.title) - 88
    found = [fit for fit in (_stance_at(w, height, v, scale) for scale in PLANS) if fit]
    whole = (fit for fit in found if set(v.stance.split()) <= set(" ".join(fit[0].lines).split()))
    return next(whole, found[0] if found else None)


def _stance_at(w: float, height: float, v: BeamerView, scale: float) -> tuple[Block, Block | None, float] | None:
    width = w - 2 * MARGIN - PLAN_WIDTH * scale - 64
    under = block(v.question, font(60, 400), 74, width, balance="all") if v.question and v.question != v.stance else None
    room = height - (under.height + 44 if under else 0)
    if room < 68:
        return None
    line = largest(v.stance, 600, (144, 128, 112, 100, 88, 76, 68, 60), width, room, 7, 1.1, False)
    return (line, under, scale) if line.height <= room and not (line.lines and line.lines[-1].endswith("…")) else None


def stance_pages(w: float, h: float, v: BeamerView) -> tuple[BeamerView, ...]:
    """What is asked of a role with the question, or the question on a page of its own."""
    if _stance_fit(w, h, v) or not v.question:
        return (v,)
    return replace(v, question=""), replace(v, screen="question", support="", tasks=())


def stance(wall: Wall, v: BeamerView) -> None:
    """What is asked of a role, with a room from above."""
    pages = stance_pages(wall.w, wall.h, v)
    at = page_of(v.page, v.pages, len(pages), newest=False)
    shown, right = pages[at - 1], page_words(at, len(pages))
    if shown.screen == "question":
        _question(wall, replace(shown, rules=()), right)
    else:
        _stance(wall, shown, right)


def _stance(wall: Wall, v: BeamerView, right: str) -> None:
    top = header(wall, v.title, right) + 56
    end = (band(wall, v.clock) if v.clock else wall.h - 60) - 32
    narrow = wall.inner - PLAN_WIDTH * PLANS[-1] - 64
    found = _stance_fit(wall.w, wall.h, v) or (largest(v.stance, 600, (60,), narrow, end - top, 7), None, PLANS[-1])
    line, under, scale = found
    total = line.height + (44 + under.height if under else 0)
    y = line.draw(wall.p, MARGIN, top + max(0.0, (end - top - total) * 0.42), wall.c.ink) + 44
    if under:
        under.draw(wall.p, MARGIN, y, wall.c.ink2)
    _plan(wall, v, scale, top, end)


def _plan(wall: Wall, v: BeamerView, scale: float, top: float, end: float) -> None:
    height = min(516.0, (end - top - 8) / scale)
    wall.p.save()
    wall.p.translate(QPointF(wall.w - MARGIN - PLAN_WIDTH * scale, (top + end) / 2))
    wall.p.scale(scale, scale)
    floor_plan(wall, QRectF(0, -height / 2, 500, height), min(v.circle, 14), v.shape)
    wall.p.restore()
