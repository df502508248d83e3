"""Who sits with whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.plan.grouping import Group, form, pairs_of, settled
from facilitator.sessions.templates.small_texts import parse_groups

PAIRS, FOURS, TABLES = parse_groups("2"), parse_groups("4"), parse_groups("4, mixed, host stays")


def people(n: int) -> tuple[str, ...]:
    return tuple(f"p{i}" for i in range(1, n + 1))


def sizes(groups: tuple[Group, ...]) -> list[int]:
    return [len(group) for group in groups]


@pytest.mark.parametrize(
    ("n", "fours"),
    [(8, [4, 4]), (9, [5, 4]), (10, [6, 4]), (11, [4, 4, 3]), (14, [6, 4, 4]), (15, [4, 4, 4, 3]), (5, [5]), (2, [2])],
)
def test_pairs_join_into_fours_as_near_as_whole_pairs_come(n: int, fours: list[int]) -> None:
    pairs = form(people(n), PAIRS)

    joined = form(people(n), FOURS, pairs)

    assert sizes(joined) == fours
    assert pairs_of(pairs) <= pairs_of(joined)


def test_neighbours_sit_together_at_first() -> None:
    assert form(people(5), PAIRS) == (("p1", "p2", "p3"), ("p4", "p5"))


def test_the_same_size_keeps_the_same_groups() -> None:
    before = (("p1", "p4"), ("p2", "p3"))

    assert form(people(4), PAIRS, before) == before


def test_who_came_in_joins_the_smallest_and_who_is_left_alone_finds_company() -> None:
    before = (("p1", "p2", "p3"), ("p4", "p5"), ("p6", "p7"))

    assert settled(("p1", "p2", "p3", "p4", "p6", "p7", "p8"), before) == (("p1", "p2", "p3"), ("p6", "p7", "p4", "p8"))


def test_at_every_table_the_host_stays_and_the_others_meet_other_people() -> None:
    first = form(people(16), TABLES)
    second = form(people(16), TABLES, first, pairs_of(first))
    third = form(people(16), TABLES, second, pairs_of(first) | pairs_of(second))

    assert [g[0] for g in first] == [g[0] for g in second] == [g[0] for g in third]
    assert not pairs_of(first) & pairs_of(second)
    assert len(pairs_of(third) & (pairs_of(first) | pairs_of(second))) <= 2


SIZES = ("2", "3", "3 or fewer", "3-4", "4-5, mixed", "4, mixed, host stays")


@given(n=st.integers(2, 60), text=st.sampled_from(SIZES), rounds=st.integers(1, 3))
def test_everybody_is_in_one_group_and_nobody_sits_alone(n: int, text: str, rounds: int) -> None:
    groups: tuple[Group, ...] = ()
    for _ in range(rounds):
        groups = form(people(n), parse_groups(text), groups, pairs_of(groups))

    assert sorted(p for group in groups for p in group) == sorted(people(n))
    assert min(sizes(groups)) >= 2


@given(n=st.integers(4, 40), gone=st.sets(st.integers(1, 40), max_size=10), came=st.integers(0, 5))
def test_people_coming_and_going_leave_nobody_out(n: int, gone: set[int], came: int) -> None:
    there = tuple(p for p in people(n + came) if int(p[1:]) not in gone)

    groups = settled(there, form(people(n), parse_groups("3")))

    assert not groups or sorted(p for group in groups for p in group) == sorted(there)
