"""A session that was led with a wrong clock gets its right date, in everything that says when it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator.sessions.coming_back.set_back import clock_correction, last_such_day, likely_start
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.corrections import Adopted, ClockCorrected
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.templates.template_file import read_text

WRONG, RIGHT = datetime(2020, 1, 3, 13, 30, tzinfo=UTC), datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
NOW = RIGHT + timedelta(days=1)
TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Ronde
  time: 5 min
- title: Slot
  time: 5 min
"""


def led(**particulars: object) -> LiveSession:
    planned = replace(Particulars(WRONG - timedelta(minutes=5), participants=numbered(4)), **particulars)  # type: ignore[arg-type]
    session = LiveSession(read_text(TEXT, "proef", None), planned, lambda _entry, _words: None)
    session.go_on(WRONG)
    session.pause(WRONG + timedelta(minutes=1))
    session.resume(WRONG + timedelta(minutes=2))
    session.take_note(Content("Iets"), "note", "report", WRONG + timedelta(minutes=3))
    session.go_on(WRONG + timedelta(minutes=6))
    session.close(WRONG + timedelta(minutes=12))
    return session


def corrected(session: LiveSession) -> LiveSession:
    by, particulars = clock_correction(session, RIGHT, NOW)
    session.prepare(particulars)
    session.add(ClockCorrected(by), NOW)
    return session


def test_everything_that_happened_moves_along_and_nothing_between_changes() -> None:
    before, after = led(), corrected(led())
    shift = RIGHT - WRONG

    assert after.course.started_at == RIGHT
    assert [v.span.began_at - b.span.began_at for v, b in zip(after.course.visits, before.course.visits, strict=True)] == [shift] * 2
    assert [s.began_at - b.began_at for s, b in zip(after.course.stops, before.course.stops, strict=True)] == [shift]
    assert after.course.closed_at == RIGHT + timedelta(minutes=12)
    assert [n.at - RIGHT for n in after.course.notes.values()] == [timedelta(minutes=3)]
    minutes = make_minutes(after, NOW)
    assert (minutes.started_at, minutes.planned_start) == (RIGHT, RIGHT - timedelta(minutes=5))
    assert minutes.ended_at == RIGHT + timedelta(minutes=12)


def test_it_can_be_told_again_when_that_was_not_right_either() -> None:
    session = led()
    for began in (RIGHT - timedelta(days=30), RIGHT):
        by, particulars = clock_correction(session, began, NOW)
        session.prepare(particulars)
        session.add(ClockCorrected(by), NOW)

    assert (session.course.started_at, session.particulars.starts_at) == (RIGHT, RIGHT - timedelta(minutes=5))


@pytest.mark.parametrize(
    ("planned", "becomes"),
    [(RIGHT + timedelta(minutes=10), RIGHT + timedelta(minutes=10)), (datetime(2023, 5, 5, 9, 0, tzinfo=UTC), RIGHT)],
)
def test_a_planned_start_that_was_right_stays_and_one_that_says_nothing_becomes_the_start(planned: datetime, becomes: datetime) -> None:
    session = corrected(led(starts_at=planned, ends_at=planned + timedelta(hours=1)))

    assert session.particulars.starts_at == becomes
    assert session.particulars.ends_at == becomes + timedelta(hours=1)


def test_what_cannot_be_is_refused() -> None:
    session = led()
    with pytest.raises(SessionError, match="nog moeten komen"):
        clock_correction(session, NOW + timedelta(days=3), NOW)
    session.add(Adopted(1), NOW)
    with pytest.raises(SessionError, match="vastgesteld"):
        clock_correction(session, RIGHT, NOW)
    running = LiveSession(session.template, session.particulars, lambda _entry, _words: None)
    running.go_on(WRONG)
    with pytest.raises(SessionError, match="afgerond"):
        clock_correction(running, RIGHT, NOW)


def test_what_is_most_likely_is_the_day_it_was_made_at_the_time_its_clock_said() -> None:
    assert likely_start(led(), RIGHT) == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("26 nov", date(2026, 11, 26)), ("3 december", date(2025, 12, 3)), ("3-12-2026", date(2026, 12, 3)), ("gek", None),
        ("26-11-2024", date(2024, 11, 26)),
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_the_last_one(typed: str, found: date | None) -> None:
    assert last_such_day(typed, date(2026, 11, 27)) == found
