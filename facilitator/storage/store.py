"""The store: every session, its journal and its words, in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Text, cast, delete, select, update

from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.storage import free_space, promised
from facilitator.storage.ages import Age, ages, draaiboek_of
from facilitator.storage.backups import Told, erasing, fill, rewrite_in_backups
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.database import Patience, connect, for_reading, raw
from facilitator.storage.encrypting import encrypt_for_good
from facilitator.storage.faults import no_such_session, only_reading, told_in_a_sentence
from facilitator.storage.found import behind, forget, hits, index, newest, people
from facilitator.storage.keys import Key, key_of
from facilitator.storage.listing import RECORDS, after_all, overviews
from facilitator.storage.opening import may_write, open_database
from facilitator.storage.owed import owe, settle
from facilitator.storage.records import EntryRecord, ListedSession, SessionRecord, StoredSession
from facilitator.storage.rewriting import Rewrite, rewrite_all
from facilitator.storage.row_values import entry_values, record_of, same_session, session_values, words_values
from facilitator.storage.rows import DraftRow, EntryRow, SessionRow, WordsRow
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.unshared import Unshared
from facilitator.storage.whole_session import ADD_DRAFT, ADD_ENTRY, ADD_SESSION, ADD_WORDS, find_whole, insert_whole


class Store(Unshared):
    """Keeps sessions in `facilitator.sqlite` in a folder. One connection, and one thread at a time: others wait.

    Every method that writes does so in one transaction that is on disk when it returns. Every method raises StorageError,
    with a sentence for the user, when the database cannot do it; then nothing has changed.
    """

    def __init__(
        self, folder: Path, now: Callable[[], datetime], schema: Schema = SHIPPED, may: Callable[[Path], bool] = may_write
    ) -> None:
        self.folder = folder
        self.file = folder / FILE_NAME
        self._now = now
        self._one_at_a_time = free_space.OneAtATime()
        database = open_database(self.file, now, schema, may)
        self._engine, self.set_aside, self.read_only = database.engine, database.set_aside, database.read_only
        """`set_aside`: where a damaged file was put, after which this store began empty; else None."""
        self._patience = Patience(self._engine)
        self.settle_later: Callable[[Path], object] = settle
        """Has what is owed erased from the copies: at once, or by whoever has that done elsewhere."""
        self.overwrite_later: Callable[[], object] | None = None
        """Has `overwrite` called soon, after words were wiped; where nobody does, that is done at once."""

    def close(self) -> None:
        """Let go of the file."""
        with self._one_at_a_time:
            self._engine.dispose()

    def create(self, record: SessionRecord) -> None:
        """Keep a new session."""
        with self._transaction() as connection:
            made = replace(record, created_at=after_all(connection, record.created_at))
            connection.execute(ADD_SESSION, session_values(made))

    def update_particulars(self, session_id: str, particulars: Mapping[str, object], *, team: str, starts_at: datetime) -> None:
        """Keep other particulars of a session that is there."""
        with self._transaction() as connection:
            self._update(connection, session_id, particulars=particulars, team=team, starts_at=starts_at)
            forget(connection, session_id)

    def set_state(self, session_id: str, state: str) -> None:
        """Set one of `STATES`; a session that has it already is left alone, and nothing is written."""
        with self._transaction() as connection:
            found = connection.execute(select(SessionRow.state).where(SessionRow.id == session_id)).scalar_one_or_none()
            if found != state:
                self._update(connection, session_id, state=state)

    def append(
        self, session_id: str, entry: EntryRecord, words: Mapping[str, str], *, clear_draft: str | None = None, state: str | None = None
    ) -> None:
        """Add a line to the journal, with what was said in it; forget the draft it came from, and set the state that follows."""
        with self._transaction() as connection:
            connection.execute(ADD_ENTRY, entry_values(session_id, entry))
            if words:
                connection.execute(ADD_WORDS, words_values(session_id, words))
            if clear_draft is not None:
                self._drop_draft(connection, session_id, clear_draft)
            if state is not None:
                self._update(connection, session_id, state=state)

    def load(self, session_id: str) -> StoredSession:
        """All of a session, its entries in order of number."""
        stored = self.find_session(session_id)
        if stored is None:
            raise StorageError(no_such_session())
        return stored

    def find_session(self, session_id: str) -> StoredSession | None:
        """All of a session as `load` has it, or None where it is not there."""
        with self._reading() as connection:
            return find_whole(connection, session_id)

    def sessions(self) -> tuple[SessionRecord, ...]:
        """All sessions, the last changed first. Their `sources` are empty here, for they fill the file; `load` has them."""
        with self._reading() as connection:
            records = [record_of(row) for row in connection.execute(RECORDS).mappings()]
        return tuple(sorted(records, key=lambda r: (r.updated_at, r.created_at), reverse=True))

    def overviews(self) -> tuple[ListedSession, ...]:
        """All sessions for a list, the last used first; much faster than `sessions`."""
        with self._reading() as connection:
            return overviews(connection)

    def closed_sessions(self, template_name: str) -> tuple[SessionRecord, ...]:
        """The closed sessions with this draaiboek, in no order, without their `sources` as in `sessions`."""
        wanted = RECORDS.where(SessionRow.template_name == template_name, SessionRow.state == "closed")
        with self._reading() as connection:
            return tuple(record_of(row) for row in connection.execute(wanted).mappings())

    def sessions_with_entry(self, kind: str) -> frozenset[str]:
        """Ids of the sessions in which an entry of this kind was made."""
        with self._reading() as connection:
            return frozenset(connection.execute(select(EntryRow.session_id).where(EntryRow.kind == kind)).scalars())

    def wipe_words(self, session_id: str, ids: Collection[str], copies: Collection[str] = ()) -> None:
        """Erase what was said under these ids: from the file, bytes and all, and from its backups.

        `copies` are other sessions, in which the same words may stand. An error of its own says so when it is gone but remnants
        may be left. With `overwrite_later` remnants are owed when this returns.
        """
        if not ids:
            return
        places = {session_id, *copies}
        with erasing():
            self._wipe(places, ids)
            if self.overwrite_later is None:
                self._overwrite_free_space()
            else:
                self.overwrite_later()
        self.settle_later(self.file)

    def overwrite(self) -> bool:
        """Overwrite what wiped words left behind in the file, where that is owed. False where somebody wanted the store meanwhile:
        they went first, and it is owed still."""
        if self.read_only or not free_space.is_owed(self.file):
            return True
        return self._write_anew(lambda connection: free_space.write_anew_unless(self._one_at_a_time, connection))

    def rewrite(self, sessions: Collection[str] | None, how: Rewrite, told: Told = lambda _left: None) -> tuple[str, ...]:
        """Write what is kept of sessions anew, of all where none are named, in the backups too; gives the ids of those that changed.
        Nothing of what it was stays in the file. An error of its own says so when it is done but remnants may be left. The copies
        come first: where a power cut comes between, it is still to be seen here that it has to be done.
        """
        with erasing():
            try:
                rewrite_in_backups(self.file, sessions, how, told)
            finally:
                changed = self._rewrite(sessions, how)
                self._overwrite_free_space()
        return changed

    def _rewrite(self, sessions: Collection[str] | None, how: Rewrite) -> tuple[str, ...]:
        with self._transaction() as connection:
            free_space.owe(self.file)
            changed = rewrite_all(raw(connection), sessions, how)
            for session_id in changed:
                forget(connection, session_id)
        return changed

    def would_rewrite(self, sessions: Collection[str] | None, how: Rewrite) -> tuple[str, ...]:
        """Ids of the sessions that `rewrite` would change. Nothing is written."""
        with self._reading() as connection:
            return rewrite_all(raw(connection), sessions, how, look_only=True)

    def ages(self) -> tuple[Age, ...]:
        """How old every session is, the oldest first."""
        with self._reading() as connection:
            return ages(connection)

    def draaiboek_of(self, session_id: str) -> str:
        """The text of the file that a session was made from."""
        with self._reading() as connection:
            return draaiboek_of(connection, session_id)

    def sessions_about(self, note: str) -> tuple[str, ...]:
        """Ids of the sessions in whose journals this id of a note stands: where it was taken down, and where it came along to."""
        wanted = select(EntryRow.session_id).where(cast(EntryRow.data, Text).contains(note, autoescape=True)).distinct()
        with self._reading() as connection:
            return tuple(connection.execute(wanted.order_by(EntryRow.session_id)).scalars())

    def delete(self, session_id: str) -> None:
        """Erase a session and all that was said in it, from the backups too. One that is not there is no error.
        An error of its own says so when it is gone but remnants may be left."""
        with erasing():
            with self._transaction() as connection:
                connection.execute(delete(SessionRow).where(SessionRow.id == session_id))
                owe(self.file, [session_id], None)
                free_space.owe(self.file)
            self._overwrite_free_space()
        self.settle_later(self.file)

    def behind(self, most: int) -> tuple[str, ...]:
        """Ids of sessions that changed since they were indexed for the archive, the newest first, at most so many."""
        if self.read_only:
            return ()
        with self._reading() as connection:
            return behind(connection, most)

    def index(
        self, session_id: str, team: str, number: int, found: Sequence[Findable], standings: Sequence[Standing] = (),
        ticks: Sequence[Tick] = (),
    ) -> None:  # fmt: skip
        """Let a session be found by these things, with these promises. `number` is that of the last entry they were read from."""
        with self._transaction() as connection:
            index(connection, session_id, team, number, found)
            promised.keep(connection, session_id, standings, ticks)

    def open_promises(self, with_ticked: bool = False) -> tuple[OpenPromise, ...]:
        """Every action that is open in the sessions that are indexed; `with_ticked` those that were ticked off since too."""
        with self._reading() as connection:
            return promised.open_promises(connection, with_ticked)

    def history(self, promise: str) -> tuple[Said, ...]:
        """What every session said of a promise, the first one first."""
        with self._reading() as connection:
            return promised.history(connection, promise)

    def ticks(self, sessions: Collection[str]) -> tuple[tuple[EntryRecord, str], ...]:
        """What was said of promises between sessions, in the journals of these, each with its explanation."""
        with self._reading() as connection:
            return promised.entries(connection, sessions)

    def find(self, query: Query, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """What fits the query, so many after the first `offset`; nothing for an empty one."""
        if query.empty:
            return ()
        with self._reading() as connection:
            return hits(connection, query, limit, offset)

    def people(self, sessions: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The names of who was on the list, by session, of those that are indexed."""
        with self._reading() as connection:
            return people(connection, sessions)

    def newest(self, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        """Sessions as hits, the newest first."""
        with self._reading() as connection:
            return newest(connection, limit, offset)

    def save_draft(self, session_id: str, place: str, text: str) -> None:
        """Keep what is half typed in a place; an empty text forgets it."""
        with self._transaction() as connection:
            self._drop_draft(connection, session_id, place)
            if text:
                connection.execute(ADD_DRAFT, {"session_id": session_id, "place": place, "text": text})

    def exchange(self, gone: Sequence[StoredSession], come: Sequence[StoredSession]) -> None:
        """Put these sessions in the place of those, all or nothing.

        Raises StorageError where one that goes is not here as it is given, or one that comes is here already.
        """
        with self._transaction() as connection:
            for stored in gone:
                here = find_whole(connection, stored.record.id)
                if here is None or not same_session(here, stored):
                    raise StorageError(tr("Een sessie is intussen veranderd. Er is niets overgenomen; open het bestand nog eens."))
                connection.execute(delete(SessionRow).where(SessionRow.id == stored.record.id))
            for stored in come:
                insert_whole(connection, stored)

    def replace_session(self, stored: StoredSession) -> None:
        """Put a session in the place of the one with its id, or among the others."""
        with self._transaction() as connection:
            connection.execute(delete(SessionRow).where(SessionRow.id == stored.record.id))
            insert_whole(connection, stored)

    def replace_all(self, other: Path) -> None:
        """Hold what another file holds, which must be of the same version: all of it or, where that fails, what is here now."""
        with self._one_at_a_time, told_in_a_sentence(self.file), self._engine.connect() as connection:
            fill(raw(connection), self.file, other)

    def encrypt(self, key: Key | None) -> None:
        """Write the whole file anew under a key, or plain. Who asks for something else meanwhile waits."""
        if self.read_only:
            raise StorageError(only_reading())
        with self._one_at_a_time, erasing():
            self._engine.dispose()
            try:
                encrypt_for_good(self.file, key)
            finally:
                self._engine = connect(self.file, key=key_of(self.file))
                self._patience = Patience(self._engine)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self.read_only:
            raise StorageError(only_reading())
        with self._one_at_a_time, told_in_a_sentence(self.file), self._patience.taken(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = for_reading(self._engine)
        with self._one_at_a_time, told_in_a_sentence(self.file), self._patience.taken(), engine.begin() as connection:
            yield connection

    def _wipe(self, places: Collection[str], ids: Collection[str]) -> None:
        with self._transaction() as connection:
            said = (WordsRow.session_id.in_(places), WordsRow.id.in_(ids))
            for place in connection.execute(select(WordsRow.session_id).where(*said).distinct()).scalars().all():
                forget(connection, place)  # what it is found by is worked out anew
            connection.execute(delete(WordsRow).where(*said))
            owe(self.file, places, ids)
            free_space.owe(self.file)

    def _update(self, connection: Connection, session_id: str, **values: Any) -> None:
        statement = update(SessionRow).where(SessionRow.id == session_id).values(**values, updated_at=self._now())
        if not connection.execute(statement).rowcount:
            raise StorageError(no_such_session())

    def _drop_draft(self, connection: Connection, session_id: str, place: str) -> None:
        connection.execute(delete(DraftRow).where(DraftRow.session_id == session_id, DraftRow.place == place))

    def _overwrite_free_space(self) -> None:
        self._write_anew(free_space.write_anew)

    def _write_anew(self, work: Callable[[sqlite3.Connection], bool]) -> bool:
        """Strikes out what is owed while nobody can wipe anything more."""
        try:
            with self._one_at_a_time, told_in_a_sentence(self.file), self._engine.connect() as connection:
                done = work(raw(connection))
                if done:
                    free_space.is_overwritten(self.file)
                return done
        except StorageError as error:
            text = tr("Het is gewist, maar resten kunnen nog in het bestand staan tot Facilitator weer sluit. ({reason})", reason=error)
            raise StorageError(text) from error
