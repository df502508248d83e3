"""High contrast has no washes: what another look tells with a ground, this one tells with an edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.ui.look.theme import Theme


def strong_edge(p: QPainter, t: Theme, box: QRectF, role: str = "rule", width: float = 1, radius: float = 0) -> None:
    """Draw the edge of what is chosen, hovered or told, inside its box; nothing in the other looks."""
    if not t.strong:
        return
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(t.colour(role), width))
    half = width / 2
    p.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
