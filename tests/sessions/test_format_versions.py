"""A draaiboek of an older version is read for ever, and one of a newer version says what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.format_versions import NEWEST, UPGRADES, TooNew, as_newest
from facilitator.sessions.templates.strict_yaml import Document, read_document
from facilitator.sessions.templates.template_check import TemplateCheck
from facilitator.sessions.templates.template_file import read_text
from tests.formats.run_sheets import KEPT, run_sheets, versions

OLD = """\
draaiboek: 1
title: Oud
notes: report
origin: {timing: own}
moments:
- title: A
  minutes: 5
- title: B
  tijd: 5 min
"""


def moments_are_steps(data: dict[str, Any]) -> dict[str, Any]:
    """What was called `moments` and `minutes` in this version that never was."""
    data["steps"] = data.pop("moments")
    for step in data["steps"]:
        if "minutes" in step:
            step["time"] = f"{step.pop('minutes')} min"
    return data


def goal_is_needed(data: dict[str, Any]) -> dict[str, Any]:
    """A key that was not there."""
    return {**data, "goal": data.get("goal", "Zonder doel")}


def upgraded(text: str) -> Document:
    return as_newest(read_document(text), {1: moments_are_steps, 2: goal_is_needed}, newest=3)


@pytest.mark.parametrize("folder", versions(), ids=lambda f: f"version {f.name}")
def test_the_draaiboeken_of_each_version_become_the_run_sheets_they_became(folder: Path) -> None:
    kept = (folder / KEPT).read_text(encoding="utf-8")

    assert run_sheets(folder) == kept, "if it is meant: python -m tests.formats.run_sheets"


def test_every_version_is_kept_and_can_be_brought_to_the_newest() -> None:
    assert [int(folder.name) for folder in versions()] == list(range(1, NEWEST + 1))
    assert set(UPGRADES) == set(range(1, NEWEST))


def test_an_older_draaiboek_goes_through_every_version_in_between() -> None:
    data = upgraded(OLD).data

    assert (data["goal"], data["steps"][0]) == ("Zonder doel", {"title": "A", "time": "5 min"})
    assert type(data["title"]) is str


def test_a_problem_in_an_older_draaiboek_points_to_the_line_it_was_written_on() -> None:
    check = TemplateCheck(upgraded(OLD), lambda name: name)
    check.run()

    assert [(p.line, p.column, p.text) for p in sorted(check.problems)] == [
        (8, 3, "'time' ontbreekt bij een stap"),
        (9, 3, "onbekende sleutel 'tijd' bij een stap; bedoelde je 'time'?"),
    ]


def test_what_an_upgrade_makes_has_the_place_of_what_it_stands_in() -> None:
    places = upgraded(OLD).places

    assert (places["steps",], places["", "steps"], places["steps", 0, "time"]) == ((6, 1), (6, 1), (6, 3))


def test_a_draaiboek_of_a_newer_version_says_what_to_do() -> None:
    with pytest.raises(TemplateError) as caught:
        read_text("title: Morgen\ndraaiboek: 2\nsprongen: {a: b}\n", "morgen", lambda name: None)

    text = "dit draaiboek is van een nieuwere versie (2) dan dit programma kent (1); werk Facilitator bij"
    assert [(p.line, p.column, p.text) for p in caught.value.problems] == [(2, 12, text)]


@pytest.mark.parametrize("version", ["0", "een", "1.0", "01x", "-1", "٢", "'2 '"])
def test_what_is_no_version_is_a_problem_like_any_other(version: str) -> None:
    with pytest.raises(TemplateError, match="kan niet; "):
        read_text(f"draaiboek: {version}\ntitle: A\nnotes: report\nsteps:\n- title: A\n  time: 5 min\n", "a", lambda name: None)


@pytest.mark.parametrize("text", ["hallo", "[a]", "draaiboek: [2]", "draaiboek: {a: b}", "draaiboek: 99999999999999"])
def test_what_has_no_version_stays_as_it_is(text: str) -> None:
    document = read_document(text)

    assert as_newest(document) is document


def test_the_largest_version_that_can_be_read_is_too_new() -> None:
    with pytest.raises(TooNew):
        as_newest(read_document("draaiboek: 99999"))
