"""Time as arithmetic."""

from datetime import UTC, datetime, timedelta

from facilitator.sessions.history.timer import Span, Timer, warning_time

START = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_running_over_shows_as_negative_time() -> None:
    timer = Timer(timedelta(minutes=1), (Span(START),))

    assert timer.remaining(at(1.25)) == timedelta(seconds=-15)
    assert timer.phase(at(1.25)) == "overrun"


def test_a_pause_does_not_count() -> None:
    timer = Timer(timedelta(minutes=10), (Span(START),), (Span(at(2), at(5)),))

    assert timer.elapsed(at(6)) == timedelta(minutes=3)


def test_a_pause_that_lasts_holds_the_clock() -> None:
    timer = Timer(timedelta(minutes=10), (Span(START),), (Span(at(2)),))

    assert timer.elapsed(at(9)) == timedelta(minutes=2)
    assert timer.phase(at(9)) == "paused"


def test_a_clock_set_back_never_gives_time_back() -> None:
    timer = Timer(timedelta(minutes=10), (Span(START),))

    assert timer.elapsed(at(-60)) == timedelta()


def test_going_back_to_a_step_goes_on_where_it_was() -> None:
    timer = Timer(timedelta(minutes=10), (Span(START, at(4)), Span(at(6))))

    assert timer.elapsed(at(7)) == timedelta(minutes=5)


def test_the_warning_is_a_fifth_and_at_most_two_minutes() -> None:
    assert warning_time(timedelta(minutes=5)) == timedelta(minutes=1)
    assert warning_time(timedelta(minutes=60)) == timedelta(minutes=2)


def test_a_step_that_was_never_opened_is_ready() -> None:
    assert Timer(timedelta(minutes=5)).phase(START) == "ready"
