"""From one screen of the wall to the next in a breath: the old one fades over the new one. Nothing moves and nothing blinks."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from facilitator.ui.look.tokens import MOTION


class SoftChange(QVariantAnimation):
    """What was there before, on its way out."""

    def __init__(self, wall: QWidget) -> None:
        super().__init__(wall)
        self._wall, self._before, self._after = wall, QPixmap(), QPixmap()
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.setDuration(MOTION["beamer_change"])
        self.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self.valueChanged.connect(lambda _value: wall.update())
        self.finished.connect(self._forget)

    @property
    def on(self) -> bool:
        return not self._after.isNull()

    def begin(self, before: QPixmap, after: QPixmap) -> None:
        """Two pictures of the whole wall: what fades, and what is under it."""
        self.stop()
        self._before, self._after = before, after
        self.start()

    def paint(self, p: QPainter) -> None:
        """The wall as it is at this moment of the change."""
        p.drawPixmap(0, 0, self._after)
        p.setOpacity(float(self.currentValue()))
        p.drawPixmap(0, 0, self._before)

    def _forget(self) -> None:
        self._before, self._after = QPixmap(), QPixmap()
        self._wall.update()
