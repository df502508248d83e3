"""The tables of a server: made by the revisions, by one program at a time, and left alone where they are not ours."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from facilitator.storage.rows import Row
from facilitator.storage.server.address import engine_for, read_address, shown
from facilitator.storage.server.faults import ServerAway
from facilitator.storage.server.store import ServerStore
from facilitator.storage.server.tables import server_tables
from tests.server.postgres import Postgres

DOCS = Path(__file__).parents[2] / "docs" / "gedeeld-archief.md"
Shape = dict[str, set[tuple[str, str, bool]]]


def shape(url: str) -> Shape:
    engine = engine_for(read_address(url))
    found = inspect(engine)
    made = {t: {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(t)} for t in found.get_table_names()}
    engine.dispose()
    return made


def test_the_revisions_make_what_the_program_expects(postgres: Postgres, now: Callable[[], datetime]) -> None:
    migrated, fresh = postgres.fresh(), postgres.fresh()
    stores = [ServerStore(migrated, now) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:  # three programs start for the first time at once
        list(pool.map(lambda store: store.ask(), stores))
    for store in stores:
        store.close()
    engine = create_engine(read_address(fresh))
    Row.metadata.create_all(engine)
    for table in server_tables.sorted_tables:
        table.to_metadata(Row.metadata)  # so that what points to our tables finds them
    try:
        Row.metadata.create_all(engine)
    finally:
        for table in server_tables.sorted_tables:
            Row.metadata.remove(Row.metadata.tables[table.name])
    engine.dispose()

    assert shape(migrated) == shape(fresh)


@pytest.mark.parametrize(("version", "told"), [("9999", "nieuwere versie"), ("a1b2", "ander programma")])
def test_what_is_newer_or_not_ours_is_left_alone(postgres: Postgres, now: Callable[[], datetime], version: str, told: str) -> None:
    url = postgres.fresh()
    name = str(read_address(url).database)
    postgres.sql("CREATE TABLE alembic_version (version_num TEXT)", name)
    postgres.sql(f"INSERT INTO alembic_version VALUES ('{version}')", name)
    store = ServerStore(url, now)

    with pytest.raises(ServerAway, match=told):
        store.ask()

    assert postgres.sql("SELECT count(*) FROM pg_tables WHERE tablename = 'session'", name) == [(0,)]
    store.close()


def test_the_roles_of_the_manual_can_do_what_they_are_for(postgres: Postgres, now: Callable[[], datetime]) -> None:
    """Whoever leads reads and writes, and makes no tables; until those are there that is said."""
    statements = DOCS.read_text(encoding="utf-8").split("```sql")[1].split("```")[0]
    for_all, in_it = (part.split(";")[:-1] for part in statements.split("-- in de databank facilitator, als facilitator_beheer:"))
    for statement in (*for_all, "CREATE ROLE anna LOGIN", "GRANT begeleiders TO anna"):
        postgres.sql(statement)
    for statement in in_it:
        postgres.sql(statement, "facilitator", "facilitator_beheer")
    anna, manager = (ServerStore(postgres.url("facilitator", user), now) for user in ("anna", "facilitator_beheer"))

    with pytest.raises(ServerAway, match="rechten"):
        anna.ask()
    manager.ask()
    anna.ask()

    assert anna.sessions() == ()
    anna.wipe_words("s", ["w"])
    anna.close()
    manager.close()


def test_an_address_is_shown_without_who_signs_in() -> None:
    url = read_address("postgresql://anna:HUNTER2@db.gemeente.nl/archief?sslmode=verify-full")
    assert shown(url) == "archief (db.gemeente.nl)"
