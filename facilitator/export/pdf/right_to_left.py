"""A run of Arabic, Hebrew, Syriac or Thaana for a writer that only goes from left to right: its parts in the order of the eye.

Letters are shaped (see `shaping`) part by part; numbers keep their own order; brackets turn round. What was typed goes along as
ActualText (see `characters`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

LONGEST_UNIT = 48
"""Letters that are kept on one line, where their order is right."""
_NUMBER = re.compile(r"\d+(?:[.,:/\u066b\u066c]\d+)*")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "<": ">", "‹": "›"}
_TURNED = str.maketrans({**_BRACKETS, **{closing: opening for opening, closing in _BRACKETS.items()}})
_NEUTRAL = frozenset(("WS", "ON", "CS", "ES", "ET", "BN"))


class Part(NamedTuple):
    """Letters as they were typed, for who shapes them; a number, or anything else, as it is drawn from left to right."""

    kind: Literal["letters", "number", "other"]
    text: str


def in_order_of_the_eye(text: str) -> Iterator[Part]:
    """The parts of a run, the leftmost first."""
    for part in reversed(_parts(text)):
        if part.kind == "other":
            yield Part("other", "".join(reversed(clusters(part.text))).translate(_TURNED))
        else:
            yield part


def _parts(text: str) -> list[Part]:
    out: list[Part] = []
    at = 0
    for number in [*_NUMBER.finditer(text), None]:
        end = number.start() if number else len(text)
        for c in text[at:end]:
            kind: Literal["letters", "other"] = "letters" if _joins(c) else "other"
            if out and out[-1].kind == kind:
                out[-1] = Part(kind, out[-1].text + c)
            else:
                out.append(Part(kind, c))
        if number:
            out.append(Part("number", number.group()))
            at = number.end()
    return out


def _joins(c: str) -> bool:
    """A letter, a mark on one, or what says whether two are joined."""
    return unicodedata.category(c)[0] in "LM" or c in "\u200c\u200d"


def clusters(text: str) -> list[str]:
    """Each letter with the marks that sit on it."""
    out: list[str] = []
    for c in text:
        if out and unicodedata.combining(c):
            out[-1] += c
        else:
            out.append(c)
    return out


def is_neutral(text: str) -> bool:
    """Whether it goes along with what is on both sides of it: blanks and marks of punctuation."""
    return all(unicodedata.bidirectional(c) in _NEUTRAL for c in text)


def closes(c: str, run: str) -> bool:
    """Whether this is the bracket that closes one in the run."""
    opening = next((opening for opening, closing in _BRACKETS.items() if closing == c), "")
    return bool(opening) and run.count(opening) > run.count(c)


def units(text: str) -> list[str]:
    """Whole words, together no longer than a line: within a unit the eye goes from right to left."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + len(word) < LONGEST_UNIT:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
