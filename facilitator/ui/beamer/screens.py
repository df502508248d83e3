"""Screens with one thing on them: opening, question, round, silence, break, and where somebody stands."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from facilitator.language import tr, trn
from facilitator.sessions.beamer_view import BeamerView
from facilitator.ui.beamer.floor_plan import floor_plan
from facilitator.ui.beamer.parts import FLOOR, MARGIN, TOP, ZERO, Wall, band, header, largest, sized, turn_dots
from facilitator.ui.colours import mix
from facilitator.ui.icons import paint_icon
from facilitator.ui.paint import Block, block, line_text, phase_mark, ruler
from facilitator.ui.theme import font

QUESTION = (168, 150, 132, 116, 104, 92, 84, 76, 68, 60)


def opening(wall: Wall, v: BeamerView) -> None:
    """Before it starts: what this is, what it is for, when."""
    header(wall, v.title)
    title = largest(v.question, 600, (168, 150, 132, 116, 104, 92, 80), wall.inner, 400, 3)
    support = block(v.support, font(60, 400), 76, min(wall.inner, 1500), 3, "all")
    y = (wall.h - title.height - support.height - 60) * 0.42
    y = title.draw(wall.p, MARGIN, y, wall.c.ink) + 52
    support.draw(wall.p, MARGIN, y, wall.c.ink2)
    line_text(wall.p, QRectF(MARGIN, wall.h - 150, wall.inner, 76), v.until, font(64, 600), wall.c.accent)


def question(wall: Wall, v: BeamerView) -> None:
    """The question as large as it can be; what is asked besides gives way first."""
    top = header(wall, v.title) + 56
    end = band(wall, v.clock) - 48
    under = v.support or " · ".join(v.rules)
    support = block(under, font(60, 400), 76, min(wall.inner, 1500), 3, "all") if under else None
    room = end - top - (support.height + 52 if support else 0)
    asked = largest(v.question, 600, QUESTION[:8] if support else QUESTION, wall.inner, room, 7)
    y = asked.draw(wall.p, MARGIN, top + min((room - asked.height) * 0.4, 106), wall.c.ink)
    if support:
        support.draw(wall.p, MARGIN, y + 52, wall.c.ink2)


def round_(wall: Wall, v: BeamerView) -> None:
    """Who speaks, who is next, and the speaker's own time."""
    top = header(wall, v.title) + 36
    end = band(wall, v.clock) - (0 if v.clock else 60)
    asked = block(v.question, font(60, 400), 74, wall.inner, 2, "all")
    asked.draw(wall.p, MARGIN, top, wall.c.ink2)
    right = wall.w - MARGIN - 480 if v.after else wall.w - MARGIN
    wide = right - MARGIN - (96 if v.after else 0)
    name = _name(v.speaker, wide)
    middle = (top + asked.height + end - 96) / 2 + 8
    name.draw(wall.p, MARGIN, middle - name.height / 2, wall.c.ink)
    stop = turn_dots(wall, MARGIN, end - 92, v.turn, v.turns, wide - 330)
    words = tr("{turn} van {turns}", turn=v.turn, turns=v.turns)
    line_text(wall.p, QRectF(stop + 40, end - 128, 320, 72), words, font(FLOOR, 500), wall.c.ink2)
    if v.after:
        _after(wall, v, right, middle)


def _name(speaker: str, wide: float) -> Block:
    name = largest(speaker, 700, (248, 220, 196, 172, 148), wide, 320, 1, 1.0)
    if len(name.lines) == 1 and name.widest <= wide and not name.lines[0].endswith("…"):
        return name
    return largest(speaker, 700, (136, 120, 104, 92, 80, 68, 60), wide, 320, 3, 1.06)


def _after(wall: Wall, v: BeamerView, x: float, middle: float) -> None:
    wall.p.fillRect(QRectF(x - 48, middle - 150, 3, 300), QColor(wall.c.hairline))
    line_text(wall.p, QRectF(x, middle - 150, 480, 72), tr("daarna"), font(FLOOR, 400), wall.c.ink2)
    for i, name in enumerate(v.after[:2]):
        weight = 400 if i else 600
        px = next((n for n in (92, 80, 68) if QFontMetricsF(font(n, weight, -0.5)).horizontalAdvance(name) <= 480), 60)
        line_text(wall.p, QRectF(x, middle - 66 + i * 108, 480, 108), name, font(px, weight, -0.5), wall.c.ink3 if i else wall.c.ink)


