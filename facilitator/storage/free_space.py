"""What was erased may stand in what is free in the file until the file is written anew. Owed until then, and done while nobody waits.

secure_delete overwrites what is erased, but not a copy left behind when a page was split. Writing a large archive anew takes seconds,
in which nobody else can use the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Protocol

from facilitator.language import tr
from facilitator.on_disk import leave_empty
from facilitator.sessions.errors import StorageError
from facilitator.storage.driver import errors
from facilitator.storage.faults import why_not
from facilitator.storage.found import CLEAN

FILE = "overwrite-free-space"
"""In the data folder, and empty: it is there as long as it has to be done."""
_OFTEN = 1000
"""Steps of SQLite between two looks at whether somebody waits: about a millisecond."""


def owe(database: Path) -> None:
    """Note that it has to be done. That is on disk when this returns. Raises StorageError."""
    try:
        leave_empty(_file(database))
    except OSError as error:
        why = why_not(error)
        text = tr("Er is niets gewist: dat het bestand nog overschreven moet worden, kon niet genoteerd worden ({why}).", why=why)
        raise StorageError(text) from error


def is_owed(database: Path) -> bool:
    """Whether it has to be done still."""
    return _file(database).exists()


def is_overwritten(database: Path) -> None:
    """It is done. Where that cannot be noted it is done once more the next time."""
    try:
        _file(database).unlink(missing_ok=True)
    except OSError:
        return


def _file(database: Path) -> Path:
    return database.with_name(FILE)


class OneAtATime:
    """A lock that a thread may take more than once, in which long work can see that somebody else waits."""

    def __init__(self) -> None:
        self._lock, self._counting, self._waiting = RLock(), Lock(), 0

    @property
    def waited_for(self) -> bool:
        """Whether somebody waits for it now."""
        return self._waiting > 0

    @contextmanager
    def if_free(self) -> Iterator[bool]:
        """Takes it where no other thread has it; False where one has."""
        free = self._lock.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._lock.release()

    def __enter__(self) -> None:
        self._count(1)
        try:
            self._lock.acquire()
        finally:
            self._count(-1)

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    def _count(self, more: int) -> None:
        with self._counting:
            self._waiting += more


class WaitedFor(Protocol):
    """Says whether somebody waits."""

    @property
    def waited_for(self) -> bool: ...


def write_anew(connection: sqlite3.Connection) -> bool:
    """Leave nothing in the file but what it holds. Outside a transaction; raises one of `errors`. True, for it is done."""
    connection.execute(CLEAN).close()
    connection.execute("VACUUM").close()
    return True


def write_anew_unless(waiting: WaitedFor, connection: sqlite3.Connection) -> bool:
    """The same, given up as soon as somebody waits; then the file is what it was, and False is given.

    What is written anew goes back into the file in one piece at the end (4 ms for each MB was measured): that is not given up.
    """
    connection.set_progress_handler(lambda: waiting.waited_for, _OFTEN)
    try:
        return write_anew(connection)
    except errors() as error:
        if getattr(error, "sqlite_errorname", str(error)) in {"SQLITE_INTERRUPT", "interrupted"}:
            return False
        raise
    finally:
        connection.set_progress_handler(None, 0)
