"""How long a step has run, worked out from facts. Nothing in here ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.sessions.screens.beamer_view import Phase

ZERO = timedelta()


@dataclass(frozen=True)
class Span:
    """From an instant to another, or to now where it has no end yet."""

    began_at: datetime
    ended_at: datetime | None = None

    def length(self, now: datetime) -> timedelta:
        # A clock set back while we run must never show time un-spent.
        return max(ZERO, (self.ended_at or now) - self.began_at)

    def overlap(self, other: Span, now: datetime) -> timedelta:
        """How long both lasted at once."""
        begin = max(self.began_at, other.began_at)
        return max(ZERO, min(self.ended_at or now, other.ended_at or now) - begin)


@dataclass(frozen=True)
class Timer:
    """The time of one step or one turn: how long it may take, when it ran, and when the clock stood still."""

    length: timedelta
    spans: tuple[Span, ...] = ()
    stops: tuple[Span, ...] = ()
    """Pauses and gaps, which do not overlap each other."""

    def elapsed(self, now: datetime) -> timedelta:
        """Time spent, never below zero."""
        return sum((self._spent(span, now) for span in self.spans), ZERO)

    def remaining(self, now: datetime) -> timedelta:
        """Time left; negative once it runs over."""
        return self.length - self.elapsed(now)

    def phase(self, now: datetime) -> Phase:
        """Ready, running, warning (the last fifth, at most two minutes), overrun or paused."""
        if not self.spans:
            return "ready"
        if any(stop.ended_at is None for stop in self.stops):
            return "paused"
        left = self.remaining(now)
        if left < ZERO:
            return "overrun"
        return "warning" if left <= warning_time(self.length) else "running"

    def _spent(self, span: Span, now: datetime) -> timedelta:
        return max(ZERO, span.length(now) - stopped(span, self.stops, now))


def stopped(span: Span, stops: Iterable[Span], now: datetime) -> timedelta:
    """How much of a span the clock stood still."""
    return sum((span.overlap(stop, now) for stop in stops), ZERO)


def warning_time(length: timedelta) -> timedelta:
    """How long before the end the warning begins: a fifth, at most two minutes."""
    return min(timedelta(minutes=2), length / 5)