def stance(wall: Wall, v: BeamerView) -> None:
    """What is asked of a role, with a room from above."""
    top = header(wall, v.title) + 64
    end = band(wall, v.clock) - 32
    plan_w, plan_h = 500.0, min(516.0, end - top - 8)
    plan_x = wall.w - MARGIN - plan_w - 287
    width = plan_x - MARGIN - 64
    support = block(v.question, font(60, 400), 74, width, 4, "all") if v.question != v.stance else block("", font(60), 74, width)
    line = largest(v.stance, 600, (144, 128, 112, 100, 88, 76, 68, 60), width, end - top - support.height - 44, 6, 1.1, False)
    y = top + max(0.0, (end - top - line.height - 44 - support.height) * 0.42)
    y = line.draw(wall.p, MARGIN, y, wall.c.ink) + 44
    support.draw(wall.p, MARGIN, y, wall.c.ink2)
    floor_plan(wall, QRectF(plan_x, top + (end - top - plan_h) / 2, plan_w, plan_h), min(v.circle, 14), v.shape)


def silent(wall: Wall, v: BeamerView) -> None:
    """Ruled paper. Minutes instead of running seconds, for who writes must not be chased."""
    wall_p = wall.p
    paint_icon(wall_p, "pencil-line", QRectF(MARGIN, TOP + 2, 60, 60), wall.c.accent, 2.2)
    header(wall, v.title, icon_room=84)
    foot, first, step = 132.0, 232.0, 132.0
    count = max(3, int((wall.h - foot - first) // step))
    pitch = (wall.h - foot - first) / count
    asked = largest(v.question, 500, (112, 104, 96, 88, 80, 72, 64), wall.inner, (count - 1) * step, count - 1, 1.18)
    size = asked.font.pixelSize()
    asked = block(v.question, sized(500, -1)(size), pitch, wall.inner, count - 1, "all")
    for i in range(1, count + 1):
        wall.rule(first + i * pitch, thick=3)
    under = block(v.support, font(60, 400), pitch, wall.inner, max(1, count - len(asked.lines)))
    said = [(text, asked.font, wall.c.ink) for text in asked.lines] + [(text, under.font, wall.c.ink2) for text in under.lines if text]
    for i, (text, f, tone) in enumerate(said[:count]):
        wall_p.setFont(f)
        wall_p.setPen(QColor(tone))
        wall_p.drawText(QPointF(MARGIN, first + (i + 1) * pitch - 36), text)
    _minutes_left(wall, v, wall.h - foot / 2 - 4)


def _minutes_left(wall: Wall, v: BeamerView, middle: float) -> None:
    face = v.clock
    if face is None:
        return
    minutes = ceil(face.left.total_seconds() / 60)
    words = trn("nog {n} minuut", "nog {n} minuten", minutes) if face.left > ZERO else tr("rond af")
    if face.phase == "paused":
        words = tr("staat stil")
    phase_mark(wall.p, QRectF(MARGIN, middle - 28, 56, 56), face.phase, wall.c, max(0.0, face.left / face.total) if face.total else 0)
    width = line_text(wall.p, QRectF(MARGIN + 88, middle - 40, 800, 80), words, font(64, 600), wall.c.ink)
    x = MARGIN + 88 + width + 64
    ruler(wall.p, QRectF(x, middle - 14, wall.w - MARGIN - x, 42), face.total, face.total - face.left, face.phase, wall.c)


def break_(wall: Wall, v: BeamerView) -> None:
    """Until when, as large as a wall allows."""
    c, p = wall.c, wall.p
    p.fillRect(QRectF(0, 0, wall.w, wall.h), QColor(c.accent))
    paint_icon(p, "coffee", QRectF(MARGIN, TOP - 4, 72, 72), c.on_accent, 2)
    line_text(p, QRectF(MARGIN + 108, TOP - 16, wall.inner - 108, 96), v.title, font(72, 600, -1), c.on_accent)
    f = font(min(600, wall.h * 0.52), 600, -3)
    foot = wall.h - TOP - 76
    line_text(p, QRectF(MARGIN, foot - 200 - QFontMetricsF(f).capHeight(), wall.inner, 96), tr("tot"), font(72, 600, -1), c.on_accent)
    p.setFont(f)
    p.setPen(QColor(c.on_accent))
    p.drawText(QPointF(MARGIN - 30, foot - 76), v.until)
    minutes = ceil(v.clock.left.total_seconds() / 60) if v.clock else 0
    left = trn("nog {n} minuut", "nog {n} minuten", minutes) if minutes > 0 else tr("we beginnen weer")
    line_text(p, QRectF(MARGIN, foot, wall.inner / 2 - 40, 80), left, font(64, 600), c.on_accent)
    after = tr("daarna: {title}", title=v.next_title) if v.next_title else ""
    line_text(p, QRectF(wall.w / 2, foot, wall.w / 2 - MARGIN, 80), after, font(64, 400), mix(c.accent, c.on_accent, 0.84), "right")
