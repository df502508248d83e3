"""How large everything can be on a wall of this size: no larger than it stays whole.

Whether something stays whole is not reckoned twice: the screen is painted where nobody sees it, and what it wrote is looked at.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPicture

from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.wall_state import ZOOMS
from facilitator.ui.beamer.painting import pages_needed, render
from facilitator.ui.look.theme import Theme


def zoomed(view: BeamerView, width: int, height: int) -> BeamerView:
    """The view in the zoom that was chosen, or the largest below it at which no more is cut than in the usual size."""
    if view.zoom <= 1:
        return view
    clock = replace(view.clock, left=view.clock.total) if view.clock else None
    return replace(view, zoom=_largest_zoom(replace(view, clock=clock, page=1, pages=1), width, height))


@lru_cache(maxsize=64)
def _largest_zoom(view: BeamerView, width: int, height: int) -> float:
    usual = _spoiled(replace(view, zoom=1.0), width, height)
    tried = (zoom for zoom in reversed(ZOOMS) if 1 < zoom <= view.zoom)
    return next((zoom for zoom in tried if _spoiled(replace(view, zoom=zoom), width, height) <= usual), 1.0)


def _spoiled(view: BeamerView, width: int, height: int) -> int:
    """How many texts are cut, fall outside the picture, or run through each other, over all pages."""
    pages = pages_needed(view, width, height)
    return sum(_spoiled_on(replace(view, page=n + 1, pages=pages), width, height) for n in range(pages))


def _spoiled_on(page: BeamerView, width: int, height: int) -> int:
    picture = QPicture()
    p = _Listening(picture)
    render(p, QRectF(0, 0, width, height), Theme("beamer"), page)
    p.end()
    inside = QRectF(0, 0, width, height)
    cut = sum("…" in text for text, _ink in p.written)
    out = sum(not inside.contains(ink) for _text, ink in p.written)
    inks = [ink.adjusted(1, 1, -1, -1) for _text, ink in p.written]
    return cut + out + sum(a.intersects(b) for n, a in enumerate(inks) for b in inks[n + 1 :])


class _Listening(QPainter):
    """Keeps what it was asked to write and where the ink of it is, in pixels: no screen can write without it."""

    def __init__(self, picture: QPicture) -> None:
        super().__init__(picture)
        self.written: list[tuple[str, QRectF]] = []

    def drawText(self, *given: object) -> None:  # type: ignore[override]
        at, text = given
        if isinstance(at, QPointF) and isinstance(text, str) and text.strip():
            ink = QFontMetricsF(self.font()).tightBoundingRect(text).translated(at)
            self.written.append((text, self.transform().mapRect(ink)))
