"""From what was typed to what can be drawn: nothing is dropped in silence, nothing is read as markup.

Each character gets a font that has it; right-to-left text is put in visual order, and a script whose letters depend on each other is
shaped; whatever no font has becomes a visible □.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from facilitator.export.pdf.fonts import EAST_ASIAN, EMOJI, FALLBACK, REGULAR, RIGHT_TO_LEFT, SHAPED, coverage, own_font, shaped
from facilitator.export.pdf.languages import by_language, language_of
from facilitator.export.pdf.links import addresses, linked
from facilitator.export.pdf.markup import escaped
from facilitator.export.pdf.right_to_left import closes, clusters, in_order_of_the_eye, is_neutral, units
from facilitator.export.typed_text import REPLACEMENT, clean, lines_of

SPAN = "x-span:"
"""Begins the address of what is no link but a run of text with other words behind it (ActualText)."""
NO_BREAK = "\u00a0"
JOINER = "\u200d"
UNSEEN = "\u200c\u200d\ufe0e\ufe0f"
"""Say how letters and emoji are shown, and are not drawn themselves."""
_BELONGS_TOGETHER = re.compile(
    r"(?<=\d) (?=(?:jan|feb|m(?:aa)?rt|apr|mei|jun|jul|aug|sep|okt|nov|dec|min\b|uur\b))|(?<=€) (?=\d)|(?<=\d) (?=– \d)|(?<=\d –) (?=\d)"
)


@dataclass
class Characters:
    """The characters of one document. `missing` gathers what no font could draw."""

    missing: set[str] = field(default_factory=set)
    letters: int = 0
    """How many there are in all."""

    def markup(self, text: str, font: str = REGULAR) -> str:
        """Text as ReportLab markup, to stand in a paragraph of this font. Ends of lines are kept."""
        self.letters += len(text)
        return "<br/>".join(self._line(line, font) for line in lines_of(text))

    def plain(self, text: str, font: str = REGULAR) -> str:
        """Text for a place that has one font: the head of a page, a number in a drawing."""
        seen = [c for c in clean(text).replace("\n", " ") if unicodedata.category(c) != "Cf"]
        return "".join(c if ord(c) in coverage(font) else REPLACEMENT for c in seen)

    def _line(self, line: str, font: str) -> str:
        pieces = ((text, target) for text, target in addresses(line) if text)
        return "".join(linked(text, target) if target else self._words(text, font) for text, target in pieces)

    def _words(self, line: str, font: str) -> str:
        line = _BELONGS_TOGETHER.sub(NO_BREAK, line)
        if coverage(font).issuperset(map(ord, line)) and not language_of(line):  # the usual case
            return escaped(line.replace("\u00ad", ""))
        return "".join(self._run(kind, text, font) for kind, text in _runs(line))

    def _run(self, kind: str, text: str, font: str) -> str:
        """`font` is that of the paragraph; each run has its own order of fonts to try."""
        if kind == "rtl":
            return " ".join(self._right_to_left(unit, font) for unit in units(text))
        own = EMOJI if kind == "emoji" else kind
        if drawn := _words_shaped(text, own) if own in SHAPED else "":
            return _span(f'<font name="{own}">{drawn}</font>', text, language_of(text))
        if kind == "emoji":
            return _span(self._in_fonts(text, font, (EMOJI, FALLBACK, font)), text)
        return "".join(self._word(word, font) for word in re.split(r"(\s+)", text))

    def _word(self, word: str, font: str) -> str:
        """What is drawn as it was typed stays so; what no font has, or what is not drawn, is told behind the rest."""
        tried = (font, FALLBACK, EMOJI, EAST_ASIAN)
        if any(c in UNSEEN for c in word):
            return _span(self._in_fonts(word, font, tried), word)
        return "".join(self._piece(language, piece, font, tried) for language, piece in by_language(word))

    def _piece(self, language: str, text: str, font: str, tried: tuple[str, ...]) -> str:
        pieces = ((lacking, "".join(run)) for lacking, run in groupby(text, key=lambda c: _first(c, tried) is None))
        drawn = ((lacking, piece, self._in_fonts(piece, font, tried)) for lacking, piece in pieces)
        return "".join(_span(markup, piece, language) if lacking or language else markup for lacking, piece, markup in drawn)

    def _right_to_left(self, text: str, font: str) -> str:
        drawn = (self._part(kind, part, font) for kind, part in in_order_of_the_eye(text))
        return _span("".join(drawn), text, language_of(text))

    def _part(self, kind: str, text: str, font: str) -> str:
        if kind != "letters":
            return self._in_fonts(text.replace(" ", NO_BREAK), font, (font, FALLBACK, EMOJI))
        pieces = [(own, "".join(run)) for own, run in groupby(text, key=_Own())]
        return "".join(self._letters(own, piece, font) for own, piece in reversed(pieces))

    def _letters(self, own: str, text: str, font: str) -> str:
        if drawn := shaped(text, own) if own else "":
            return f'<font name="{own}">{drawn}</font>'
        return self._in_fonts("".join(reversed(clusters(text))), font, (FALLBACK, font, EMOJI))

    def _in_fonts(self, text: str, font: str, tried: tuple[str, ...]) -> str:
        found = [pair for pair in (self._drawable(c, tried) for c in text) if pair]
        runs = [(name, "".join(c for _, c in run)) for name, run in groupby(found, key=lambda pair: pair[0])]
        return "".join(escaped(part) if name == font else f'<font name="{name}">{escaped(part)}</font>' for name, part in runs)

    def _drawable(self, c: str, tried: tuple[str, ...]) -> tuple[str, str] | None:
        """A font and what to draw in it; nothing for what is invisible anyway, such as a joiner."""
        found = _first(c, tried)
        if (unicodedata.category(c) == "Cf" and found is None) or c == "\u00ad" or c in UNSEEN:
            return None
        if found is None:
            self.missing.add(c)
            return _first(REPLACEMENT, tried) or FALLBACK, REPLACEMENT
        return found, c


def _words_shaped(text: str, font: str) -> str:
    """Words in the shapes of their script, with their blanks; empty where one has a character that the font lacks."""
    words = {word: shaped(word, font) for word in text.split()}
    return re.sub(r"\S+", lambda found: words[found.group()], text) if all(words.values()) else ""


def _first(c: str, fonts: tuple[str, ...]) -> str | None:
    """The first of the fonts that has the character."""
    own = own_font(c)
    return next((name for name in ((own,) if own else fonts) if ord(c) in coverage(name)), None)


def _span(drawn: str, actual: str, language: str = "") -> str:
    return f'<a href="{SPAN}{language}:{quote(actual, safe="")}">{drawn}</a>' if drawn else ""


class _Own:
    """The font of a letter's script, and for a mark that of the letter it is on."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, c: str) -> str:
        self._last = self._last if _modifies(c) and self._last else own_font(c)
        return self._last


