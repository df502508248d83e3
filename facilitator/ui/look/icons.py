"""Lucide icons (ISC), drawn as vectors at the size and in the colour that is asked: sharp at 150 % and 200 %."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facilitator.paths import resources

KIND_ICON: Mapping[str, str] = MappingProxyType(
    {
        "note": "pencil-line", "insight": "lightbulb", "question": "message-circle-question-mark",
        "agreement": "handshake", "decision": "stamp", "action": "flag",
    }
)  # fmt: skip
"""A note's kind is told by icon and word, never by colour."""

SEEN_ICON: Mapping[str, str] = MappingProxyType({"beamer": "presentation", "report": "file-text", "facilitator": "eye-off"})
"""Who sees a note."""


def seen_icon(seen: str, policy: str = "report") -> str:
    """The icon of who sees a note; what is not for the minutes has none of paper."""
    return SEEN_ICON[seen] if policy == "report" or seen == "beamer" else "eye-off"


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(svg.encode()))


def stroke_for(px: float) -> float:
    """Stroke on the 24 px grid that comes out at about 1.6 px on screen: icons sit with the text, not on it."""
    return round(max(1.25, min(2.0, 1.6 * 24 / max(1.0, px))), 2)


def paint_icon(p: QPainter, name: str, rect: QRectF, colour: QColor | str, stroke: float | None = None) -> None:
    """Draw an icon in the rectangle. Raises FileNotFoundError for an icon that is not in the resources."""
    _renderer(name, QColor(colour).name(), stroke or stroke_for(rect.width())).render(p, rect)


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, QRectF(rect), self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        p = QPainter(made)
        self.paint(p, made.rect(), mode, state)
        p.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)


def icon(name: str, colour: str) -> QIcon:
    """For menus and title bars, where Qt wants a QIcon."""
    return QIcon(_Engine(name, colour))
