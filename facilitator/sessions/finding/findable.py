"""What of a session the archive may find: only what its minutes say, to whoever may read those.

What is for the group during the session, for a role or for the facilitator alone is found nowhere but in the session itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.sessions.finding.examples import is_shared
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes
from facilitator.sessions.reports.minutes_parts import in_minutes


@dataclass(frozen=True)
class Findable:
    """One thing that can be found. `kind` is one of `searching.FOUND_KINDS`; `note` is the id of the note that a hit opens at."""

    kind: str
    text: str
    owner: str
    note: str
    day: date
    """By the calendar of the place where the session was."""
    example: bool = False
    """Whether it was marked as an example worth sharing."""


def findable(session: LiveSession, now: datetime) -> tuple[Findable, ...]:
    """All of a session that may be found: itself, its people, and what was taken down."""
    minutes = make_minutes(session, now)
    return (*_itself(minutes), *_people(minutes), *_notes(session, minutes), *_fields(minutes))


def _itself(minutes: Minutes) -> Iterator[Findable]:
    words = ", ".join(word for word in (minutes.title, minutes.place, minutes.organisation) if word)
    yield Findable("session", words, minutes.facilitator, "", _day(minutes, minutes.planned_start))


def _people(minutes: Minutes) -> Iterator[Findable]:
    """Who was on the list, which is no secret of the conversation."""
    for person in (*minutes.present, *minutes.absent):
        if person.name:
            yield Findable("person", person.name, person.role, "", _day(minutes, minutes.planned_start))


def _notes(session: LiveSession, minutes: Minutes) -> Iterator[Findable]:
    for note in session.course.notes.values():
        if in_minutes(session, note):
            content = session.content(note)
            yield Findable(note.kind, content.text, content.owner, note.id, _day(minutes, note.at), is_shared(session, note.id))


def _fields(minutes: Minutes) -> Iterator[Findable]:
    for step in minutes.steps:
        day = _day(minutes, step.began_at or minutes.planned_start)
        for name, text in step.texts:
            yield Findable("field", f"{name}: {text}", "", "", day)
        for table in step.tables:
            for row in table.rows:
                yield Findable("field", f"{table.name}: {' · '.join(cell for cell in row if cell)}", "", "", day)


def _day(minutes: Minutes, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(minutes.timezone)).date()
