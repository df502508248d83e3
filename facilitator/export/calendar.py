"""Promises as an iCalendar file (RFC 5545), to take into any calendar program.

What has a date is a whole day in the calendar that does not make anybody busy: Outlook reads no tasks from a file.
What has none is a task (VTODO), for programs that know those.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Todo

from facilitator.export.typed_text import clean
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes

REMINDED_BEFORE = timedelta(days=1)


def calendar(minutes: Minutes) -> bytes:
    """An entry for each action, with a reminder the day before its date. Made again, an action keeps its UID and so is not doubled."""
    file = new_calendar(f"{tr('Actiepunten')} {minutes.title} {minutes.team}")
    stamp = minutes.ended_at or minutes.started_at or minutes.planned_start
    for number, action in enumerate(minutes.actions):
        where = f"{minutes.title} {minutes.team}"
        file.add_component(entry_of(_uid(minutes, number), stamp, action.text, action.owner, action.due, where))
    return bytes(file.to_ical())


def new_calendar(name: str) -> Calendar:
    """A calendar of this name with nothing in it."""
    file = Calendar()
    file.add("prodid", "-//Facilitator//NL")
    file.add("version", "2.0")
    file.add("x-wr-calname", _line(name))
    return file


def entry_of(uid: str, stamp: datetime, text: str, owner: str, due: date | None, where: str) -> Event | Todo:
    """A promise; `stamp` is when it was made or changed (UTC), `where` the session in which it was promised."""
    entry: Event | Todo = Event() if due else Todo()
    what = _line(text)
    entry.add("uid", uid)
    entry.add("dtstamp", stamp)
    entry.add("summary", tr("{owner}: {what}", owner=_line(owner), what=what) if owner else what)
    entry.add("description", _description(text, where))
    if due is None:
        entry.add("status", "NEEDS-ACTION")
        return entry
    entry.add("dtstart", due)
    entry.add("transp", "TRANSPARENT")
    entry.add_component(_reminder(what))
    return entry


def _uid(minutes: Minutes, number: int) -> str:
    """From when it was said: that stays when somebody corrects the words, the owner or the date."""
    at = minutes.actions[number].at
    same = sum(action.at == at for action in minutes.actions[:number])
    said = f"{at.isoformat()}|{same}|{minutes.planned_start.isoformat()}|{minutes.team}|{minutes.title}"
    return hashlib.sha256(said.encode("utf-8", errors="replace")).hexdigest()[:32] + "@facilitator"


def _description(text: str, where: str) -> str:
    said = tr("Afgesproken bij {session}.", session=_line(where))
    return f"{clean(text)}\n\n{said}" if "\n" in text else said


def _reminder(what: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", -REMINDED_BEFORE)
    return alarm


def _line(text: str) -> str:
    return " ".join(clean(text).split())
