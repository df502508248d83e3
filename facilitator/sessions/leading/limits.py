"""How much was agreed to be left in a field, said in words. Nothing is ever refused or cut for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitator.language import tr, trn

Limit = Mapping[str, int]
"""By kind: `in all`, `per person`, `per group`, `words`, `sentences`; see `small_texts.parse_limit`."""


def words_in(text: str) -> int:
    """The number of words; a dash alone is none."""
    return sum(any(c.isalnum() for c in part) for part in text.split())


def sentences_in(text: str) -> int:
    """The number of sentences; what follows the last stop is one too."""
    return sum(bool(words_in(part)) for part in re.split(r"(?<=[.!?…])\s+|\n+", text))


def length_remark(limit: Limit, text: str) -> str:
    """What to say of the length of one line or text; empty while it is as agreed."""
    words, sentences = words_in(text), sentences_in(text)
    if words > limit.get("words", words):
        return tr("{words}, afgesproken was {n}", words=trn("{n} woord", "{n} woorden", words), n=limit["words"])
    if sentences > limit.get("sentences", sentences):
        return tr("{sentences}, afgesproken was {n}", sentences=trn("{n} zin", "{n} zinnen", sentences), n=limit["sentences"])
    return ""


def number_remark(limit: Limit, *, own: int | None, in_all: int, people: int, groups: int) -> str:
    """What to say of the number of lines. `own` are those of one person or group; None where nobody knows whose a line is."""
    lines = trn("{n} regel", "{n} regels", in_all)
    if in_all > limit.get("in all", in_all):
        return tr("{lines}, afgesproken was {n}", lines=lines, n=limit["in all"])
    for kind, number, each in (("per person", people, tr("per persoon")), ("per group", groups, tr("per groepje"))):
        most = limit.get(kind)
        if most is None or number < 1:
            continue
        if own is not None and own > most:
            return tr("{lines}, afgesproken was {n} {each}", lines=trn("{n} regel", "{n} regels", own), n=most, each=each)
        if own is None and in_all > most * number:
            return tr("{lines}, afgesproken was {n} {each}", lines=lines, n=most, each=each)
    return ""
