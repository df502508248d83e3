"""A line of text in which found words stand out: heavier and underlined, so that one sees them in grey too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from facilitator.ui.look.paint import baseline, crisp

Spans = Sequence[tuple[int, int]]
"""(begin, end) of what stands out."""
SHARE = 0.6
"""How far along the line the first found word may end, where words before it have to give way."""


def excerpt(text: str, spans: Spans, width_of: Callable[[str], float], width: float) -> tuple[str, Spans]:
    """The text from where its first found word can be seen in so much width; words before it give way to an ellipsis."""
    if not spans or width_of(text[: spans[0][1]]) <= width:
        return text, spans
    begin, end = 0, spans[0][1]
    while (space := text.find(" ", begin, spans[0][0])) >= 0 and width_of(text[begin:end]) > SHARE * width:
        begin = space + 1
    if not begin:
        return text, spans
    moved = [(first - begin + 2, last - begin + 2) for first, last in spans if first >= begin]
    return f"… {text[begin:]}", moved


def paint_marked(p: QPainter, rect: QRectF, text: str, spans: Spans, font: QFont, marked: QFont, colour: str) -> float:
    """Draw the line, cut with an ellipsis where it does not fit; gives the width that was drawn."""
    m = QFontMetricsF(marked if spans else font)
    text, spans = excerpt(text, spans, m.horizontalAdvance, rect.width())
    text = m.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_format(text, begin, min(end, len(text)), marked) for begin, end in spans if begin < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width() * 2)
    layout.endLayout()
    p.setPen(QColor(colour))
    layout.draw(p, QPointF(rect.x(), crisp(p, rect.y() + baseline(QFontMetricsF(font), rect.height())) - line.ascent()))
    return float(line.naturalTextWidth())


def _format(text: str, begin: int, end: int, marked: QFont) -> QTextLayout.FormatRange:
    """Qt counts in UTF-16 units; Python in characters, of which an emoji is one."""
    found = QTextLayout.FormatRange()
    found.start = _units(text[:begin])
    found.length = _units(text[begin:end])
    shape = QTextCharFormat()
    shape.setFont(marked)
    shape.setFontUnderline(True)
    found.format = shape
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
