"""When a copy goes by itself: worked out by letting the ladder go on, with a copy for every day that comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from facilitator.storage.copies import Copy
from facilitator.storage.ladder import superfluous

SPECIAL_DAYS = 60
"""How long the copy before a migration or before putting something back is kept."""
_LONGEST = 800
"""Days; no copy is kept as long as this where the program is used every day."""


def goes_on(copy: Copy, copies: Iterable[Copy], today: date) -> date:
    """The day on which a copy goes, where one is made on every day from now on. Days are those of the clock here."""
    made = copy.made_at.astimezone()
    if copy.reason != "usual":
        return max(today, made.date() + timedelta(days=SPECIAL_DAYS + 1))
    kept = {each.made_at.astimezone() for each in copies if each.reason == "usual"} | {made}
    day = today
    for _ in range(_LONGEST):
        if made not in kept - superfluous(kept, day):
            return day
        kept = set(kept - superfluous(kept, day))
        day += timedelta(days=1)
        kept.add(datetime(day.year, day.month, day.day, 12, tzinfo=made.tzinfo))
    return day
