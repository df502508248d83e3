"""Options, rows and columns that name a line of a list (`door met <casus>`) are kept by their number.

The line has a policy of its own: where it is wiped, or may not be in a report, it must not live on in what was answered. Whoever reads
the answer gets the words that the field has now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from facilitator.sessions.templates.template import Field

MARK = "‹"
"""Every number begins with it."""
_WORDED = ("options", "rows", "columns")


def kept_value(field: Field, value: Any, lines: Collection[str]) -> Any:
    """What was filled in, without the words in which one of these lines stands."""
    numbers = {word: number for number, word in _numbered(field) if any(line in word for line in lines)}
    return in_other_words(value, numbers)


def said_value(field: Field, value: Any) -> Any:
    """What was kept, in the words that the field has now."""
    return in_other_words(value, dict(_numbered(field)))


def reworded(value: Any, before: Field, after: Field) -> Any:
    """What was filled in, with the words of one field instead of those of another that has as many."""
    there = dict(_numbered(after))
    return in_other_words(value, {word: there[number] for number, word in _numbered(before) if there.get(number, word) != word})


def _numbered(field: Field) -> Iterator[tuple[str, str]]:
    for name in _WORDED:
        for number, word in enumerate(getattr(field, name)):
            yield f"{MARK}{name} {number}›", word


def in_other_words(value: Any, words: Mapping[str, str]) -> Any:
    """The value with other texts for these, whether they are values or names of values."""
    if isinstance(value, dict):
        return {words.get(name, name): in_other_words(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [in_other_words(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value
