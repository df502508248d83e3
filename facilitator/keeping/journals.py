"""Journals that are added to from outside a session on screen: what became of a session is told in it, and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.keeping.note_erasure import known_as
from facilitator.over_sessions.earlier import only_read, session_of
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.history.journal import Entry, Event, event_to_data
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.versions import begin_version
from facilitator.storage.records import EntryRecord
from facilitator.storage.seals import BrokenSeal, SealedError
from facilitator.storage.store import Store


@dataclass(frozen=True)
class Known:
    """A note wherever it stands: every id that it goes on under, and the sessions that it is to be taken out of, by id."""

    ids: frozenset[str]
    sessions: Mapping[str, LiveSession]
    stays: frozenset[str]
    """Those of the ids that go on in the earlier session that the note came from: there it stays."""


class Journals:
    """The journals in a store. Raises StorageError where nothing can be kept."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def readable(self, session_id: str) -> LiveSession | None:
        """A session to look in; None where this version cannot read it. Raises SealedError where a passphrase would do."""
        try:
            return only_read(self._store.load(session_id))
        except SealedError as error:
            if isinstance(error.kept, BrokenSeal):
                return None
            raise
        except (FacilitatorError, ValueError):
            return None

    def known_as(self, session_id: str, note: str) -> Known:
        """A note of this session, here and in later ones.

        What was taken in goes on under an id of its own. The line that it was stays in the earlier session that it came from.
        """
        session = self.readable(session_id)
        found = session.course.notes.get(note) if session is not None else None
        came_from = found.brought if found is not None else ""
        earlier = self._earlier_than(session_id) if came_from else frozenset[str]()
        ids, sessions = known_as({note, came_from} - {""}, self._store.sessions_about, self.readable, earlier)
        stays = frozenset({came_from}) if earlier & {*self._store.sessions_about(came_from or note)} else frozenset[str]()
        return Known(ids, sessions, stays)

    def _earlier_than(self, session_id: str) -> frozenset[str]:
        records = {record.id: record.starts_at for record in self._store.sessions()}
        return frozenset(id_ for id_, starts in records.items() if id_ != session_id and starts < records[session_id])

    def tell(self, events: Mapping[str, tuple[Event, ...]]) -> None:
        """Add events, by session. Minutes that are fixed are a concept of the next version again, without events too."""
        for place, told in events.items():
            if self.readable(place) is None:
                continue
            session = self._open(place)
            if session.course.adopted is not None:
                begin_version(session, self._clock.now())
            for event in told:
                session.add(event, self._clock.now())

    def add(self, session_id: str, event: Event) -> None:
        """Add one event, which leaves minutes that are fixed as they are. Raises FacilitatorError where the session cannot be read."""
        self._open(session_id).add(event, self._clock.now())

    def _open(self, session_id: str) -> LiveSession:
        return session_of(self._store.load(session_id), self._recorder(session_id))

    def _recorder(self, session_id: str) -> Callable[[Entry, Mapping[str, str]], None]:
        def keep(entry: Entry, words: Mapping[str, str]) -> None:
            kind, data = event_to_data(entry.event)
            self._store.append(session_id, EntryRecord(entry.number, entry.at, kind, data), words)

        return keep
