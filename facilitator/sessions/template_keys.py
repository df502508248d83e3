"""Which keys the format has, what each may hold, and what was probably meant by another word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from facilitator.language import tr
from facilitator.sessions import small_texts as small

INHERITED = frozenset({"notes", "when late", "order", "stance", "rules", "groups", "optional"})
KEYS: Mapping[str, frozenset[str]] = {
    "draaiboek": frozenset(
        "draaiboek|title|language|goal|kind|people|origin|room|materials|prepare|notes|names|reports|retention|series|roles|fill in|order|steps".split("|")
    ),
    "origin": frozenset({"variant", "source", "licence", "credit", "timing", "version"}),
    "title": frozenset("title|time|speak|show|say|watch out|fields|recall|follow up|extend".split("|")) | (INHERITED - {"order"}),
    "break": frozenset({"break", "time", "show", "optional", "when late"}),
    "phase": INHERITED | {"phase", "steps"},
    "repeat": INHERITED | {"repeat", "role", "until", "steps", "otherwise"},
    "one of": INHERITED | {"one of", "choices"},
    "include": frozenset({"include", "title", "time", "with", "notes", "when late", "optional"}),
}
ITEMS = ("title", "break", "phase", "repeat", "one of", "include")
_SHARED = frozenset({"per", "notes", "board"})
FIELDS: Mapping[str, frozenset[str]] = {
    kind: _SHARED | {kind} | set(own)
    for kind, own in {
        "short": {"limit"}, "long": {"limit"}, "list": {"limit", "carry over"}, "matrix": {"rows", "columns", "cells"}, "choice": {"options"},
        "sentence": {"text"}, "scale": {"range"}, "vote": {"options"}, "pick": {"from", "by", "top"}, "mark": {"from", "by", "options"},
        "decision": set(), "action": set(), "agreement": set(),
    }.items()
}  # fmt: skip
NEEDS: Mapping[str, tuple[str, ...]] = {
    "draaiboek": ("draaiboek", "title", "notes", "steps"), "title": ("time",), "break": ("time",), "phase": ("steps",), "repeat": ("steps",),
    "one of": ("choices",), "pick": ("from",), "mark": ("from", "options"), "matrix": ("columns",), "choice": ("options",), "vote": ("options",),
    "sentence": ("text",),
}  # fmt: skip
CHOICES: Mapping[str, frozenset[str]] = {
    "order": frozenset({"free", "fixed"}), "when late": frozenset({"keep", "shorten", "drop"}), "optional": frozenset({"on", "off"}),
    "follow up": frozenset({"yes"}), "board": frozenset({"yes"}), "carry over": frozenset({"yes"}), "names": frozenset({"shown", "hidden"}),
    "per": frozenset({"person", "group"}), "timing": frozenset({"sourced", "own", "mixed"}), "draaiboek": frozenset({"1"}),
    "language": frozenset({"nl", "en"}),
}  # fmt: skip
SPEAK = frozenset({"free", "round", "popcorn", "silent"})
TALKING = frozenset({"speaks", "asks", "answers", "advises"})
APART = frozenset({"listens", "writes", "observes", "no reaction yet", "outside the circle", "back turned", "out of the room"})
REPORTS = frozenset({"minutes", "attendance", "proof", "actions", "personal sheet"})
POLICIES = frozenset({"nothing", "session", "report"})
MAPS = frozenset({"origin", "roles", "fill in", "with", "stance"})
LISTS = frozenset({"steps", "choices", "otherwise", "fields", "rules", "materials", "prepare", "reports", "columns", "options"})
EITHER = frozenset({"show", "recall", "role", "rows"})
"""One text, or a list of texts."""
_PATTERNS: Mapping[str, tuple[str, str]] = {
    "series": (r"every (\d+ )?(day|week|month|quarter|year)s?", "every month, every 14 days"), "retention": (r"\d+ (day|week|month|year)s?", "3 months"),
    "top": (r"\d{1,3}|all", "2, all"), "range": (r"\d{1,3}-\d{1,3}", "1-5"), "cells": (r"text|\d-\d{1,2}", "text, 1-5"),
    "extend": (r".+? (min|s)( by (thumbs|hands))?", "2 min by thumbs"),
}  # fmt: skip
_READERS = {
    "time": small.read_time, "groups": small.read_groups, "repeat": small.read_often, "people": small.read_people, "limit": small.read_limit,
    "extend": lambda text: small.read_duration(text.split(" by ")[0]),
}  # fmt: skip
_DUTCH: Mapping[str, str] = {
    "tijd": "time", "duur": "time", "titel": "title", "stap": "title", "stappen": "steps", "toon": "show", "zeg": "say", "let op": "watch out",
    "pas op": "watch out", "velden": "fields", "groepen": "groups", "rollen": "roles", "doel": "goal", "pauze": "break", "ronde": "repeat",
    "herhaal": "repeat", "fase": "phase", "rondje": "round", "stil": "silent", "vrij": "free", "lijst": "list", "actie": "action",
    "actiepunt": "action", "besluit": "decision", "afspraak": "agreement", "stem": "vote", "stippen": "pick", "regels": "rules",
    "spelregels": "rules", "houding": "stance", "luistert": "listens", "notities": "notes", "verslag": "report", "ja": "yes", "aan": "on",
    "uit": "off", "vast": "fixed", "groep": "people", "mensen": "people", "duration": "time", "minutes": "time", "minuten": "time",
}  # fmt: skip


def called(kind: str) -> str:
    """An item or field in words."""
    words = {
        "title": tr("een stap"), "break": tr("een pauze"), "phase": tr("een fase"), "repeat": tr("een ronde"), "one of": tr("een keuze"),
        "include": tr("een ingevoegd draaiboek"), "draaiboek": tr("een draaiboek"),
    }  # fmt: skip
    return words.get(kind, kind)


def meant(word: str, known: Iterable[str]) -> str:
    """The end of a message: what was probably meant, or what can be here."""
    names = sorted(known)
    dutch = _DUTCH.get(word.lower())
    if dutch in names:
        return tr("; bedoelde je '{word}'?", word=dutch)
    near = get_close_matches(word, names, 1, 0.6)
    return tr("; bedoelde je '{word}'?", word=near[0]) if near else tr("; hier kan: {words}", words=", ".join(names))


def value_problem(key: str, value: object) -> str:
    """What is wrong with the value of a key, apart from names of roles and fields; empty when nothing is."""
    if value in ("", [], {}):
        return tr("'{key}' is leeg; vul in of laat weg", key=key)
    shape = _shape_problem(key, value)
    if shape or not isinstance(value, str):
        return shape
    if key in CHOICES and value not in CHOICES[key]:
        return tr("'{key}: {value}' kan niet", key=key, value=value) + meant(value, CHOICES[key])
    if key in _PATTERNS and not re.fullmatch(_PATTERNS[key][0], value):
        return tr("'{key}: {value}' kan niet; schrijf bijvoorbeeld {example}", key=key, value=value, example=_PATTERNS[key][1])
    if key in _READERS:
        try:
            _READERS[key](value)
        except (small.Unreadable, OverflowError) as error:
            return str(error)
    return ""


def _shape_problem(key: str, value: object) -> str:
    if key in MAPS:
        return "" if isinstance(value, dict) else tr("bij '{key}' horen regels met 'naam: waarde'", key=key)
    if key in LISTS or (key in EITHER and isinstance(value, list)):
        if not isinstance(value, list):
            return tr("bij '{key}' hoort een lijst: elke regel met een streepje", key=key)
        plain = key in ("steps", "choices", "otherwise", "fields") or all(isinstance(v, str) for v in value)
        return "" if plain else tr("in '{key}' hoort op elke regel één tekst", key=key)
    return "" if isinstance(value, str) else tr("bij '{key}' hoort één tekst", key=key)
