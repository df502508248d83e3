"""The only place that asks what time it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What everything that needs the time is handed."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        ...

    def running(self) -> timedelta:
        """Time that passed on a clock that nobody can set; only differences mean anything."""
        ...


class SystemClock:
    """The clock of the machine. The wall clock counts: a lid closed for ten minutes is ten minutes of meeting."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def running(self) -> timedelta:
        return timedelta(seconds=time.monotonic())


class RehearsalClock:
    """A clock that stands still until it is moved: for rehearsals and tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._running = timedelta()

    def now(self) -> datetime:
        return self._now

    def running(self) -> timedelta:
        return self._running

    def advance(self, **by: float) -> None:
        """Let time pass, in the words of `timedelta`: `advance(minutes=4)`."""
        self._now += timedelta(**by)
        self._running += timedelta(**by)

    def jump(self, **by: float) -> None:
        """Set the wall clock, or wake up from sleep: the wall jumps, the running time does not."""
        self._now += timedelta(**by)
