"""The day on which a copy goes by itself is the day on which the ladder lets go of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from facilitator.storage.copies import Copy, Reason
from facilitator.storage.expiry import goes_on

TODAY = date(2026, 11, 26)


def copy(days_ago: int, reason: Reason = "usual") -> Copy:
    made = datetime(2026, 11, 26, 12, tzinfo=UTC) - timedelta(days=days_ago)
    return Copy(Path(f"{reason}-{days_ago}.sqlite"), made, reason, 1)


def test_a_copy_before_a_migration_has_its_own_term() -> None:
    assert goes_on(copy(10, "migration"), [], TODAY) == date(2027, 1, 16)
    assert goes_on(copy(100, "restoring"), [], TODAY) == TODAY


def test_a_copy_of_which_there_is_a_later_one_on_its_day_goes_first() -> None:
    every = [copy(n) for n in range(60)]
    earlier = Copy(Path("eerder.sqlite"), every[0].made_at - timedelta(hours=3), "usual", 1)

    assert goes_on(earlier, [*every, earlier], TODAY) == date(2026, 11, 28)
    assert TODAY < goes_on(every[0], every, TODAY) < TODAY + timedelta(days=420)


def test_a_copy_that_is_the_last_of_its_month_stays_for_most_of_a_year() -> None:
    last_of_october = copy(26)

    assert timedelta(days=250) < goes_on(last_of_october, [last_of_october], TODAY) - TODAY < timedelta(days=420)
