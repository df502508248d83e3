"""One file with sessions, open: its connection, one thread at a time, and what is written anew as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage import free_space
from facilitator.storage.backups import erasing, fill
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.database import Patience, connect, for_reading, raw
from facilitator.storage.encrypting import encrypt_for_good
from facilitator.storage.faults import only_reading, told_in_a_sentence
from facilitator.storage.keys import Key, key_of
from facilitator.storage.opening import may_write, open_database
from facilitator.storage.owed import settle
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.unshared import Unshared


class OneFile(Unshared):
    """`facilitator.sqlite` in a folder. See `Store`."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], schema: Schema = SHIPPED, may: Callable[[Path], bool] = may_write
    ) -> None:
        self.folder = folder
        self.file = folder / FILE_NAME
        self._now = now
        self._one_at_a_time = free_space.OneAtATime()
        database = open_database(self.file, now, schema, may)
        self._engine, self.set_aside, self.read_only = database.engine, database.set_aside, database.read_only
        """`set_aside`: where a damaged file was put, after which this store began empty; else None."""
        self._patience = Patience(self._engine)
        self.settle_later: Callable[[Path], object] = settle
        """Has what is owed erased from the copies: at once, or by whoever has that done elsewhere."""
        self.overwrite_later: Callable[[], object] | None = None
        """Has `overwrite` called soon, after words were wiped; where nobody does, that is done at once."""

    @contextmanager
    def if_free(self) -> Iterator[bool]:
        """Nobody else is at it meanwhile. False where another thread is, which may take seconds: what can wait asks again later."""
        with self._one_at_a_time.if_free() as free:
            yield free

    def close(self) -> None:
        """Let go of the file."""
        with self._one_at_a_time:
            self._engine.dispose()

    def replace_all(self, other: Path) -> None:
        """Hold what another file holds, which must be of the same version: all of it or, where that fails, what is here now."""
        with self._one_at_a_time, told_in_a_sentence(self.file), self._engine.connect() as connection:
            fill(raw(connection), self.file, other)

    def encrypt(self, key: Key | None) -> None:
        """Write the whole file anew under a key, or plain. Who asks for something else meanwhile waits."""
        if self.read_only:
            raise StorageError(only_reading())
        with self._one_at_a_time, erasing():
            self._engine.dispose()
            try:
                encrypt_for_good(self.file, key)
            finally:
                self._engine = connect(self.file, key=key_of(self.file))
                self._patience = Patience(self._engine)

    def overwrite(self) -> bool:
        """Overwrite what wiped words left behind in the file, where that is owed. False where somebody wanted the store meanwhile:
        they went first, and it is owed still."""
        if self.read_only or not free_space.is_owed(self.file):
            return True
        return self._write_anew(lambda connection: free_space.write_anew_unless(self._one_at_a_time, connection))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self.read_only:
            raise StorageError(only_reading())
        with self._one_at_a_time, told_in_a_sentence(self.file), self._patience.taken(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = for_reading(self._engine)
        with self._one_at_a_time, told_in_a_sentence(self.file), self._patience.taken(), engine.begin() as connection:
            yield connection

    def _overwrite_free_space(self) -> None:
        self._write_anew(free_space.write_anew)

    def _write_anew(self, work: Callable[[sqlite3.Connection], bool]) -> bool:
        """Strikes out what is owed while nobody can wipe anything more."""
        try:
            with self._one_at_a_time, told_in_a_sentence(self.file), self._engine.connect() as connection:
                done = work(raw(connection))
                if done:
                    free_space.is_overwritten(self.file)
                return done
        except StorageError as error:
            text = tr("Het is gewist, maar resten kunnen nog in het bestand staan tot Facilitator weer sluit. ({reason})", reason=error)
            raise StorageError(text) from error
