"""When the next session of a series is due, and which were skipped: worked out from the days on which there was one.

The rhythm is a grid of dates, laid from the first session. A session belongs to the date that is nearest. Where that date had one
already it is outside the rhythm, which is fine and moves nothing. One that is a few days early or late moves nothing either; one that
is further away lays the grid anew, for then the group has another rhythm.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from facilitator.sessions.coming_back.series import Rhythm, due_date, rhythm

MOST_SKIPPED = 400
"""Dates that are looked at, at most, between one session and the next."""
STOPPED_AFTER = 4
"""Skipped so many times in a row, a series is taken to have stopped."""
SURELY = 3
"""After so many times as long nobody needs to know which dates were skipped."""
_A_WEEK = 7


@dataclass(frozen=True)
class Recurrence:
    """How a series stands today. `last` is the last session there was, in its rhythm or outside."""

    last: date
    due: date | None = None
    """The next date; it lies in the past where it was missed by less than half a rhythm. None without a rhythm, or of a series
    that stopped long ago."""
    skipped: tuple[date, ...] = ()
    """Dates since the last but one session in the rhythm that went by without one, the oldest first."""
    missed: int = 0
    """How many of those come after the last session; of a series that stopped long ago just enough."""
    ahead: bool = False
    """The last session is later than today: somebody set the clock back."""

    @property
    def stopped(self) -> bool:
        return self.missed >= STOPPED_AFTER


def recurrence(series: str, held: Iterable[date], today: date) -> Recurrence | None:
    """How a series stands; None where there was no session at all."""
    days = tuple(sorted(set(held)))
    return _stands(series, days, today) if days else None


@lru_cache(4096)  # a list of ten thousand sessions is gone through each time that one comes home
def _stands(series: str, days: tuple[date, ...], today: date) -> Recurrence:
    ahead, every = days[-1] > today, rhythm(series)
    if every is None:
        return Recurrence(days[-1], ahead=ahead)
    if (today - days[-1]).days > SURELY * every.days * STOPPED_AFTER:
        return Recurrence(days[-1], missed=STOPPED_AFTER)
    grid = _Grid(every, days[0], days[0].weekday())
    for day in days[1:]:
        grid.hold(day)
    since = grid.pass_by(today)
    return Recurrence(days[-1], grid.due(), (*grid.between, *since), len(since), ahead)


class _Grid:
    """The dates of a rhythm, the one that is next among them."""

    def __init__(self, every: Rhythm, first: date, weekday: int) -> None:
        self._every, self._first, self._weekday = every, first, weekday
        self._times = 1
        self._known: dict[tuple[date, int, int], date | None] = {}
        self.between: tuple[date, ...] = ()
        """What was skipped between the last two sessions that were in the rhythm."""

    def due(self, further: int = 0) -> date | None:
        wanted = self._first, self._times + further, self._weekday
        if wanted not in self._known:
            self._known[wanted] = due_date(self._every, *wanted)
        return self._known[wanted]

    def hold(self, day: date) -> None:
        """There was a session this day."""
        skipped = self.pass_by(day)
        due = self.due()
        if due is None or day < self._middle(-1):
            return  # outside the rhythm
        self.between, self._weekday = skipped, day.weekday()
        if abs((day - due).days) <= min(_A_WEEK, self._every.days // 4):
            self._times += 1
        else:
            self._first, self._times = day, 1

    def pass_by(self, day: date) -> tuple[date, ...]:
        """Dates that are over by now, as the one after them is nearer."""
        found: list[date] = []
        while (due := self.due()) is not None and day >= self._middle(0) and len(found) < MOST_SKIPPED:
            found.append(due)
            self._times += 1
        return tuple(found)

    def _middle(self, further: int) -> date:
        """The first day that is nearer to the date after this one."""
        this, following = self.due(further), self.due(further + 1)
        if this is None or following is None:
            return date.max
        return this + timedelta(days=(following - this).days // 2 + 1)
