"""Copies of the database, made before it is changed to a newer version, and what was erased taken out of them too."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError

_OF_A_SESSION = ("words", "draft", "entry", "found", "indexed")
_ERASE_WORDS = "DELETE FROM words WHERE session_id = ? AND id = ?"


def unused_name(file: Path) -> Path:
    """The file, or the same name with a number where it is taken: nothing is ever overwritten."""
    number, name = 1, file
    while name.exists():
        number += 1
        name = file.with_name(f"{file.name}-{number}")
    return name


def stamp(now: datetime) -> str:
    """An instant as it stands in the name of a file, in UTC: `20261122T133005Z`."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def folder_of(database: Path) -> Path:
    """Where the copies of a database are."""
    return database.parent / "backups"


def back_up(connection: sqlite3.Connection, database: Path, version: int, now: datetime) -> Path:
    """Copy the whole database, outside a transaction. A copy has its name only when it is complete.

    Raises OSError or sqlite3.Error; then no copy is left.
    """
    folder_of(database).mkdir(exist_ok=True)
    copy = unused_name(folder_of(database) / f"{database.stem}-versie{version}-{stamp(now)}.sqlite")
    unfinished = unused_name(copy.with_suffix(".tmp"))
    try:
        with closing(sqlite3.connect(unfinished)) as target:
            connection.backup(target)
        unfinished.rename(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    return copy


def erase_words_in_backups(database: Path, sessions: Collection[str], ids: Collection[str]) -> None:
    """Take these words of these sessions out of every copy. Raises StorageError that names a copy where that failed."""
    found = [(f"DELETE FROM {table} WHERE session_id = ?", (session,)) for session in sessions for table in ("found", "indexed")]
    _in_every_backup(database, [*found, *((_ERASE_WORDS, (session, words)) for session in sessions for words in ids)])


def erase_session_in_backups(database: Path, session_id: str) -> None:
    """Take a session out of every copy. Raises StorageError that names a copy where that failed."""
    statements = [(f"DELETE FROM {table} WHERE session_id = ?", (session_id,)) for table in _OF_A_SESSION]
    _in_every_backup(database, [*statements, ("DELETE FROM session WHERE id = ?", (session_id,))])


def _in_every_backup(database: Path, statements: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    for copy in sorted(folder_of(database).glob("*.sqlite*")):
        if copy.name.endswith("-journal"):
            continue
        try:
            _erase(copy, statements)
        except sqlite3.Error as error:
            text = tr("Wat is gewist, kan nog in de kopie ‘{file}’ staan ({reason}). Verwijder dat bestand.", file=copy, reason=error)
            raise StorageError(text) from error


def _erase(copy: Path, statements: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            if _has_table(connection, statement.split()[2]):
                connection.execute(statement, values)
        connection.execute("COMMIT")
        if _has_table(connection, "found_words"):
            connection.execute("INSERT INTO found_words(found_words) VALUES ('optimize')")
        connection.execute("VACUUM")


def _has_table(connection: sqlite3.Connection, table: str) -> bool:
    """Older copies may lack a table."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None
