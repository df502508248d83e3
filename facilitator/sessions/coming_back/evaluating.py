"""Agreements and experiments that say when they are to be looked at again: `evalueren op 1 mei`, `over drie maanden evalueren we`.

The day stands in the text and nowhere else, so that correcting the text corrects the day. Until then it rests: it comes along from
session to session, and nobody is asked about it.
"""

from __future__ import annotations

import re
from datetime import date

from facilitator.sessions.coming_back.due_date import SaidDate, find_date
from facilitator.sessions.coming_back.series import Rhythm, due_date

_ASKED = re.compile(r"\b(?:evalu\w*|terugkij\w*|terugblik\w*|bekij\w*|review\w*|look(?:ing)? back)\b", re.IGNORECASE)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "een één a an one", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven", "acht eight", "negen nine",
            "tien ten", "elf eleven", "twaalf twelve",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_UNITS = {
    "dag": "day", "day": "day", "week": "week", "weken": "week", "maand": "month", "month": "month", "kwarta": "quarter",
    "quarter": "quarter", "jaar": "year", "year": "year",
}  # fmt: skip
_LATER = re.compile(
    rf"\b(?:over|na|in|after)\s+(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+"
    r"(?P<unit>dag|dagen|days?|week|weken|weeks?|maand|maanden|months?|kwartaal|kwartalen|quarters?|jaar|years?)\b",
    re.IGNORECASE,
)
_NEAR, _STOP = 40, re.compile(r"[.;:!?]")
"""Letters that may stand between the word and the date, and what may not."""


def evaluation_day(text: str, said_on: date) -> date | None:
    """The day on which it is to be looked at again; None where the text names none. `said_on` is when it was agreed."""
    found = _said(text, said_on)
    if found is not None:
        return found.day
    for later in _LATER.finditer(text):
        if _asked_near(text, later.start(), later.end()):
            number = _NUMBERS.get(later["number"].lower()) or int(later["number"])
            unit = next(unit for word, unit in _UNITS.items() if later["unit"].lower().startswith(word))
            return due_date(Rhythm(number, unit), said_on, 1, said_on.weekday()) if number else None
    return None


def impossible_evaluation(text: str, today: date) -> str:
    """A day for it that does not exist, such as 31 februari, as it was said; else nothing."""
    found = _said(text, today)
    return text[found.start : found.end] if found is not None and found.day is None else ""


def _said(text: str, today: date) -> SaidDate | None:
    found = find_date(text, today)
    return found if found is not None and _asked_near(text, found.start, found.end) else None


def _asked_near(text: str, start: int, end: int) -> bool:
    between = (text[min(end, m.end()) : max(start, m.start())] for m in _ASKED.finditer(text))
    return any(len(words) <= _NEAR and not _STOP.search(words) for words in between)
