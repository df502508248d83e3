"""The format as a JSON Schema (draft 7), so that an editor explains each key and says what is wrong while somebody types.

Made from the same tables that the check goes by. It knows shapes and words; what depends on the rest of the file (which roles and
fields there are, what comes first) only the check knows. An editor reads `2` as a number where we read a text, so both will do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from facilitator.language import tr
from facilitator.sessions.templates.format_versions import NEWEST
from facilitator.sessions.templates.key_meanings import first_key, meaning
from facilitator.sessions.templates.small_text_patterns import ROLE, Pattern, pattern_of
from facilitator.sessions.templates.template_keys import (
    APART,
    FIELDS,
    ITEMS,
    KEYS,
    NEEDED,
    OUTCOMES,
    POLICIES,
    REPORTS,
    TALKING,
    WITH_CONTENT,
    WORDS,
    form_of,
    kind_words,
)

DRAFT = "http://json-schema.org/draft-07/schema#"  # What the YAML support of editors knows best.
Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number"], "minLength": 1}


def draaiboek_schema() -> Schema:
    """The whole format, with what each key means in the language in use.

    `errorMessage` and `patternErrorMessage` are no part of the standard; editors that know them say them instead of their own.
    """
    definitions = {_name(kind): _thing(kind, KEYS[kind]) for kind in sorted(ITEMS)}
    definitions |= {_name(kind): _thing(kind, FIELDS[kind]) for kind in sorted(FIELDS)}
    definitions |= {"items": _list_of(ITEMS), "fields": _list_of(FIELDS)}
    whole = _thing("draaiboek", KEYS["draaiboek"])
    return {"$schema": DRAFT, **whole, "title": tr("Draaiboek"), "definitions": definitions}


def _thing(kind: str, keys: Collection[str]) -> Schema:
    needed = dict.fromkeys((kind, *NEEDED.get(kind, ())) if kind not in ("origin", "report") else ())
    order = [*needed, *sorted(set(keys) - set(needed))]
    properties = {key: {"description": meaning(kind, key), **_value(key, kind)} for key in order}
    thing: Schema = {"title": kind_words(kind), "type": "object", "properties": properties, "additionalProperties": False}
    return {**thing, "required": list(needed)} if needed else {**thing, "minProperties": 1}


def _list_of(kinds: Collection[str]) -> Schema:
    """A list of things that are told apart by their first key. A schema knows no order, so an include is told by its `include`."""
    # What is missing is said of the first of them, so that is the most usual.
    order = sorted(kinds, key=lambda kind: (kind not in ("title", "list"), kind))
    one: Schema = {
        "type": "object",
        "properties": {kind: {"description": first_key(kind)} for kind in order},
        "anyOf": [{"required": [kind]} for kind in order],
        "allOf": [{"if": _is(kind), "then": {"$ref": f"#/definitions/{_name(kind)}"}} for kind in order],
    }
    return {"type": "array", "minItems": 1, "items": one}


def _is(kind: str) -> Schema:
    has: Schema = {"required": [kind]}
    return {**has, "not": {"required": ["include"]}} if kind == "title" else has


def _name(kind: str) -> str:
    return kind.replace(" ", "-")


def _value(key: str, kind: str) -> Schema:
    if key == kind and kind not in ("draaiboek", "repeat"):
        return _TEXT
    if key == "origin":
        return _thing("origin", KEYS["origin"])
    if key == "reports":
        return {"anyOf": [_texts(_words(REPORTS)), _rules()]}
    if (key, kind) == ("options", "settle"):
        return _texts(_special()["notes"])
    if key in _special():
        return _special()[key]
    if key in WORDS:
        return _words(WORDS[key])
    pattern = pattern_of(key, kind)
    if pattern:
        return _small_text(pattern)
    return {
        "text": _TEXT,
        "texts": _texts(_TEXT),
        "either": _one_or_more(_TEXT),
        "map": _names(_one_or_more(_TEXT)),
        "items": {"$ref": "#/definitions/fields" if key == "fields" else "#/definitions/items"},
    }[form_of(key)]


def _special() -> Mapping[str, Schema]:
    """Keys behind which a few words are usual or the only ones."""
    return {
        "draaiboek": _words({str(NEWEST)}),
        "notes": {"anyOf": [_words(POLICIES), _TEXT]},
        "by": {**_TEXT, "examples": ["hands", "turns", "urgency", "3 dots each", "3 dots each, may stack"]},
        "roles": _names(_small_text(ROLE)),
        "stance": _names(_one_or_more(_words(TALKING | APART))),
        "advice": {**_names(_TEXT), "propertyNames": _words(OUTCOMES)},
    }


def _rules() -> Schema:
    """For each report for whom it is, or keys of its own."""
    named = {report: KEYS["report"] if report in WITH_CONTENT else KEYS["report"] - {"holds"} for report in sorted(REPORTS)}
    properties = {report: {"anyOf": [_TEXT, _thing("report", keys)]} for report, keys in named.items()}
    return {"type": "object", "minProperties": 1, "properties": properties, "additionalProperties": False}


def _words(words: Collection[str]) -> Schema:
    # An editor reads the version as a number.
    numbers = (int(word) for word in sorted(words) if word.isdigit())
    return {"enum": [*sorted(words), *numbers], "errorMessage": tr("hier kan: {words}", words=", ".join(sorted(words)))}


def _small_text(pattern: Pattern) -> Schema:
    kinds: str | list[str] = ["string", "integer"] if pattern.number else "string"
    said = tr("schrijf bijvoorbeeld {examples}", examples="; ".join(pattern.examples))
    shape: Schema = {"type": kinds, "minLength": 1, "pattern": pattern.pattern, "examples": list(pattern.examples)}
    return {**shape, "patternErrorMessage": said, "errorMessage": said}


def _texts(text: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": text}


def _one_or_more(text: Schema) -> Schema:
    return {"anyOf": [text, _texts(text)]}


def _names(value: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "additionalProperties": value}
