"""Screens for when nobody speaks: writing in silence, and the break."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from facilitator.contrast import is_light, mix
from facilitator.language import tr, trn
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.ui.beamer.parts import FLOOR, HEADER_RIGHT, LOGO_HEIGHT, LOGO_WIDTH, MARGIN, TOP, ZERO, Wall, header, largest, sized
from facilitator.ui.look.colours import AFTER, Colours
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import Block, block, line_text
from facilitator.ui.look.theme import font
from facilitator.ui.look.time_marks import phase_mark, ruler

FOOT = 132.0
PITCHES = ((132, (112, 104, 96, 88)), (112, (88, 80, 76)), (96, (76, 72, 68)), (84, (68, 64, 60)), (72, (60, FLOOR)))
"""Distances between the lines of the paper, with the letters that stand on them."""


def silent(wall: Wall, v: BeamerView) -> None:
    """Ruled paper. Minutes instead of running seconds, for who writes must not be chased."""
    paint_icon(wall.p, "pencil-line", QRectF(MARGIN, TOP + 2, 60, 60), wall.c.accent, 2.2)
    first = header(wall, v.title, icon_room=84) + 52
    room = wall.h - (FOOT if v.clock else 60) - first
    asked, under, pitch = _on_lines(v, wall.inner, room)
    count = int(room // pitch)
    pitch = room / count
    for i in range(1, count + 1):
        wall.rule(first + i * pitch, thick=3)
    said = [(text, asked.font, wall.c.ink) for text in asked.lines] + [(text, under.font, wall.c.ink2) for text in under.lines]
    for i, (text, f, tone) in enumerate(said[:count]):
        _write(wall, f, tone, first + (i + 1) * pitch - pitch * 0.27, text)
    _minutes_left(wall, v, wall.h - FOOT / 2 - 4)


def _write(wall: Wall, f: QFont, tone: str, y: float, text: str) -> None:
    wall.p.setFont(f)
    wall.p.setPen(QColor(tone))
    wall.p.drawText(QPointF(MARGIN, y), text)


def _on_lines(v: BeamerView, inner: float, room: float) -> tuple[Block, Block, float]:
    """The question and what is under it at the widest lines on which both stand; at the narrowest the end is cut."""
    for pitch, sizes in PITCHES:
        count = int(room // pitch)
        under = block(v.support, font(min(60, sizes[-1]), 400), pitch, inner) if v.support else Block((), font(60), pitch, inner)
        for px in sizes:
            asked = block(v.question, sized(500, -1)(px), pitch, inner, balance="all")
            if len(asked.lines) + len(under.lines) <= count and asked.widest <= inner:
                return asked, under, pitch
    return block(v.question, asked.font, pitch, inner, max(1, count - len(under.lines))), under, pitch


def _minutes_left(wall: Wall, v: BeamerView, middle: float) -> None:
    face = v.clock
    if face is None:
        return
    minutes = ceil(face.left.total_seconds() / 60)
    words = left_words(minutes) if face.left > ZERO else tr("rond af")
    if face.phase == "paused":
        words = tr("staat stil")
    phase_mark(wall.p, QRectF(MARGIN, middle - 28, 56, 56), face.phase, wall.c, max(0.0, face.left / face.total) if face.total else 0)
    width = line_text(wall.p, QRectF(MARGIN + 88, middle - 40, 800, 80), words, font(64, 600), wall.c.ink)
    x = MARGIN + 88 + width + 64
    ruler(wall.p, QRectF(x, middle - 14, wall.w - MARGIN - x, 42), face.total, face.total - face.left, face.phase, wall.c)


def left_words(minutes: int) -> str:
    """What is left, as one says it: in hours from an hour on."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return trn("nog {n} minuut", "nog {n} minuten", minutes)
    return tr("nog {hours} uur {minutes} min", hours=hours, minutes=rest) if rest else tr("nog {hours} uur", hours=hours)


class Ground(NamedTuple):
    """The colours of a break, from behind to in front."""

    field: str
    ink: str
    after: str