_WITH_BLANKS = SHAPED | {"rtl"}


def _runs(line: str) -> list[tuple[str, str]]:
    """The line in pieces of one kind: `ltr`, `rtl`, `emoji` or the font of a script that is shaped.

    Marks and joiners stay with what they modify.
    """
    out: list[tuple[str, str]] = []
    for c in line:
        kind = out[-1][0] if out and _goes_on(c, *out[-1]) else _kind(c)
        if kind in _WITH_BLANKS and len(out) > 1 and out[-2][0] == kind and _between(kind, out[-1][1]):
            _, blank = out.pop()  # what stands between two such words is part of their run
            out[-1] = (kind, out[-1][1] + blank + c)
        elif out and out[-1][0] == kind:
            out[-1] = (kind, out[-1][1] + c)
        else:
            out.append((kind, c))
    return out


def _goes_on(c: str, kind: str, run: str) -> bool:
    """Whether a character belongs to the run before it, whatever it is itself."""
    return _modifies(c) or run[-1] == JOINER or (kind == "rtl" and closes(c, run))


def _between(kind: str, text: str) -> bool:
    return is_neutral(text) if kind == "rtl" else text.isspace()


def _modifies(c: str) -> bool:
    return bool(unicodedata.combining(c)) or c in UNSEEN or "\U0001f3fb" <= c <= "\U0001f3ff"


def _kind(c: str) -> str:
    own = own_font(c)
    if own in RIGHT_TO_LEFT or unicodedata.bidirectional(c) in ("R", "AL", "AN"):
        return "rtl"
    if "\U0001f000" <= c < "\U00020000":
        return "emoji"
    return own if own in SHAPED else "ltr"
