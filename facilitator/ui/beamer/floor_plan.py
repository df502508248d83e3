"""A room from above. Who sits where is drawn, so that the sentence need not be read twice."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from facilitator.sessions.screens.beamer_view import Shape
from facilitator.ui.beamer.parts import Wall
from facilitator.ui.look.paint import round_pen

WALL, DOOR = 14, 168


def floor_plan(wall: Wall, room: QRectF, inside: int, shape: Shape) -> None:
    """The room with a circle of `inside` chairs, and one place that is left, turned, or silent."""
    p = wall.p
    p.save()
    away = shape == "away"
    if not away:
        room = room.adjusted(0, 0, 280, 0)
    centre = QPointF(room.x() + room.width() * (0.47 if away else 0.5 if shape == "listens" else 0.37), room.center().y())
    radius = min(500.0, room.width(), room.height()) * 0.31
    chair = min(41.0, radius * sin(pi / (inside + 1)) * 0.74)
    _walls(wall, room, DOOR if away else 0)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(wall.c.ink))
    for i in range(1, inside + 1):
        angle = 2 * pi * i / (inside + 1)
        p.drawEllipse(QPointF(centre.x() + radius * cos(angle), centre.y() + radius * sin(angle)), chair, chair)
    seat = QPointF(centre.x() + radius, centre.y())
    if shape == "listens":
        _person(wall, seat, chair)
    else:
        _empty(wall, seat, chair)
        (_gone if away else _outside)(wall, room, seat, chair, shape)
    p.restore()


def _walls(wall: Wall, room: QRectF, door: float) -> None:
    p, middle = wall.p, room.center().y()
    p.setPen(QPen(QColor(wall.c.ink), WALL, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    p.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(room.right(), middle - door / 2))
    for corner in (room.topRight(), room.topLeft(), room.bottomLeft(), room.bottomRight()):
        path.lineTo(corner)
    path.lineTo(QPointF(room.right(), middle + door / 2))
    p.drawPath(path)
    if door:  # it stands open
        p.setPen(QPen(QColor(wall.c.ink), 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        hinge = QPointF(room.right(), middle - door / 2)
        p.drawLine(hinge, QPointF(hinge.x() + door * 0.88, hinge.y() - door * 0.47))


def _person(wall: Wall, spot: QPointF, chair: float) -> None:
    wall.p.setPen(Qt.PenStyle.NoPen)
    wall.p.setBrush(QColor(wall.c.accent))
    wall.p.drawEllipse(spot, chair + 4, chair + 4)


def _empty(wall: Wall, seat: QPointF, chair: float) -> None:
    pen = QPen(QColor(wall.c.accent), 6)
    pen.setDashPattern([1.9, 1.9])
    wall.p.setPen(pen)
    wall.p.setBrush(Qt.BrushStyle.NoBrush)
    wall.p.drawEllipse(seat, chair, chair)


def _outside(wall: Wall, room: QRectF, seat: QPointF, chair: float, shape: Shape) -> None:
    """Outside the circle; with the back to it, the eyes point away."""
    spot = QPointF(seat.x() + 176, seat.y())
    _person(wall, spot, chair)
    side = 1 if shape == "back" else -1
    tip = spot.x() + side * (chair + 44)
    wall.p.setPen(round_pen(wall.c.accent, 10))
    wall.p.drawPolyline([QPointF(tip - side * 22, spot.y() - 24), QPointF(tip, spot.y()), QPointF(tip - side * 22, spot.y() + 24)])


def _gone(wall: Wall, room: QRectF, seat: QPointF, chair: float, shape: Shape) -> None:
    """Through the open door."""
    out = QPointF(room.right() + DOOR + 74, seat.y())
    begin, end = QPointF(seat.x() + chair + 22, seat.y()), QPointF(out.x() - chair - 30, seat.y())
    head = [QPointF(end.x() - 30, end.y() - 30), end, QPointF(end.x() - 30, end.y() + 30)]
    for colour, width in ((wall.c.paper, 34), (wall.c.accent, 11)):
        wall.p.setPen(round_pen(colour, width))
        wall.p.drawLine(begin, end)
        wall.p.drawPolyline(head)
    _person(wall, out, chair)