def break_ground(c: Colours) -> Ground:
    """A field of the colour of the house; in a dark room that would be the brightest thing in it, so there it is only tinted."""
    if not is_light(c.paper):
        return Ground(c.accent_soft, c.ink, c.ink2)
    return Ground(c.accent, c.on_accent, mix(c.accent, c.on_accent, AFTER))


def break_(wall: Wall, v: BeamerView) -> None:
    """Until when, as large as a wall allows."""
    ground, p = break_ground(wall.c), wall.p
    p.fillRect(QRectF(0, 0, wall.w, wall.h), QColor(ground.field))
    paint_icon(p, "coffee", QRectF(MARGIN, TOP - 4, 72, 72), ground.ink, 2)
    title = _beside_logo(wall, v.title)
    top = title.draw(p, MARGIN + 108, TOP - 12, ground.ink) + 20
    top = _asked(wall, v, top)
    foot = _foot(wall, v)
    if v.until:
        _until(wall, v.until, v.until_words or tr("tot"), top, foot - 76)


def _beside_logo(wall: Wall, words: str) -> Block:
    """The title, and the logo at the right of it; no logo where the words need all the room."""
    sizes, room = (72, 64, FLOOR), wall.inner - 108
    narrow = largest(words, 600, sizes, room - HEADER_RIGHT, 220, 3, 1.14)
    if wall.logo is None or "…" in "".join(narrow.lines[-1:]):
        return largest(words, 600, sizes, room, 220, 3, 1.14)
    wall.logo.paint(wall.p, wall.w - MARGIN, TOP + 28, LOGO_WIDTH, LOGO_HEIGHT, break_ground(wall.c).field)
    return narrow


def _asked(wall: Wall, v: BeamerView, top: float) -> float:
    """What is asked meanwhile, such as to be back in time."""
    if not v.question or v.question == v.title:
        return top
    asked = largest(v.question, 400, (64, 60, FLOOR), wall.inner - 108, wall.h * 0.26, 4, 1.2)
    return asked.draw(wall.p, MARGIN + 108, top, break_ground(wall.c).ink) + 20


def _until(wall: Wall, until: str, words: str, top: float, y: float) -> None:
    """The words, and the time in the largest figures that stand under it."""
    sizes = (600, 560, 520, 480, 440, 400, 360, 320, 280, 240, 200, 160, 120)
    room = y - top - 130
    f = next((f for f in (font(px, 600, -3) for px in sizes) if _stands(f, until, wall.inner, room)), font(120, 600, -3))
    m = QFontMetricsF(f)
    wall.p.setFont(f)
    wall.p.setPen(QColor(break_ground(wall.c).ink))
    wall.p.drawText(QPointF(MARGIN - m.tightBoundingRect(until).left(), y), until)
    box = QRectF(MARGIN, y - m.capHeight() - 124, wall.inner, 96)
    line_text(wall.p, box, words, font(72, 600, -1), break_ground(wall.c).ink)


def _stands(f: QFont, text: str, width: float, height: float) -> bool:
    m = QFontMetricsF(f)
    return m.capHeight() <= height and m.horizontalAdvance(text) <= width


def _foot(wall: Wall, v: BeamerView) -> float:
    """What is left, and what comes after; gives where it begins."""
    minutes = ceil(v.clock.left.total_seconds() / 60) if v.clock else 0
    words = left_words(minutes) if minutes > 0 else tr("we beginnen weer")
    left_w = QFontMetricsF(font(64, 600)).horizontalAdvance(words) + 80
    after = tr("daarna: {title}", title=v.next_title) if v.next_title else ""
    shown = largest(after, 400, (64, 60, FLOOR), wall.inner - left_w, 280, 4, 1.15, False)
    y = wall.h - TOP + 8 - max(80.0, shown.height)
    line_text(wall.p, QRectF(MARGIN, y, left_w, shown.line), words, font(64, 600), break_ground(wall.c).ink)
    if after:
        shown.draw(wall.p, MARGIN + left_w, y, break_ground(wall.c).after, "right")
    return y


def black(wall: Wall, v: BeamerView) -> None:
    """Nothing at all, in a light room and in a dark one."""
    wall.p.fillRect(QRectF(0, 0, wall.w, wall.h), QColor("#000000"))
