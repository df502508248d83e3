"""Copies of the database: made whole or not at all, and what was erased taken out of them too."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage import free_space
from facilitator.storage.backup_folders import every_copy
from facilitator.storage.driver import errors, file_of, opened, twin
from facilitator.storage.encrypting import one_at_a_time
from facilitator.storage.faults import is_in_use
from facilitator.storage.half_made import being_made
from facilitator.storage.keys import LockedError
from facilitator.storage.records import StoredSession
from facilitator.storage.rewriting import Rewrite, reseal, rewrite_all
from facilitator.storage.seals import Seal, SealedError

_INDEX = ("found", "indexed", "standing", "tick", "example")
"""Tables that are worked out from sessions."""
_OF_A_SESSION = ("words", "draft", "entry", *_INDEX)
PAUSE = 0.005
"""Seconds between two pieces of a copy, in which others can write."""
MOST_LOCKED = 20
"""Times in a row that a piece may find the file locked: a few seconds."""
_ERASE_WORDS = "DELETE FROM words WHERE session_id = ? AND id = ?"
Told = Callable[[int], object]
"""Hears how many copies are to come still. Called in the thread that does it."""


def _nobody(_left: int) -> None:
    """Nobody waits to hear it."""


class CopiesLeft(StorageError):
    """Something was erased, and may still stand in these copies, each with why it could not be changed."""

    def __init__(self, text: str, copies: tuple[tuple[Path, str], ...]) -> None:
        self.copies = copies
        super().__init__(text)


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


def back_up(source: sqlite3.Connection, folder: Path, name: str, pages: int = -1) -> Path:
    """Copy a whole database, outside a transaction, so many pages at a time. A copy has its name only when it is complete.

    Words that are erased while it is made are not in it. Raises OSError, or one of `errors`; then no copy is left.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left_behind in folder.glob("*.tmp"):  # by a program that was stopped
        left_behind.unlink()
    with being_made(folder / f"{name}.tmp") as unfinished:
        try:
            while True:
                erasures = _ERASURES.none()
                _copy(source, unfinished, pages)
                copy = unused_name(folder / f"{name}.sqlite")
                if _ERASURES.named(unfinished, copy, erasures):
                    return copy
        finally:
            unfinished.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, unfinished: Path, pages: int) -> None:
    """Owner only, from the first byte; and on the disk itself before it has a name. Without the remnants that its source may hold."""
    file = file_of(source)
    remnants = file is not None and free_space.is_owed(file)
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with closing(twin(source, unfinished)) as target:
        source.backup(target, pages=pages, progress=not_for_ever(unfinished), sleep=PAUSE)
        if remnants:
            target.execute("PRAGMA journal_mode=MEMORY").close()  # nothing is left beside a copy that was half made
            _write_anew(target)
    with unfinished.open("rb+") as stream:
        os.fsync(stream.fileno())


def fill(target: sqlite3.Connection, file: Path, other: Path) -> None:
    """Let a database, that is in this file, hold what another one holds. Raises as `back_up` does; then it holds what it did."""
    with closing(opened(other, read_only=True)) as source:
        source.backup(target, progress=not_for_ever(file))


def not_for_ever(file: Path) -> Callable[[int, int, int], None]:
    """To be called with how each piece of a copy went: copying waits for a lock without end, and somebody may wait for us."""
    locked = 0

    def heard(status: int, _left: int, _all: int) -> None:
        nonlocal locked
        locked = locked + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
        if locked > MOST_LOCKED:
            raise StorageError(is_in_use(file))

    return heard


class _Erasures:
    """What is erased in this process: a copy that is made meanwhile may hold it, or remnants of it."""

    def __init__(self) -> None:
        self._changed, self._under_way, self._number = Condition(), 0, 0

    def begin(self) -> None:
        with self._changed:
            self._under_way, self._number = self._under_way + 1, self._number + 1

    def end(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def none(self) -> int:
        """Wait until nothing is being erased; gives a number that is another one once something is."""
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way)
            return self._number

    def named(self, unfinished: Path, copy: Path, since: int) -> bool:
        """Give a copy its name, unless something was erased since; then False."""
        with self._changed:
            fine = since == self._number
            if fine:
                unfinished.rename(copy)
            return fine


_ERASURES = _Erasures()


@contextmanager
def erasing() -> Iterator[None]:
    """While something is erased from a database, no copy is made of it that may still hold it."""
    _ERASURES.begin()
    try:
        yield
    finally:
        _ERASURES.end()


