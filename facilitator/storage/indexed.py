"""What can be found in the sessions of a file, and what is promised in them. What sealed sessions say is found beside it, in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.storage import promised
from facilitator.storage.aside import Aside
from facilitator.storage.database import raw
from facilitator.storage.found import behind, hits, index, newest, people
from facilitator.storage.listing import RECORDS
from facilitator.storage.one_file import OneFile
from facilitator.storage.opening import may_write
from facilitator.storage.records import EntryRecord, StoredSession
from facilitator.storage.row_values import record_of
from facilitator.storage.rows import EntryRow, SealedRow, SessionRow, WordsRow
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.seals import KeptSeal, Seal, kept_seal, opened_particulars, opened_text, seal_on, sealed_sessions


class Indexed(OneFile):
    """See `Store`."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], schema: Schema = SHIPPED, may: Callable[[Path], bool] = may_write
    ) -> None:
        super().__init__(folder, now, schema, may)
        self._aside = Aside()

    def _kept_seal(self, connection: Connection) -> KeptSeal | None:
        return kept_seal(raw(connection))

    def _sealed(self, connection: Connection) -> frozenset[str]:
        return sealed_sessions(raw(connection))

    def _seal_on(self, connection: Connection, session_id: str) -> Seal | None:
        """What a session is sealed with, or None. Raises SealedError."""
        return seal_on(raw(connection), session_id)

    def behind(self, most: int) -> tuple[str, ...]:
        """Ids of sessions that changed since they were indexed for the archive, the newest first, at most so many."""
        if self.read_only:
            return ()
        with self._reading() as connection:
            waiting = behind(connection, most, select(SealedRow.session_id))
            return (*waiting, *self._sealed_behind(connection))[:most]

    def _sealed_behind(self, connection: Connection) -> tuple[str, ...]:
        """Those that are sealed, as far as they can be read now."""
        kept = self._kept_seal(connection)
        if kept is None or kept.given() is None:
            return ()
        last = select(func.coalesce(func.max(EntryRow.number), 0)).where(EntryRow.session_id == SessionRow.id).scalar_subquery()
        wanted = select(SessionRow.id, last).join(SealedRow, SealedRow.session_id == SessionRow.id).order_by(SessionRow.starts_at.desc())
        return tuple(id_ for id_, number in connection.execute(wanted) if self._aside.numbers.get(id_) != number)

    def index(
        self, session_id: str, team: str, number: int, found: Sequence[Findable], standings: Sequence[Standing] = (),
        ticks: Sequence[Tick] = (), read: StoredSession | None = None,
    ) -> None:  # fmt: skip
        """Let a session be found by these things, with these promises. `number` is that of the last entry they were read from.

        `read` is what they were read from: where something was erased meanwhile, or the session is no more, nothing happens.
        """
        with self._transaction() as connection:
            if read is not None and not self._is_as_read(connection, read):
                return
            if connection.execute(select(SealedRow.session_id).where(SealedRow.session_id == session_id)).first() is None:
                index(connection, session_id, team, number, found)
                promised.keep(connection, session_id, standings, ticks)
            else:
                record = record_of(connection.execute(RECORDS.where(SessionRow.id == session_id)).mappings().one())
                self._aside.index(record, team, number, found, standings, ticks)

    def _is_as_read(self, connection: Connection, read: StoredSession) -> bool:
        """Raises SealedError where its passphrase was taken away."""
        id_ = read.record.id
        particulars = connection.execute(select(SessionRow.particulars).where(SessionRow.id == id_)).scalar_one_or_none()
        if particulars is None:
            return False
        seal = self._seal_on(connection, id_)
        rows = connection.execute(select(WordsRow.id, WordsRow.text).where(WordsRow.session_id == id_))
        words = {row.id: opened_text(seal, row.text, "words", id_, row.id) for row in rows}
        return words == dict(read.words) and opened_particulars(seal, particulars, id_) == read.record.particulars

    def open_promises(self, with_ticked: bool = False) -> tuple[OpenPromise, ...]:
        """Every action that is open in the sessions that are indexed; `with_ticked` those that were ticked off since too."""
        with self._reading() as connection:
            found = promised.open_promises(connection, with_ticked)
            if not self._aside:
                return found
            here, sealed = promised.levels(connection), self._aside.levels()
            mine = (p for p in found if here.get(p.id, -1) > sealed.get(p.id, -1))
            theirs = (p for p in self._aside.open_promises(with_ticked) if sealed[p.id] >= here.get(p.id, -1))
            return tuple(sorted((*mine, *theirs), key=lambda promise: promise.since))

    def history(self, promise: str) -> tuple[Said, ...]:
        """What every session said of a promise, the first one first."""
        with self._reading() as connection:
            found = promised.history(connection, promise)
            return tuple(sorted((*found, *self._aside.history(promise)), key=lambda said: said.held)) if self._aside else found

    def ticks(self, sessions: Collection[str]) -> tuple[tuple[EntryRecord, str], ...]:
        """What was said of promises between sessions, in the journals of these, each with its explanation. Raises SealedError."""
        with self._reading() as connection:
            kept, sealed = self._kept_seal(connection), self._sealed(connection)

            def read(session_id: str, words: str, text: str) -> str:
                return opened_text(kept.needed() if kept is not None and session_id in sealed else None, text, "words", session_id, words)

            return promised.entries(connection, sessions, read)

    def find(self, query: Query, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """What fits the query, so many after the first `offset`; nothing for an empty one."""
        if query.empty:
            return ()
        with self._reading() as connection:
            if not self._aside:
                return hits(connection, query, limit, offset)
            both = (*hits(connection, query, limit + offset, 0), *self._aside.hits(query, limit + offset))
            return tuple(sorted(both, key=lambda hit: hit.starts_at, reverse=True))[offset : offset + limit]

    def people(self, sessions: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The names of who was on the list, by session, of those that are indexed."""
        with self._reading() as connection:
            found = people(connection, sessions)
            return {**found, **self._aside.people(sessions)} if self._aside else found

    def newest(self, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """Sessions as hits, the newest first."""
        with self._reading() as connection:
            return newest(connection, limit, offset)
