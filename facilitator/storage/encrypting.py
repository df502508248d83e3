"""A database written anew under another key, or without one: verified before it takes the place of what was there.

At each moment there is the old file or the new one under its name, whatever stops the program. The bytes of the old one are then
overwritten; one that was stopped before that has a name that ends in `.weg`, and `finish` does it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from threading import RLock

from facilitator.language import tr
from facilitator.on_disk import settle_names
from facilitator.sessions.errors import StorageError
from facilitator.storage.driver import able_to_encrypt, connected, errors
from facilitator.storage.faults import why_not
from facilitator.storage.keys import Key, key_of, look_anew, mark, remember, salt_of, unmark

MADE, GOING = ".nieuw", ".weg"
"""How the names end of a file that is being made, and of an old one that is to be overwritten."""
_PIECE = 2**20
one_at_a_time = RLock()
"""Held while a file is written anew, or something is erased from a copy: what is erased from a file that is being replaced would come back
with the new one."""


def encrypt(file: Path, key: Key | None) -> None:
    """Write a database anew under this key; plain where that is None. Nobody else may write in it meanwhile.

    Raises LockedError where it cannot be read, or StorageError; then it is what it was.
    """
    if (key and key.salt) == salt_of(file):
        return
    if key is not None:
        remember(key)
    with one_at_a_time:
        _encrypt(file, key)


def _encrypt(file: Path, key: Key | None) -> None:
    made = file.with_suffix(MADE)
    try:
        _overwrite(made)
        _overwrite(file.with_suffix(GOING))
        before = _write_and_compare(file, made, key)
        _put_in_place(made, file, before)
    except errors(OSError) as error:
        text = tr("‘{file}’ kon niet opnieuw worden geschreven ({why}). Er is niets veranderd.", file=file, why=why_not(error))
        raise StorageError(text) from error
    finally:
        _overwrite(made)


def encrypt_for_good(file: Path, key: Key | None) -> None:
    """The same with the database of a data folder, of which it is written down what it should be. Raises as `encrypt`."""
    try:
        if key is None:
            unmark(file)
        encrypt(file, key)
    finally:
        if salt_of(file) is not None:
            mark(file)


def finish(folders: Iterable[Path]) -> None:
    """Take away what a program that was stopped left of this in these folders. Raises OSError."""
    for folder in folders:
        for left in (*folder.glob(f"*{MADE}"), *folder.glob(f"*{GOING}")):
            _overwrite(left)


def _write_and_compare(file: Path, made: Path, key: Key | None) -> tuple[int, int]:
    """Gives what the old file looks like from outside, to see whether somebody changed it after all."""
    made.touch(mode=0o600)
    with closing(able_to_encrypt(file, key_of(file))) as old:
        old.execute("ATTACH ? AS made KEY ?", (str(made), key.words if key else "")).close()
        old.execute("BEGIN IMMEDIATE").close()
        _export(old)
        old.execute("COMMIT").close()
        before = _looks(file)
        old.execute("DETACH made").close()
        with closing(connected(made, key, read_only=True)) as new:
            _compare(old, new)
            _check(new, made)
    with made.open("rb+") as stream:
        os.fsync(stream.fileno())
    return before


def _export(old: sqlite3.Connection) -> None:
    """SQLCipher copies tables and rows, and not what stands in the head of a file."""
    old.execute("SELECT sqlcipher_export('made')").fetchall()
    for name in ("application_id", "user_version"):
        old.execute(f"PRAGMA made.{name}={old.execute(f'PRAGMA main.{name}').fetchone()[0]}").close()


def _looks(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def _compare(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Every row of every table, with its number. Raises StorageError."""
    for rows in (_head, _tables):
        if rows(old) != rows(new):
            raise StorageError(_not_the_same())
    for table, numbered in _tables(old):
        statement = f'SELECT {"rowid, " if numbered else ""}* FROM "{table}" ORDER BY 1'
        pairs = zip_longest(old.execute(statement), new.execute(statement))
        if any(before != after for before, after in pairs):
            raise StorageError(_not_the_same())


def _head(connection: sqlite3.Connection) -> list[object]:
    made = sorted(connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall())
    return [made, *(connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))]


def _tables(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    """Those that hold rows themselves, and whether these have a number. What is virtual has its rows in others."""
    found = connection.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')")
    return sorted((name, not without) for name, without in found if name not in ("sqlite_schema", "sqlite_master"))


def _not_the_same() -> str:
    return tr("Wat opnieuw geschreven werd, bleek niet gelijk aan wat er stond. Er is niets veranderd. Meld dit.")


def _check(made: sqlite3.Connection, file: Path) -> None:
    """Raises StorageError where it is not whole."""
    for pragma in ("integrity_check", "foreign_key_check", "cipher_integrity_check"):
        wrong = [row[0] for row in made.execute(f"PRAGMA {pragma}") if row[0] != "ok"]
        if wrong:
            raise StorageError(tr("‘{file}’ is beschadigd ({reason}).", file=file, reason=wrong[0]))


def _put_in_place(made: Path, file: Path, before: tuple[int, int]) -> None:
    if _looks(file) != before:
        raise StorageError(tr("‘{file}’ veranderde intussen. Er is niets gedaan; probeer het nog eens.", file=file))
    shutil.copystat(file, made)  # who may read it, and how old a copy is
    going = file.with_suffix(GOING)
    try:
        os.link(file, going)  # a second name, by which its bytes can be reached once the first one is the new file's
    except OSError:  # no second names on this disk
        going.unlink(missing_ok=True)
    made.replace(file)
    look_anew(file, made, going)
    settle_names(file.parent)
    _overwrite(going)


def _overwrite(file: Path) -> None:
    """Nothing of a file stays, unless it has another name, under which it is in use. One that is not there is no error."""
    if not file.exists():
        return
    if file.stat().st_nlink == 1:
        with file.open("rb+") as stream:
            for piece in _zeros(file.stat().st_size):
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
    file.unlink()


def _zeros(size: int) -> Iterator[bytes]:
    piece = bytes(_PIECE)
    for at in range(0, size, _PIECE):
        yield piece[: size - at]
