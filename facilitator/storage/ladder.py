"""Which copies are kept: everything of today and yesterday, then ever fewer, so that a year costs some tens of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

RUNGS: tuple[tuple[int, Callable[[date], object]], ...] = (
    (12, lambda day: day),
    (10, lambda day: day.isocalendar()[:2]),
    (9, lambda day: (day.year, day.month)),
)
"""How many copies, and of what the last one is kept: of a day, then of a week, then of a month."""


def superfluous(made: Iterable[datetime], today: date) -> frozenset[datetime]:
    """The moments of the copies that may go. Moments are aware, and their day is read from them as they are.

    A copy from the future counts as one of today: the clock was set back, and it is the newest there is.
    """
    rungs = [[number, of] for number, of in RUNGS]
    recent, gone = today - timedelta(days=1), set()
    last: date | None = None
    for moment in sorted(made, reverse=True):
        day = moment.date()
        if day < recent:
            while rungs and not rungs[0][0]:
                del rungs[0]
            if not rungs or (last is not None and rungs[0][1](last) == rungs[0][1](day)):  # type: ignore[operator]
                gone.add(moment)
                continue
            rungs[0][0] -= 1  # type: ignore[operator]
        last = day
    return frozenset(gone)
