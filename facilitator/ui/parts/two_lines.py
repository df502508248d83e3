"""How a row of two lines is drawn in a list that one goes through with the arrows: its height, and the ground of the current one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.theme import Theme


class TwoLineDelegate(QStyledItemDelegate):
    """Extend `paint`; between `_begin` and `restore` of the painter a row draws what it says."""

    def __init__(self, t: Theme, view: QListView) -> None:
        super().__init__(view)
        self._t, self._list = t, view

    @property
    def _pad(self) -> int:
        return {"compact": 4, "regular": 7, "ample": 10}[self._t.density]

    @property
    def _height(self) -> int:
        return 2 * self._pad + self._t.role("body").line + self._t.role("small").line + 1

    def _begin(self, p: QPainter) -> None:
        p.save()
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def _inside(self, rect: QRectF) -> QRectF:
        """Where the words are."""
        return rect.adjusted(self._t.px("gutter"), self._pad, -self._t.px("m"), -self._pad)

    def _paint_ground(self, p: QPainter, rect: QRectF, *, current: bool) -> None:
        if not current:
            return
        p.fillRect(rect, self._t.colour("accent_soft"))
        p.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), self._t.colour("accent"))
        strong_edge(p, self._t, rect, "accent", 2)
        if self._list.hasFocus():
            p.setPen(QPen(QColor(self._t.c.focus), 2))
            p.drawRoundedRect(rect.adjusted(4, 2, -2, -2), 4, 4)


def paint_lock(p: QPainter, t: Theme, rect: QRectF, wide: float) -> float:
    """A lock on the first line, before what stands at its end and is so wide; gives how wide both are."""
    size, line = t.role("small").size, t.role("body").line
    paint_icon(p, "lock-keyhole", QRectF(rect.right() - wide - size - 6, rect.y() + (line - size) / 2, size, size), t.c.ink2)
    return wide + size + 6


def as_list(view: QListView, name: str) -> None:
    """A plain list, as wide as there is room, whose rows draw the focus themselves."""
    view.setAccessibleName(name)
    shows_own_focus(view)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
