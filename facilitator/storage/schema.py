"""Which version of the tables a file has, and how it gets the newest: made new, or migrated after a copy was put aside."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import beside, in_use
from facilitator.storage.backups import back_up, stamp
from facilitator.storage.database import APPLICATION_ID, raw
from facilitator.storage.driver import errors
from facilitator.storage.found import FTS
from facilitator.storage.owed import owe_titles
from facilitator.storage.rows import Row, revision_table

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Schema:
    """A version of the tables (`user_version` in the file) and the folder of revisions that lead to it."""

    version: int
    revisions: Path

    @property
    def revision(self) -> str:
        """Alembic's name of the version."""
        return f"{self.version:04d}"


SHIPPED = Schema(5, Path(__file__).parent / "migrations" / "versions")
"""The tables of this program."""
UNTITLED = 4
"""From this version on no title of a step stands in a journal; in copies of an older one it may."""


def make_tables(engine: Engine) -> None:
    """Fill an empty file, in one transaction."""
    with engine.begin() as connection:
        Row.metadata.create_all(connection)
        for statement in FTS:
            connection.exec_driver_sql(statement)
        connection.execute(revision_table.insert().values(version_num=SHIPPED.revision))
        _stamp(connection, SHIPPED.version)


def _stamp(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def migrate(engine: Engine, file: Path, found: int, schema: Schema, now: datetime) -> Path:
    """Bring a file of version `found` to that of the schema; the path of the copy that was made first.

    Raises StorageError when a revision fails: the file is then exactly what it was.
    """
    copy = _copy(engine, file, found, now)
    try:
        if found < UNTITLED:
            owe_titles(file)
        _migrate_in_one_transaction(engine, schema)
    except Exception as error:  # a revision is any code at all, and whatever it raises the old data stand
        text = tr(
            "De gegevens konden niet worden bijgewerkt voor deze versie van het programma ({reason}). Er is niets veranderd; "
            "een kopie staat in ‘{copy}’. Gebruik de vorige versie van het programma en meld dit.",
            reason=error, copy=copy,
        )  # fmt: skip
        raise StorageError(text) from error
    _overwrite_free_space(engine)
    return copy


def _overwrite_free_space(engine: Engine) -> None:
    """What was taken out may stand in what is free now. Where there is no room to write the file anew, it does until it is used."""
    try:
        with engine.connect() as connection:
            raw(connection).execute("VACUUM").close()
    except errors() as error:
        log.warning("after bringing the file to this version: %s", error)


def _copy(engine: Engine, file: Path, found: int, now: datetime) -> Path:
    try:
        with engine.connect() as connection:
            return _in_a_folder(raw(connection), file, f"{file.stem}-versie{found}-{stamp(now)}")
    except errors(OSError) as error:
        text = tr(
            "Vóór het bijwerken kon geen kopie van ‘{file}’ worden gemaakt ({reason}). Er is niets veranderd. Maak ruimte vrij of vraag "
            "om schrijfrechten in die map.",
            file=file, reason=error,
        )  # fmt: skip
        raise StorageError(text) from error


def _in_a_folder(source: sqlite3.Connection, file: Path, name: str) -> Path:
    """Where copies go; beside the file where that place is not there now."""
    try:
        return back_up(source, in_use(file), name)
    except errors(OSError):
        if in_use(file) == beside(file):
            raise
        return back_up(source, beside(file), name)


def _migrate_in_one_transaction(engine: Engine, schema: Schema) -> None:
    """With foreign keys off, which cannot be set inside a transaction: else remaking a table empties the ones that point to it."""
    _foreign_keys(engine, "OFF")
    try:
        with engine.begin() as connection:
            run_revisions(connection, schema)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken:
                raise StorageError(tr("verwijzingen in {table} kloppen niet", table=broken[0]))
            _stamp(connection, schema.version)
    finally:
        _foreign_keys(engine, "ON")


def _foreign_keys(engine: Engine, value: str) -> None:
    with engine.connect() as connection:
        raw(connection).execute(f"PRAGMA foreign_keys={value}").close()


def run_revisions(connection: Connection, schema: Schema) -> None:
    """Bring the tables to the version of the schema, inside the transaction that is open."""
    from alembic import command  # here, because it is slow to import and nearly every start does without
    from alembic.config import Config

    config = Config()
    config.set_main_option("path_separator", "newline")
    config.set_main_option("script_location", str(SHIPPED.revisions.parent).replace("%", "%%"))
    config.set_main_option("version_locations", str(schema.revisions).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.revision)
