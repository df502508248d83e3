"""What is asked for on one line while a session runs: a step with its minutes, a time with what it is for, when something began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars

_UNIT = r"(?:minuten|minuut|minutes|minute|min|m|['’′])"
_LENGTH = rf"(\d{{1,3}})(?::([0-5]\d))?\s*{_UNIT}?"
_LAST = re.compile(rf"(.*?)[\s,;:–-]*(?<!\S){_LENGTH}\s*", re.IGNORECASE)
_FIRST = re.compile(rf"\s*{_LENGTH}(?!\S)\s*(.*)", re.IGNORECASE)
_FIRST_SAID = re.compile(rf"\s*(\d{{1,3}})(?::([0-5]\d))?\s*{_UNIT}(?!\S)\s*(.*)", re.IGNORECASE)
"""In front of a title the unit has to be there: `3 vragen` is a title."""
_AGO = re.compile(rf"\s*{_LENGTH}(?:\s*(?:geleden|ago))?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"\s*(?:om|at)?\s*(\d{1,2})[:.u]([0-5]\d)\s*(?:uur)?\s*", re.IGNORECASE)
USUAL = timedelta(minutes=5)
"""Of a step of which nobody says how long it takes."""


@dataclass(frozen=True)
class Asked:
    """A text with a length."""

    text: str
    length: timedelta


def read_step(line: str) -> Asked:
    """A title and how long it takes: `Wat nemen we mee? 8`, `10 min Napraten`. Without minutes it takes five."""
    last, first = _LAST.fullmatch(line), _FIRST_SAID.fullmatch(line)
    if last and last[1].strip():
        return Asked(last[1].strip(), _length(last[2], last[3]))
    if first and first[3].strip():
        return Asked(first[3].strip(), _length(first[1], first[2]))
    return Asked("" if last else line.strip(), _length(last[2], last[3]) if last else USUAL)


def read_side(line: str) -> Asked:
    """A length and what it is for: `2 in tweetallen`, `in tweetallen 2:30`, `3`. Raises SessionError without a length."""
    first, last = _FIRST.fullmatch(line), _LAST.fullmatch(line)
    if first:
        return Asked(first[3].strip(), _length(first[1], first[2]))
    if last:
        return Asked(last[1].strip(), _length(last[2], last[3]))
    raise SessionError(tr("Zeg hoeveel minuten, zoals: 2 in tweetallen."))


def read_begin(line: str, now: datetime, particulars: Particulars) -> datetime:
    """When something began: `2` or `2:30` minutes ago, or `om 14:32`. Raises SessionError where it is neither.

    `14:32` without `om` is a time of day within an hour or so of now, else minutes and seconds.
    """
    clock, ago = _CLOCK.fullmatch(line), _AGO.fullmatch(line)
    said_at = bool(re.match(r"\s*(om|at)\b", line, re.IGNORECASE))
    here = local(now, particulars)
    if clock and int(clock[1]) < 24 and (said_at or not ago or abs(here.hour - int(clock[1])) <= 1):
        return here.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0).astimezone(now.tzinfo)
    if ago:
        return now - _length(ago[1], ago[2])
    raise SessionError(tr("Zeg hoeveel minuten geleden, zoals 2 of 2:30, of hoe laat, zoals om 14:32."))


def _length(minutes: str, seconds: str | None) -> timedelta:
    return timedelta(minutes=int(minutes), seconds=int(seconds or 0))
