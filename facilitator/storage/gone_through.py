"""That a copy was gone through when a name was erased, kept in the copy itself: of a name nothing may be remembered, not even its hash.

So a copy that was out of reach then, or was put in a folder since, is told from one that has no such name any more, whatever was done with
the file: moved, copied, or encrypted. A copy that is put back does not take it along.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from facilitator.sessions.errors import StorageError
from facilitator.storage.column_types import instant_from_text
from facilitator.storage.driver import errors, opened
from facilitator.storage.encrypting import one_at_a_time

log = logging.getLogger(__name__)
_TABLE = "gone_through"


def mark(copies: Iterable[Path], at: datetime) -> None:
    """These do not hold a name any more that was erased at this moment, or before. One that cannot be marked is taken for one that may."""
    for copy in copies:
        try:
            with one_at_a_time, closing(opened(copy)) as connection:
                _mark(connection, at.astimezone(UTC).isoformat(timespec="seconds"))
        except errors(OSError, StorageError) as error:
            log.warning("a copy is not known to be gone through: %s", error)


def _mark(connection: sqlite3.Connection, at: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE} (at TEXT NOT NULL)")
    connection.execute(f"DELETE FROM {_TABLE}")
    connection.execute(f"INSERT INTO {_TABLE} VALUES (?)", (at,))
    connection.execute("COMMIT")


def gone_through_at(copy: Path) -> datetime | None:
    """When that was the last time; None where it never was. Raises LockedError or OSError."""
    try:
        with closing(opened(copy, read_only=True, timeout=1)) as connection:
            return instant_from_text(connection.execute(f"SELECT at FROM {_TABLE}").fetchone()[0])
    except errors(TypeError, ValueError, AttributeError):
        return None


def unmark(file: Path) -> None:
    """It is no copy any more. Raises one of `errors`."""
    with closing(opened(file)) as connection:
        connection.execute(f"DROP TABLE IF EXISTS {_TABLE}").close()
