"""How long a session is kept: what was said for one term, and who was there for another, or until somebody says so.

`3 months` lets what was said go, and who was there stay. `3 months, attendance 1 year` lets the rest go after a year;
`3 months, everything` lets all of it go at once. A term is also read as ISO 8601 has it: `P3M`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from facilitator.language import tr, trn

_TERM = r"[0-9]{1,4} (?:day|week|month|year)s?|P[0-9]{1,4}[DWMY]"
RETENTION = rf"(?:{_TERM})(?:, (?:everything|attendance (?:{_TERM})))?"
"""How it is written, as a regular expression."""
_ONE = re.compile(r"P?(\d+) ?(day|week|month|year|[DWMY])s?", re.ASCII)
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}

Due = Literal["content", "session"]
"""What has to go: what was said, or all of it."""


@dataclass(frozen=True)
class Term:
    """So many of a unit: `day`, `week`, `month` or `year`."""

    number: int
    unit: str

    def after(self, day: date) -> date:
        """The first day on which it is over; the last of the calendar where that is further away."""
        try:
            if self.unit in ("day", "week"):
                return day + timedelta(days=self.number * (7 if self.unit == "week" else 1))
            years, month = divmod(day.month - 1 + self.number * (12 if self.unit == "year" else 1), 12)
            year = day.year + years
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        except (ValueError, OverflowError, IndexError):
            return date.max

    @property
    def words(self) -> str:
        """`3 maanden`."""
        return {
            "day": trn("{n} dag", "{n} dagen", self.number),
            "week": trn("{n} week", "{n} weken", self.number),
            "month": trn("{n} maand", "{n} maanden", self.number),
            "year": trn("{n} jaar", "{n} jaar", self.number),
        }[self.unit]


@dataclass(frozen=True)
class Retention:
    """The term of what was said, and that of who was there; None: until somebody says so."""

    content: Term
    people: Term | None = None

    @property
    def words(self) -> str:
        """What it means, in a few words."""
        if self.people is None:
            return tr("inhoud {term}, wie er was blijft", term=self.content.words)
        if self.people == self.content:
            return tr("alles {term}", term=self.content.words)
        return tr("inhoud {term}, wie er was {people}", term=self.content.words, people=self.people.words)


def read_retention(text: str) -> Retention | None:
    """What is written; None where nothing is, or something else."""
    if not re.fullmatch(RETENTION, text, re.ASCII):
        return None
    content, _, people = text.partition(", ")
    term = _term(content)
    if not people:
        return Retention(term)
    return Retention(term, term if people == "everything" else _term(people.removeprefix("attendance ")))


def _term(text: str) -> Term:
    found = _ONE.fullmatch(text)
    assert found is not None
    return Term(int(found[1]), _UNITS.get(found[2], found[2]))


def due(retention: Retention, last: date, today: date, *, content_erased: bool) -> tuple[Due, date] | None:
    """What has to go today of a session that was last used on a day, and since when; None where nothing has."""
    content = retention.content.after(last)
    people = max(content, retention.people.after(last)) if retention.people else None
    if people is not None and people <= today:
        return "session", people
    return ("content", content) if content <= today and content != people and not content_erased else None
