"""A pause with a time of day: read as people write it, on the wall, in the journal, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import Paused, event_from_data, event_to_data
from facilitator.sessions.leading.pausing import pause_until, proposed_return, read_return
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.schedule import schedule, step_timer
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template import Template

MINUTE = timedelta(minutes=1)


@pytest.fixture
def session(built_in: Callable[[str], Template], clock: RehearsalClock) -> LiveSession:
    """A dialogue for six in its first step, at half past one in Amsterdam."""
    made = LiveSession(built_in("activeringsdialoog"), Particulars(clock.now(), participants=numbered(6)), lambda entry, words: None)
    made.go_on(clock.now())
    return made


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("14:45", 75), ("1445", 75), ("14.45 uur", 75), ("15 min", 15), ("5 minuten", 5), ("0:15", 10 * 60 + 45)],
)
def test_a_time_is_read_as_people_write_it(session: LiveSession, clock: RehearsalClock, typed: str, minutes: int) -> None:
    assert read_return(session, typed, clock.now()) == clock.now() + minutes * MINUTE


@pytest.mark.parametrize(
    ("typed", "said"), [("straks", "geen tijd"), ("25:00", "geen tijd"), ("13:30", "al geweest"), ("9:00", "al geweest")]
)
def test_what_cannot_be_is_said_and_changes_nothing(session: LiveSession, clock: RehearsalClock, typed: str, said: str) -> None:
    with pytest.raises(SessionError, match=said):
        pause_until(session, typed, clock.now())

    assert not session.course.paused


def test_so_many_minutes_end_at_a_whole_minute(session: LiveSession, clock: RehearsalClock) -> None:
    clock.advance(seconds=20)

    assert read_return(session, "15 min", clock.now()) == datetime(2026, 11, 26, 12, 46, tzinfo=UTC)


def test_a_time_that_is_easily_said_is_proposed(session: LiveSession, clock: RehearsalClock) -> None:
    assert proposed_return(session, clock.now()) == "13:45"
    assert proposed_return(session, clock.now() + timedelta(minutes=1, seconds=5)) == "13:50"


def test_the_room_reads_when_it_goes_on_and_the_clock_of_the_step_stands_still(session: LiveSession, clock: RehearsalClock) -> None:
    clock.advance(minutes=2)
    assert session.step is not None
    before = step_timer(session, session.step).remaining(clock.now())

    pause_until(session, "14:00", clock.now())
    clock.advance(minutes=20)
    wall = beamer_view(session, clock.now())

    assert (wall.screen, wall.until_words, wall.until, wall.next_title) == ("break", "we gaan verder om", "14:00", session.step.title)
    assert wall.clock is not None
    assert wall.clock.left == 8 * MINUTE
    assert step_timer(session, session.step).remaining(clock.now()) == before
    assert console_view(session, clock.now()).face_note == "pauze tot 14:00"


def test_the_end_is_expected_after_the_whole_pause(session: LiveSession, clock: RehearsalClock) -> None:
    before = schedule(session, clock.now()).expected_end

    pause_until(session, "14:00", clock.now())

    assert schedule(session, clock.now()).expected_end == before + 30 * MINUTE


def test_after_its_time_the_pause_waits_for_the_facilitator(session: LiveSession, clock: RehearsalClock) -> None:
    pause_until(session, "13:40", clock.now())
    clock.advance(minutes=12)

    assert session.course.paused
    session.resume(clock.now())
    assert (session.course.paused, session.course.resumes_at) == (False, None)
    assert beamer_view(session, clock.now()).screen != "break"


def test_going_to_another_step_ends_it_too(session: LiveSession, clock: RehearsalClock) -> None:
    pause_until(session, "14:00", clock.now())
    session.go_on(clock.now())

    assert beamer_view(session, clock.now()).until_words == ""


def test_undo_takes_the_pause_back_or_only_its_other_time(session: LiveSession, clock: RehearsalClock) -> None:
    pause_until(session, "14:00", clock.now())
    pause_until(session, "14:15", clock.now())
    session.undo(clock.now())
    first = beamer_view(session, clock.now()).until
    session.undo(clock.now())

    assert first == "14:00"
    assert not session.course.paused


def test_a_plain_pause_gets_a_time_afterwards_and_keeps_its_beginning(session: LiveSession, clock: RehearsalClock) -> None:
    session.pause(clock.now())
    clock.advance(minutes=3)
    pause_until(session, "14:00", clock.now())

    assert [stop.began_at for stop in session.course.stops] == [clock.now() - 3 * MINUTE]
    session.pause(clock.now())
    assert beamer_view(session, clock.now()).until == "14:00"


def test_the_journal_keeps_the_time_and_reads_a_pause_of_before() -> None:
    paused = Paused(datetime(2026, 11, 26, 13, 0, tzinfo=UTC))

    assert event_from_data(*event_to_data(paused)) == paused
    assert event_from_data("paused", {}) == Paused()
