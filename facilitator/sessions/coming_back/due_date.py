"""Dates as people write them in a note: `uiterlijk vr 12 dec`, `voor 1 februari`, `by 3 March`, `2027-01-15`, `morgen`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mrt maa mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(("ma mon", "di tue", "wo wed", "do thu", "vr fri", "za sat", "zo sun"))
    for name in names.split()
}
_WEEKDAY = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\.?"
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june"
    r"|july|august|october|jan|feb|mrt|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec)\.?"
)
_BY = r"\b(?:uiterlijk|vóór|voor|op|by|before|on)\s+"
_PATTERN = re.compile(
    rf"{_BY}(?P<said>(?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})|(?P<numbers>\d{{1,2}}-\d{{1,2}}(?:-\d{{2,4}})?)"
    rf"|(?:{_WEEKDAY}\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?"
    rf"|(?P<word>morgen|overmorgen|vandaag|tomorrow|today)|(?P<weekday>{_WEEKDAY}))(?!\w)",
    re.IGNORECASE,
)
_WORDS = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}


@dataclass(frozen=True)
class SaidDate:
    """A date found in a text: where it stands (start, end), and which day; no day where it does not exist (31 februari)."""

    start: int
    end: int
    day: date | None


def find_date(text: str, today: date) -> SaidDate | None:
    """The last date that is said with `uiterlijk`, `voor`, `op` or their English twins; a day without year is the next one."""
    found = next(reversed(list(_PATTERN.finditer(text))), None)
    return SaidDate(found.start(), found.end(), _day(found, today)) if found else None


def read_date(text: str, today: date) -> date | None:
    """A whole text as a date, with or without `uiterlijk`; None where it is not one."""
    said = find_date(text if re.match(_BY, text.strip(), re.IGNORECASE) else f"op {text.strip()}", today)
    return said.day if said else None


def _day(found: re.Match[str], today: date) -> date | None:
    try:
        if found["iso"]:
            year, month, day = map(int, found["iso"].split("-"))
            return date(year, month, day)
        if found["numbers"]:
            return _from_numbers([int(n) for n in found["numbers"].split("-")], today)
        if found["word"]:
            return today + timedelta(days=_WORDS[found["word"].lower()])
        if found["weekday"]:
            return _next_weekday(_name(_DAYS, found["weekday"]), today)
        return _coming(int(found["day"]), _name(_MONTHS, found["month"]), found["year"], today)
    except ValueError:
        return None


def _name(names: dict[str, int], text: str) -> int:
    lower = text.lower()
    return next(number for name, number in names.items() if lower.startswith(name))


def _from_numbers(numbers: list[int], today: date) -> date:
    year = str(numbers[2] + 2000 if numbers[2] < 100 else numbers[2]) if len(numbers) == 3 else None
    return _coming(numbers[0], numbers[1], year, today)


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _next_weekday(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
