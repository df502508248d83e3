"""A file becomes a draaiboek, or everything that is wrong with it is said with its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.template import Step, Template
from facilitator.sessions.templates.template_file import read_template, read_text, template_from_sources

HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\n"
STEP = "steps:\n- title: Begin\n  time: 5 min\n"
WHOLE = """\
draaiboek: 1
title: Proef
notes: nothing
origin: {timing: own}
roles: {gespreksleider: leads, inbrenger: 1, gast: 1 guest}
fill in: {thema: rust}
steps:
- title: Rondje
  time: 1 min per person
  speak: round
  show: Wat is <thema>?
  fields:
  - list: casussen
    limit: 1 per person
  - pick: gekozen
    from: casussen
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: <casus>
    time: 10:30
"""


def nothing(name: str) -> str | None:
    return None


def read(text: str, **others: str) -> Template:
    return read_text(text, "proef", others.get)


def problems(text: str, **others: str) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        read(text, **others)
    return [f"{p.line}:{p.column}: {p.text}" for p in caught.value.problems if not p.warning and not p.file]


RULED = """draaiboek: 1
title: Proef
notes: report
reports:
  minuten: het team
  attendance:
    holds: promises
  minutes:
    lezers: het team
    holds: alles
steps:
- title: Praten
  time: 5 min
