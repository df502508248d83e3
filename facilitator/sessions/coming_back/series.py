"""Sessions that come back: what makes them a series, and in which rhythm.

A rhythm is written in words (`every 3 months`) or as ISO 8601 has it: `P3M`, or `R/P3M` for something that repeats.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

RHYTHM = r"every (?:[0-9]{1,3} )?(?:day|week|month|quarter|year)s?|(?:R/)?P[1-9][0-9]{0,2}[DWMY]"
"""How a rhythm is written, as a regular expression."""
_WORDS = re.compile(r"every (?:(\d{1,3}) )?(day|week|month|quarter|year)s?", re.ASCII)
_ISO = re.compile(r"(?:R/)?P([1-9]\d{0,2})([DWMY])", re.ASCII)
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Rhythm:
    """So many of a unit: `day`, `week`, `month`, `quarter` or `year`."""

    number: int
    unit: str

    @property
    def months(self) -> int:
        """How many months it is; 0 where it is counted in days."""
        return self.number * _MONTHS.get(self.unit, 0)

    @property
    def days(self) -> int:
        """How many days it is; of months about."""
        return self.months * 30 or self.number * (7 if self.unit == "week" else 1)


def rhythm(series: str) -> Rhythm | None:
    """`every 3 months` or `R/P3M` as a rhythm; None where it is none, or where it would stand still."""
    text = series.strip()
    if found := _ISO.fullmatch(text):
        return Rhythm(int(found[1]), _UNITS[found[2]])
    found = _WORDS.fullmatch(text)
    number = int(found[1] or 1) if found else 0
    return Rhythm(number, found[2]) if found and number else None


def team_key(team: str) -> str:
    """The same for a team however it was typed; empty without a team."""
    return " ".join(team.split()).casefold()


def next_date(series: str, last: date) -> date | None:
    """When a session after that of `last` is due: on the same day of the week, for that is when people have time."""
    every = rhythm(series)
    return due_date(every, last, 1, last.weekday()) if every else None


def due_date(every: Rhythm, first: date, times: int, weekday: int) -> date | None:
    """The date so many times after the first one, on the nearest such day of the week (0 is Monday).

    It is counted from the first one, or months would get shorter and shorter. None after the end of the calendar.
    """
    try:
        if not every.months:
            due = first + timedelta(days=times * every.days)
            return due if every.days % 7 else _nearest(due, weekday)
        return _nearest(_months_later(first, times * every.months), weekday)
    except (ValueError, OverflowError):
        return None


def _nearest(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _months_later(day: date, months: int) -> date:
    """The same day of another month, or its last where it has no such day: there is no 31 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
