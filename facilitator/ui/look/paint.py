"""What a style sheet cannot do: hairlines of one device pixel, text with a line height, balanced lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

Align = Literal["left", "right", "centre"]
Balance = Literal["", "orphan", "all"]
"""`all`: lines of equal length, for questions and titles; `orphan`: only when the last would be a stray word."""
Direction = Literal["down", "left", "up", "right"]


def round_pen(colour: QColor | str, width: float) -> QPen:
    """A pen with round ends and corners."""
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def crisp(p: QPainter, v: float) -> float:
    """The nearest edge of a device pixel: at 150 % a line at 10.5 would smear over two."""
    dpr = p.device().devicePixelRatioF()
    return round(v * dpr) / dpr


def hairline(p: QPainter, x1: float, y1: float, x2: float, y2: float, colour: QColor | str, device_px: int = 1) -> None:
    """A filled rectangle n device pixels thick; a cosmetic pen would land between pixels."""
    thick = device_px / p.device().devicePixelRatioF()
    x1, y1, x2, y2 = crisp(p, x1), crisp(p, y1), crisp(p, x2), crisp(p, y2)
    p.fillRect(QRectF(x1, y1, max(thick, x2 - x1), max(thick, y2 - y1)), QColor(colour))


def _aligned(align: Align, room: float, width: float) -> float:
    return {"left": 0.0, "right": room - width, "centre": (room - width) / 2}[align]


@dataclass(frozen=True)
class Block:
    """Text laid out once: lines of a fixed height, cut with an ellipsis after the last that fits. Logical pixels."""

    lines: tuple[str, ...]
    font: QFont
    line: float
    width: float

    @property
    def height(self) -> float:
        return self.line * len(self.lines)

    @property
    def widest(self) -> float:
        m = QFontMetricsF(self.font)
        return max((m.horizontalAdvance(t) for t in self.lines), default=0.0)

    def draw(self, p: QPainter, x: float, y: float, colour: QColor | str, align: Align = "left") -> float:
        """Draw with the top left corner at x, y; returns where the block ends."""
        m = QFontMetricsF(self.font)
        p.setFont(self.font)
        p.setPen(QColor(colour))
        for i, text in enumerate(self.lines):
            dx = 0.0 if align == "left" else _aligned(align, self.width, m.horizontalAdvance(text))
            p.drawText(QPointF(x + dx, crisp(p, y + i * self.line + baseline(m, self.line))), text)
        return y + self.height


def baseline(m: QFontMetricsF, line: float) -> float:
    """Centred on the middle between x-height and capital: what the eye takes for the middle of a line."""
    return line / 2 + (m.capHeight() * 0.62 + m.xHeight() * 0.38) / 2


def _utf16_slice(text: str, start: int, length: int) -> str:
    """Qt counts in UTF-16 units; Python in characters, of which an emoji is one."""
    if text.isascii():
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def _break_paragraph(text: str, font: QFont, width: float) -> list[str]:
    laid = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    lines: list[str] = []
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(_utf16_slice(text, line.textStart(), line.textLength()).rstrip())
    laid.endLayout()
    return lines


def break_lines(text: str, font: QFont, width: float) -> list[str]:
    """The text as lines that fit a width in logical pixels; an empty paragraph is an empty line."""
    return [line for paragraph in text.split("\n") for line in (_break_paragraph(paragraph, font, width) if paragraph else [""])]


def block(text: str, font: QFont, line: float, width: float, most: int = 0, balance: Balance = "") -> Block:
    """Lay text out in a width; at most `most` lines when that is not 0.

    Done once per text, font and width: a clock that ticks must not break lines sixty times a minute.
    """
    return _laid(text, _Face(font.key(), font), line, width, most, balance)


@dataclass(frozen=True)
class _Face:
    """A font that can be looked up in a cache: fonts themselves have no hash."""

    key: str
    font: QFont = field(compare=False)


@lru_cache(maxsize=512)
def _laid(text: str, face: _Face, line: float, width: float, most: int, balance: Balance) -> Block:
    font = face.font
    lines = break_lines(text, font, width)
    m = QFontMetricsF(font)
    stray = len(lines) > 1 and m.horizontalAdvance(lines[-1]) < width * 0.2
    if len(lines) > 1 and (balance == "all" or (balance == "orphan" and stray)):
        lines = _balanced(text, font, width, len(lines))
    if most and len(lines) > most:
        rest = m.elidedText(" ".join(lines[most - 1 :]), Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], rest]
    return Block(tuple(lines), font, line, width)


def _balanced(text: str, font: QFont, width: float, count: int) -> list[str]:
    """The same number of lines in the narrowest width that holds them, found by halving. No word is broken for it."""
    words = map(QFontMetricsF(font).horizontalAdvance, text.split())
    low, high = max(width * 0.5, *(word + 1 for word in words if word < width), 0.0), width
    for _ in range(9):
        middle = (low + high) / 2
        low, high = (middle, high) if len(break_lines(text, font, middle)) > count else (low, middle)
    return break_lines(text, font, high)


def fit(
    text: str, make_font: Callable[[float], QFont], sizes: Sequence[float], leading: float, width: float, height: float, most: int,
    balance: bool = True,
) -> Block:  # fmt: skip
    """The largest size of the ladder at which the text stands in the space without breaking a word, else the smallest.

    Raises ValueError when `sizes` is empty.
    """
    if not sizes:
        raise ValueError(sizes)
    for px in sizes:
        f = make_font(px)
        b = block(text, f, round(px * leading), width, balance="all" if balance else "")
        m = QFontMetricsF(f)
        words = max((m.horizontalAdvance(w) for w in text.split()), default=0.0)
        if len(b.lines) <= most and b.height <= height and words <= width:
            break
    return b


def line_text(
    p: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor | str, align: Align = "left", elide: bool = True,
    beside: QFont | None = None,
) -> float:  # fmt: skip
    """One line, optically centred in rect, on a whole device pixel; returns the width drawn.

    `beside`: stand on the baseline that text in that font would have (small figures next to a title).
    """
    m = QFontMetricsF(font)
    w = m.horizontalAdvance(text)
    if elide and w > rect.width() + 0.5:
        text = m.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
        w = m.horizontalAdvance(text)
    y = rect.y() + baseline(QFontMetricsF(beside) if beside else m, rect.height())
    p.setFont(font)
    p.setPen(QColor(colour))
    p.drawText(QPointF(rect.x() + _aligned(align, rect.width(), w), crisp(p, y)), text)
    return w


def hatch(p: QPainter, rect: QRectF, colour: QColor | str, gap: float, pen: float) -> None:
    """Slanted lines over a rectangle."""
    p.save()
    p.setClipRect(rect)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(QColor(colour), pen))
    x = rect.x() - rect.height()
    while x < rect.right() + gap:
        p.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.y()))
        x += gap
    p.restore()


def chevron(p: QPainter, centre: QPointF, s: float, colour: QColor | str, direction: Direction = "down") -> None:
    """An arrowhead of width s."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(round_pen(colour, max(1.4, s / 5)))
    p.translate(centre)
    p.rotate({"down": 0, "left": 90, "up": 180, "right": 270}[direction])
    p.drawPolyline(QPolygonF([QPointF(-s / 2, -s / 4), QPointF(0, s / 4), QPointF(s / 2, -s / 4)]))
    p.restore()
