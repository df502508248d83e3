"""Paints a `BeamerView` into any rectangle: the wall itself, the thumbnail in the console, and the pictures of a rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from facilitator.language import speaking
from facilitator.sessions.screens.beamer_view import BeamerView, Screen
from facilitator.ui.beamer import screens_fields, screens_lists, screens_quiet, screens_single, screens_tables
from facilitator.ui.beamer.parts import BAND, SLIM, Wall, band
from facilitator.ui.beamer.screens_rows import Sheet, paint_sheet
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.theme import Theme

_SHEETS: Mapping[Screen, Callable[[float, float, BeamerView], Sheet]] = {
    "groups": screens_lists.groups, "collecting": screens_lists.collecting, "choosing": screens_lists.choosing,
    "text": screens_fields.text, "message": screens_fields.message, "votes": screens_fields.votes,
    "table": screens_tables.table, "promises": screens_tables.promises, "closing": screens_tables.closing,
}  # fmt: skip
_SCREENS: Mapping[Screen, Callable[[Wall, BeamerView], None]] = {
    "opening": screens_single.opening, "question": screens_single.question, "round": screens_single.round_,
    "stance": screens_single.stance, "silent": screens_quiet.silent, "break": screens_quiet.break_,
    "scale": screens_fields.scale, "black": screens_quiet.black,
}  # fmt: skip
_PAGES: Mapping[Screen, Callable[[float, float, BeamerView], tuple[BeamerView, ...]]] = {
    "question": screens_single.question_pages, "round": screens_single.round_pages, "stance": screens_single.stance_pages,
    "scale": screens_fields.scale_pages,
}  # fmt: skip
_TASKS_AFTER = ("round", "stance", "silent", "groups")
"""Screens that have no room for what is asked of one role: that comes on a page after theirs."""
_QUIET: tuple[Screen, ...] = ("opening", "break", "closing")
"""Screens on which the logo stands: on the others people read, and work."""
TICKING: Mapping[Screen, int] = {
    "question": BAND, "round": BAND, "stance": BAND,
    "groups": SLIM, "collecting": SLIM, "text": SLIM, "message": SLIM, "table": SLIM, "promises": SLIM, "closing": SLIM,
}  # fmt: skip
"""Screens of which a second that passes changes no more than a band of this height, in units of a picture 1920 wide."""


def unit_of(width: float, height: float, view: BeamerView) -> float:
    """Pixels to a unit: all of it fits, and 4:3 is taller, not smaller. Where everything is larger, less of it is in the picture."""
    return max(1e-6, min(width / 1920, height / 1080)) * view.zoom


def pages_needed(view: BeamerView, width: int, height: int) -> int:
    """How many pages the view takes in a picture of this many pixels; give it back as `pages`, with the `page` to show.

    A view of which `pages` is 1 is not paged by anybody: a growing list then shows its last page, anything else its first.
    """
    unit = unit_of(width, height, view)
    with speaking(view.language):
        return _own_pages(width / unit, height / unit, view) + (1 if _has_tasks_page(view) else 0)


def _own_pages(w: float, h: float, view: BeamerView) -> int:
    if view.screen in _SHEETS:
        return len(_SHEETS[view.screen](w, h, view).pages())
    return len(_PAGES[view.screen](w, h, view)) if view.screen in _PAGES else 1


def _has_tasks_page(view: BeamerView) -> bool:
    return bool(view.tasks) and view.screen in _TASKS_AFTER


def render(p: QPainter, rect: QRectF, theme: Theme, view: BeamerView, only_clock: bool = False, logo: Logo | None = None) -> None:
    """Paint a picture 1920 wide, made to fit: 4:3 is taller, not smaller. `only_clock` paints no more than the band."""
    with speaking(view.language):
        _render(p, rect, theme, view, only_clock, logo)


def _render(p: QPainter, rect: QRectF, theme: Theme, view: BeamerView, only_clock: bool, logo: Logo | None) -> None:
    p.save()
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    p.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    unit = unit_of(rect.width(), rect.height(), view)
    p.translate(rect.topLeft())
    p.scale(unit, unit)
    wall = Wall(p, rect.width() / unit, rect.height() / unit, theme.c, logo if view.screen in _QUIET else None)
    if only_clock and view.screen in TICKING and view.clock is not None:
        band(wall, view.clock, slim=TICKING[view.screen] == SLIM)
    else:
        p.fillRect(QRectF(0, 0, wall.w, wall.h), QColor(theme.c.paper))
        _paint(wall, view)
    p.restore()


def _paint(wall: Wall, view: BeamerView) -> None:
    if _has_tasks_page(view) and view.pages > 1:
        own = _own_pages(wall.w, wall.h, view)
        view = screens_single.tasks_page(view) if view.page > own else replace(view, pages=own)
    if view.screen in _SHEETS:
        paint_sheet(wall, view, _SHEETS[view.screen](wall.w, wall.h, view))
    else:
        _SCREENS[view.screen](wall, view)
