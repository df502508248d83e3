"""Other lengths for what is still to come: never below what a step needs, and honest about what is missing."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.plan.replan import Proposal, propose
from facilitator.sessions.plan.run_sheet import RunSheet, RunStep

HALF = timedelta(seconds=30)
NONE: frozenset[str] = frozenset()


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def row(path: str, length: float, shortest: float, longest: float | None = None, on: bool = True) -> RunStep:
    return RunStep(path, path, minutes(length), minutes(shortest), minutes(longest if longest is not None else length), on=on)


def total(sheet: RunSheet, begun: frozenset[str], proposal: Proposal) -> timedelta:
    left = [s for s in sheet.on if s.path not in begun and s.path not in proposal.dropped]
    return sum((proposal.lengths.get(s.path, s.length) for s in left), timedelta())


@st.composite
def sheets(draw: st.DrawFn) -> RunSheet:
    rows = []
    for index in range(draw(st.integers(0, 9))):
        shortest = draw(st.integers(0, 40))
        length = shortest + draw(st.integers(0, 40))
        rows.append(row(str(index), length / 2, shortest / 2, (length + draw(st.integers(0, 30))) / 2, draw(st.booleans())))
    return RunSheet(tuple(rows))


@given(sheet=sheets(), available=st.integers(-10, 400), begun=st.frozensets(st.sampled_from("0123")))
def test_a_plan_never_goes_below_the_shortest_or_above_the_longest(sheet: RunSheet, available: int, begun: frozenset[str]) -> None:
    proposal = propose(sheet, begun, available * HALF)

    for step in sheet.steps:
        assert step.shortest <= proposal.lengths.get(step.path, step.length) <= step.longest
    assert not begun & (set(proposal.lengths) | set(proposal.dropped))
    assert all(sheet_step.shortest == timedelta() for sheet_step in sheet.steps if sheet_step.path in proposal.dropped)


@given(sheet=sheets(), available=st.integers(0, 400), begun=st.frozensets(st.sampled_from("0123")))
def test_the_sum_is_exact_or_what_is_missing_is_said(sheet: RunSheet, available: int, begun: frozenset[str]) -> None:
    proposal = propose(sheet, begun, available * HALF)

    planned = total(sheet, begun, proposal)
    room = sum((s.longest - s.length for s in sheet.on if s.path not in begun), timedelta())
    if proposal.missing:
        assert planned - proposal.missing == available * HALF
    elif not proposal.dropped and total(sheet, begun, Proposal({})) < available * HALF:
        assert planned == min(available * HALF, total(sheet, begun, Proposal({})) + room)
    else:
        assert planned == available * HALF or (proposal.dropped and planned <= available * HALF)


@given(sheet=sheets(), seconds=st.integers(0, 12_000))
def test_odd_seconds_are_rounded_to_the_safe_side(sheet: RunSheet, seconds: int) -> None:
    available = timedelta(seconds=seconds)

    proposal = propose(sheet, NONE, available)

    assert total(sheet, NONE, proposal) <= available + proposal.missing
    assert all(length % HALF == timedelta() for length in proposal.lengths.values())


def test_a_shortage_is_shared_by_what_each_can_give() -> None:
    sheet = RunSheet((row("1", 10, 10), row("2", 20, 10), row("3", 10, 5)))

    proposal = propose(sheet, NONE, minutes(34))

    assert proposal == Proposal({"2": minutes(16), "3": minutes(8)})


def test_a_step_goes_only_when_shortening_is_not_enough() -> None:
    sheet = RunSheet((row("1", 10, 0), row("2", 10, 6), row("3", 5, 0)))

    enough, not_enough = propose(sheet, NONE, minutes(22)), propose(sheet, NONE, minutes(18))

    assert enough.dropped == ()
    assert not_enough.dropped == ("3",)
    assert not_enough.lengths == {"2": minutes(8)}


def test_what_cannot_be_found_is_said() -> None:
    assert propose(RunSheet((row("1", 10, 10),)), NONE, minutes(4)).missing == minutes(6)


def test_spare_time_goes_only_to_steps_with_a_margin() -> None:
    sheet = RunSheet((row("1", 10, 5), row("2", 10, 5, 14)))

    assert propose(sheet, NONE, minutes(30)).lengths == {"2": minutes(14)}
