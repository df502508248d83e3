"""Text in one typeface, without links or line ends of its own: nearly all of a document.

It is broken into lines and set here just as ReportLab would (tests/export/test_plain_text.py): its way, which can do
much more, took half of the time of a document.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from operator import add
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import split

from facilitator.export.pdf.fonts import Kerning
from facilitator.export.pdf.mending import numbers

Line = tuple[float, list[str]]
"""The room that is left, in points, and the words."""
ESCAPED = tuple(escapePDF(bytes([code])) for code in range(256))
"""What stands for each byte in the strings of a page."""
_PIECES: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
"""A piece of text in each style."""


def piece_of(markup: str, style: Any) -> Any | None:
    """A text without any markup as ReportLab would have read it, without the reading; None where there is markup."""
    if "<" in markup or "&" in markup or "\n" in markup:
        return None
    if style not in _PIECES:
        piece = Paragraph("x", style).frags[0]
        piece.ascent, piece.descent = pdfmetrics.getAscentDescent(piece.fontName, piece.fontSize)
        _PIECES[style] = piece
    piece = copy(_PIECES[style])
    piece.text = markup.strip()
    return piece


def lines_of_words(text: str, font: Any, size: float, first: float, later: float) -> list[Line] | None:
    """As many words on each line as fit; None where a word may have to be broken."""
    if "\u00ad" in text:
        return None
    lines: list[Line] = []
    line: list[str] = []
    space, room, used = font.stringWidth(" ", size), first, 0.0
    narrowest, remembered, scale = min(first, later), font.widths, size / 1000
    for word in split(text):
        width = remembered.get(word)
        width = font.stringWidth(word, size) if width is None else width * scale
        if line and used + space + width > room:
            if "-" in word:
                return None
            lines.append((room - used, line))
            line, used, room = [word], width, later
        else:
            used += space + width if line else width
            line.append(word)
        if width > narrowest:
            return None
    return [*lines, (room - used, line)] if line else lines


def shown(canvas: Any, font: Any, words: list[str]) -> str | None:
    """The operator that shows the words, kerned; None where one has characters outside the first part of the font.

    No pair of a space and a letter is kerned, so words do not depend on each other: most come back, and are remembered.
    """
    known, out, kerned = canvas.words.setdefault(font.fontName, {}), [], False
    for word in words:
        set_word = known.get(word, False)
        if set_word is False:
            set_word = known[word] = _word(font, word, canvas._doc)
        if set_word is None:
            return None
        out.append(set_word[0])
        kerned = kerned or set_word[1]
    return operator(" ".join(out), kerned)


def _word(font: Any, word: str, document: Any) -> tuple[str, bool] | None:
    """What is between the outer brackets of a word."""
    pieces = font.splitString(word, document)
    if not pieces:
        return "", False
    return kerned_text(font.pairs, word, pieces[0][1]) if len(pieces) == 1 and pieces[0][0] == 0 else None


def kerned_text(pairs: Kerning, text: str, codes: bytes) -> tuple[str, bool]:
    """Strings and the distances between them, without the outer brackets (`V) 40 (erslag`), and whether there are any."""
    letters, parts, start = [ESCAPED[code] for code in codes], [], 0
    for i, kern in enumerate(map(pairs.__getitem__, map(add, text, text[1:])), 1):
        if kern:
            parts += [*letters[start:i], f") {-kern} ("]
            start = i
    return "".join([*parts, *letters[start:]]), bool(parts)


def operator(inner: str, kerned: bool) -> str:
    """What shows a string on a page."""
    return f"[({inner})] TJ" if kerned else f"({inner}) Tj"


@lru_cache(maxsize=1000)
def font_code(name: str, size: float, leading: float) -> str:
    """What chooses a font by its name in the file."""
    return f"{name} {numbers(size)} Tf {numbers(leading)} TL"


def text_block(canvas: Any, place: tuple[float, float], lines: list[list[str]], piece: Any, leading: float) -> str | None:
    """The code of these lines below each other, the first with its base at the place; None as in `shown`.

    A space ends each line (ISO 32000-1 14.8.2.5.3): else a reader glues the words of two lines.
    """
    font = pdfmetrics.getFont(piece.fontName)
    code = [shown(canvas, font, [*words, ""]) for words in lines]
    if None in code:
        return None
    name = font.getSubsetInternalName(0, canvas._doc)
    colour = piece.textColor
    begin = f"q BT 1 0 0 1 {numbers(*place)} Tm {numbers(colour.red, colour.green, colour.blue)} rg"
    return f"{begin} {font_code(name, piece.fontSize, leading)} {' T* '.join(map(str, code))} T* ET Q"
