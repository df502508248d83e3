"""The wall, small, in the console: painted by the same function, so it cannot say anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPixmap

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.wall_state import Mark
from facilitator.ui.beamer.painting import render
from facilitator.ui.beamer.parts import BAND
from facilitator.ui.beamer.window import spoken
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.paint import hairline, line_text
from facilitator.ui.look.text import Picture
from facilitator.ui.look.theme import Theme

WALL_ICON: Mapping[Mark, str] = {"": "presentation", "frozen": "snowflake", "black": "monitor-off", "message": "message-square"}
"""What stands beside the word for what was done to the wall."""


class Thumbnail(Picture):
    """A live picture of the wall. It follows each second, since it is small.

    Signals:
        pressed(): somebody wants to do something with it.
    """

    pressed = Signal()

    def __init__(self, t: Theme, ratio: float = 16 / 9, wall: Theme | None = None, logo: Logo | None = None) -> None:
        super().__init__()
        self._t, self._ratio, self._logo = t, ratio, logo
        self._wall = wall or Theme("beamer", brand=t.brand)
        self._view = BeamerView("opening", "")
        self._picture, self._mark, self._icon, self._ahead = QPixmap(), "", "", False
        self.setAccessibleName(tr("Wat de zaal nu ziet"))
        self.set_width(272)
        t.changed.connect(self._repaint)
        self._wall.changed.connect(self._repaint)

    def _repaint(self) -> None:
        self._picture = QPixmap()
        self.update()

    def dress(self, wall: Theme, logo: Logo | None) -> None:
        """Be of the colours of the wall, and have its logo."""
        self._logo = logo
        self._wall.adopt(wall)
        self._repaint()

    def set_width(self, width: int) -> None:
        """Its width in logical pixels; the height follows."""
        self.setFixedSize(width, round(width / self._ratio))
        self._picture = QPixmap()

    @property
    def view(self) -> BeamerView:
        """What it shows."""
        return self._view

    def show_mark(self, words: str, icon: str) -> None:
        """Say over the picture why the wall shows something else than the session does; empty words for nothing."""
        self._mark_as(words, icon, False, tr("Wat de zaal nu ziet: {why}", why=words) if words else tr("Wat de zaal nu ziet"))

    def show_coming(self, title: str) -> None:
        """Say over the picture that this is not on the wall: it comes at the step of this title."""
        self._mark_as(tr("Straks: {title}", title=title), "eye", True, tr("Wat de zaal straks ziet: {title}", title=title))

    def _mark_as(self, words: str, icon: str, ahead: bool, name: str) -> None:
        if (words, icon, ahead) != (self._mark, self._icon, self._ahead):
            self._mark, self._icon, self._ahead = words, icon, ahead
            self.setAccessibleName(name)
            self._repaint()

    def show_view(self, view: BeamerView) -> None:
        """Show what the wall shows."""
        if view != self._view:
            if replace(self._view, clock=view.clock) != view:
                self.setAccessibleDescription(spoken(view))
            self._view = view
            self._repaint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        ratio = p.deviceTransform().m11()  # of what it is painted on, which may be another screen or a picture
        if self._picture.isNull() or self._picture.devicePixelRatioF() != ratio:
            self._picture = self._painted(ratio)
        p.drawPixmap(0, 0, self._picture)

    def _painted(self, dpr: float) -> QPixmap:
        picture = QPixmap(round(self.width() * dpr), round(self.height() * dpr))
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        p = QPainter(picture)
        render(p, QRectF(0, 0, self.width(), self.height()), self._wall, self._view, logo=self._logo)
        if self._t.dark:  # a white wall in a dark console would be the brightest thing on it
            p.fillRect(self.rect(), QColor(0, 0, 0, 46))
        if self._mark:
            self._paint_mark(p)
        edge = self._t.c.hairline if self._t.dark else self._t.c.rule
        w, h, d = self.width(), self.height(), 1 / dpr
        for x1, y1, x2, y2 in ((0, 0, w, 0), (0, h - d, w, h - d), (0, 0, 0, h), (w - d, 0, w - d, h)):
            hairline(p, x1, y1, x2, y2, edge)
        p.end()
        return picture

    def _paint_mark(self, p: QPainter) -> None:
        """A strip at the foot of the picture, with an icon and words."""
        role, c = self._t.role("strong"), self._t.c
        high = max(role.line + 10, self.height() * BAND / 1080 + 3)  # all of the clock, rather than half its figures
        strip = QRectF(0, self.height() - high, self.width(), high)
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        ground, edge, ink = (c.accent_soft, c.accent, c.accent) if self._ahead else (c.warn_soft, c.warn_shape, c.warn)
        p.fillRect(strip, QColor(ground))
        p.fillRect(QRectF(0, strip.y(), self.width(), 2), QColor(edge))
        paint_icon(p, self._icon, QRectF(8, strip.center().y() - 8, 16, 16), ink)
        words = QFontMetricsF(role.font).elidedText(self._mark, Qt.TextElideMode.ElideRight, strip.width() - 40)
        line_text(p, strip.adjusted(32, 0, -8, 0), words, role.font, ink)
