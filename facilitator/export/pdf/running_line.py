"""What stands at the head or foot of each page: one line in any script, cut where it does not fit. Only to be seen."""

from __future__ import annotations

from typing import Any

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.fonts import coverage, width_of
from facilitator.export.pdf.layout import LINE, fitted
from facilitator.export.pdf.paragraphs import TaggedParagraph, height_of, room_left

MOST_LETTERS = 200
"""That fit on a line of any page."""


class RunningLine:
    """`width` is that of its words, in points."""

    def __init__(self, words: str, style: Any, room: float) -> None:
        self._style, self._room = style, room
        words = " ".join(words.split())
        plain = coverage(style.fontName).issuperset(map(ord, words))
        self._words = fitted(words, style.fontName, style.fontSize, room) if plain else words[:MOST_LETTERS]
        self._paragraph = None if plain else self._in_any_script()
        self.width = self._measured()

    def _in_any_script(self) -> TaggedParagraph:
        """The widths of several fonts are known when it is set, so this is tried until it fits."""
        words = self._words
        paragraph = self._paragraph_of(words)
        while height_of(paragraph, self._room) > LINE and len(words) > 1:
            words = words[: -max(2, len(words) // 20)].rstrip()
            paragraph = self._paragraph_of(f"{words} …")
        return paragraph

    def _paragraph_of(self, words: str) -> TaggedParagraph:
        return TaggedParagraph(Characters().markup(words, self._style.fontName), self._style)

    def _measured(self) -> float:
        if self._paragraph is None:
            return width_of(self._words, self._style.fontName, self._style.fontSize)
        height_of(self._paragraph, self._room)
        return self._room - min(room_left(line) for line in self._paragraph.blPara.lines)

    def show(self, canvas: Any, x: float, y: float, *, at_right: bool = False) -> None:
        """Draw it from, or up to, a place on the base line. Inside an artifact."""
        x -= self.width if at_right else 0
        if self._paragraph is not None:
            self._paragraph.drawOn(canvas, x, y - LINE + self._style.fontSize)
            return
        canvas.setFont(self._style.fontName, self._style.fontSize)
        canvas.setFillColor(self._style.textColor)
        canvas.drawString(x, y, self._words)
