"""What a file is before it is used: new, ours, damaged, another program's, or from a newer version of this one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backups import stamp, unused_name
from facilitator.storage.database import APPLICATION_ID, connect, for_reading
from facilitator.storage.doubt import doubted, trust
from facilitator.storage.driver import errors
from facilitator.storage.earlier_keys import recall
from facilitator.storage.faults import is_damage, is_forbidden, no_permission, told_in_a_sentence
from facilitator.storage.keys import Key, key_to_open, mark, salt_of
from facilitator.storage.schema import Schema, make_tables, migrate

_MAGIC = b"SQLite format 3\0"


class _DamagedError(Exception):
    """The file is not a whole SQLite database."""


@dataclass(frozen=True)
class Database:
    """A ready database. `set_aside`: where a damaged file was put, after which this one began empty; else None."""

    engine: Engine
    set_aside: Path | None = None
    read_only: bool = False
    """Nothing can be kept in it: it stands where nothing may be written."""


def may_write(file: Path) -> bool:
    """Whether the system lets us change this file and make others beside it. On Windows only writing will tell."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in (file.parent, file) if place.exists())


def open_database(file: Path, now: Callable[[], datetime], schema: Schema, may: Callable[[Path], bool] = may_write) -> Database:
    """A ready database; one to read only where nothing may be written and there is one of this version already.

    Raises StorageError where the file is another program's, newer, locked or not ours to read; it is then untouched. So it is where
    it is encrypted and its key was not given (LockedError), or should be and is not (NotEncryptedError).
    """
    _make_folder(file)
    key = _key(file)
    if not may(file):
        return _open_to_read(file, schema, key)
    try:
        return Database(_open(file, now, schema, key))
    except _DamagedError:
        set_aside = _set_aside(file, now())
        return Database(_open(file, now, schema, key), set_aside)
    except StorageError as error:
        if not is_forbidden(error.__cause__):
            raise
        return _open_to_read(file, schema, key)


def _key(file: Path) -> Key | None:
    """With it the keys of before are known: a change of passphrase may not have reached every copy."""
    try:
        key = key_to_open(file)
        if key is not None:
            recall(file, key)
        return key
    except OSError as error:
        raise StorageError(no_permission(file)) from error


def _open_to_read(file: Path, schema: Schema, key: Key | None) -> Database:
    """What is there can be looked at, searched and made documents of."""
    if not _first_bytes(file):
        raise StorageError(no_permission(file))
    engine = connect(file, read_only=True, key=key)
    try:
        _judge_header(file, schema)
        with told_in_a_sentence(file):
            found = _version(engine, file, schema)
            if found is not None:
                _read_through(engine, file, cut_off=False)
        if found != schema.version:
            raise StorageError(no_permission(file))
    except _DamagedError as error:
        engine.dispose()
        raise StorageError(_not_set_aside(file)) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, read_only=True)


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # what was said is for its owner
    except OSError as error:
        raise StorageError(no_permission(file)) from error


def _open(file: Path, now: Callable[[], datetime], schema: Schema, key: Key | None) -> Engine:
    _judge_header(file, schema)
    engine = connect(file, key=key)
    try:
        with told_in_a_sentence(file):
            _make_ready(engine, file, now, schema)
        if key is not None:
            mark(file)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _judge_header(file: Path, schema: Schema) -> None:
    """Look at the first bytes without SQLite, which would already change a file that is not for us.

    With a journal beside it the header may be half a transaction; SQLite rolls that back first, and `_make_ready` judges then.
    """
    header = _first_bytes(file)
    if not header or _journal(file).exists():
        return
    if salt_of(file) is not None:  # what is in its header, is read with the key
        return
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise _DamagedError
    _judge(file, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"), schema)


def _first_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(100)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StorageError(no_permission(file)) from error


def _judge(file: Path, application: int, version: int, schema: Schema) -> None:
    if application != APPLICATION_ID:
        text = tr("‘{file}’ is een bestand van een ander programma. Verplaats het of kies een andere map voor de gegevens.", file=file)
        raise StorageError(text)
    if version > schema.version:
        text = tr("‘{file}’ is van een nieuwere versie van het programma. Installeer die versie; er is niets veranderd.", file=file)
        raise StorageError(text)


def _make_ready(engine: Engine, file: Path, now: Callable[[], datetime], schema: Schema) -> None:
    cut_off = _journal(file).exists()
    try:
        found = _version(engine, file, schema)
        if found is not None:
            _read_through(engine, file, cut_off=cut_off)
    except errors(DBAPIError) as error:
        if is_damage(error):
            raise _DamagedError from error
        raise
    except UnicodeDecodeError as error:  # the name of something that is broken, in what SQLite says of it
        raise _DamagedError from error
    if found is None:
        make_tables(engine)
    elif found < schema.version:
        migrate(engine, file, found, schema, now())
    _prove_writable(engine)


def _version(engine: Engine, file: Path, schema: Schema) -> int | None:
    """The version of the tables in the file; None where it is empty, seen after SQLite rolled back what was half done."""
    with for_reading(engine).begin() as connection:
        application, version = [int(connection.exec_driver_sql(f"PRAGMA {n}").scalar_one()) for n in ("application_id", "user_version")]
        if not file.stat().st_size:
            return None
        _judge(file, application, version, schema)
        return version


def _read_through(engine: Engine, file: Path, *, cut_off: bool) -> None:
    """All of it where that is quick or there is reason to; else the beginning of each table, which much damage does not leave readable."""
    whole = doubted(file, cut_off=cut_off)
    with for_reading(engine).begin() as connection:
        if whole and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            raise _DamagedError
        for (table,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all():
            connection.exec_driver_sql(f'SELECT 1 FROM "{table}" LIMIT 1').all()
    if whole:
        trust(file)


def _prove_writable(engine: Engine) -> None:
    """Begin to write the header as it is, and take it back: costs no disk write, and fails where a note would."""
    with engine.connect() as connection, connection.begin() as transaction:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
        transaction.rollback()


def _journal(file: Path) -> Path:
    return file.with_name(file.name + "-journal")


def _set_aside(file: Path, now: datetime) -> Path:
    """Give a damaged file another name, its journal too; somebody may still save something from it."""
    kept = unused_name(file.with_name(f"{file.name}.beschadigd-{stamp(now)}"))
    try:
        if _journal(file).exists():
            _journal(file).rename(_journal(kept))
        file.rename(kept)
        trust(file)
    except OSError as error:
        raise StorageError(_not_set_aside(file)) from error
    return kept


def _not_set_aside(file: Path) -> str:
    return tr("‘{file}’ is beschadigd en kon niet apart worden gezet. Geef het zelf een andere naam.", file=file)
