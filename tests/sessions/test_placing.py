"""A draaiboek among others."""

from __future__ import annotations

import pytest

from facilitator.sessions.templates.placing import free_name, free_title, name_from, placed

OUTER = "title: Buiten\nsteps:\n- include: kring  # eerst\n- include: slot\n"
SOURCES = {"buiten": OUTER, "kring": "title: Kring\nsteps:\n- include: slot\n", "slot": "title: Slot\nsteps: []\n"}


def among(files: dict[str, str], sources: dict[str, str] = SOURCES) -> dict[str, str]:
    return placed(sources, "buiten", "buiten-eigen", files.get, files.__contains__)


def test_what_is_there_already_is_not_written_again() -> None:
    assert among({"kring": SOURCES["kring"], "slot": SOURCES["slot"]}) == {"buiten-eigen": OUTER}


def test_what_is_not_there_comes_along() -> None:
    assert among({}) == {"buiten-eigen": OUTER, "kring": SOURCES["kring"], "slot": SOURCES["slot"]}


def test_a_name_that_stands_for_something_else_is_not_taken() -> None:
    found = among({"slot": "title: Anders\n", "kring": SOURCES["kring"]})

    assert found["slot-2"] == SOURCES["slot"]
    assert found["kring-2"] == SOURCES["kring"].replace("slot", "slot-2")
    assert found["buiten-eigen"] == OUTER.replace("include: kring", "include: kring-2").replace("include: slot", "include: slot-2")
    assert set(found) == {"slot-2", "kring-2", "buiten-eigen"}


@pytest.mark.parametrize(
    ("title", "expected"), [("Kring", "Kring (eigen)"), ("Kring (eigen)", "Kring (eigen 2)"), ("Lab", "Lab (eigen 3)")]
)
def test_a_title_gets_a_mark_of_its_own(title: str, expected: str) -> None:
    there = {"Kring (eigen)", "Lab (eigen)", "Lab (eigen 2)"} - ({"Kring (eigen)"} if title == "Kring" else set())

    assert free_title(title, there.__contains__) == expected


@pytest.mark.parametrize(
    ("title", "expected"), [("Wat schuurt er?", "wat-schuurt-er"), ("Café – één", "cafe-een"), ("…", "draaiboek"), ("a" * 90, "a" * 60)]
)
def test_a_title_gives_a_name_for_a_file(title: str, expected: str) -> None:
    assert name_from(title) == expected


def test_the_first_number_that_is_free_is_taken() -> None:
    assert free_name("a", {"a", "a-2"}.__contains__) == "a-3"
