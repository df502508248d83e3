"""Earlier sessions of a series: found in the store, and read without anything being written.

A series is the sessions with the same draaiboek and the same team. Without a team there is none: two groups must not get each
other's promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import came_along, comes_back
from facilitator.sessions.coming_back.previous import Previous, taken_over
from facilitator.sessions.coming_back.recurring import Recurrence, recurrence
from facilitator.sessions.coming_back.rotation import Turns, followed, name_key
from facilitator.sessions.coming_back.series import team_key
from facilitator.sessions.coming_back.ticking import ticks_in, with_ticks
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.history.folding import fold
from facilitator.sessions.history.journal import Entry, counting, event_from_data
from facilitator.sessions.history.promises import ENDED, PromisesBrought
from facilitator.sessions.live_session import LiveSession, Record
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.people import everybody
from facilitator.sessions.shapes import check_shapes
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.storage.column_types import local_day
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.store import Store

BROKEN = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What words that nobody said may raise in code that trusts what was kept."""
MOST_SESSIONS = 24
"""How far back is looked for who had a role that goes round."""


class NotRight(StorageError):
    """A session that holds what no program of ours wrote. What is wrong with it may be what was said, so the sentence does not say."""

    def __init__(self) -> None:
        super().__init__(tr("In deze sessie klopt iets niet: ze is beschadigd, of niet van dit programma. Zet haar bij Herstel terug."))


def earlier(store: Store, template: str, team: str) -> tuple[SessionRecord, ...]:
    """The closed sessions of a series, the last one first; their sources are empty. `template` is the name of the draaiboek."""
    if not team_key(team):
        return ()
    found = [r for r in store.closed_sessions(template) if team_key(r.team) == team_key(team)]
    return tuple(sorted(found, key=lambda r: (r.sure_at, r.created_at), reverse=True))


def session_of(stored: StoredSession, record: Record, template: Template | None = None) -> LiveSession:
    """The session as it was kept; `template` is what its sources say, where that was read already.

    Raises TemplateError or StorageError for what this version cannot read.
    """
    template = template or template_from_sources(dict(stored.record.sources), stored.record.main)
    try:
        entries = [Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e in stored.entries]
        particulars = Particulars.from_data(stored.record.particulars)
    except ValueError as error:
        text = tr("In deze sessie staat iets wat deze versie van het programma niet kent. Installeer de nieuwste versie.")
        raise StorageError(text) from error
    try:
        session = LiveSession(template, particulars, record, entries, stored.words)
        check_shapes(session)
    except BROKEN as error:
        raise NotRight from error
    return session


def read_only(store: Store, session_id: str) -> LiveSession:
    """A session to look in. Raises StorageError where it cannot be read, or when something would be kept in it."""
    return only_read(store.load(session_id))


def only_read(stored: StoredSession, template: Template | None = None) -> LiveSession:
    """What was kept, to look in; `template` as in `session_of`. Raises TemplateError or StorageError as that does, and when something
    would be kept."""

    def refuse(entry: Entry, words: Mapping[str, str]) -> None:
        raise StorageError("an earlier session is only read")

    return session_of(stored, refuse, template)


def brought_along(store: Store, template: Template, team: str, besides: str = "") -> tuple[PromisesBrought, Mapping[str, str]]:
    """What the previous session of the series hands on, with the words of it; nothing where there is no previous session.

    A previous session that cannot be read is no reason not to begin: then that is what is said.
    """
    records = [r for r in earlier(store, template.name, team) if r.id != besides]
    if not records:
        return PromisesBrought(), {}
    found = records[0]
    try:
        return handed_on(store, read_only(store, found.id), records)
    except (FacilitatorError, ValueError):
        return PromisesBrought(found.id, found.starts_at, unreadable=True), {}


def handed_on(store: Store, previous: LiveSession, records: Sequence[SessionRecord]) -> tuple[PromisesBrought, Mapping[str, str]]:
    """What the previous session hands on, and what was said of it since; `records` are the series, that session first."""
    brought, words = came_along(previous, records[0].id)
    told = store.ticks({*(r.id for r in records), *(b.session for b in brought.promises)})
    entries = [Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e, _answer in told]
    answers = {str(e.data.get("words", "")): answer for e, answer in told if answer}
    return with_ticks(brought, words, ticks_in(entries, answers), previous.course.settled.keys())


def previous_of(store: Store, template: Template, team: str, today: date, besides: str = "") -> Previous | None:
    """What preparing may take from the earlier sessions of a team. Raises StorageError where the last one cannot be read."""
    records = [r for r in earlier(store, template.name, team) if r.id != besides]
    if not records:
        return None
    last = read_only(store, records[0].id)
    brought, _words = handed_on(store, last, records)
    held = local(brought.held_at or last.particulars.starts_at, last.particulars).date()
    return Previous(
        held_on=held,
        people=len(last.circle),
        open_promises=sum(b.state not in ENDED for b in brought.promises) if comes_back(template) else None,
        participants=taken_over(template, last.people),
        stands=_stands(template, records, today),
        turns=_turns(store, template, records[:MOST_SESSIONS]),
    )


def _stands(template: Template, records: list[SessionRecord], today: date) -> Recurrence | None:
    return recurrence(template.series, map(held_on, records), today)


def held_on(record: SessionRecord) -> date:
    """The day, by the calendar of that place."""
    return local_day(record.sure_at, record.particulars)


def _turns(store: Store, template: Template, records: list[SessionRecord]) -> Turns:
    """Who had each role that is followed, and when last; read from the journals without the draaiboeken of then."""
    roles = followed(template)
    found: dict[str, dict[str, date]] = {name: {} for name in roles}
    for record in records if roles else ():
        for role, names in _held(store, template, record.id, roles):
            for name in filter(None, names):
                found[role].setdefault(name_key(name), held_on(record))
    return found


def _held(store: Store, template: Template, session_id: str, roles: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Names by role, for the whole of a session or in one of its passes. A session that cannot be read has none."""
    stored = store.load(session_id)
    try:
        particulars = Particulars.from_data(stored.record.particulars)
        course = fold(counting(tuple(Entry(e.number, e.at, event_from_data(e.kind, e.data)) for e in stored.entries)))
    except ValueError:
        return
    people = everybody(particulars, course, stored.words)
    passes = {role: {p for name, given in course.holders.items() if name.startswith(f"{role}@") for p in given} for role in roles}
    for role in roles:
        names = [p.name for p in people if p.role == role or p.id in passes[role]]
        yield role, names or ([particulars.facilitator] if template.roles[role].leads else [])
