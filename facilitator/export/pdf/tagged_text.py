"""Text as it goes into a page: kerned, with a space where a line ends between words, and aware of its links."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import Any

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject

_ESCAPED = tuple(escapePDF(bytes([code])) for code in range(256))
"""What stands for each byte in the strings of a page."""


@cache
def _font_code(name: str, size: float, leading: float) -> str:
    return f"{name} {fp_str(size)} Tf {fp_str(leading)} TL"


class TaggedText(PDFTextObject):  # type: ignore[misc]
    """The text object of a `TaggedCanvas`. `runs` holds [from, to, link] in its code, for each link in it."""

    paragraph: Any = None

    def __init__(self, *args: Any, **options: Any) -> None:
        self.runs: list[list[Any]] = []
        self._at = 0
        super().__init__(*args, **options)

    def _textOut(self, text: str, TStar: int = 0) -> None:
        self._at = len(self._code)
        if self.paragraph is not None:
            between_words = self.paragraph.space_after(text)
            if TStar and between_words and text[-1:] != " ":
                text += " "  # ISO 32000-1 14.8.2.5.3: else a reader glues the words of two lines
        super()._textOut(text, TStar)

    def _formatText(self, text: str | bytes) -> str:
        font = pdfmetrics.getFont(self._fontname)
        if not getattr(font, "pairs", None) or not isinstance(text, str):
            return str(super()._formatText(text))
        usual = self._usual(font, text)
        if usual is not None:
            return usual
        out, at = [], 0
        for subset, codes in font.splitString(text, self._canvas._doc):
            if subset != self._curSubset:
                out.append(self._choose(font, subset))
            out.append(_shown(*_kerned(font.pairs, text[at : at + len(codes)], codes)))
            at += len(codes)
        return " ".join(out)

    def _usual(self, font: Any, text: str) -> str | None:
        """A line of which every character is in the first part of the font: word by word, for most words come back.

        No pair of a space and a letter is kerned, so words do not depend on each other.
        """
        if not text:
            return ""
        known, words = self._canvas.words, []
        for word in text.split(" "):
            key = (self._fontname, word)
            if key not in known:
                known[key] = _word(font, word, self._canvas._doc)
            if known[key] is None:
                return None
            words.append(known[key])
        shown = _shown(" ".join(inner for inner, _ in words), any(kerned for _, kerned in words))
        return shown if self._curSubset == 0 else f"{self._choose(font, 0)} {shown}"

    def _choose(self, font: Any, subset: int) -> str:
        self._curSubset = subset
        name = font.getSubsetInternalName(subset, self._canvas._doc)
        return _font_code(name, self._fontsize, self._leading)

    def _linkRecord(self, link: Any, what: str) -> None:
        """ReportLab calls this where a link starts and where it ends."""
        if what == "start":
            self.runs.append([self._at, None, link])
            return
        for run in reversed(self.runs):
            if run[2] == link and run[1] is None:
                run[1] = len(self._code)
                break
        self._canvas.links_on_line.append(link)


def _word(font: Any, word: str, document: Any) -> tuple[str, bool] | None:
    """What is between the outer brackets of a word; None where it needs another part of the font."""
    pieces = font.splitString(word, document)
    if not pieces:
        return "", False
    return _kerned(font.pairs, word, pieces[0][1]) if len(pieces) == 1 and pieces[0][0] == 0 else None


def _kerned(pairs: dict[str, int], text: str, codes: bytes) -> tuple[str, bool]:
    """Strings and the distances between them, without the outer brackets (`V) 40 (erslag`), and whether there are any."""
    letters, parts, start = [_ESCAPED[code] for code in codes], [], 0
    for i, kern in enumerate(map(pairs.get, map(add, text, text[1:])), 1):
        if kern:
            parts += [*letters[start:i], f") {-kern} ("]
            start = i
    return "".join([*parts, *letters[start:]]), bool(parts)


def _shown(inner: str, kerned: bool) -> str:
    return f"[({inner})] TJ" if kerned else f"({inner}) Tj"
