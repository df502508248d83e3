"""Which keys a draaiboek has, what stands behind each, and which words there are. The format in tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from facilitator.language import tr
from facilitator.sessions.coming_back.series import RHYTHM
from facilitator.sessions.privacy.retention import RETENTION
from facilitator.sessions.templates.format_versions import NEWEST
from facilitator.sessions.templates.small_texts import (
    parse_clock,
    parse_duration,
    parse_extend,
    parse_groups,
    parse_limit,
    parse_people,
    parse_rounds,
    parse_speak,
    parse_time,
    parse_top,
)

Form = Literal["text", "texts", "either", "map", "items", "reports"]
"""One text, a list of texts, one of both, names with a value each, a list of things with keys of their own, or reports: a list of kinds,
or kinds with a text or keys of their own."""

INHERITED = frozenset({"notes", "when late", "order", "stance", "rules", "groups", "optional"})
KEYS: Mapping[str, frozenset[str]] = {
    "draaiboek": frozenset(
        {
            "draaiboek",
            "title",
            "language",
            "goal",
            "kind",
            "people",
            "origin",
            "room",
            "materials",
            "prepare",
            "notes",
            "names",
            "speaking time",
            "reports",
            "retention",
            "series",
            "roles",
            "fill in",
            "order",
            "steps",
        }
    ),
    "origin": frozenset({"variant", "source", "licence", "credit", "timing", "version"}),
    "report": frozenset({"readers", "holds"}),
    "title": (INHERITED - {"order"})
    | {"title", "time", "speak", "show", "for", "say", "watch out", "fields", "recall", "follow up", "extend"},
    "break": frozenset({"break", "time", "show", "optional", "when late"}),
    "phase": INHERITED | {"phase", "steps"},
    "repeat": INHERITED | {"repeat", "role", "until", "steps", "otherwise"},
    "one of": INHERITED | {"one of", "choices"},
    "include": frozenset({"include", "title", "time", "with", "notes", "when late", "optional"}),
}
ITEMS = frozenset(KEYS) - {"draaiboek", "origin", "report"}

_SHARED = frozenset({"per", "notes", "board"})
FIELDS: Mapping[str, frozenset[str]] = {
    kind: _SHARED | {kind, *own}
    for kind, own in {
        "short": ("limit",),
        "long": ("limit",),
        "list": ("limit", "carry over"),
        "matrix": ("rows", "columns", "cells"),
        "choice": ("options",),
        "sentence": ("text",),
        "scale": ("range",),
        "count": (),
        "vote": ("options", "advice"),
        "pick": ("from", "by", "top", "advice"),
        "mark": ("from", "by", "options"),
        "decision": (),
        "action": (),
        "agreement": (),
        "settle": ("options", "readers"),
    }.items()
}

NEEDED: Mapping[str, tuple[str, ...]] = {
    "draaiboek": ("draaiboek", "title", "notes", "steps"),
    "title": ("time",),
    "break": ("time",),
    "phase": ("steps",),
    "repeat": ("steps",),
    "one of": ("choices",),
    "pick": ("from",),
    "mark": ("from", "options"),
    "matrix": ("columns",),
    "choice": ("options",),
    "vote": ("options",),
    "sentence": ("text",),
}

_FORMS: Mapping[str, Form] = {
    "origin": "map",
    "roles": "map",
    "fill in": "map",
    "with": "map",
    "stance": "map",
    "for": "map",
    "advice": "map",
    "steps": "items",
    "choices": "items",
    "otherwise": "items",
    "fields": "items",
    "rules": "texts",
    "materials": "texts",
    "prepare": "texts",
    "reports": "reports",
    "columns": "either",
    "options": "either",
    "readers": "either",
    "show": "either",
    "recall": "either",
    "role": "either",
    "rows": "either",
}

WORDS: Mapping[str, frozenset[str]] = {
    "draaiboek": frozenset(str(version) for version in range(1, NEWEST + 1)),
    "order": frozenset({"free", "fixed"}),
    "when late": frozenset({"keep", "shorten", "drop"}),
    "optional": frozenset({"on", "off"}),
    "follow up": frozenset({"yes"}),
    "board": frozenset({"yes"}),
    "carry over": frozenset({"yes"}),
    "names": frozenset({"shown", "hidden"}),
    "speaking time": frozenset({"minutes", "minutes, named"}),
    "holds": frozenset({"everything", "promises"}),
    "per": frozenset({"person", "group"}),
    "timing": frozenset({"sourced", "own", "mixed"}),
    "language": frozenset({"nl", "en"}),
}

SPEAK = frozenset({"free", "round", "popcorn", "silent"})
POLICIES = frozenset({"nothing", "session", "report"})
TALKING = frozenset({"speaks", "asks", "answers", "advises"})
APART = frozenset({"listens", "writes", "observes", "no reaction yet", "outside the circle", "back turned", "out of the room"})
OUTCOMES = frozenset({"unanimous", "majority", "divided", "tie"})
"""Of a vote or a pick: all for one, two thirds or more for one, less than that, and as many for what is on the border."""
REPORTS = frozenset({"minutes", "summary", "attendance", "proof", "actions", "personal sheet", "times", "run sheet"})
WITH_CONTENT = frozenset({"minutes", "summary"})
"""Reports that tell more than what was promised, so that they may be told to hold less."""


def form_of(key: str) -> Form:
    """What stands behind a key."""
    return _FORMS.get(key, "text")


def form_words(form: Form) -> str:
    """What belongs there, in words."""
    words: dict[Form, str] = {
        "text": tr("één tekst"),
        "texts": tr("een lijst van teksten"),
        "either": tr("één tekst of een lijst van teksten"),
        "map": tr("naam: waarde"),
        "items": tr("een lijst"),
        "reports": tr("een lijst van soorten, of soort: voor wie"),
    }
    return words[form]


def kind_words(kind: str) -> str:
    """What a thing that starts with this key is called."""
    words = {
        "draaiboek": tr("een draaiboek"),
        "origin": tr("de herkomst"),
        "report": tr("een verslag"),
        "title": tr("een stap"),
        "break": tr("een pauze"),
        "phase": tr("een fase"),
        "repeat": tr("een ronde"),
        "one of": tr("een keuze"),
        "include": tr("een ingevoegd draaiboek"),
    }
    return words.get(kind) or tr("een veld '{kind}'", kind=kind)


def parser_of(key: str, kind: str) -> Callable[[str], object] | None:
    """What reads the small text behind a key and raises ValueError where it cannot; None where any text will do."""
    if key == "time":
        return parse_duration if kind == "include" else parse_time
    return _PARSERS.get(key)


def _pattern(pattern: str, example: str) -> Callable[[str], object]:
    def parse(text: str) -> object:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(tr("'{value}' kan hier niet; schrijf bijvoorbeeld {example}", value=text, example=example))
        return text

    return parse


def _until(text: str) -> object:
    if ":" in text and parse_clock(text) is None:
        raise ValueError(tr("'{value}' kan hier niet; schrijf bijvoorbeeld {example}", value=text, example="16:30"))
    return text


def _range(text: str) -> object:
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text, re.ASCII)
    if not match or int(match[1]) >= int(match[2]):
        raise ValueError(tr("'{value}' kan hier niet; schrijf bijvoorbeeld {example}", value=text, example="1-5"))
    return text


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "extend": parse_extend,
    "speak": parse_speak,
    "groups": parse_groups,
    "repeat": parse_rounds,
    "people": parse_people,
    "limit": parse_limit,
    "top": parse_top,
    "until": _until,
    "range": _range,
    "cells": lambda text: text if text == "text" else _range(text),
    "series": _pattern(RHYTHM, "every month, every 14 days, R/P3M"),
    "retention": _pattern(RETENTION, "3 months; 1 year, everything; 1 year, attendance 5 years; P3M"),
}