def erase_words_in_backups(database: Path, sessions: Collection[str], ids: Collection[str]) -> None:
    """Take these words of these sessions out of every copy, and what was half typed then. Raises CopiesLeft where that failed."""
    found = [(f"DELETE FROM {table} WHERE session_id = ?", (session,)) for session in sessions for table in ("draft", *_INDEX)]
    _in_every_backup(database, [*found, *((_ERASE_WORDS, (session, words)) for session in sessions for words in ids)])


def erase_sessions_in_backups(database: Path, sessions: Collection[str], told: Told = _nobody) -> None:
    """Take whole sessions out of every copy. Raises CopiesLeft where that failed."""
    found = [(f"DELETE FROM {table} WHERE session_id = ?", (session,)) for session in sessions for table in _OF_A_SESSION]
    _in_every_backup(database, [*found, *(("DELETE FROM session WHERE id = ?", (session,)) for session in sessions)], told)


def erase_titles_in_backups(database: Path) -> None:
    """Take the titles of steps out of the journals in every copy, where they stood before. Raises CopiesLeft where that failed."""
    _change_every_backup(database, _without_titles, _nobody)


def _without_titles(connection: sqlite3.Connection) -> None:
    untitled = "UPDATE entry SET data = json_remove(data, '$.title') WHERE kind = 'step opened' AND data LIKE '%\"title\":%'"
    if _has_table(connection, "entry"):
        connection.execute(untitled)


def rewrite_in_backups(database: Path, sessions: Collection[str] | None, how: Rewrite, told: Told = _nobody) -> None:
    """Write sessions anew in every copy. Raises CopiesLeft where that failed."""
    _change_every_backup(database, lambda connection: _rewrite(connection, sessions, how), told)


def reseal_in_backups(database: Path, sessions: Collection[str], seal: Seal | None, told: Told = _nobody) -> None:
    """Have the same sealed in every copy as here; see `reseal`. Raises CopiesLeft where that failed."""
    _change_every_backup(database, lambda connection: _reseal(connection, sessions, seal), told)


def _reseal(connection: sqlite3.Connection, sessions: Collection[str], seal: Seal | None) -> None:
    changed = reseal(connection, sessions, seal)
    _execute(connection, [(f"DELETE FROM {table} WHERE session_id = ?", (session,)) for session in changed for table in _INDEX])


def _rewrite(connection: sqlite3.Connection, sessions: Collection[str] | None, how: Rewrite) -> None:
    def without_drafts(stored: StoredSession) -> StoredSession:
        """What was half typed then may be the very thing that has to go, and nobody will go on with it."""
        changed = how(stored)
        return replace(changed, drafts={}) if sessions is not None or changed != stored else stored

    changed = rewrite_all(connection, sessions, without_drafts)
    _execute(connection, [(f"DELETE FROM {table} WHERE session_id = ?", (session,)) for session in changed for table in _INDEX])


def _in_every_backup(database: Path, statements: Iterable[tuple[str, tuple[str, ...]]], told: Told = _nobody) -> None:
    _change_every_backup(database, lambda connection: _execute(connection, statements), told)


def _change_every_backup(database: Path, change: Callable[[sqlite3.Connection], object], told: Told) -> None:
    """One that cannot be changed holds up none of the others; `told` hears how many are to come still."""
    failed: list[tuple[Path, Exception]] = []
    every = every_copy(database)
    for number, copy in enumerate(every):
        told(len(every) - number)
        try:
            _change(copy, change)
        except errors(LockedError, SealedError, ValueError, KeyError) as error:  # what is not as it should be in a copy cannot be read
            failed.append((copy, error))
    if failed:
        copy, why = failed[0]
        left = tuple((path, error.reason if isinstance(error, LockedError) else str(error)) for path, error in failed)
        text = tr("Wat is gewist, kan nog in de kopie ‘{file}’ staan ({reason}). Verwijder dat bestand.", file=copy, reason=left[0][1])
        raise CopiesLeft(text, left) from why


def _change(copy: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    with one_at_a_time, closing(opened(copy)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        change(connection)
        connection.execute("COMMIT")
        if not connection.total_changes:  # it was made before, or after; writing it anew would take a second for nothing
            return
        _write_anew(connection)


def _write_anew(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA temp_store=MEMORY").close()
    if _has_table(copy, "found_words"):
        free_space.write_anew(copy)
    else:
        copy.execute("VACUUM").close()


def _execute(connection: sqlite3.Connection, statements: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    for statement, values in statements:
        if _has_table(connection, statement.split()[2]):
            connection.execute(statement, values)


def _has_table(connection: sqlite3.Connection, table: str) -> bool:
    """Older copies may lack a table."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None
