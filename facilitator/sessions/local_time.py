"""Instants are UTC everywhere; here they become the time on the wall of the room, and the other way round."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from facilitator.sessions.particulars import Particulars

YEARS = range(1970, 2500)
"""Of anything that happens in a session: near the ends of what Python can count, adding an hour is an error."""
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.,uh]\s*)?(\d{2})?\s*(?:uur|u|h)?", re.IGNORECASE)


def local(moment: datetime, particulars: Particulars) -> datetime:
    """The same instant as the clock in the room shows it."""
    return moment.astimezone(ZoneInfo(particulars.timezone))


def read_time(text: str) -> time | None:
    """A time of day as people write it: `9:30`, `930`, `15.05`, `9 uur`. None where it is not one."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def instant(day: date, at: time, timezone: str) -> datetime:
    """That time on the wall, as UTC."""
    return datetime.combine(day, at, ZoneInfo(timezone)).astimezone(ZoneInfo("UTC"))
