"""Earlier sessions of a series: found in the store, and read without anything being written.

A series is the sessions with the same draaiboek and the same team. Without a team there is none: two groups must not get each
other's promises.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from facilitator.language import tr
from facilitator.sessions.course import fold
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.follow_up import came_along, comes_back
from facilitator.sessions.journal import Entry, counting, event_from_data
from facilitator.sessions.live_session import LiveSession, Record
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.people import everybody
from facilitator.sessions.previous import Previous, name_key, taken_over
from facilitator.sessions.promises import PromisesBrought
from facilitator.sessions.recurring import Recurrence, recurrence
from facilitator.sessions.series import team_key
from facilitator.sessions.template import Template
from facilitator.sessions.template_file import template_from_sources
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.store import Store

MOST_SESSIONS = 24
"""How far back is looked for who had a role that goes round."""


def earlier(store: Store, template: str, team: str) -> tuple[SessionRecord, ...]:
    """The closed sessions of a series, the last one first; their sources are empty. `template` is the name of the draaiboek."""
    if not team_key(team):
        return ()
    found = [r for r in store.closed_sessions(template) if team_key(r.team) == team_key(team)]
    return tuple(sorted(found, key=lambda r: (r.starts_at, r.created_at), reverse=True))


def session_of(stored: StoredSession, record: Record) -> LiveSession:
    """The session as it was kept. Raises TemplateError or StorageError for what this version cannot read."""
    template = template_from_sources(dict(stored.record.sources), stored.record.main)
    try:
        entries = [Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e in stored.entries]
        particulars = Particulars.from_data(stored.record.particulars)
    except ValueError as error:
        text = tr("In deze sessie staat iets wat deze versie van het programma niet kent. Installeer de nieuwste versie.")
        raise StorageError(text) from error
    return LiveSession(template, particulars, record, entries, stored.words)


def read_only(store: Store, session_id: str) -> LiveSession:
    """A session to look in. Raises StorageError where it cannot be read, or when something would be kept in it."""
    return only_read(store.load(session_id))


def only_read(stored: StoredSession) -> LiveSession:
    """What was kept, to look in. Raises TemplateError or StorageError as `session_of`, and when something would be kept."""

    def refuse(entry: Entry, words: Mapping[str, str]) -> None:
        raise StorageError("an earlier session is only read")

    return session_of(stored, refuse)


def brought_along(store: Store, template: Template, team: str, besides: str = "") -> tuple[PromisesBrought, Mapping[str, str]]:
    """What the previous session of the series hands on, with the words of it; nothing where there is no previous session.

    A previous session that cannot be read is no reason not to begin: then that is what is said.
    """
    found = next((r for r in earlier(store, template.name, team) if r.id != besides), None)
    if found is None:
        return PromisesBrought(), {}
    try:
        return came_along(read_only(store, found.id), found.id)
    except FacilitatorError:
        return PromisesBrought(found.id, found.starts_at, unreadable=True), {}


def previous_of(store: Store, template: Template, team: str, today: date, besides: str = "") -> Previous | None:
    """What preparing may take from the earlier sessions of a team. Raises StorageError where the last one cannot be read."""
    records = [r for r in earlier(store, template.name, team) if r.id != besides]
    if not records:
        return None
    last = read_only(store, records[0].id)
    brought, _words = came_along(last, records[0].id)
    held = local(brought.held_at or last.particulars.starts_at, last.particulars).date()
    return Previous(
        held_on=held,
        people=len(last.circle),
        open_promises=len(brought.promises) if comes_back(template) else None,
        participants=taken_over(template, last.people),
        stands=_stands(template, records, today),
        turns=_turns(store, template, records[:MOST_SESSIONS]),
    )


def _stands(template: Template, records: list[SessionRecord], today: date) -> Recurrence | None:
    days = (r.starts_at.astimezone(ZoneInfo(str(r.particulars.get("timezone", "UTC")))).date() for r in records)
    return recurrence(template.series, days, today)


def _turns(store: Store, template: Template, records: list[SessionRecord]) -> dict[str, dict[str, date]]:
    """Who had each role that goes round, and when last; read from the journals without the draaiboeken of then."""
    rotating = {name: spec for name, spec in template.roles.items() if spec.rotates}
    found: dict[str, dict[str, date]] = {name: {} for name in rotating}
    for record in records if rotating else ():
        stored = store.load(record.id)
        particulars = Particulars.from_data(stored.record.particulars)
        entries = tuple(Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e in stored.entries)
        people = everybody(particulars, fold(counting(entries)), stored.words)
        for role, spec in rotating.items():
            names = [p.name for p in people if p.role == role] or ([particulars.facilitator] if spec.leads else [])
            for name in filter(None, names):
                found[role].setdefault(name_key(name), local(record.starts_at, particulars).date())
    return found
