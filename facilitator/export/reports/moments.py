"""Instants and lengths in words, as they stand in a document: in the time of the room, in whole minutes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from facilitator.language import clock_time, day, minutes_text, tr
from facilitator.sessions.reports.minutes import Minutes


def local(moment: datetime, minutes: Minutes) -> datetime:
    """The instant as the clock in the room showed it."""
    return moment.astimezone(ZoneInfo(minutes.timezone))


def began(minutes: Minutes) -> datetime:
    """When it began, or is to begin, in local time."""
    return local(minutes.started_at or minutes.planned_start, minutes)


def ended(minutes: Minutes) -> datetime | None:
    """When it ended, or is planned to, in local time; None while it runs."""
    if minutes.started_at is None:
        return local(minutes.planned_end, minutes) if minutes.planned_end else None
    return local(minutes.ended_at, minutes) if minutes.ended_at else None


def when(minutes: Minutes) -> str:
    """`Donderdag 12 november 2026, 13:32 – 15:14 uur`."""
    words = long_date(began(minutes))
    return tr("{date}, {hours}", date=words[:1].upper() + words[1:], hours=hours(began(minutes), ended(minutes)))


def hours(begin: datetime, end: datetime | None) -> str:
    """`13:32 – 15:14 uur`, or only when it began."""
    if end is None:
        return tr("vanaf {begin} uur", begin=clock_time(begin))
    return tr("{begin} – {end} uur", begin=clock_time(begin), end=clock_time(end))


def long_date(moment: date) -> str:
    return day(moment, "EEEE d MMMM y")


def short_date(moment: date) -> str:
    """`27 nov 2026`."""
    return day(moment, "d MMM y")


def whole(length: timedelta) -> timedelta:
    """Rounded to minutes, but never to nothing: half a minute stays in seconds."""
    return length if length < timedelta(minutes=1) else timedelta(minutes=round(length / timedelta(minutes=1)))


def length_text(length: timedelta) -> str:
    """`12 min`."""
    return minutes_text(whole(length)) if length else tr("{n} min", n=0)


def difference_text(planned: timedelta, took: timedelta) -> str:
    """`4 min langer`: in words, never a bare sign."""
    apart = round(took / timedelta(minutes=1)) - round(planned / timedelta(minutes=1))
    if not apart:
        return tr("gelijk")
    return tr("{n} min langer", n=apart) if apart > 0 else tr("{n} min korter", n=-apart)
