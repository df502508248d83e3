"""A session as a whole: taken out of the tables, and put into them."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from facilitator.storage.listing import WHOLE
from facilitator.storage.records import StoredSession
from facilitator.storage.row_values import entry_of, entry_values, record_of, session_values, words_values
from facilitator.storage.rows import DraftRow, EntryRow, SessionRow, WordsRow

# Made once: the note that is typed must be on disk before the next key, and building a statement costs more than running it.
ADD_SESSION, ADD_ENTRY, ADD_WORDS, ADD_DRAFT = (insert(row) for row in (SessionRow, EntryRow, WordsRow, DraftRow))


def find_whole(connection: Connection, session_id: str) -> StoredSession | None:
    """All of a session, its entries in order of number; None where there is none."""
    row = connection.execute(WHOLE.where(SessionRow.id == session_id)).mappings().one_or_none()
    if row is None:
        return None
    entries = connection.execute(
        select(EntryRow.number, EntryRow.at, EntryRow.kind, EntryRow.data)
        .where(EntryRow.session_id == session_id).order_by(EntryRow.number)
    )  # fmt: skip
    words = connection.execute(select(WordsRow.id, WordsRow.text).where(WordsRow.session_id == session_id))
    drafts = connection.execute(select(DraftRow.place, DraftRow.text).where(DraftRow.session_id == session_id))
    journal = tuple(entry_of(e) for e in entries)
    return StoredSession(record_of(row), journal, {w.id: w.text for w in words}, {d.place: d.text for d in drafts})


def insert_whole(connection: Connection, stored: StoredSession) -> None:
    """Keep all of a session that is not there."""
    session_id = stored.record.id
    connection.execute(ADD_SESSION, session_values(stored.record))
    if stored.entries:
        connection.execute(ADD_ENTRY, [entry_values(session_id, e) for e in stored.entries])
    if stored.words:
        connection.execute(ADD_WORDS, words_values(session_id, stored.words))
    for place, text in stored.drafts.items():
        connection.execute(ADD_DRAFT, {"session_id": session_id, "place": place, "text": text})
