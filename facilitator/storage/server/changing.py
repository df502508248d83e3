"""What is other in a session, written down: only that, so that what stays is not written a second time."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, update

from facilitator.storage.records import EntryRecord, StoredSession
from facilitator.storage.row_values import entry_values, session_values, words_values
from facilitator.storage.rows import EntryRow, SessionRow, WordsRow


def change(connection: Connection, there: StoredSession, wanted: StoredSession) -> None:
    """Turn a session that is in the tables into another version of it. Drafts are not looked at."""
    session_id = wanted.record.id
    if there.record != wanted.record:
        connection.execute(update(SessionRow).where(SessionRow.id == session_id).values(**session_values(wanted.record)))
    _entries(connection, session_id, {e.number: e for e in there.entries}, wanted)
    _words(connection, session_id, there.words, wanted.words)


def _entries(connection: Connection, session_id: str, there: Mapping[int, EntryRecord], wanted: StoredSession) -> None:
    gone = there.keys() - {e.number for e in wanted.entries}
    other = [e.number for e in wanted.entries if e.number in there and there[e.number] != e]
    for number in (*gone, *other):
        connection.execute(delete(EntryRow).where(EntryRow.session_id == session_id, EntryRow.number == number))
    new = [entry_values(session_id, e) for e in wanted.entries if e.number not in there or e.number in other]
    if new:
        connection.execute(insert(EntryRow), new)


def _words(connection: Connection, session_id: str, there: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    gone = [name for name, said in there.items() if wanted.get(name) != said]
    if gone:
        connection.execute(delete(WordsRow).where(WordsRow.session_id == session_id, WordsRow.id.in_(gone)))
    new = {name: said for name, said in wanted.items() if there.get(name) != said}
    if new:
        connection.execute(insert(WordsRow), words_values(session_id, new))
