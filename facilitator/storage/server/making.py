"""The tables of the server: made and brought up to date by the same revisions as a file, by one program at a time."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, text

from facilitator.language import tr
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.schema import Schema, run_revisions
from facilitator.storage.server.faults import ServerAway

_ONE_AT_A_TIME = text(f"SELECT pg_advisory_xact_lock({APPLICATION_ID}, 0)")


def make_ready(engine: Engine, schema: Schema) -> None:
    """Raises ServerAway where the server is of a newer version, or of another program."""
    with engine.begin() as connection:
        if _version(connection, schema) == schema.version:
            return
        connection.execute(_ONE_AT_A_TIME)
        if _version(connection, schema) < schema.version:  # nobody did it while we waited
            run_revisions(connection, schema)


def _version(connection: Connection, schema: Schema) -> int:
    """0 where there are no tables."""
    if connection.execute(text("SELECT to_regclass('alembic_version')")).scalar_one() is None:
        return 0
    found = str(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar_one())
    if not (len(found) == len(schema.revision) and found.isdecimal()):
        raise ServerAway(tr("De databank van het gedeelde archief is van een ander programma. Vraag de beheerder om een eigen databank."))
    if int(found) > schema.version:
        raise ServerAway(tr("Het gedeelde archief is van een nieuwere versie van het programma. Installeer die versie."))
    return int(found)
