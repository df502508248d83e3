"""An older file becomes a newer one whole, or stays what it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from facilitator.sessions.errors import StorageError
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.owed import is_owed, settle
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]
Now = Callable[[], datetime]
Figure = Callable[..., None]

NEXT = '''
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade():
    op.add_column("draft", sa.Column("colour", sa.Text()))
    op.execute("UPDATE draft SET colour = 'blauw'")
    with op.batch_alter_table("session", recreate="always") as session:
        session.add_column(sa.Column("series", sa.Text(), server_default=""))
    op.create_table("series", sa.Column("id", sa.Text(), primary_key=True))
    op.execute("DELETE FROM words")
'''


@pytest.fixture
def later(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    """The next version of the tables, with a revision that adds, remakes and throws away."""
    folder = tmp_path_factory.mktemp("100% later")
    for revision in SHIPPED.revisions.glob("*.py"):
        (folder / revision.name).write_text(revision.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "next_tables.py").write_text(NEXT, encoding="utf-8")
    return Schema(SHIPPED.version + 1, folder)


@pytest.fixture
def old(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Path:
    """A closed database of this version, with a session in it."""
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM gezegd"})
    store.save_draft("session-1", "note", "half")
    store.close()
    return store.file


@contextmanager
def failing_at(statement: int) -> Iterator[list[str]]:
    """Let the database fail right after so many statements of the first transaction that writes, its commit being the last."""
    said: list[str] = []

    def count(text: str) -> None:
        if "COMMIT" not in said and (said or text == "BEGIN IMMEDIATE"):
            said.append(text)
            if len(said) == statement:
                raise sqlite3.OperationalError("disk I/O error")

    def executed(_c: object, _cursor: object, text: str, *_rest: object) -> None:
        count(text)

    def committing(_c: object) -> None:
        count("COMMIT")

    event.listen(Engine, "after_cursor_execute", executed)
    event.listen(Engine, "commit", committing)
    try:
        yield said
    finally:
        event.remove(Engine, "after_cursor_execute", executed)
        event.remove(Engine, "commit", committing)


def statements_of(open_store: Callable[[], Store]) -> list[str]:
    with failing_at(0) as said:
        open_store().close()
    return said


def tables(file: Path) -> dict[str, Any]:
    """Everything that makes one schema differ from another, the order and wording of statements aside."""
    with closing(sqlite3.connect(file)) as database:

        def all_of(pragma: str, name: str) -> list[Any]:
            return sorted(database.execute(f"SELECT * FROM pragma_{pragma}(?)", (name,)).fetchall(), key=repr)

        described: dict[str, Any] = {}
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            parts = [all_of(pragma, name) for pragma in ("table_xinfo", "foreign_key_list", "index_list")]
            kind = database.execute("SELECT type, wr, strict FROM pragma_table_list(?)", (name,)).fetchone()
            checks = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0].count("CHECK")
            described[name] = (kind, parts, checks)
        described["versions"] = [database.execute(f"PRAGMA {p}").fetchone() for p in ("application_id", "user_version")]
        described["revision"] = database.execute("SELECT version_num FROM alembic_version").fetchall()
        return described


def empty_of_version_zero(folder: Path) -> Path:
    """A file of ours from before the first tables."""
    file = folder / "facilitator.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    return file


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path: Path, now: Now) -> None:
    migrated, fresh = tmp_path / "migrated", tmp_path / "fresh"
    migrated.mkdir()
    empty_of_version_zero(migrated)

    for folder in (migrated, fresh):
        Store(folder, now).close()

    assert tables(migrated / "facilitator.sqlite") == tables(fresh / "facilitator.sqlite")


def test_a_migrated_file_keeps_sessions(tmp_path: Path, now: Now, a_session: MakeSession) -> None:
    empty_of_version_zero(tmp_path)

    store = Store(tmp_path, now)
    store.create(a_session())

    assert store.load("session-1").record == a_session()
    store.close()


def test_a_later_version_is_reached_and_nothing_falls_away(old: Path, later: Schema, now: Now, a_session: MakeSession) -> None:
    store = Store(old.parent, now, later)
    stored = store.load("session-1")
    store.close()

    assert stored.record == a_session(updated_at=stored.record.updated_at)
    assert (len(stored.entries), stored.drafts) == (1, {"note": "half"})  # remaking a table must not empty those that point to it
    assert tables(old)["versions"] == [(APPLICATION_ID,), (SHIPPED.version + 1,)]


def test_foreign_keys_are_watched_again_after_a_migration(old: Path, later: Schema, now: Now, an_entry: MakeEntry) -> None:
    store = Store(old.parent, now, later)

    with pytest.raises(StorageError, match="niet meer"):
        store.append("weg", an_entry(1), {})

    store.close()


@pytest.mark.fault("F11")
def test_a_copy_is_made_before_a_migration(old: Path, later: Schema, now: Now) -> None:
    before = tables(old)

    Store(old.parent, now, later).close()

    (copy,) = (old.parent / "backups").iterdir()
    assert copy.name.startswith(f"facilitator-versie{SHIPPED.version}-20261122T")
    assert tables(copy) == before
    assert b"GEHEIM" in copy.read_bytes()


@pytest.mark.fault("F11")
def test_a_copy_that_cannot_be_made_stops_the_migration(old: Path, later: Schema, now: Now) -> None:
    before = old.read_bytes()
    (old.parent / "backups").write_text("in de weg")

    with pytest.raises(StorageError, match="geen kopie"):
        Store(old.parent, now, later)

    assert old.read_bytes() == before


@pytest.mark.fault("F11")
def test_a_migration_that_fails_at_any_statement_leaves_the_old_file(old: Path, later: Schema, now: Now, figure: Figure) -> None:
    before = old.read_bytes()
    statements = statements_of(lambda: Store(old.parent, now, later))
    changing = [n for n, text in enumerate(statements, start=1) if not text.startswith(("SELECT", "PRAGMA main.table"))]

    for number in changing:
        old.write_bytes(before)
        with failing_at(number), pytest.raises(StorageError, match="Er is niets veranderd"):
            Store(old.parent, now, later)

        assert old.read_bytes() == before
        assert not old.with_name("facilitator.sqlite-journal").exists()
        assert all(tables(copy)["versions"] == [(APPLICATION_ID,), (SHIPPED.version,)] for copy in (old.parent / "backups").iterdir())
    assert len(changing) > 10
    assert statements[-1] == "COMMIT"
    figure(f"failed at each of {len(changing)} statements that write: the old file, byte for byte, and a copy that opens")


@pytest.mark.fault("F11")
def test_a_question_that_fails_in_a_migration_gives_the_old_or_the_new(old: Path, later: Schema, now: Now) -> None:
    before = old.read_bytes()
    statements = statements_of(lambda: Store(old.parent, now, later))
    new = tables(old)

    for number in [n for n, text in enumerate(statements, start=1) if text.startswith(("SELECT", "PRAGMA main.table"))]:
        old.write_bytes(before)
        with failing_at(number), suppress(StorageError):  # SQLAlchemy asks some questions again in other words
            Store(old.parent, now, later).close()

        assert old.read_bytes() == before or tables(old) == new


@pytest.mark.fault("F11")
def test_a_migration_can_be_done_after_one_that_failed(old: Path, later: Schema, now: Now) -> None:
    with failing_at(5), pytest.raises(StorageError):
        Store(old.parent, now, later)

    Store(old.parent, now, later).close()

    assert tables(old)["versions"] == [(APPLICATION_ID,), (SHIPPED.version + 1,)]
    assert len(list((old.parent / "backups").iterdir())) == 2


def test_the_first_tables_are_made_whole_or_not_at_all(tmp_path: Path, now: Now) -> None:
    statements = statements_of(lambda: Store(tmp_path / "first", now))

    for number in range(1, len(statements) + 1):
        with failing_at(number), pytest.raises(StorageError):
            Store(tmp_path, now)

        assert (tmp_path / "facilitator.sqlite").read_bytes() == b""
    assert len(statements) > 5


def test_wiped_words_are_gone_from_copies_too(old: Path, later: Schema, now: Now) -> None:
    store = Store(old.parent, now, later)

    store.wipe_words("session-1", ["w1"])

    (copy,) = (old.parent / "backups").iterdir()
    assert b"GEHEIM" not in copy.read_bytes()
    assert b"session-1" in copy.read_bytes()
    store.close()


def test_a_deleted_session_is_gone_from_copies_too(old: Path, later: Schema, now: Now) -> None:
    store = Store(old.parent, now, later)

    store.delete("session-1")

    (copy,) = (old.parent / "backups").iterdir()
    assert b"session-1" not in copy.read_bytes()
    assert b"GEHEIM" not in copy.read_bytes()
    store.close()


def test_titles_of_steps_go_from_the_journals_of_older_files_and_of_their_copies(
    store: Store, a_session: MakeSession, now: Now
) -> None:
    opened = EntryRecord(1, now(), "step opened", {"path": "1", "title": "Over mevrouw Ketelbrug", "length": "PT5M"})
    store.create(a_session())
    store.append("session-1", opened, {})
    store.close()
    with closing(sqlite3.connect(store.file)) as database:
        database.executescript("PRAGMA user_version=3; UPDATE alembic_version SET version_num='0003'")

    again = Store(store.folder, now)

    assert again.load("session-1").entries == (replace(opened, data={"path": "1", "length": "PT5M"}),)
    assert b"Ketelbrug" not in store.file.read_bytes()
    (copy,) = (store.folder / "backups").iterdir()
    assert b"Ketelbrug" in copy.read_bytes()
    assert is_owed(store.file)
    settle(store.file)
    assert b"Ketelbrug" not in copy.read_bytes()
    assert not is_owed(store.file)
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT data FROM entry").fetchone() == ('{"path":"1","length":"PT5M"}',)
    again.close()


def test_a_copy_that_cannot_be_wiped_is_named(store: Store, a_session: MakeSession) -> None:
    store.create(a_session())
    (store.folder / "backups").mkdir()
    (store.folder / "backups" / "stuk.sqlite").write_bytes(b"geen database" * 100)

    with pytest.raises(StorageError, match=r"stuk\.sqlite"):
        store.delete("session-1")

    assert store.sessions() == ()
