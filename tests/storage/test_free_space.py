"""What wiped words leave behind in the file is overwritten away from the window, which goes first; until then it is owed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage import free_space
from facilitator.storage.backup_folders import beside
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store
from tests.storage.conftest import MovingClock
from tests.storage.test_backups import copied

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def wiped(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Store:
    """A store of which words were wiped, with remnants in its file such as a page that was split leaves."""
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM", "w2": "OPENBAAR"})
    store.overwrite_later = lambda: None
    store.wipe_words("session-1", ["w1"])
    with closing(sqlite3.connect(store.file, isolation_level=None)) as careless:
        careless.execute("PRAGMA secure_delete=OFF")
        careless.execute("INSERT INTO words (session_id, id, text) VALUES ('session-1', 'w3', ?)", ("GEHEIM " * 20,))
        careless.execute("DELETE FROM words WHERE id = 'w3'")
    return store


def remains(path: Path) -> bool:
    return b"GEHEIM" in path.read_bytes()


class SoonWaitedFor:
    """Somebody comes after so many looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    @property
    def waited_for(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_remnants_are_owed_until_they_are_overwritten_and_are_in_no_copy(wiped: Store) -> None:
    assert remains(wiped.file)  # else this test shows nothing
    assert wiped.load("session-1").words == {"w2": "OPENBAAR"}

    assert not remains(copied(wiped, beside(wiped.file)))
    assert free_space.is_owed(wiped.file)
    assert (wiped.folder / free_space.FILE).read_bytes() == b""
    assert wiped.overwrite()

    assert not remains(wiped.file)
    assert not free_space.is_owed(wiped.file)


def test_a_program_that_was_killed_leaves_them_to_the_next_start(wiped: Store, now: MovingClock) -> None:
    wiped.close()

    again = Store(wiped.folder, now)

    assert again.overwrite()
    assert not remains(again.file)
    assert not free_space.is_owed(again.file)
    again.close()


def test_who_wants_the_store_goes_first_and_nothing_changed(wiped: Store) -> None:
    coming = SoonWaitedFor(3)
    with closing(sqlite3.connect(wiped.file, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE much AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 9000) SELECT i FROM n")
        before = wiped.file.read_bytes()

        assert not free_space.write_anew_unless(coming, connection)
        assert coming.looks == -1
        assert wiped.file.read_bytes() == before
        assert free_space.write_anew_unless(SoonWaitedFor(10**6), connection)
    assert not remains(wiped.file)


class KilledBetween(Store):
    """The program is killed when words are gone and the file is not written anew yet."""

    def _overwrite_free_space(self) -> None:
        raise KeyboardInterrupt


@pytest.mark.parametrize("erase", [
    lambda store: store.wipe_words("session-1", ["w1"]),
    lambda store: store.delete("session-1"),
    lambda store: store.rewrite(None, lambda stored: replace(stored, words={})),
])  # fmt: skip
def test_whatever_was_erased_when_the_program_was_killed_is_owed(
    store: Store, now: MovingClock, a_session: MakeSession, an_entry: MakeEntry, erase: Callable[[Store], object]
) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM"})
    store.close()
    killed = KilledBetween(store.folder, now)
    assert not free_space.is_owed(killed.file)

    with pytest.raises(KeyboardInterrupt):
        erase(killed)
    killed.close()

    assert free_space.is_owed(killed.file)


def test_long_work_sees_that_somebody_else_waits() -> None:
    lock, held, seen = free_space.OneAtATime(), Event(), Event()

    def works_long() -> None:
        with lock, lock:
            held.set()
            while not lock.waited_for:
                pass
            seen.set()

    worker = Thread(target=works_long)
    worker.start()
    assert held.wait(5)
    with lock:
        assert seen.is_set()
        assert not lock.waited_for
    worker.join()


def test_where_it_cannot_be_noted_nothing_is_wiped(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM"})
    (store.folder / free_space.FILE).mkdir()

    with pytest.raises(StorageError, match="niets gewist"):
        store.wipe_words("session-1", ["w1"])

    assert store.load("session-1").words == {"w1": "GEHEIM"}
