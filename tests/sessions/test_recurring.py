"""The rhythm of a series: when the next session is due, what was skipped, and what moves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.coming_back.all_series import Kept, Often, all_series, due_words, skipped_words
from facilitator.sessions.coming_back.recurring import STOPPED_AFTER, Recurrence, recurrence
from facilitator.sessions.coming_back.series import Rhythm, due_date, rhythm
from facilitator.sessions.plan.preparation import series_words

FEB, MAY, AUG, NOV = date(2026, 2, 26), date(2026, 5, 28), date(2026, 8, 27), date(2026, 11, 26)
QUARTER = "R/P3M"


def stands(series: str, held: list[date], today: date) -> Recurrence:
    found = recurrence(series, held, today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "is_", "said"),
    [
        ("P3M", Rhythm(3, "month"), "elk kwartaal"),
        ("R/P3M", Rhythm(3, "month"), "elk kwartaal"),
        ("P14D", Rhythm(14, "day"), "elke 14 dagen"),
        ("R/P6W", Rhythm(6, "week"), "elke 6 weken"),
        ("P1M", Rhythm(1, "month"), "elke maand"),
        ("P12M", Rhythm(12, "month"), "elk jaar"),
        ("every 3 months", Rhythm(3, "month"), "elk kwartaal"),
    ],
)
def test_a_rhythm_is_written_in_words_or_as_iso_has_it(written: str, is_: Rhythm, said: str) -> None:
    assert rhythm(written) == is_
    assert series_words(written) == said


@pytest.mark.parametrize("written", ["P0M", "every 0 days", "R5P3M", "p3m", "PT3M", "P3", "P1Y6M", "R/2026-02-31/P3M", "P٣M"])
def test_what_is_no_rhythm_or_would_stand_still_is_none(written: str) -> None:
    assert rhythm(written) is None
    assert stands(written, [FEB], NOV).due is None


def test_one_after_another_the_dates_stay_in_their_months() -> None:
    """Each counted from the one before, a month would be four weeks."""
    every = Rhythm(1, "month")

    assert [due_date(every, date(2026, 1, 29), n, 3) for n in (1, 6, 12)] == [date(2026, 2, 26), date(2026, 7, 30), date(2027, 1, 28)]
    assert due_date(every, date(2026, 1, 31), 1, 5) == date(2026, 2, 28)  # there is no 31 February
    assert due_date(every, date(9999, 12, 1), 1, 2) is None


def test_the_next_one_is_due_a_rhythm_later_and_what_went_by_is_skipped() -> None:
    assert stands(QUARTER, [FEB], date(2026, 3, 1)) == Recurrence(FEB, MAY)
    assert stands(QUARTER, [FEB], date(2026, 6, 15)) == Recurrence(FEB, MAY)  # late, and can still be held
    assert stands(QUARTER, [FEB], date(2026, 8, 1)) == Recurrence(FEB, AUG, (MAY,), 1)


def test_what_was_skipped_is_still_said_after_the_group_went_on() -> None:
    found = stands(QUARTER, [FEB, AUG], date(2026, 9, 1))

    assert (found.due, found.skipped, found.missed) == (NOV, (MAY,), 0)
    assert stands(QUARTER, [FEB, AUG, NOV], date(2026, 12, 1)).skipped == ()


@pytest.mark.parametrize("extra", [date(2026, 3, 10), date(2026, 4, 10), date(2026, 2, 27)])
def test_a_session_outside_its_rhythm_moves_nothing(extra: date) -> None:
    found = stands(QUARTER, [FEB, extra], date(2026, 4, 12))

    assert (found.last, found.due, found.skipped) == (extra, MAY, ())


@pytest.mark.parametrize("days", [-7, -2, 0, 5, 7])
def test_a_few_days_early_or_late_moves_nothing_but_the_day_of_the_week(days: int) -> None:
    held = MAY + timedelta(days=days)
    due = stands(QUARTER, [FEB, held], held).due

    assert due is not None
    assert abs((due - AUG).days) <= 3
    assert due.weekday() == held.weekday()


def test_further_away_the_rhythm_goes_on_from_there() -> None:
    assert stands(QUARTER, [FEB, date(2026, 6, 18)], date(2026, 6, 20)).due == date(2026, 9, 17)


def test_a_clock_that_was_set_back_a_year_skips_nothing_and_is_told() -> None:
    found = stands(QUARTER, [FEB, MAY], date(2025, 6, 1))

    assert (found.ahead, found.due, found.skipped) == (True, AUG, ())


def test_a_series_that_nobody_went_on_with_has_stopped() -> None:
    assert not stands("P14D", [FEB], FEB + timedelta(days=14 * STOPPED_AFTER)).stopped
    assert stands("P14D", [FEB], date(2026, 8, 1)).stopped
    assert len(stands("every day", [date(1990, 1, 1)], NOV).skipped) <= 400  # and it costs no time


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
RHYTHMS = st.sampled_from(["P1D", "P10D", "P14D", "P1W", "P6W", "P1M", "P3M", "R/P1Y", "every quarter"])


@given(RHYTHMS, st.lists(DAYS, min_size=1, max_size=8), DAYS)
def test_there_is_always_a_next_date_and_never_one_that_was_held(series: str, held: list[date], today: date) -> None:
    found = stands(series, held, today)

    assert (found.due is not None) or found.stopped
    assert found.last == max(held)
    assert list(found.skipped) == sorted(set(found.skipped))
    assert all(found.due and d < found.due for d in found.skipped)
    assert found.missed <= len(found.skipped) or found.due is None
    assert found == stands(series, [*reversed(held), held[0]], today)


@given(RHYTHMS, DAYS, st.integers(1, 12))
def test_who_keeps_to_the_rhythm_skips_nothing(series: str, first: date, times: int) -> None:
    held = [first]
    for _ in range(times):
        due = stands(series, held, held[-1]).due
        assert due is not None
        held.append(due)

    found = stands(series, held, held[-1])
    every = rhythm(series)
    assert found.skipped == ()
    assert every is not None
    assert abs((held[-1] - first).days - times * (every.months * 30.4369 or every.days)) < 6


# the list


@dataclass(frozen=True)
class Session:
    """A session as the store has it."""

    id: str
    day: date
    team: str = "Team Zuid"
    state: str = "closed"
    template: str = "dialoog"
    title: str = "Dialoog"
    timezone: str = "Europe/Amsterdam"
    clock_doubted: bool = False
    sealed: bool = False

    @property
    def starts_at(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def quarterly(_session: Kept) -> Often:
    return Often(QUARTER)


def test_a_series_is_a_team_and_a_draaiboek_and_what_is_due_first_comes_first() -> None:
    without = (Session("4", FEB, ""), Session("5", FEB, "Oost", "prepared"))
    kept = [Session("1", MAY), Session("2", FEB, " team  ZUID"), Session("3", FEB, "Noord"), *without]
    found = all_series(kept, quarterly, date(2026, 6, 20))

    assert [(s.team, s.sessions, s.stands.due) for s in found] == [("Noord", 1, MAY), ("Team Zuid", 2, AUG)]
    assert [due_words(s, date(2026, 6, 20)) for s in found] == ["Was aan de beurt op do 28 mei", "Volgende: do 27 aug"]


def test_what_is_prepared_already_is_the_next_one() -> None:
    kept = [Session("1", FEB), Session("2", date(2026, 6, 2), state="prepared"), Session("old", date(2025, 1, 2), state="prepared")]
    (found,) = all_series(kept, quarterly, MAY)

    assert found.planned is not None
    assert found.planned.session == "2"
    assert due_words(found, MAY) == "Voorbereid: di 2 jun"


def test_without_a_rhythm_it_is_a_series_once_it_came_back() -> None:
    assert all_series([Session("1", FEB)], lambda _s: Often(""), MAY) == ()
    (found,) = all_series([Session("1", FEB), Session("2", MAY)], lambda _s: Often(""), AUG)

    assert due_words(found, AUG) == "Zonder ritme; de laatste was do 28 mei"


def test_what_is_said_of_what_was_skipped() -> None:
    december = date(2025, 12, 4)

    assert skipped_words(QUARTER, ()) == ""
    assert skipped_words(QUARTER, (MAY,)) == "Overgeslagen: mei 2026"
    assert skipped_words("P1M", (december, FEB, MAY)) == "Overgeslagen: december 2025, februari en mei 2026"
    assert skipped_words("P14D", (MAY,)) == "Overgeslagen: 28 mei 2026"
    assert skipped_words("P1M", (december, FEB, MAY, AUG)) == "4 keer overgeslagen, het laatst augustus 2026"


def test_what_is_said_of_when_it_is_due() -> None:
    def said(today: date) -> str:
        (found,) = all_series([Session("1", FEB)], quarterly, today)
        return due_words(found, today)

    assert said(MAY) == "Vandaag aan de beurt"
    assert said(date(2028, 1, 1)) == "Ligt stil sinds do 26 feb 2026"
    assert said(date(2025, 3, 1)) == (
        "De laatste sessie was do 26 feb 2026, en dat is nog niet geweest. Kijk de datum van deze laptop na."
    )
