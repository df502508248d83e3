"""Paints a `BeamerView` into any rectangle: the wall itself, the thumbnail in the console, and the pictures of a rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from facilitator.sessions.beamer_view import BeamerView, Screen
from facilitator.ui.beamer import lists, screens
from facilitator.ui.beamer.parts import BAND, SLIM, Wall, band
from facilitator.ui.theme import Theme

_SCREENS: Mapping[Screen, Callable[[Wall, BeamerView], None]] = {
    "opening": screens.opening, "question": screens.question, "round": screens.round_, "silent": screens.silent, "stance": screens.stance,
    "groups": lists.groups, "collecting": lists.collecting, "choosing": lists.choosing, "table": lists.table, "break": screens.break_,
    "promises": lists.promises, "closing": lists.promises,
}  # fmt: skip
TICKING: Mapping[Screen, int] = {
    "question": BAND, "round": BAND, "stance": BAND, "groups": SLIM, "collecting": SLIM, "table": SLIM, "promises": SLIM,
}  # fmt: skip
"""Screens of which a second that passes changes no more than a band of this height."""


def render(p: QPainter, rect: QRectF, theme: Theme, view: BeamerView, *, only_clock: bool = False, logo: QPixmap | None = None) -> None:
    """Paint a picture 1920 wide, made to fit: 4:3 is taller, not smaller. `only_clock` paints no more than the band."""
    p.save()
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    p.setClipRect(rect)
    unit = min(rect.width() / 1920, rect.height() / 1080)
    p.translate(rect.topLeft())
    p.scale(unit, unit)
    wall = Wall(p, rect.width() / unit, rect.height() / unit, theme.c, logo)
    if only_clock and view.screen in TICKING:
        band(wall, view.clock, slim=TICKING[view.screen] == SLIM)
    else:
        p.fillRect(QRectF(0, 0, wall.w, wall.h), QColor(theme.c.paper))
        _SCREENS[view.screen](wall, view)
    p.restore()
