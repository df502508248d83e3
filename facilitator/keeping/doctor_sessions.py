"""Every session read again from its journal: can it be read, and is what stands beside the journal what follows from it?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.language import tr
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.live_session import LiveSession
from facilitator.storage.checks import is_found_as, stray_words
from facilitator.storage.copies import looking_in
from facilitator.storage.records import ListedSession, StoredSession
from facilitator.storage.seals import SealedError
from facilitator.storage.store import Store


@dataclass
class Judged:
    """What was found: sentences about sessions that cannot be read or contradict themselves, and counts of small things."""

    read: int = 0
    locked: int = 0
    """Behind a passphrase that was not given: not looked at."""
    wrong: list[str] = field(default_factory=list)
    not_found_right: int = 0
    stray: int = 0


def judge_sessions(folder: Path, told: Callable[[int], object]) -> Judged:
    """Read every session of a data folder; nothing is written. Raises StorageError where the database cannot be read."""
    clock, found = SystemClock(), Judged()
    store = Store(folder, clock.now, may=lambda _file: False)
    try:
        with looking_in(store.file) as connection:
            locked, sealed = store.locked(), store.sealed()
            found.locked = len(locked)
            for listed in store.overviews():
                if listed.id not in locked:
                    told(found.read)
                    _judge(store, listed, connection, found, is_sealed=listed.id in sealed)
                    found.read += 1
    finally:
        store.close()
    return found


def wrongly_found(folder: Path) -> Iterator[str]:
    """Ids of the sessions that are found by other things than they hold. What is sealed is found by nothing that is kept."""
    clock = SystemClock()
    store = Store(folder, clock.now, may=lambda _file: False)
    try:
        with looking_in(store.file) as connection:
            sealed = store.sealed()
            for listed in store.overviews():
                if listed.id in sealed:
                    continue
                stored, session = _read(store, listed.id)
                if stored is not None and session is not None and not _found_right(connection, stored, session):
                    yield listed.id
    finally:
        store.close()


def _judge(store: Store, listed: ListedSession, connection: sqlite3.Connection, found: Judged, *, is_sealed: bool) -> None:
    stored, session = _read(store, listed.id)
    name = tr("{title} van {day}", title=listed.template_title, day=listed.starts_at.date().isoformat())
    if stored is None or session is None:
        found.wrong.append(tr("{session} is niet te lezen. Zet die sessie terug bij Herstel.", session=name))
        return
    if (session.course.closed_at is not None) != (listed.state == "closed"):
        found.wrong.append(tr("Van {session} is onduidelijk of ze afgerond is. Open haar en rond haar af, of meld dit.", session=name))
    found.stray += stray_words(connection, listed.id)
    found.not_found_right += not is_sealed and not _found_right(connection, stored, session)


def _read(store: Store, session_id: str) -> tuple[StoredSession | None, LiveSession | None]:
    """Whatever is wrong with it, it is this one, and the others are read. Raises SealedError: of what is sealed nothing is known."""
    try:
        stored = store.load(session_id)
        return stored, only_read(stored)
    except SealedError:
        raise
    except FacilitatorError:
        return None, None


def _found_right(connection: sqlite3.Connection, stored: StoredSession, session: LiveSession) -> bool:
    last = stored.entries[-1].number if stored.entries else 0
    return is_found_as(connection, stored.record.id, findable(session, SystemClock().now()), last)
