"""A connection to a file of SQLite, by the driver that can read it: Python's own, or SQLCipher's for one that is encrypted.

SQLCipher's driver (the extra `encrypted`) has the same methods and constants, but its errors are classes of its own: see `errors`. It is
also another SQLite: within one process the two do not see each other's locks, so a file is never open in both.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.keys import Key, key_of

_MODULE = "sqlcipher3.dbapi2"
_WAIT = 0.5
"""Seconds that another program is waited for before everything is written anew."""


class OddRow(sqlite3.DataError):
    """Something in a table that is neither text nor a whole number: nothing of ours."""


_OURS = frozenset((str, int, type(None)))


def of_ours(_cursor: object, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as it is read. SQLite keeps anything in any column, and whoever reads text trusts that it is."""
    if not _OURS.issuperset(map(type, row)):  # asked of every row there is, ten thousand for a list
        raise OddRow(tr("er staat iets in wat geen tekst is"))
    return row


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What a connection may raise, and more. Asked in an `except`: by then a driver that was never read cannot have raised it."""
    driver = sys.modules.get(_MODULE)
    return (sqlite3.Error, *more) if driver is None else (sqlite3.Error, driver.Error, *more)


def cipher() -> Any:
    """The driver of encrypted files. Raises StorageError where it is not installed."""
    try:
        import sqlcipher3.dbapi2 as driver
    except ImportError as error:
        text = tr(
            "Voor versleutelen is het onderdeel `sqlcipher3` nodig, en dat is hier niet geïnstalleerd. Laat het installeren, bijvoorbeeld "
            "met: pip install \"facilitator[encrypted]\"."
        )  # fmt: skip
        raise StorageError(text) from error
    return driver


def opened(file: Path, *, read_only: bool = False, timeout: float = 5) -> sqlite3.Connection:
    """A connection that begins no transaction by itself, with the key that was given for the file. A plain one that is not there is made.

    `timeout`: seconds that a lock is waited for. Raises LockedError, or one of `errors`.
    """
    connection = connected(file, key_of(file), read_only=read_only, timeout=timeout)
    connection.row_factory = of_ours
    return connection


def connected(file: Path, key: Key | None, *, read_only: bool = False, timeout: float = 5, **options: Any) -> sqlite3.Connection:
    """The same with a key of one's own choice: for a file that is to be made."""
    place = f"{file.resolve().as_uri()}?mode=ro" if read_only else str(file)
    options.update(isolation_level=None, timeout=timeout, uri=read_only)
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(place, **options)
        return plain
    made = _by_cipher(place, **options)
    made.execute(f'PRAGMA key="{key.words}"').close()  # before anything is read
    return made


def able_to_encrypt(file: Path, key: Key | None) -> sqlite3.Connection:
    """A connection to a file, plain or not, from which what it holds can be written anew under another key."""
    if key is not None:
        return connected(file, key, timeout=_WAIT)
    return _by_cipher(str(file), isolation_level=None, timeout=_WAIT)


def _by_cipher(place: str, **options: Any) -> sqlite3.Connection:
    """It has all that a connection of Python's own has. It would print what it thinks of a broken page, and that is told otherwise."""
    made: sqlite3.Connection = cipher().connect(place, **options)
    made.execute("PRAGMA cipher_log_level=NONE").close()
    return made


def twin(source: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    """A connection to another file, that is to be as the one of the source, encrypted or not."""
    main = file_of(source)
    return connected(file, None if main is None else key_of(main))


def file_of(connection: sqlite3.Connection) -> Path | None:
    """The file it is a connection to; None for a database in memory."""
    main = next(row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    return Path(main) if isinstance(main, str) and main else None
