"""Words, lines and icons: what a page is made of before anything can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import Align, Balance, Block, block, hairline, line_text
from facilitator.ui.look.theme import Role, Theme

if TYPE_CHECKING:
    _Widget = QWidget
else:  # a second Qt class beside QLabel or QPushButton would be a second C++ object
    _Widget = object

WIDEST_HINT = 420
"""Logical pixels that wrapping text asks for; a layout gives it more or less."""


def painter(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    p = QPainter(widget)
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return p


class TopColumn(QVBoxLayout):
    """A column whose content stays at the top. Unlike any column with a stretch it asks for no room of its own."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal


class Themed(_Widget):
    """To be put before a Qt class: the widget keeps its theme, and takes its sizes again when that changes."""

    theme: Theme

    def follow(self, theme: Theme) -> None:
        """Take this theme, now and after each change. Call at the end of `__init__`."""
        self.theme = theme
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Set what does not follow from painting: fixed sizes and fonts. Extend where there are any."""
        self.updateGeometry()
        self.update()


class AsTallAsItsText(_Widget):
    """To be put before a Qt class that has a `heightForWidth`.

    Qt's box layouts give a Fixed widget its sizeHint, not its heightForWidth, and scroll areas ask neither. So the
    height is set when the width is known: one extra layout pass, right everywhere.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Be as tall as the width asks for."""
        wanted = self.heightForWidth(self.width())
        if wanted > 0 and (self.minimumHeight(), self.maximumHeight()) != (wanted, wanted):
            self.setFixedHeight(wanted)


class Text(Themed, AsTallAsItsText, QLabel):
    """A label with the line height of its role; wraps, or ends in an ellipsis after `most` lines."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", colour: str = "ink", most: int = 0, align: Align = "left",
        balance: Balance = "", weight: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self._role, self._colour, self._most, self._align, self._balance, self._weight = role, colour, most, align, balance, weight
        self._measured: tuple[str, Role | None, float] = ("", None, 0.0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.follow(theme)

    @property
    def voice(self) -> Role:
        role = self.theme.role(self._role)
        return role.weighing(self._weight) if self._weight else role

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.restyle()

    def set_colour(self, colour: str) -> None:
        """A role of `Colours`."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def set_role(self, role: str) -> None:
        """A role of `tokens.TYPE`."""
        if role != self._role:
            self._role = role
            self.restyle()

    def restyle(self) -> None:
        self.setFont(self.voice.font)
        self.settle()
        super().restyle()

    def _laid(self, width: int) -> Block:
        return block(self.text(), self.voice.font, self.voice.line, width, self._most, self._balance)

    def heightForWidth(self, width: int) -> int:
        return self.voice.line if self._most == 1 else max(self.voice.line, round(self._laid(width).height))

    def _advance(self) -> float:
        """Its width on one line; layouts ask for it again and again."""
        text, voice = self.text(), self.voice
        if self._measured[:2] != (text, voice):
            self._measured = (text, voice, QFontMetricsF(voice.font).horizontalAdvance(text))
        return self._measured[2]

    def sizeHint(self) -> QSize:
        width = round(self._advance() + 2)
        return QSize(width if self._most == 1 else min(width, WIDEST_HINT), self.voice.line)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.voice.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most == 1:  # what does not fit can still be read
            self.setToolTip(self.text() if self.sizeHint().width() > self.width() + 2 else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, shade = painter(self), self.theme.c[self._colour if self.isEnabled() else "disabled"]
        if self._most == 1:
            line_text(p, QRectF(self.rect()), self.text(), self.voice.font, shade, self._align)
        else:
            self._laid(self.width()).draw(p, 0, 0, shade, self._align)


def one(theme: Theme, text: str = "", role: str = "body", colour: str = "ink", align: Align = "left") -> Text:
    """Text on one line, cut with an ellipsis."""
    return Text(theme, text, role, colour, 1, align)


class Picture(QLabel):
    """What is painted and can be read aloud: its accessible name is what it says.

    To assistive software a bare QWidget is only a box around something; a label is text. Qt goes by the class.
    """

    def sizeHint(self) -> QSize:
        return QSize()  # as of any widget without content: whoever paints knows the size

    def minimumSizeHint(self) -> QSize:
        return QSize()


class Line(Themed, QWidget):
    """A hairline: `thick` device pixels, snapped."""

    def __init__(self, theme: Theme, vertical: bool = False, colour: str = "hairline", thick: int = 1) -> None:
        super().__init__()
        self._vertical, self._colour, self._thick = vertical, colour, thick
        if vertical:
            self.setFixedWidth(max(1, thick))
        else:
            self.setFixedHeight(max(1, thick))
        self.follow(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        width, height = (0, self.height()) if self._vertical else (self.width(), 0)
        hairline(QPainter(self), 0, 0, width, height, self.theme.c[self._colour], self._thick)


class Icon(Themed, Picture):
    """A picture beside words; with a `label` it is read aloud, without it is decoration.

    `extent` is a number of logical pixels, or the role of the text that it stands beside.
    """

    def __init__(self, theme: Theme, name: str, extent: int | str = "body", colour: str = "ink2", label: str = "") -> None:
        super().__init__()
        self._name, self._extent, self._colour = name, extent, colour
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.follow(theme)

    def set_icon(self, name: str, label: str = "") -> None:
        if (name, label) != (self._name, self.accessibleName()):
            self._name = name
            self.setAccessibleName(label)
            self.setToolTip(label)
            self.update()

    def set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self.update()

    def restyle(self) -> None:
        extent = self._extent if isinstance(self._extent, int) else self.theme.role(self._extent).size + 2
        self.setFixedSize(extent, extent)
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(painter(self), self._name, QRectF(self.rect()), self.theme.c[self._colour if self.isEnabled() else "disabled"])
