"""What the small texts look like, for an editor that knows no Python: a pattern and a few examples a key.

A pattern lets everything through that the parser of `small_texts` reads, and little else; a number that is too large passes it.
The patterns keep to what Python and JavaScript understand alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.sessions.coming_back.series import RHYTHM
from facilitator.sessions.privacy.retention import RETENTION

_LENGTH = r"(?=[0-9])(?:[0-9]{1,3} h)? ?(?:[0-9]{1,4}(?:\.[0-9]{1,2})? min)? ?(?:[0-9]{1,5} s)? *"
_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
_LIMIT = r"[0-9]{1,4}(?: (?:per person|per group|words|sentences))?"
_ROLE = r"leads(?: *, *takes part)?(?: *, *rotates)?|the rest|[0-9]{1,3}(?:-[0-9]{1,3})?(?: guests?)?(?:, rotates)?"


@dataclass(frozen=True)
class Pattern:
    """How a small text looks; `number`: whether a bare number is one too."""

    pattern: str
    examples: tuple[str, ...]
    number: bool = False


DURATION = Pattern(rf"^ *{_LENGTH}$", ("10 min", "1 h 30 min"))
ROLE = Pattern(rf"^ *(?:{_ROLE}) *$", ("1", "0-2", "1, rotates", "1 guest", "the rest", "leads", "leads, takes part"), number=True)
PATTERNS: Mapping[str, Pattern] = {
    "time": Pattern(
        rf"^ *(?:about )? *{_LENGTH}(?: per (?:person|group))?(?: \([0-9]{{1,5}}-[0-9]{{1,5}}\))? *$",
        ("10 min", "90 s", "2 min per person", "3 min per group", "15 min (10-20)", "about 20 min"),
    ),
    "extend": Pattern(rf"^ *{_LENGTH}(?: by (?:thumbs|hands))?$", ("2 min", "2 min by thumbs", "2 min by hands")),
    "groups": Pattern(
        r"^ *(?:inner ring of )?[0-9]{1,3}(?:-[0-9]{1,3})?(?: or fewer)?(?:, mixed)?(?:, host stays)? *$",
        ("2", "3-4", "3 or fewer", "4-5, mixed, host stays", "inner ring of 5"),
        number=True,
    ),
    "repeat": Pattern(
        r"^(?:[0-9]{1,3}(?:-[0-9]{1,3})? times|each person(?: in the group)?|each .+ in .+)$",
        ("3 times", "0-2 times", "each person", "each person in the group", "each casus in gekozen"),
    ),
    "people": Pattern(r"^ *[0-9]{1,3}(?:-[0-9]{1,3}| or more)? *$", ("5-8", "6", "8 or more"), number=True),
    "limit": Pattern(
        rf"^ *{_LIMIT} *(?:, *{_LIMIT} *)*$", ("3", "1 per person", "2 per group", "15 words", "3 sentences"), number=True
    ),
    "top": Pattern(r"^(?:all|[1-9][0-9]{0,2})$", ("1", "2", "all"), number=True),
    "until": Pattern(rf"^(?:[^:]*|{_CLOCK})$", ("16:30", "the end")),
    "range": Pattern(r"^[0-9]{1,2}-[0-9]{1,2}$", ("1-5", "1-10")),
    "cells": Pattern(r"^(?:text|[0-9]{1,2}-[0-9]{1,2})$", ("text", "1-5")),
    "series": Pattern(rf"^(?:{RHYTHM})$", ("every month", "every 3 months", "every 14 days", "R/P3M", "P14D")),
    "retention": Pattern(
        rf"^(?:{RETENTION})$", ("3 months", "1 year", "1 year, everything", "3 months, attendance 5 years", "P3M")
    ),
    "speak": Pattern(
        r"^(?! *(?:free|popcorn|silent), *(?:shuffled|from |.* last$))",
        ("free", "round", "round, shuffled", "round, from inbrenger", "round, inbrenger last", "popcorn", "silent"),
    ),
}
"""By key, as `template_keys.parser_of`; the `time` of an include is a DURATION."""


def pattern_of(key: str, kind: str) -> Pattern | None:
    """How the small text behind a key of a thing of this kind looks; None where any text will do."""
    return DURATION if (key, kind) == ("time", "include") else PATTERNS.get(key)
