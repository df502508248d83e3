"""The store: every session, its journal and its words, in one file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Text, cast, delete, select, update

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage import free_space
from facilitator.storage.ages import Age, ages, draaiboek_of
from facilitator.storage.backups import Told, erasing, rewrite_in_backups
from facilitator.storage.database import raw
from facilitator.storage.faults import no_such_session
from facilitator.storage.found import forget
from facilitator.storage.listing import RECORDS, WHOLE, after_all, overviews
from facilitator.storage.owed import owe
from facilitator.storage.records import EntryRecord, ListedSession, SessionRecord, StoredSession
from facilitator.storage.rewriting import Rewrite, rewrite_all
from facilitator.storage.row_values import entry_values, record_of, same_session, words_values
from facilitator.storage.rows import DraftRow, EntryRow, SessionRow, WordsRow
from facilitator.storage.sealing import Sealing
from facilitator.storage.seals import (
    Seal,
    mark,
    opened_particulars,
    opened_session,
    shut_particulars,
    shut_session,
    shut_text,
)
from facilitator.storage.whole_session import ADD_DRAFT, ADD_ENTRY, ADD_WORDS, find_whole, insert_whole


class Store(Sealing):
    """Keeps sessions in `facilitator.sqlite` in a folder. One connection, and one thread at a time: others wait.

    Every method that writes does so in one transaction that is on disk when it returns. Every method raises StorageError,
    with a sentence for the user, when the database cannot do it; then nothing has changed.
    """

    def create(self, record: SessionRecord) -> None:
        """Keep a new session."""
        with self._transaction() as connection:
            self._insert(connection, StoredSession(replace(record, created_at=after_all(connection, record.created_at))))

    def update_particulars(self, session_id: str, particulars: Mapping[str, object], *, team: str, starts_at: datetime) -> None:
        """Keep other particulars of a session that is there."""
        with self._transaction() as connection:
            kept = shut_particulars(self._seal_on(connection, session_id), particulars, session_id)
            self._update(connection, session_id, particulars=kept, team=team, starts_at=starts_at)
            self._forget(connection, session_id)

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
                seal = self._seal_on(connection, session_id)
                kept = {name: shut_text(seal, text, "words", session_id, name) for name, text in words.items()}
                connection.execute(ADD_WORDS, words_values(session_id, kept))
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
            return self._find(connection, session_id)

    def record(self, session_id: str) -> SessionRecord:
        """A session without what happened in it, with its draaiboek; of one that is sealed as much as can be read now."""
        with self._reading() as connection:
            found = self._records(connection, WHOLE.where(SessionRow.id == session_id))
        if not found:
            raise StorageError(no_such_session())
        return found[0]

    def journal_of(self, session_id: str) -> StoredSession | None:
        """A session as `find_session` has it, without what was said in it and, where it is sealed, who was there: needs no passphrase."""
        with self._reading() as connection:
            kept = find_whole(connection, session_id)
        return replace(kept, words={}, drafts={}) if kept is not None else None

    def sessions(self) -> tuple[SessionRecord, ...]:
        """All sessions, the last changed first. Their `sources` are empty here, for they fill the file; `load` has them."""
        with self._reading() as connection:
            records = self._records(connection, RECORDS)
        return tuple(sorted(records, key=lambda r: (r.updated_at, r.created_at), reverse=True))

    def overviews(self) -> tuple[ListedSession, ...]:
        """All sessions for a list, the last used first; much faster than `sessions`."""
        with self._reading() as connection:
            return overviews(connection)

    def closed_sessions(self, template_name: str) -> tuple[SessionRecord, ...]:
        """The closed sessions with this draaiboek, in no order, without their `sources` as in `sessions`."""
        wanted = RECORDS.where(SessionRow.template_name == template_name, SessionRow.state == "closed")
        with self._reading() as connection:
            return tuple(self._records(connection, wanted))

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
                self._forget(connection, session_id)
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
                self._delete(connection, session_id)
                owe(self.file, [session_id], None)
                free_space.owe(self.file)
            self._overwrite_free_space()
        self.settle_later(self.file)

    def save_draft(self, session_id: str, place: str, text: str) -> None:
        """Keep what is half typed in a place; an empty text forgets it."""
        with self._transaction() as connection:
            self._drop_draft(connection, session_id, place)
            if text:
                kept = shut_text(self._seal_on(connection, session_id), text, "draft", session_id, place)
                connection.execute(ADD_DRAFT, {"session_id": session_id, "place": place, "text": kept})

    def exchange(self, gone: Sequence[StoredSession], come: Sequence[StoredSession]) -> None:
        """Put these sessions in the place of those, all or nothing.

        Raises StorageError where one that goes is not here as it is given, or one that comes is here already.
        """
        with self._transaction() as connection:
            for stored in gone:
                here = self._find(connection, stored.record.id)
                if here is None or not same_session(here, stored):
                    raise StorageError(tr("Een sessie is intussen veranderd. Er is niets overgenomen; open het bestand nog eens."))
                self._delete(connection, stored.record.id)
            for stored in come:
                self._insert(connection, stored)

    def replace_session(self, stored: StoredSession) -> None:
        """Put a session in the place of the one with its id, or among the others."""
        with self._transaction() as connection:
            self._delete(connection, stored.record.id)
            self._insert(connection, stored)

    def _find(self, connection: Connection, session_id: str) -> StoredSession | None:
        kept = find_whole(connection, session_id)
        return opened_session(self._seal_on(connection, session_id), kept) if kept is not None else None

    def _insert(self, connection: Connection, stored: StoredSession) -> None:
        """One that is sealed, where nothing can be sealed here, is kept as it is."""
        kept = self._kept_seal(connection) if stored.record.sealed else None
        seal = kept.needed() if kept is not None else None
        insert_whole(connection, shut_session(seal, stored))
        if seal is not None:
            mark(raw(connection), stored.record.id, sealed=True)

    def _delete(self, connection: Connection, session_id: str) -> None:
        connection.execute(delete(SessionRow).where(SessionRow.id == session_id))
        self._aside.forget((session_id,))

    def _forget(self, connection: Connection, session_id: str) -> None:
        forget(connection, session_id)
        self._aside.forget((session_id,))

    def _records(self, connection: Connection, wanted: Select[Any]) -> list[SessionRecord]:
        """Those that are sealed as far as they can be read now."""
        kept, sealed = self._kept_seal(connection), self._sealed(connection)
        seal = kept.given() if kept is not None else None
        records = [record_of(row) for row in connection.execute(wanted).mappings()]
        return [_as_sealed(record, seal) if record.id in sealed else record for record in records]

    def _wipe(self, places: Collection[str], ids: Collection[str]) -> None:
        with self._transaction() as connection:
            said = (WordsRow.session_id.in_(places), WordsRow.id.in_(ids))
            for place in connection.execute(select(WordsRow.session_id).where(*said).distinct()).scalars().all():
                self._forget(connection, place)  # what it is found by is worked out anew
            connection.execute(delete(WordsRow).where(*said))
            owe(self.file, places, ids)
            free_space.owe(self.file)

    def _update(self, connection: Connection, session_id: str, **values: Any) -> None:
        statement = update(SessionRow).where(SessionRow.id == session_id).values(**values, updated_at=self._now())
        if not connection.execute(statement).rowcount:
            raise StorageError(no_such_session())

    def _drop_draft(self, connection: Connection, session_id: str, place: str) -> None:
        connection.execute(delete(DraftRow).where(DraftRow.session_id == session_id, DraftRow.place == place))


def _as_sealed(record: SessionRecord, seal: Seal | None) -> SessionRecord:
    """One that is not whole is told where it is read, and holds up no list."""
    with suppress(StorageError):
        record = replace(record, particulars=opened_particulars(seal, record.particulars, record.id))
    return replace(record, sealed=True)
