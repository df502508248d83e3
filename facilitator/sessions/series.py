"""Sessions that come back: what makes them a series, and when the next one is."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_RHYTHM = re.compile(r"every (?:(\d{1,3}) )?(day|week|month|quarter|year)s?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Rhythm:
    """So many of a unit: `day`, `week`, `month`, `quarter` or `year`."""

    number: int
    unit: str


def rhythm(series: str) -> Rhythm | None:
    """`every 3 months` as a rhythm; None where it is none."""
    found = _RHYTHM.fullmatch(series.strip())
    return Rhythm(int(found[1] or 1), found[2]) if found else None


def team_key(team: str) -> str:
    """The same for a team however it was typed; empty without a team."""
    return " ".join(team.split()).casefold()


def next_date(series: str, last: date) -> date | None:
    """When a session after that of `last` is due: on the same day of the week, for that is when people have time."""
    every = rhythm(series)
    if every is None:
        return None
    if every.unit not in _MONTHS:
        return last + every.number * timedelta(days=7 if every.unit == "week" else 1)
    due = _months_later(last, every.number * _MONTHS[every.unit])
    return due + timedelta(days=(last.weekday() - due.weekday() + 3) % 7 - 3)


def _months_later(day: date, months: int) -> date:
    """The same day of another month, or its last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
