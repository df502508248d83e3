"""One connection to one SQLite file, with the settings that lose no acknowledged save in a power cut."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from facilitator.storage.driver import cipher, connected, errors, of_ours
from facilitator.storage.faults import is_lock
from facilitator.storage.keys import Key

APPLICATION_ID = 0x46434C54
"""`FCLT`, in the header of the file: tells our database from another program's."""

WAIT_SECONDS = 0.15
"""How long a locked file is waited for. The windows stand still meanwhile, so it is short, and waited once: see `Patience`."""

PRAGMAS = {"journal_mode": "DELETE", "synchronous": "EXTRA", "foreign_keys": "ON", "secure_delete": "ON", "temp_store": "MEMORY"}
"""DELETE with EXTRA survived every simulated power cut and leaves no side files; secure_delete overwrites what is erased.

A temporary file would hold what is said a second time, hence memory.
"""


_ONE: Mapping[str, Any] = {"isolation_level": None, "check_same_thread": False}


def connect(file: Path, *, read_only: bool = False, key: Key | None = None) -> Engine:
    """An engine with a single connection, made on first use. Opening a file that is not there makes it, unless it is only read.

    With a key the file is an encrypted one. Raises StorageError where the driver for that is not installed.
    """
    place = URL.create("sqlite", database=str(file))
    if read_only:
        place = URL.create("sqlite", database=file.resolve().as_uri(), query={"mode": "ro", "uri": "true"})
    options: dict[str, Any] = {"connect_args": {**_ONE, "timeout": WAIT_SECONDS}}
    if key is not None:
        made = partial(connected, file, key, read_only=read_only, timeout=WAIT_SECONDS, check_same_thread=False)
        place, options = URL.create("sqlite"), {"module": cipher(), "creator": made}
    engine = create_engine(
        place,
        poolclass=StaticPool,
        hide_parameters=True,  # an error must not repeat what was said
        **options,
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def in_memory() -> Engine:
    """A database that is nowhere on disk, with a single connection."""
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True, connect_args=dict(_ONE))
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


class Patience:
    """Waits for a lock once. As long as the file stays locked, whoever comes next hears so at once: the window must not stand still."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._spent = engine, False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Around a transaction."""
        try:
            yield
        except errors(DBAPIError) as error:
            if is_lock(error):
                self._set(True)
            raise
        else:
            self._set(False)

    def _set(self, spent: bool) -> None:
        if spent != self._spent:
            self._spent = spent
            with self._engine.connect() as connection:
                raw(connection).execute(f"PRAGMA busy_timeout={0 if spent else int(WAIT_SECONDS * 1000)}").close()


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.row_factory = of_ours
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}").close()


def for_reading(engine: Engine) -> Engine:
    """The same connection, with transactions that only read: they need no lock that another reader can refuse."""
    return engine.execution_options(begin="BEGIN")


def _begin(connection: Connection) -> None:
    """Begin for real, and as a writer: Python's own way begins late and leaves changes of the schema outside."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what must not be in a transaction."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)
