"""What is kept of sessions, written anew: by hand of the driver, so that it reaches copies of an older version as well."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from facilitator.storage.column_types import instant_from_text, mapping_from_text
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.seals import (
    Seal,
    kept_seal,
    make_room,
    mark,
    opened_session,
    seal_on,
    sealed_sessions,
    shut_particulars,
    shut_text,
    write_seal,
)

Rewrite = Callable[[StoredSession], StoredSession]
"""Gives a session as it should be: other particulars, other words, words and drafts that are gone, entries with other data."""

SealOf = Callable[[sqlite3.Connection, str], Seal | None]
"""Gives what a session is sealed with; None for nothing."""


def rewrite_all(
    connection: sqlite3.Connection, sessions: Collection[str] | None, how: Rewrite, *, look_only: bool = False, seal_of: SealOf = seal_on
) -> tuple[str, ...]:
    """Write sessions anew inside a transaction that is open; all where none are named. Gives the ids of those that changed."""
    changed = []
    for session_id in _ids(connection) if sessions is None else sorted(sessions):
        with _read_as_values(session_id):
            before = read_raw(connection, session_id, seal_of)
            after = how(before) if before is not None else None
        if before is not None and after is not None and after != before:
            changed.append(session_id)
            if not look_only:
                _write(connection, seal_of(connection, session_id), before, after)
    return tuple(changed)


@contextmanager
def _read_as_values(session_id: str) -> Iterator[None]:
    """Whatever is wrong with what is kept is a ValueError: somebody else may have written it."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(session_id) from error


def _ids(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT id FROM session ORDER BY id")]


def read_raw(connection: sqlite3.Connection, session_id: str, seal_of: SealOf = seal_on) -> StoredSession | None:
    """A session of a file, whatever version that is of; None where it is not there. Raises SealedError."""
    cursor = connection.execute("SELECT * FROM session WHERE id = ?", (session_id,))
    row = cursor.fetchone()
    if row is None:
        return None
    values: dict[str, Any] = dict(zip((column[0] for column in cursor.description), row, strict=True))
    with _read_as_values(session_id):
        values = {name: _value(name, values[name]) for name in SessionRecord.__dataclass_fields__ if name in values}
        kept = StoredSession(SessionRecord(**values), _entries(connection, session_id), *_texts(connection, session_id))
    return opened_session(seal_of(connection, session_id), kept)


def _value(name: str, value: str) -> object:
    if name in ("particulars", "sources"):
        return mapping_from_text(value)
    return instant_from_text(value) if name.endswith("_at") else value


def _entries(connection: sqlite3.Connection, session_id: str) -> tuple[EntryRecord, ...]:
    rows = connection.execute("SELECT number, at, kind, data FROM entry WHERE session_id = ? ORDER BY number", (session_id,))
    return tuple(EntryRecord(number, instant_from_text(at), kind, mapping_from_text(data)) for number, at, kind, data in rows)


def _texts(connection: sqlite3.Connection, session_id: str) -> tuple[dict[str, str], dict[str, str]]:
    words = dict(connection.execute("SELECT id, text FROM words WHERE session_id = ?", (session_id,)))
    return words, dict(connection.execute("SELECT place, text FROM draft WHERE session_id = ?", (session_id,)))


def _write(connection: sqlite3.Connection, seal: Seal | None, before: StoredSession, after: StoredSession) -> None:
    session_id = before.record.id
    if after.record != before.record:
        _write_particulars(connection, seal, after.record)
    _write_texts(connection, seal, ("words", "id"), session_id, before.words, after.words)
    _write_texts(connection, seal, ("draft", "place"), session_id, before.drafts, after.drafts)
    for old, new in zip(before.entries, after.entries, strict=True):
        if new != old:
            values = (_json(new.data), session_id, str(new.number))
            connection.execute("UPDATE entry SET data = ? WHERE session_id = ? AND number = ?", values)


def _write_particulars(connection: sqlite3.Connection, seal: Seal | None, record: SessionRecord) -> None:
    particulars = _json(shut_particulars(seal, record.particulars, record.id))
    connection.execute("UPDATE session SET particulars = ?, team = ? WHERE id = ?", (particulars, record.team, record.id))


def _write_texts(
    connection: sqlite3.Connection, seal: Seal | None, where: tuple[str, str], session_id: str, before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:  # fmt: skip
    table, key = where
    for name, text in before.items():
        if name not in after:
            connection.execute(f"DELETE FROM {table} WHERE session_id = ? AND {key} = ?", (session_id, name))
        elif after[name] != text:
            kept = shut_text(seal, after[name], table, session_id, name)
            connection.execute(f"UPDATE {table} SET text = ? WHERE session_id = ? AND {key} = ?", (kept, session_id, name))


def reseal(connection: sqlite3.Connection, sessions: Collection[str], seal: Seal | None) -> tuple[str, ...]:
    """Let this be the seal of a database, and have it on these sessions and on those that were sealed; without one none is sealed.

    Inside a transaction that is open. Gives the ids of those that changed. Raises SealedError where what was sealed cannot be read.
    """
    make_room(connection)
    sealed, kept = sealed_sessions(connection), kept_seal(connection)
    fine = sealed if kept is not None and seal is not None and kept.salt == seal.salt else frozenset()
    wanted = (sealed | (set(sessions) if seal is not None else set())) - fine
    changed = [session_id for session_id in sorted(wanted) if mark_sealed(connection, session_id, seal)]
    if kept is None or seal is None or kept.salt != seal.salt:  # else a copy that is fine would be written anew for nothing
        write_seal(connection, seal)
    return tuple(changed)


def mark_sealed(connection: sqlite3.Connection, session_id: str, seal: Seal | None) -> bool:
    """Have all of a session sealed with this, or not any more, inside a transaction that is open; False where it is not there.

    What it is sealed with now is what the database says. Raises SealedError.
    """
    stored = read_raw(connection, session_id)
    if stored is None:
        return False
    mark(connection, session_id, sealed=seal is not None)
    _write_particulars(connection, seal, stored.record)
    for table, key, texts in (("words", "id", stored.words), ("draft", "place", stored.drafts)):
        rows = [(shut_text(seal, text, table, session_id, name), session_id, name) for name, text in texts.items()]
        connection.executemany(f"UPDATE {table} SET text = ? WHERE session_id = ? AND {key} = ?", rows)
    return True


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
