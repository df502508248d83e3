"""What is to be said of the note line, over the column above it: nothing on the page moves for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.text import Picture, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.time_marks import phase_mark

PAD = 10


class LineRemark(Themed, Picture):
    """A sentence at the bottom left of what it lies over. It takes no clicks and no focus."""

    def __init__(self, t: Theme, over: QWidget) -> None:
        super().__init__()
        self.setParent(over)
        self._words = ""
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)
        self.follow(t)

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words

    def show_remark(self, words: str) -> None:
        """Say this; nothing puts it away."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.restyle()

    def restyle(self) -> None:
        voice = self.theme.role("small")
        mark = voice.size + 8
        width = round(QFontMetricsF(voice.font).horizontalAdvance(self._words)) + mark + 2 * PAD + 2
        self.setFixedSize(min(self._over.width(), width), voice.line + 10)
        self.move(0, self._over.height() - self.height())
        self.raise_()
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c, voice = painter(self), self.theme.c, self.theme.role("small")
        p.fillRect(self.rect(), QColor(c.warn_soft))
        strong_edge(p, self.theme, QRectF(self.rect()))
        side = voice.size
        phase_mark(p, QRectF(PAD, (self.height() - side) / 2, side, side), "warning", c)
        words = QRectF(PAD + side + 8, 0, self.width() - 2 * PAD - side - 8, self.height())
        line_text(p, words, self._words, voice.font, c.ink)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._words:
            self.restyle()
        return False
