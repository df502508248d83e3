"""What the screens of the wall have in common: canvas, header, the band with the clock, turn dots.

All sizes are of a picture 1920 wide; 56 is the floor of anything that has to be read at eight metres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import Face, Phase
from facilitator.ui.look.colours import Colours
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.paint import Block, block, fit, line_text
from facilitator.ui.look.theme import font
from facilitator.ui.look.time_marks import PHASE_COLOUR, PHASE_TEXT, clock_text, phase_mark, ruler

MARGIN = 112
TOP = 84
FLOOR = 56
BAND = 240
SLIM = 164
HEADER_RIGHT = 420
"""Room at the right of the title, for the logo or the number of the page."""
LOGO_WIDTH, LOGO_HEIGHT = HEADER_RIGHT - 40, 88
ZERO = timedelta()


@dataclass(frozen=True)
class Wall:
    """What a screen paints on: `w` and `h` in units of a picture 1920 wide."""

    p: QPainter
    w: float
    h: float
    c: Colours
    logo: Logo | None = None
    """Only where there is a quiet corner for it: while a session opens, pauses and closes."""

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.w - 2 * MARGIN

    def rule(self, y: float, colour: str = "", thick: float = 2.5, x: float = MARGIN, width: float = 0) -> None:
        """A line over the width, or a part of it."""
        self.p.fillRect(QRectF(x, y, width or self.inner, thick), QColor(colour or self.c.hairline))


def sized(weight: int, tracking: float = -0.8) -> Callable[[float], QFont]:
    """A font of any size; large ones stand closer."""
    return lambda px: font(px, weight, tracking if px >= 90 else tracking / 2)


def largest(
    text: str, weight: int, sizes: Sequence[float], width: float, height: float, most: int, leading: float = 1.12, balance: bool = True
) -> Block:
    """The text in the largest size that stands in the room; cut with an ellipsis when even the smallest does not."""
    found = fit(text, sized(weight, -1.2), sizes, leading, width, height, most, balance)
    if found.height <= height and found.widest <= width + 1:
        return found
    line = round(sizes[-1] * leading)
    return block(text, sized(weight, -1.2)(sizes[-1]), line, width, max(1, int(height // line)))


def title_block(title: str, room: float) -> Block:
    """The step, in as many lines as it asks for up to three: at the floor there is no smaller letter to flee to."""
    return block(title, font(FLOOR, 600), 64, room, 3, "all")


def header(wall: Wall, title: str, right: str = "", icon_room: float = 0) -> float:
    """The step, small at the top, with the logo or `right` beside it; gives where it ends.

    The room for `right` is kept whether or not there is one, so a second page does not break the title elsewhere.
    """
    shown = title_block(title, wall.inner - HEADER_RIGHT - icon_room)
    end = shown.draw(wall.p, MARGIN + icon_room, TOP, wall.c.accent)
    if right:
        box = QRectF(wall.w - MARGIN - HEADER_RIGHT, TOP, HEADER_RIGHT, 64)
        line_text(wall.p, box, right, font(FLOOR, 500), wall.c.ink2, "right")
    elif wall.logo is not None:
        wall.logo.paint(wall.p, wall.w - MARGIN, TOP + 28, LOGO_WIDTH, LOGO_HEIGHT, wall.c.paper)
    return max(end, TOP + 64.0)


def header_end(w: float, title: str, icon_room: float = 0) -> float:
    """Where a header ends in a picture `w` wide, without painting it."""
    return TOP + max(64.0, title_block(title, w - 2 * MARGIN - HEADER_RIGHT - icon_room).height)


def phase_words(phase: Phase) -> str:
    """What the room reads beside the clock."""
    return {
        "ready": tr("we beginnen zo"), "running": tr("nog te gaan"), "warning": tr("nog even – rond af"),
        "overrun": tr("over tijd – we ronden af"), "paused": tr("staat stil"),
    }[phase]  # fmt: skip


def band(wall: Wall, face: Face | None, slim: bool = False) -> float:
    """The clock at the bottom: shape, figures, word and measure. Gives where it begins; nothing without a clock."""
    if face is None:
        return wall.h
    height = SLIM if slim else BAND
    y = wall.h - height
    ground = {"warning": wall.c.warn_soft, "overrun": wall.c.over_soft}.get(face.phase)
    wall.p.fillRect(QRectF(0, y, wall.w, height), QColor(ground or wall.c.paper))
    edge = wall.c[PHASE_COLOUR[face.phase]] if ground else wall.c.hairline
    wall.rule(y, edge, 3, 0 if ground else MARGIN, wall.w if ground else wall.inner)
    (_slim_band if slim else _tall_band)(wall, face, y + height / 2 + 1, ground)
    return y


def figures(face: Face) -> str:
    """What the clock says; minutes only where seconds would chase."""
    return tr("{n} min", n=max(1, ceil(face.left.total_seconds() / 60))) if face.coarse and face.left > ZERO else clock_text(face.left)


def _left(face: Face) -> float:
    return max(0.0, min(1.0, face.left / face.total)) if face.total else 0.0


def band_words(face: Face, room: float, make_font: Callable[[float], QFont], sizes: Sequence[float]) -> tuple[str, QFont]:
    """What stands beside the figures, and how large: what is measured, then the phase; the phase alone where both do not fit."""
    phase = phase_words(face.phase)
    both = tr("{what}: {phase}", what=face.words, phase=phase) if face.words else phase
    for text in (both, phase):
        for px in sizes:
            if QFontMetricsF(make_font(px)).horizontalAdvance(text) <= room:
                return text, make_font(px)
    return phase, make_font(sizes[-1])


def _tall_band(wall: Wall, face: Face, middle: float, ground: str | None) -> None:
    f = font(168, 600, -1.5)
    m, tone = QFontMetricsF(f), QColor(wall.c[PHASE_TEXT[face.phase]])
    phase_mark(wall.p, QRectF(MARGIN, middle - 42, 84, 84), face.phase, wall.c, _left(face), ground)
    x, cap = MARGIN + 124, m.capHeight() / 2
    wall.p.setFont(f)
    wall.p.setPen(tone)
    wall.p.drawText(QPointF(x, middle + cap), figures(face))
    right = x + max(m.horizontalAdvance("00:00"), m.horizontalAdvance(figures(face))) + 96
    words, wf = band_words(face, wall.w - MARGIN - right, sized(600, 0), (64, 60, FLOOR))
    line_text(wall.p, QRectF(right, middle - cap - 18, wall.w - MARGIN - right, 76), words, wf, tone)
    box = QRectF(right, middle + cap - 26, wall.w - MARGIN - right, 50)
    ruler(wall.p, box, face.total, face.total - face.left, face.phase, wall.c, ground=ground)


def _slim_band(wall: Wall, face: Face, middle: float, ground: str | None) -> None:
    f = font(112, 600, -1.5)
    m, tone = QFontMetricsF(f), QColor(wall.c[PHASE_TEXT[face.phase]])
    phase_mark(wall.p, QRectF(MARGIN, middle - 28, 56, 56), face.phase, wall.c, _left(face), ground)
    x = MARGIN + 88
    wall.p.setFont(f)
    wall.p.setPen(tone)
    wall.p.drawText(QPointF(x, middle + m.capHeight() / 2), figures(face))
    right = x + max(m.horizontalAdvance("00:00"), m.horizontalAdvance(figures(face))) + 40
    words, wf = band_words(face, wall.w - MARGIN - right, sized(600, 0), (FLOOR,))
    width = line_text(wall.p, QRectF(right, middle - 40, wall.w - MARGIN - right, 80), words, wf, tone)
    begin = right + width + 40
    if begin < wall.w - MARGIN - 200:
        box = QRectF(begin, middle - 16, wall.w - MARGIN - begin, 48)
        ruler(wall.p, box, face.total, face.total - face.left, face.phase, wall.c, ground=ground)


def turn_dots(wall: Wall, x: float, y: float, which: int, of: int, width: float) -> float:
    """A dot for each turn: had, now, to come. Gives where the dots end."""
    gap = min(72.0, (width - 34) / max(1, of - 1))
    r = min(17.0, gap * 0.42)
    for i in range(1, of + 1):
        centre = QPointF(x + r + (i - 1) * gap, y)
        wall.p.setPen(Qt.PenStyle.NoPen)
        wall.p.setBrush(QColor(wall.c.accent if i == which else wall.c.ink3))
        size = r * 1.25 if i == which else r * 0.62
        if i > which:
            wall.p.setBrush(Qt.BrushStyle.NoBrush)
            wall.p.setPen(QPen(QColor(wall.c.rule), 4))
        wall.p.drawEllipse(centre, size, size)
    return x + 2 * r + (of - 1) * gap


def page_words(page: int, pages: int) -> str:
    """Which page of how many; empty where there is one."""
    return tr("blad {page} van {pages}", page=page, pages=pages) if pages > 1 else ""


def page_of(page: int, pages: int, count: int, newest: bool) -> int:
    """Which of `count` pages to paint. Where nobody pages (`pages` is 1): the last if the newest must be in sight, else the first."""
    if pages > 1:
        return min(max(page, 1), count)
    return count if newest else 1