"""


def test_what_is_wrong_with_the_rules_for_reports_is_said_in_its_place() -> None:
    assert problems(RULED) == [
        "5:3: onbekend verslag 'minuten'; bedoelde je 'minutes'?",
        "7:5: 'holds' kan alleen bij minutes en summary",
        "9:5: onbekende sleutel 'lezers' bij een verslag; bedoelde je 'readers'?",
        "10:12: 'holds: alles' kan niet; hier kan: everything, promises",
    ]


def test_a_good_file_is_a_draaiboek() -> None:
    template = read(WHOLE.replace("10:30", "10 min"))

    assert (template.name, template.leader_role, template.guest_roles) == ("proef", "gespreksleider", ("gast",))
    assert tuple(template.reports) == ("attendance",)
    assert isinstance(template.steps[0], Step)
    assert template.steps[0].fields[1].top == 2


def test_every_scalar_is_text() -> None:
    assert problems(WHOLE) == ["22:11: '10:30' is geen tijd; schrijf bijvoorbeeld 10 min, 90 s, 2 min per person of 1 h 30 min"]


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    text = HEAD + "rolls: {a: 1}\nsteps:\n- title: A\n  tijd: 5 min\n  speak: rondje\n  recall: niets\n- titel: B\n"

    assert problems(text) == [
        "5:1: onbekende sleutel 'rolls' bij een draaiboek; bedoelde je 'roles'?",
        "7:3: 'time' ontbreekt bij een stap",
        "8:3: onbekende sleutel 'tijd' bij een stap; bedoelde je 'time'?",
        "9:10: wie is 'rondje'? bedoelde je 'round'?",
        "10:11: veld 'niets' is nog niet gevraagd; hier kan niets staan",
        "11:3: een stap begint niet met 'titel'; bedoelde je 'title'?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: &a x\n", "1:8: een anker (&)"),
        ("a: *b\n", "1:4: een verwijzing (*)"),
        ("a: !!python/object x\n", "1:4: een tag (!)"),
        ("title: A: b\n", "1:9: een dubbele punt"),
        ("show: [Wat? Hoe?]\n", "een vraagteken kan niet binnen haken"),
        ("", "leeg"),
        ("\ta: 1\n", "een tab"),
        ("a: 1\na: 2\n", "2:1: 'a' staat hier twee keer"),
        ("a: 1\n---\nb: 2\n", "tweede draaiboek"),
        ("[" * 500, "te diep"),
        ("- " * 500, "te diep"),
        ("a: b\n" + "- c\n" * 5000, "1:"),
        ('a: "\\x07"', "U+0007"),
        ('a: "\\uD800"', "U+D800"),
        ("- a\n" * 5000, "te lang"),
        ("a: " + "x" * 30_000, "te lang"),
        ("hallo", "begint met draaiboek: 1"),
        ("- a\n", "begint met"),
    ],
)
def test_what_a_draaiboek_may_not_hold_is_said(text: str, said: str) -> None:
    assert any(said in problem for problem in problems(text))


SHAPES = ["[]", "{}", "''", "~", "[a, b]", "{a: b}", "[[a]]", "{a: {b: c}}", "[{a: b}]", "'<x>'", "-1", "1 guest", "[~, {}]"]
KEYS = [
    "draaiboek",
    "title",
    "goal",
    "people",
    "origin",
    "room",
    "materials",
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
]
STEP_KEYS = [
    "title",
    "time",
    "speak",
    "show",
    "say",
    "rules",
    "stance",
    "groups",
    "fields",
    "recall",
    "follow up",
    "extend",
    "notes",
    "when late",
    "optional",
]
BLOCKS = ["phase: A", "repeat: 2 times", "one of: A", "include: a", "break: A"]


@pytest.mark.fault("F16")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", KEYS)
def test_a_strange_shape_at_the_top_is_only_a_problem(key: str, shape: str) -> None:
    assert_read_or_problems(HEAD.replace(f"{key}:", "x:") + f"{key}: {shape}\n" + ("" if key == "steps" else STEP))


@pytest.mark.fault("F16")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_strange_shape_below_is_only_a_problem(shape: str) -> None:
    for key in STEP_KEYS:
        start = "" if key == "title" else "title: B\n  "
        assert_read_or_problems(HEAD + f"steps:\n- {start}{key}: {shape}\n")
        assert_read_or_problems(
            HEAD + f"steps:\n- title: B\n  time: 1 min\n  fields:\n  - {key}: {shape}\n  - list: x\n    {key}: {shape}\n"
        )
    for block in BLOCKS:
        for key in ("steps", "choices", "otherwise", "until", "role", "with", "time", "stance", "groups"):
            assert_read_or_problems(HEAD + f"steps:\n- {block}\n  {key}: {shape}\n")


def assert_read_or_problems(text: str) -> None:
    """A text is a draaiboek, or it is problems that each say what and where; never anything else."""
    problems: tuple[Problem, ...] = ()
    try:
        read_text(text, "proef", nothing)
    except TemplateError as error:
        problems = error.problems
        assert problems
    assert all(p.text and p.line >= 1 and p.column >= 1 for p in problems)


@pytest.mark.fault("F16")
@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(WHOLE)), new=st.text(alphabet="[]{}:-?'\"|>&*! \n\ta<0%#,\u00e9\x00", max_size=4), cut=st.integers(0, 6))
def test_a_damaged_file_is_only_a_problem(at: int, new: str, cut: int) -> None:
    assert_read_or_problems(WHOLE[:at] + new + WHOLE[at + cut :])


@pytest.mark.fault("F16")
@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfed\x00",
        b"a\x00b",
        b"title: \xe9\n",
        b"\x89PNG\r\n\x1a\n\x00",
        b"a" * 300_000,
        b"x\n" * 100_000,
        b"a: >\n" + b"  x\n" * 60_000,
        b"[" * 19_000,
    ],
)
def test_a_strange_file_is_one_problem_within_a_second(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "vreemd.yaml"
    file.write_bytes(data)
    began = time.process_time()

    with pytest.raises(TemplateError) as caught:
        read_template(file)

    assert len(caught.value.problems) == 1
    assert time.process_time() - began < 1


def test_a_folder_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.yaml", tmp_path / "\0.yaml"):
        with pytest.raises(TemplateError):
            read_template(path)


def test_an_include_that_is_missing_is_said_where_it_is_included() -> None:
    assert problems(HEAD + "steps:\n- include: weg\n") == ["6:12: draaiboek 'weg' bestaat niet"]


@pytest.mark.fault("F16")
def test_an_include_cannot_leave_its_folder(tmp_path: Path) -> None:
    inner = tmp_path / "binnen"
    inner.mkdir()
    (tmp_path / "buiten.yaml").write_text(HEAD + STEP, encoding="utf-8")
    (inner / "proef.yaml").write_text(HEAD + "steps:\n- include: ../buiten\n", encoding="utf-8")

    with pytest.raises(TemplateError, match="bestaat niet"):
        read_template(inner / "proef.yaml")


def test_an_include_of_itself_is_said_where_it_is_included() -> None:
    assert problems(HEAD + "steps:\n- include: proef\n") == ["6:12: 'proef' neemt zichzelf op"]
    found = problems(HEAD + "steps:\n- include: ander\n", ander=HEAD + "steps:\n- include: proef\n")
    assert found == ["6:12: in 'ander', regel 6: 'proef' neemt zichzelf op"]


def test_a_problem_in_an_include_names_that_file() -> None:
    with pytest.raises(TemplateError) as caught:
        read(HEAD + "steps:\n- include: ander\n", ander=HEAD + "steps:\n- title: A\n  time: lang\n")

    assert [(p.file, p.line) for p in caught.value.problems] == [("", 6), ("ander", 7)]


def test_an_include_brings_its_roles_and_hides_names() -> None:
    inner = HEAD + "names: hidden\nroles: {leider: 1 guest, gids: leads}\nfill in: {vraag: Vertel eens}\n" + STEP

    template = read(HEAD + "steps:\n- include: ander\n- title: Na\n  time: 5 min\n  speak: leider\n", ander=inner)

    assert template.names_hidden
    assert (template.leader_role, template.guest_roles) == ("gids", ("leider",))
    assert template.blanks == {"vraag": "Vertel eens"}


def test_a_draaiboek_can_be_made_again_from_its_sources() -> None:
    template = read(HEAD + "steps:\n- include: ander\n", ander=HEAD + STEP)

    assert template_from_sources(template.sources, "proef") == template
    with pytest.raises(TemplateError):
        template_from_sources({}, "proef")


def test_a_blank_that_nothing_fills_is_a_problem() -> None:
    assert problems(HEAD + STEP + "  show: Wat is <thma>?\n") == ["8:9: <thma> wordt nergens ingevuld; hier kan niets staan"]


def test_odd_things_are_warnings_that_stop_nothing() -> None:
    template = read(HEAD.replace("origin: {timing: own}\n", "") + STEP)

    assert [(w.line, w.warning) for w in template.warnings] == [(1, True)]
