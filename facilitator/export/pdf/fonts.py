"""The typefaces of a document: one family, and three that stand in for characters it lacks. All are embedded."""

from __future__ import annotations

import json
from functools import cache
from operator import add
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from facilitator.paths import resources

REGULAR, SEMIBOLD, FALLBACK, EMOJI, EAST_ASIAN = "Sans", "Sans-SemiBold", "Sans-Fallback", "Sans-Emoji", "Sans-EastAsian"
_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    FALLBACK: "fallback/DejaVuSans.ttf",
    EMOJI: "fallback/NotoEmoji_400Regular.ttf",
    EAST_ASIAN: "fallback/DroidSansFallbackFull.ttf",
}
MOST_REMEMBERED = 50_000


class KernedFont(TTFont):  # type: ignore[misc]
    """A font whose widths count the kerning that is drawn, so that what stands flush right is flush.

    `pairs` says by how many thousandths of the size two characters come closer (negative) or stand apart.
    """

    def __init__(self, name: str, file: str, pairs: dict[str, int]) -> None:
        super().__init__(name, file)
        self.pairs = pairs
        self.widths: dict[str, float] = {}
        """Of words at a size of 1000; remembered, as every line is measured several times."""

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width in points."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        width = self.widths.get(text)
        if width is None:
            width = super().stringWidth(text, 1000) + sum(filter(None, map(self.pairs.get, map(add, text, text[1:]))))
            if len(self.widths) < MOST_REMEMBERED:
                self.widths[text] = width
        return width * size / 1000


def register_fonts() -> None:
    """Make the family itself known to ReportLab; what stands in comes when it is needed: it is large and takes time."""
    for name in (REGULAR, SEMIBOLD):
        _register(name)


@cache
def _register(name: str) -> None:
    """Once in a process. No other weights or slants: <b> is never asked for."""
    file = resources() / "fonts" / _FILES[name]
    kerning = file.with_suffix(".kern.json")
    pairs = json.loads(kerning.read_text(encoding="utf-8")) if kerning.exists() else {}
    pdfmetrics.registerFont(KernedFont(name, str(file), pairs))
    pdfmetrics.registerFontFamily(name, name, name, name, name)


def width_of(text: str, font: str, size: float) -> float:
    """The width in points of a text on one line."""
    _register(font)
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def coverage(name: str) -> frozenset[int]:
    """The code points that a font can draw. ReportLab draws an empty box for any other, and says nothing."""
    _register(name)
    face: Any = pdfmetrics.getFont(name).face
    return frozenset(code for code, glyph in face.charToGlyph.items() if glyph)
