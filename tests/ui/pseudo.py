"""A language in which every text of the program is marked and longer, so that one sees what is not translated and what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from facilitator.catalogues import shipped
from facilitator.language import look_in, use_language

CODE = "zz"
LONGER = 0.4
QUOTED = 9
"""Letters."""
_WORD = re.compile(r"[^\W\d_]{2}")
_NO_WORDS = re.compile(r"\b(Ctrl|Shift|Enter|Esc|Delete|PgDn|PgUp)\b|(do|vr|za|zo|ma|di|wo) \d+ \w+ \d{4}|^\w+ \d{4}$|/\S+")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


def speak_pseudo(folder: Path) -> None:
    """Put the language there as a file, as a translator would, and use it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (shipped() / "en.po").open("rb") as stream:
        texts = read_po(stream, locale="en")
    made = Catalog(locale="en", charset="utf-8")
    for message in texts:
        if message.id:
            made.add(message.id, tuple(map(_marked, message.id)) if isinstance(message.id, tuple) else _marked(message.id))
    with (folder / f"{CODE}.po").open("wb") as file:
        write_po(file, made)
    look_in(folder)
    use_language(CODE)


def _marked(text: str) -> str:
    missing = max(1, round(len(text) * LONGER) - 2)
    words = ("langer " * missing)[:missing].strip()
    return f"⟦{text} {words}⟧"


def unmarked(text: str) -> str:
    """What of a text did not come out of the catalogue."""
    before = ""
    while before != text:
        before, text = text, _MARKED.sub(" ", text)
    return text


class Own:
    """What draaiboeken say, and names: words that nobody translates."""

    def __init__(self, draaiboeken: Iterable[str], names: Iterable[str]) -> None:
        said = [text for each in draaiboeken for text in _scalars(each)]
        self._whole = "\n".join(said)
        known = sorted({text.rstrip(".") for text in (*said, *names) if _WORD.search(text)}, key=len, reverse=True)
        self._known = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")

    def leftovers(self, texts: Iterable[str]) -> list[str]:
        """What is neither out of the catalogue nor somebody's own; keys, dates and places of files are no words."""
        parts = [part.strip() for text in texts for part in unmarked(text).split("·")]
        return [part for part in parts if _WORD.search(_NO_WORDS.sub(" ", self._known.sub(" ", part))) and not self._quoted(part)]

    def _quoted(self, part: str) -> bool:
        """Whether it is the better part of what a draaiboek says, such as of its source; one word alone proves nothing."""
        return len(part) >= QUOTED and part in self._whole


def _scalars(text: str) -> Iterator[str]:
    """Everything that a draaiboek says, as it is shown: on one line, and line by line."""
    for token in yaml.scan(text, Loader=yaml.BaseLoader):
        if isinstance(token, yaml.ScalarToken):
            yield " ".join(token.value.split())
            yield from token.value.splitlines()
