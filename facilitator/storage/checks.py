"""Questions to a database about itself, that change nothing in it: for who looks whether everything is as it should be."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from facilitator.sessions.finding.findable import Findable
from facilitator.storage.copies import looking_in
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.seals import are_shut, is_shut, sealed_sessions

_WORKED_OUT = ("found", "standing", "tick", "example")
"""Tables in which nothing stands of a session that is sealed."""
MOST_SAID = 3
"""Complaints of SQLite that are passed on; one broken page gives hundreds."""


def version_of(file: Path) -> int | None:
    """The version of the tables; None where it is no database of this program. Raises StorageError where it cannot be read."""
    with looking_in(file) as connection:
        application, version = [int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")]
    return version if application == APPLICATION_ID else None


def damage(file: Path) -> tuple[str, ...]:
    """What is broken in the file, in the words of SQLite; nothing where it is whole. Raises StorageError where it cannot be read."""
    with looking_in(file) as connection:
        said = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({MOST_SAID})")]
    return () if said == ["ok"] else tuple(said)


def broken_references(file: Path) -> int:
    """How many rows belong to something that is not there. Raises StorageError."""
    with looking_in(file) as connection:
        return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def stray_words(connection: sqlite3.Connection, session_id: str) -> int:
    """Texts that no line of the journal of a session speaks of: they would be erased with nothing."""
    journal = "\n".join(row[0] for row in connection.execute("SELECT data FROM entry WHERE session_id = ?", (session_id,)))
    ids = [row[0] for row in connection.execute("SELECT id FROM words WHERE session_id = ?", (session_id,))]
    return sum(f'"{id_}"' not in journal for id_ in ids)


def readable_in(connection: sqlite3.Connection, sessions: Collection[str]) -> frozenset[str]:
    """Those of these sessions that are here and not sealed, or of which something can be read all the same. Needs no passphrase.

    The database may be a copy, of an older version too.
    """
    here = {row[0] for row in connection.execute("SELECT id FROM session")}.intersection(sessions)
    said = {row[0] for row in _of(connection, "session", "id", "particulars") if not are_shut(row[1])}
    for table in ("words", "draft"):
        said |= {row[0] for row in _of(connection, table, "session_id", "text") if not is_shut(row[1])}
    for table in _WORKED_OUT:
        said |= {row[0] for row in _of(connection, table, "session_id", "1")}
    return frozenset(here - sealed_sessions(connection) | here & said)


def _of(connection: sqlite3.Connection, table: str, session: str, column: str) -> list[tuple[str, str]]:
    """What stands of sealed sessions in a table; nothing where there is none, as in older copies."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = f"SELECT {session}, {column} FROM {table} WHERE {session} IN (SELECT session_id FROM sealed)"
    return connection.execute(wanted).fetchall() if {table, "sealed"} <= tables else []


def is_found_as(connection: sqlite3.Connection, session_id: str, found: Collection[Findable], last: int) -> bool:
    """Whether a session is found by exactly these things. One that changed since it was indexed, up to entry `last`, is not judged."""
    indexed = connection.execute("SELECT number FROM indexed WHERE session_id = ?", (session_id,)).fetchone()
    if indexed is None or indexed[0] != last:
        return True
    rows = connection.execute("SELECT kind, text, owner, note, day FROM found WHERE session_id = ?", (session_id,))
    return Counter(rows.fetchall()) == Counter((f.kind, f.text, f.owner, f.note, f.day.isoformat()) for f in found)
