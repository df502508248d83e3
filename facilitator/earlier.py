"""Earlier sessions of a series: found in the store, and read without anything being written.

A series is the sessions with the same draaiboek and the same team. Without a team there is none: two groups must not get each
other's promises.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.follow_up import came_along
from facilitator.sessions.journal import Entry, event_from_data
from facilitator.sessions.live_session import LiveSession, Record
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.promises import PromisesBrought
from facilitator.sessions.series import team_key
from facilitator.sessions.template import Template
from facilitator.sessions.template_file import template_from_sources
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.store import Store


def earlier(store: Store, template: str, team: str) -> tuple[SessionRecord, ...]:
    """The closed sessions of a series, the last one first; their sources are empty. `template` is the name of the draaiboek."""
    if not team_key(team):
        return ()
    found = [r for r in store.closed_sessions(template) if team_key(r.team) == team_key(team)]
    return tuple(sorted(found, key=lambda r: (r.starts_at, r.created_at), reverse=True))


def session_of(stored: StoredSession, record: Record) -> LiveSession:
    """The session as it was kept. Raises TemplateError or ValueError for what this version cannot read."""
    template = template_from_sources(dict(stored.record.sources), stored.record.main)
    entries = [Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e in stored.entries]
    return LiveSession(template, Particulars.from_data(stored.record.particulars), record, entries, stored.words)


def read_only(store: Store, session_id: str) -> LiveSession:
    """A session to look in. Raises StorageError where it cannot be read, or when something would be kept in it."""

    def refuse(entry: Entry, words: Mapping[str, str]) -> None:
        raise StorageError("an earlier session is only read")

    try:
        return session_of(store.load(session_id), refuse)
    except ValueError as error:
        raise StorageError(str(error)) from error


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


def held_at(session: LiveSession) -> datetime:
    """When it was, or was to be."""
    return session.course.started_at or session.particulars.starts_at
