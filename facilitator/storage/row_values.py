"""Rows and the values that are handed out, made of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, RowMapping

from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.rows import SessionRow

HIGHEST_NUMBER = 2**53
"""Of an entry: what every reader of JSON can hold."""
SECONDS = timedelta(hours=1)
"""A clock that is set right by itself, or by hand, goes back by less."""


def session_values(record: SessionRecord) -> dict[str, Any]:
    """A session as a row."""
    return {column.name: getattr(record, column.name) for column in SessionRow.__table__.columns}


def entry_values(session_id: str, entry: EntryRecord) -> dict[str, Any]:
    """A line of a journal as a row."""
    return {"session_id": session_id, "number": entry.number, "at": entry.at, "kind": entry.kind, "data": entry.data}


def words_values(session_id: str, words: Mapping[str, str]) -> list[dict[str, str]]:
    """What was said as rows."""
    return [{"session_id": session_id, "id": name, "text": text} for name, text in words.items()]


def record_of(row: RowMapping) -> SessionRecord:
    """A session counts as changed when its last entry was made: writing that down each time would cost a page a note.

    Raises ValueError where its draaiboek is no text.
    """
    values = {"sources": {}, **row}
    if not all(isinstance(text, str) for text in values["sources"].values()):
        raise ValueError("a draaiboek that is no text")
    last = values.pop("last_entry_at")
    values["clock_doubted"] = is_clock_doubted(values["created_at"], values["updated_at"])
    values["updated_at"] = max(values["updated_at"], last or values["updated_at"])
    return SessionRecord(**values)


def is_clock_doubted(created_at: datetime, updated_at: datetime) -> bool:
    """Whether the clock read earlier when the session last began, ended or was prepared than when it was made; seconds are nothing."""
    return created_at - updated_at > SECONDS


def entry_of(row: Row[Any]) -> EntryRecord:
    """A line of a journal from its row. Raises ValueError: SQLite keeps text where a number should be, if it is given that."""
    if not isinstance(row.number, int) or not 0 <= row.number <= HIGHEST_NUMBER:
        raise ValueError("a line of a journal without a number")
    return EntryRecord(number=row.number, at=row.at, kind=row.kind, data=row.data)


def same_session(one: StoredSession, other: StoredSession) -> bool:
    """Whether it is the same here and elsewhere, whenever it was last touched and whatever is half typed."""
    return _content(one) == _content(other)


def _content(stored: StoredSession) -> StoredSession:
    return replace(stored, record=replace(stored.record, updated_at=stored.record.created_at), words=dict(stored.words), drafts={})
