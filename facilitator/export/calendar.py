"""Promises as an iCalendar file (RFC 5545), to take into any calendar program.

What has a date is a whole day in the calendar that does not make anybody busy: Outlook reads no tasks from a file.
What has none is a task (VTODO), for programs that know those.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Todo

from facilitator.export.typed_text import clean
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes

REMINDED_BEFORE = timedelta(days=1)


def calendar(minutes: Minutes) -> bytes:
    """An entry for each action, with a reminder the day before its date. Made again, an action is not doubled."""
    file = new_calendar(f"{tr('Actiepunten')} {minutes.title} {minutes.team}")
    stamp = minutes.ended_at or minutes.started_at or minutes.planned_start
    where = f"{minutes.title} {minutes.team}"
    for action in minutes.actions:
        file.add_component(entry_of(action.id, stamp, action.text, action.owner, action.due, where))
    return bytes(file.to_ical())


def new_calendar(name: str) -> Calendar:
    """A calendar of this name with nothing in it."""
    file = Calendar()
    file.add("prodid", "-//Facilitator//NL")
    file.add("version", "2.0")
    file.add("x-wr-calname", _line(name))
    return file


def entry_of(promise: str, stamp: datetime, text: str, owner: str, due: date | None, where: str) -> Event | Todo:
    """A promise; `stamp` is when it was made or changed (UTC), `where` the session in which it was promised.

    Its UID follows from its id alone: taken in from the minutes, from those of a later session in which it came back and from the
    list of all, it is one entry.
    """
    entry: Event | Todo = Event() if due else Todo()
    what = _line(text)
    entry.add("uid", f"{promise}@facilitator")
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
