"""What the store does with the file that it finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from facilitator.sessions.errors import StorageError
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.doubt import READ_AT_ONCE
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.schema import SHIPPED
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]
Now = Callable[[], datetime]
Figure = Callable[[str], None]


@pytest.fixture
def kept(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Path:
    """A closed database with something in it."""
    store.create(a_session())
    for number in range(50):
        store.append("session-1", an_entry(number), {f"w{number}": "wat er is gezegd " * 20})
    store.close()
    return store.file


@pytest.mark.fault("F2")
@pytest.mark.parametrize(("name", "value"), [("journal_mode", "delete"), ("synchronous", 3), ("foreign_keys", 1), ("secure_delete", 1),
                                             ("temp_store", 2), ("application_id", APPLICATION_ID),
                                             ("user_version", SHIPPED.version)])  # fmt: skip
def test_the_one_connection_has_the_safe_settings(tmp_path: Path, now: Now, name: str, value: object) -> None:
    made: list[sqlite3.Connection] = []

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        made.append(connection)

    event.listen(Engine, "connect", connected)
    try:
        store = Store(tmp_path, now)
        store.sessions()
    finally:
        event.remove(Engine, "connect", connected)

    (connection,) = made
    assert connection.execute(f"PRAGMA {name}").fetchone()[0] == value
    assert connection.isolation_level is None
    store.close()


@pytest.mark.parametrize(
    ("act", "begin"),
    [(lambda s: s.save_draft("session-1", "note", "x"), "BEGIN IMMEDIATE"), (lambda s: s.sessions(), "BEGIN")],
    ids=["writing", "reading"],
)
def test_a_transaction_begins_by_name(store: Store, a_session: MakeSession, act: Callable[[Store], object], begin: str) -> None:
    store.create(a_session())
    said: list[str] = []

    def statement(_c: object, _cursor: object, text: str, *_rest: object) -> None:
        said.append(text)

    event.listen(Engine, "before_cursor_execute", statement)
    try:
        act(store)
    finally:
        event.remove(Engine, "before_cursor_execute", statement)

    assert said[0] == begin


def test_no_side_files_stay(kept: Path) -> None:
    assert [f.name for f in kept.parent.iterdir()] == ["facilitator.sqlite"]


@pytest.mark.fault("F10")
def test_an_empty_file_counts_as_new(tmp_path: Path, now: Now, figure: Figure) -> None:
    (tmp_path / "facilitator.sqlite").touch()

    store = Store(tmp_path, now)

    assert store.sessions() == ()
    assert store.set_aside is None
    store.close()
    figure("0 bytes: new")


def zero_header(data: bytearray) -> None:
    data[:100] = bytes(100)


def truncate(data: bytearray) -> None:
    del data[len(data) // 2 :]


def cut_in_the_header(data: bytearray) -> None:
    del data[50:]


def flip_bytes(data: bytearray) -> None:
    for at in range(4096, len(data), 97):
        data[at] ^= 0xFF


def other_text(data: bytearray) -> None:
    data[:] = b"geen database, maar een brief\n" * 100


@pytest.mark.fault("F10")
@pytest.mark.parametrize("damage", [zero_header, truncate, cut_in_the_header, flip_bytes, other_text])
def test_a_damaged_file_is_set_aside_and_the_store_starts_empty(
    kept: Path, now: Now, damage: Callable[[bytearray], None], figure: Figure
) -> None:
    data = bytearray(kept.read_bytes())
    damage(data)
    kept.write_bytes(data)

    store = Store(kept.parent, now)

    assert store.sessions() == ()
    assert store.set_aside is not None
    assert store.set_aside.name.startswith("facilitator.sqlite.beschadigd-20261122T")
    assert store.set_aside.read_bytes() == bytes(data)
    store.close()
    figure(f"{damage.__name__.replace('_', ' ')}: set aside as it was, begun empty")


@pytest.mark.fault("F10")
def test_a_second_damaged_file_leaves_the_first(tmp_path: Path) -> None:
    moments: list[Path] = []
    for content in (b"een" * 100, b"twee" * 100):
        (tmp_path / "facilitator.sqlite").write_bytes(content)

        store = Store(tmp_path, lambda: datetime.fromisoformat("2026-11-22T13:30:00+00:00"))
        store.close()

        assert store.set_aside is not None
        moments.append(store.set_aside)

    assert [m.read_bytes()[:3] for m in moments] == [b"een", b"twe"]
    assert moments[0] != moments[1]


@pytest.mark.fault("F10")
def test_another_programs_database_is_refused_untouched(tmp_path: Path, now: Now, figure: Figure) -> None:
    file = tmp_path / "facilitator.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE bookmarks (id)")
    before = file.read_bytes()

    with pytest.raises(StorageError, match="ander programma"):
        Store(tmp_path, now)

    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
    figure("another program's: refused, untouched")


@pytest.mark.fault("F10")
def test_a_newer_database_is_refused_untouched(kept: Path, now: Now, figure: Figure) -> None:
    with closing(sqlite3.connect(kept)) as newer:
        newer.execute(f"PRAGMA user_version={SHIPPED.version + 1}")
    before = kept.read_bytes()

    with pytest.raises(StorageError, match="nieuwere versie"):
        Store(kept.parent, now)

    assert kept.read_bytes() == before
    assert list(kept.parent.iterdir()) == [kept]
    figure("newer: refused, untouched")


@pytest.mark.fault("F2")
def test_a_transaction_that_was_cut_off_is_rolled_back(kept: Path, now: Now, a_session: MakeSession) -> None:
    before = kept.read_bytes()
    with closing(sqlite3.connect(kept, isolation_level=None)) as cut:
        cut.execute("PRAGMA cache_spill=1")
        cut.execute("PRAGMA cache_size=1")
        cut.execute("BEGIN")
        cut.execute("PRAGMA user_version=9")
        cut.execute("UPDATE words SET text = text || 'half'")
        half, journal = kept.read_bytes(), kept.with_name("facilitator.sqlite-journal").read_bytes()
    kept.write_bytes(half)
    kept.with_name("facilitator.sqlite-journal").write_bytes(journal)
    assert half != before

    store = Store(kept.parent, now)

    assert len(store.load("session-1").entries) == 50
    assert store.set_aside is None
    store.close()


def test_no_migration_is_imported_for_a_file_that_is_up_to_date(kept: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path; from facilitator.storage.store import Store;"
        "Store(Path(sys.argv[1]), lambda: datetime.now(UTC)).close(); print('alembic' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program, str(kept.parent)], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


# a file that is too large to be read whole at each start


@pytest.fixture
def large(kept: Path) -> Path:
    """A closed database with so much in it that only its tables are looked at when it is opened."""
    with closing(sqlite3.connect(kept)) as database, database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("INSERT INTO words VALUES ('session-1', 'long', ?)", ("a" * (READ_AT_ONCE + 1),))
    return kept


def break_deep(file: Path) -> None:
    """In the middle of what was said: the next page is one that there is not."""
    with file.open("r+b") as stream:
        stream.seek(READ_AT_ONCE // 2 // 4096 * 4096)
        stream.write(b"\xff" * 4)


def test_damage_deep_in_a_large_file_is_told_where_it_is_met_and_set_aside_at_the_next_start(large: Path, now: Now) -> None:
    break_deep(large)
    store = Store(large.parent, now)
    assert (store.set_aside, len(store.sessions())) == (None, 1)
    with pytest.raises(StorageError, match="Start het programma opnieuw"):
        store.load("session-1")
    store.close()

    again = Store(large.parent, now)

    assert again.set_aside is not None
    assert [f.name for f in large.parent.iterdir() if f != again.set_aside] == ["facilitator.sqlite"]
    again.close()


@pytest.mark.parametrize("how", ["cut off", "every table"])
def test_what_shows_that_a_large_file_may_be_damaged_has_it_set_aside_at_once(large: Path, now: Now, how: str) -> None:
    if how == "cut off":
        break_deep(large)
        large.with_name("facilitator.sqlite-journal").write_bytes(b"a transaction that was not finished")
    else:
        data = bytearray(large.read_bytes())
        data[4096::97] = bytes(len(range(4096, len(data), 97)))
        large.write_bytes(data)

    store = Store(large.parent, now)

    assert store.set_aside is not None
    store.close()
