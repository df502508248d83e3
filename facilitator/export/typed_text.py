"""What somebody typed, made fit to be written in a file."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

REPLACEMENT = "□"
LONGEST_HEADLINE = 400
"""Letters of a heading, those of Chinese and emoji twice as wide; at the largest size about twenty lines."""


_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]")
"""What steers a terminal, and the byte order mark: it says how a file is written, and PDF/A forbids it as text."""


def clean(text: str) -> str:
    """One way to write each letter, `\\n` for every end of line, and no character that steers a terminal or a file."""
    text = unicodedata.normalize("NFC", re.sub("\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)).replace("\t", " ")
    text = re.sub("[\ud800-\udfff]", REPLACEMENT, text)  # half a character cannot be written in any file
    text = re.sub("[\ufffe\uffff]", REPLACEMENT, text)  # nor can what Unicode keeps for itself, in XML
    return _STEERING.sub("", text)


def headline(text: str, most: int = LONGEST_HEADLINE) -> str:
    """What stands in one piece on a page, so that it must fit there: a title, a name in the masthead."""
    text = " ".join(text.split())
    width = list(accumulate(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[: most + 1]))
    fits = bisect_right(width, most)
    return text if len(text) <= fits else f"{text[:fits].rstrip()} …"


def lines_of(text: str) -> list[str]:
    """The lines of a text, clean, without empty ones at its ends."""
    return clean(text).strip("\n").split("\n")
