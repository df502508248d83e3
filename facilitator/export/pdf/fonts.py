"""The typefaces of a document: one family, and those that stand in for characters it lacks. All are embedded, as far as they are used."""

from __future__ import annotations

import json
import lzma
from array import array
from functools import cache, lru_cache
from itertools import groupby
from operator import add
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from facilitator.export.pdf.shaping import FIRST_CLUSTER, ShapedFont
from facilitator.paths import resources

REGULAR, SEMIBOLD, FALLBACK, EMOJI, EAST_ASIAN = "Sans", "Sans-SemiBold", "Sans-Fallback", "Sans-Emoji", "Sans-EastAsian"
HANGUL, ETHIOPIC = "Sans-Hangul", "Sans-Ethiopic"
_ARABIC, _HEBREW, _SYRIAC, _THAANA = "Sans-Arabic", "Sans-Hebrew", "Sans-Syriac", "Sans-Thaana"
RIGHT_TO_LEFT = frozenset((_ARABIC, _HEBREW, _SYRIAC, _THAANA))
_OWN = (
    (range(0x0590, 0x0600), _HEBREW), (range(0x0600, 0x0700), _ARABIC), (range(0x0700, 0x0750), _SYRIAC),
    (range(0x0750, 0x0780), _ARABIC), (range(0x0780, 0x07C0), _THAANA), (range(0x08A0, 0x0900), _ARABIC),
    (range(0x0900, 0x0980), "Sans-Devanagari"), (range(0x0980, 0x0A00), "Sans-Bengali"),
    (range(0x0A00, 0x0A80), "Sans-Gurmukhi"), (range(0x0A80, 0x0B00), "Sans-Gujarati"), (range(0x0B80, 0x0C00), "Sans-Tamil"),
    (range(0x0C00, 0x0C80), "Sans-Telugu"), (range(0x0C80, 0x0D00), "Sans-Kannada"), (range(0x0D00, 0x0D80), "Sans-Malayalam"),
    (range(0x0D80, 0x0E00), "Sans-Sinhala"), (range(0x0E00, 0x0E80), "Sans-Thai"), (range(0x0E80, 0x0F00), "Sans-Lao"),
    (range(0x1000, 0x10A0), "Sans-Myanmar"), (range(0x1200, 0x13A0), ETHIOPIC), (range(0x1780, 0x1800), "Sans-Khmer"),
    (range(0x3130, 0x3190), HANGUL), (range(0xAC00, 0xD7B0), HANGUL), (range(0xFB1D, 0xFB50), _HEBREW),
    (range(0xFB50, 0xFE00), _ARABIC), (range(0xFE70, 0xFF00), _ARABIC),
)  # fmt: skip
"""Scripts with a font of their own, so that no other has to be read to know that it lacks them."""
SHAPED = frozenset(font for _, font in _OWN) - {HANGUL, ETHIOPIC} | {EMOJI}
_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    FALLBACK: "fallback/DejaVuSans.ttf",
    EAST_ASIAN: "fallback/DroidSansFallbackFull.ttf.xz",
    HANGUL: "fallback/Hangul.ttf.xz",
    ETHIOPIC: "fallback/NotoSansEthiopic.ttf",
    **{font: f"fallback/NotoSans{font.removeprefix('Sans-')}.ttf" for font in SHAPED},
    EMOJI: "fallback/NotoEmoji_400Regular.ttf",
}
"""The two with most characters are packed: a third of the size, and a fifth of a second more for who needs one."""
MOST_REMEMBERED = 50_000


class Kerning(dict[str, int]):
    """By how many thousandths of the size two characters come closer (negative) or stand apart; 0 for most.

    A typeface knows some twelve thousand pairs, which take megabytes as a dictionary and of which a document has a few hundred: they are
    kept by their first character, and each is looked up once.
    """

    def __init__(self, pairs: dict[str, int]) -> None:
        super().__init__()
        self._seconds: dict[str, str] = {}
        self._values: dict[str, array[int]] = {}
        for first, found in groupby(pairs.items(), key=lambda pair: pair[0][0]):
            seconds, values = zip(*((pair[1], value) for pair, value in found), strict=True)
            self._seconds[first] = self._seconds.get(first, "") + "".join(seconds)
            self._values.setdefault(first, array("h")).extend(values)

    def __missing__(self, pair: str) -> int:
        at = self._seconds.get(pair[0], "").find(pair[1])
        value = self[pair] = self._values[pair[0]][at] if at >= 0 else 0
        return value


class KernedFont(TTFont):  # type: ignore[misc]
    """A font whose widths count the kerning that is drawn, so that what stands flush right is flush."""

    def __init__(self, name: str, file: Any, pairs: Kerning) -> None:
        super().__init__(name, file)
        self.pairs = pairs
        self.widths: dict[str, float] = {}
        """Of words at a size of 1000; remembered, as every line is measured several times."""

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width in points."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        width = self.widths.get(text)
        if width is None:
            width = super().stringWidth(text, 1000) + sum(map(self.pairs.__getitem__, map(add, text, text[1:])))
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
    pdfmetrics.registerFont(ShapedFont(name, str(file)) if name in SHAPED else _kerned(name, file))
    pdfmetrics.registerFontFamily(name, name, name, name, name)


def _kerned(name: str, file: Path) -> KernedFont:
    kerning = file.with_suffix(".kern.json")
    pairs = json.loads(kerning.read_text(encoding="utf-8")) if kerning.exists() else {}
    if file.suffix != ".xz":
        return KernedFont(name, str(file), Kerning(pairs))
    with lzma.open(file) as unpacked:
        return KernedFont(name, unpacked, Kerning(pairs))


def width_of(text: str, font: str, size: float) -> float:
    """The width in points of a text on one line."""
    _register(font)
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def coverage(name: str) -> frozenset[int]:
    """The code points that a font can draw. ReportLab draws an empty box for any other, and says nothing."""
    _register(name)
    face: Any = pdfmetrics.getFont(name).face
    return frozenset(code for code, glyph in face.charToGlyph.items() if glyph and code < FIRST_CLUSTER)


@lru_cache(maxsize=4096)
def own_font(c: str) -> str:
    """The font that is there for the script of this character; empty where those that are tried in turn will do."""
    code = ord(c)
    return next((font for codes, font in _OWN if code in codes), "") if code >= 0x0590 else ""


@lru_cache(maxsize=4096)
def shaped(text: str, font: str) -> str:
    """A text in the script of this font, as it can be drawn in it; empty where it cannot."""
    whole = coverage(font).issuperset(map(ord, text))
    return str(pdfmetrics.getFont(font).shaped(text)) if whole else ""
