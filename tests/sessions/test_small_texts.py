"""The small texts: what they mean, and that anything else says how it is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.plan.grouping import split
from facilitator.sessions.templates.small_texts import (
    parse_clock,
    parse_duration,
    parse_groups,
    parse_limit,
    parse_people,
    parse_role,
    parse_rounds,
    parse_time,
    parse_top,
)

PARSERS = (parse_duration, parse_time, parse_groups, parse_rounds, parse_role, parse_people, parse_limit, parse_top)


@pytest.mark.parametrize(
    ("text", "seconds"), [("10 min", 600), ("90 s", 90), ("1 h 30 min", 5400), ("2 h", 7200), ("1.5 min", 90), ("1 min 30 s", 90)]
)
def test_a_duration_reads_as_it_is_said(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "0 min", "10", "10 minuten", "-5 min", "13 h", "999999999 min", "min", "٣ min"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"geen tijd|kan niet"):
        parse_duration(text)


def test_a_margin_is_in_the_unit_of_the_time() -> None:
    time = parse_time("90 s per person (60-120)")

    assert (time.low, time.high, time.per) == (timedelta(seconds=60), timedelta(seconds=120), "person")


def test_a_time_outside_its_margin_is_refused() -> None:
    with pytest.raises(ValueError, match="ligt niet tussen"):
        parse_time("10 min (12-15)")


def test_about_means_no_clock() -> None:
    assert parse_time("about 20 min (10-25)").about


@pytest.mark.parametrize(
    ("people", "text", "sizes"),
    [
        (8, "3", (4, 4)),
        (8, "3 or fewer", (3, 3, 2)),
        (8, "3-4", (4, 4)),
        (8, "2", (2, 2, 2, 2)),
        (5, "2", (3, 2)),
        (7, "3 or fewer", (3, 2, 2)),
        (1, "2", (1,)),
        (0, "2", ()),
        (8, "inner ring of 5", (5, 3)),
        (4, "inner ring of 5", (4,)),
    ],
)
def test_groups_fall_apart_as_they_are_written(people: int, text: str, sizes: tuple[int, ...]) -> None:
    assert split(people, parse_groups(text)) == sizes


@given(people=st.integers(2, 300), size=st.integers(2, 9), fewer=st.booleans())
def test_nobody_is_left_over_and_nobody_sits_alone(people: int, size: int, fewer: bool) -> None:
    sizes = split(people, parse_groups(f"{size} or fewer" if fewer else str(size)))

    assert sum(sizes) == people
    assert min(sizes) >= 2


def test_a_repeat_over_a_list_names_its_line() -> None:
    rounds = parse_rounds("each casus in gekozen")

    assert (rounds.how, rounds.thing, rounds.source) == ("each", "casus", "gekozen")


def test_a_limit_has_parts() -> None:
    assert parse_limit("1 per person, 15 words") == {"per person": 1, "words": 15}


@pytest.mark.parametrize(("text", "counted"), [("leads", False), ("leads, takes part", True), ("1 guest", False), ("0-2", True)])
def test_guests_and_who_only_leads_are_not_counted(text: str, counted: bool) -> None:
    assert parse_role(text).counted is counted


@pytest.mark.parametrize("text", ["24:00", "16:60", "morgen", "16", "1630"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert parse_clock(text) is None


@given(st.text(max_size=40))
def test_no_text_makes_a_parser_fail_otherwise(text: str) -> None:
    for parse in PARSERS:
        try:
            parse(text)
        except ValueError as error:
            said = str(error)
            assert said
