"""Which copies stay, over a year in which nothing else changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.storage.ladder import superfluous

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
MOST = 12 + 10 + 9


def a_year_of(moments: list[datetime]) -> list[datetime]:
    """What is there at the end, when superfluous copies go after each new one."""
    there: list[datetime] = []
    for moment in moments:
        there.append(moment)
        gone = superfluous(there, moment.date())
        there = [m for m in there if m not in gone]
        of_now = [m for m in moments if m <= moment and m.date() >= moment.date() - timedelta(days=1)]
        assert set(of_now) <= set(there)
        assert len(there) <= MOST + len(of_now)
    return there


def test_a_year_of_four_a_day_leaves_days_weeks_and_months() -> None:
    there = a_year_of([START + timedelta(days=day, hours=hour) for day in range(365) for hour in (0, 2, 4, 8)])

    days = [m.date() for m in there]
    last = days[-1]
    assert days[-8:] == [last - timedelta(days=1)] * 4 + [last] * 4
    assert days[-20:-8] == [last - timedelta(days=n) for n in range(13, 1, -1)]
    weeks = days[-30:-20]
    assert all(day.isoweekday() == 7 for day in weeks)
    assert {(later - earlier).days for earlier, later in pairwise(weeks)} == {7}
    months = days[:-30]
    assert [(m.month, (m + timedelta(days=7)).month) for m in months[1:]] == [(n, n + 1) for n in range(2, 10)]
    assert len(months) == 9


def test_of_a_day_that_is_over_the_last_copy_stays() -> None:
    first, second = START, START + timedelta(hours=3)

    assert superfluous([first, second], date(2026, 1, 3)) == {first}
    assert superfluous([first, second], date(2026, 1, 2)) == frozenset()


def test_a_copy_a_month_is_never_thinned_before_there_are_many() -> None:
    months = [datetime(2025, month, 3, tzinfo=UTC) for month in range(1, 13)]

    assert superfluous(months, date(2026, 6, 1)) == frozenset()


def test_a_clock_that_was_set_back_costs_no_copy() -> None:
    made = [START + timedelta(days=n) for n in range(20)]

    assert superfluous(made, date(2025, 1, 1)) == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400 * 24), unique=True, max_size=80), st.integers(0, 500))
def test_there_is_always_a_newest_and_thinning_twice_is_thinning_once(hours: list[int], days: int) -> None:
    made = {START + timedelta(hours=h) for h in hours}
    today = (START + timedelta(days=days)).date()

    kept = made - superfluous(made, today)

    assert superfluous(kept, today) == frozenset()
    assert not made or max(made) in kept
