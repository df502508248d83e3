"""What somebody typed, made fit to be written in a file."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "□"
LONGEST_HEADLINE = 400
"""Letters of a heading; at the largest size about twenty lines."""


_OF_FILES = "\ufeff"
"""Says how a file is written; as text it is invisible, and PDF/A forbids it."""


def clean(text: str) -> str:
    """One way to write each letter, `\\n` for every end of line, and no character that steers a terminal or a file."""
    text = unicodedata.normalize("NFC", re.sub("\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)).replace("\t", " ")
    text = re.sub("[\ud800-\udfff]", REPLACEMENT, text)  # half a character cannot be written in any file
    text = re.sub("[\ufffe\uffff]", REPLACEMENT, text)  # nor can what Unicode keeps for itself, in XML
    return "".join(c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _OF_FILES))


def headline(text: str, most: int = LONGEST_HEADLINE) -> str:
    """What stands in one piece on a page, so that it must fit there: a title, a name in the masthead."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def lines_of(text: str) -> list[str]:
    """The lines of a text, clean, without empty ones at its ends."""
    return clean(text).strip("\n").split("\n")
