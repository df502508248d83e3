"""The JSON Schema of the format: current, and of one mind with the check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from facilitator.language import use_language
from facilitator.sessions.templates.format_schema import draaiboek_schema
from facilitator.sessions.templates.key_meanings import first_key, meaning
from facilitator.sessions.templates.small_text_patterns import DURATION, PATTERNS, ROLE, pattern_of
from facilitator.sessions.templates.small_texts import parse_duration, parse_role
from facilitator.sessions.templates.strict_yaml import NotYaml, read_document
from facilitator.sessions.templates.template import KINDS, Field, Template
from facilitator.sessions.templates.template_keys import FIELDS, ITEMS, KEYS, parser_of

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "tests" / "formats"
GOOD = sorted([*(ROOT / "session_templates").rglob("*.yaml"), *(FORMATS / "1").glob("*.yaml")])
SHAPELESS = ("a", "d", "h", "i")
"""The broken files that can be read as YAML and have a wrong shape; the others are wrong before or after that."""


class AsAnEditor(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `2` is a number, `yes` and `16:30` are texts."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


AsAnEditor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
AsAnEditor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))
AsAnEditor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
AsAnEditor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(null|~|)$"), ["n", "~", ""])


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    Draft7Validator.check_schema(draaiboek_schema())
    return Draft7Validator(draaiboek_schema())


def wrong(schema: Draft7Validator, data: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in schema.iter_errors(data)]


def test_the_file_in_the_documentation_is_current() -> None:
    kept = json.loads((ROOT / "docs" / "draaiboek.schema.json").read_text(encoding="utf-8"))

    assert kept == draaiboek_schema(), "run: facilitator schema --out docs/draaiboek.schema.json"


@pytest.mark.parametrize("file", GOOD, ids=lambda f: f.stem)
def test_a_good_draaiboek_fits(schema: Draft7Validator, file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert wrong(schema, read_document(text).data) == []
    assert wrong(schema, yaml.load(text, AsAnEditor)) == []


@pytest.mark.parametrize("name", SHAPELESS)
def test_a_draaiboek_of_another_shape_does_not_fit(schema: Draft7Validator, name: str) -> None:
    text = (FORMATS / "broken" / f"{name}.yaml").read_text(encoding="utf-8")

    assert wrong(schema, read_document(text).data)


@pytest.mark.parametrize("name", sorted({"b", "c", "e", "f", "g"}))
def test_what_is_no_yaml_for_us_gets_no_further(name: str) -> None:
    with pytest.raises(NotYaml):
        read_document((FORMATS / "broken" / f"{name}.yaml").read_text(encoding="utf-8"))


HEAD = {"draaiboek": "1", "title": "T", "notes": "report"}
STEP = {"title": "A", "time": "5 min"}


@pytest.mark.parametrize(
    "item",
    [
        {"title": "A"},
        {**STEP, "tijd": "5 min"},
        {**STEP, "speak": "popcorn, shuffled"},
        {**STEP, "speak": "free, leider last"},
        {**STEP, "show": []},
        {**STEP, "rules": "één tekst"},
        {**STEP, "stance": {"inbrenger": "listns"}},
        {**STEP, "fields": [{"list": "x", "options": ["a"]}]},
        {**STEP, "fields": [{"vote": "x"}]},
        {**STEP, "fields": [{"vote": "x", "options": ["a", "b"], "advice": {"mostly": "ga door"}}]},
        {**STEP, "fields": [{"settle": "x", "options": "report"}]},
        {"break": "Pauze", "time": "5 min", "say": "Koffie"},
        {"repeat": "twee keer", "steps": [STEP]},
        {"repeat": "2 times", "steps": [STEP], "until": "25:00"},
        {"one of": "Hoe?", "steps": [STEP]},
        {"include": "check-in", "time": "2 min per person"},
        {"stap": "A", "time": "5 min"},
    ],
)
def test_what_the_check_refuses_by_its_shape_does_not_fit(schema: Draft7Validator, item: dict[str, Any]) -> None:
    assert wrong(schema, {**HEAD, "steps": [STEP]}) == []
    assert wrong(schema, {**HEAD, "steps": [item]})


def test_each_key_is_explained_and_each_explanation_is_of_a_key() -> None:
    for language in ("nl", "en"):
        use_language(language)
        for kind, keys in {**KEYS, **FIELDS}.items():
            assert all(meaning(kind, key) for key in keys)
        assert all(first_key(kind) for kind in (*ITEMS, *FIELDS))


def test_another_language_explains_in_other_words() -> None:
    use_language("en")

    assert draaiboek_schema()["properties"]["notes"]["description"].startswith("What is kept")


def test_the_tables_and_the_models_have_the_same_keys() -> None:
    for kind, model in KINDS.items():
        assert KEYS[kind] <= {f.alias or name for name, f in model.model_fields.items()}, kind
    made = {"name", "included", "sources", "warnings"}
    assert {f.alias or name for name, f in Template.model_fields.items()} - made == KEYS["draaiboek"] - {"draaiboek"}
    own = {key for kind, keys in FIELDS.items() for key in keys - {kind}}
    assert own == {f.alias or name for name, f in Field.model_fields.items()} - {"kind", "name", "label"}


def read_by(key: str, text: str) -> bool:
    """Whether the program reads the small text behind this key."""
    parse = {"roles": parse_role, "include": parse_duration}.get(key) or parser_of(key, "title")
    assert parse is not None
    try:
        parse(text)
    except ValueError:
        return False
    return True


SMALL = {**PATTERNS, "roles": ROLE, "include": DURATION}


@pytest.mark.parametrize("key", SMALL)
def test_each_example_is_read_and_fits_its_pattern(key: str) -> None:
    for example in SMALL[key].examples:
        assert read_by(key, example)
        assert re.search(SMALL[key].pattern, example)


def test_every_small_text_has_a_pattern() -> None:
    keys = {(key, kind) for kind, own in {**KEYS, **FIELDS}.items() for key in own if parser_of(key, kind)}

    assert {key for key, kind in keys if pattern_of(key, kind) is None} == set()


WORDS = ["10", " ", "min", "90 s", "1 h", "30", "-", "per person", "(10-20)", "or fewer", ", ", "each", "in", "x", "times", "all", "leads"]


@given(text=st.lists(st.sampled_from(WORDS), max_size=6).map("".join) | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_no_pattern_refuses_what_the_program_reads(text: str) -> None:
    for key, small in SMALL.items():
        if read_by(key, text):
            assert re.search(small.pattern, text), (key, text)
