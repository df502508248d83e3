"""Faults that people meet: a killed program, a full disk, a locked or read-only file. What was acknowledged stays."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine, event

from facilitator.sessions.errors import StorageError
from facilitator.storage.opening import may_write
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]
Now = Callable[[], datetime]

TAKES_NOTES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from facilitator.storage.records import EntryRecord
from facilitator.storage.store import Store

now = lambda: datetime.now(UTC)
store = Store(Path(sys.argv[1]), now)
number = len(store.load("session-1").entries)
while True:
    number += 1
    store.append("session-1", EntryRecord(number, now(), "note taken", {}), {f"w{number}": f"notitie {number}"})
    print(number, flush=True)
"""


def notes_until_killed(folder: Path, lines: int) -> int:
    """Let another process take notes, kill it after so many were acknowledged, and give the last number that it printed."""
    child = subprocess.Popen([sys.executable, "-c", TAKES_NOTES, str(folder)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout as printed:
        for _ in range(lines):
            last = printed.readline()
        child.kill()
        rest = printed.read().split("\n")
    child.wait()
    return int([line for line in [last.strip(), *rest[:-1]] if line][-1])


@contextmanager
def on_connecting(act: Callable[[sqlite3.Connection], object]) -> Iterator[None]:
    """Do something with every connection that is made meanwhile, after the store has set it up."""

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        act(connection)

    event.listen(Engine, "connect", connected)
    try:
        yield
    finally:
        event.remove(Engine, "connect", connected)


@pytest.mark.fault("F1")
def test_every_acknowledged_note_survives_a_kill(store: Store, a_session: MakeSession, now: Now) -> None:
    store.create(a_session())
    store.close()

    acknowledged = [notes_until_killed(store.folder, lines) for lines in (1, 2, 3, 7, 20)]

    again = Store(store.folder, now)
    stored = again.load("session-1")
    again.close()
    assert len(stored.entries) in (acknowledged[-1], acknowledged[-1] + 1)  # one more may have been saved and not yet said
    assert stored.words == {f"w{n}": f"notitie {n}" for n in range(1, len(stored.entries) + 1)}
    assert again.set_aside is None


@pytest.mark.fault("F5")
def test_a_full_disk_loses_nothing_and_saving_resumes(store: Store, a_session: MakeSession, an_entry: MakeEntry, now: Now) -> None:
    store.create(a_session())
    store.close()
    pages: list[sqlite3.Connection] = []
    with on_connecting(pages.append):
        full = Store(store.folder, now)
    (connection,) = pages
    used = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={used + 2}")

    with pytest.raises(StorageError, match="schijf is vol"):
        full.append("session-1", an_entry(1), {"w1": "lang " * 10_000})
    full.append("session-1", an_entry(1), {"w1": "kort"})
    connection.execute("PRAGMA max_page_count=100000")
    full.append("session-1", an_entry(2), {"w2": "lang " * 10_000})

    assert full.load("session-1").words == {"w1": "kort", "w2": "lang " * 10_000}
    assert len(full.load("session-1").entries) == 2
    full.close()


@pytest.mark.fault("F9")
def test_a_locked_file_is_said_so_and_saving_resumes(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageError, match="in gebruik"):
            store.append("session-1", an_entry(1), {"w1": "a"})
        other.execute("ROLLBACK")

    store.append("session-1", an_entry(1), {"w1": "a"})
    assert store.load("session-1").words == {"w1": "a"}


@pytest.mark.fault("F9")
def test_a_commit_that_a_reader_blocks_leaves_nothing_half(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    with closing(sqlite3.connect(store.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM session").fetchall()

        with pytest.raises(StorageError, match="in gebruik"):
            store.append("session-1", an_entry(1), {"w1": "a"})
        assert store.load("session-1").entries == ()
        reader.execute("ROLLBACK")

    store.append("session-1", an_entry(1), {"w1": "a"})
    assert store.load("session-1").words == {"w1": "a"}


@pytest.mark.fault("F9")
def test_a_file_that_is_locked_at_the_start_is_said_so_and_left_alone(store: Store, a_session: MakeSession, now: Now) -> None:
    store.create(a_session())
    store.close()
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageError, match="in gebruik"):
            Store(store.folder, now)

    again = Store(store.folder, now)
    assert again.load("session-1").record == a_session()
    again.close()


@pytest.mark.fault("F7")
def test_a_write_that_the_file_refuses_says_what_to_do(store: Store, a_session: MakeSession, an_entry: MakeEntry, now: Now) -> None:
    store.create(a_session())
    store.close()
    made: list[sqlite3.Connection] = []
    with on_connecting(made.append):
        again = Store(store.folder, now)
    made[0].execute("PRAGMA query_only=ON")

    with pytest.raises(StorageError, match="schrijfrechten"):
        again.append("session-1", an_entry(1), {"w1": "a"})

    assert again.load("session-1").entries == ()
    again.close()


@pytest.mark.fault("F7")
def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path, now: Now) -> None:
    (tmp_path / "bestand").write_text("geen map")

    with pytest.raises(StorageError, match="schrijfrechten of kies een andere map"):
        Store(tmp_path / "bestand" / "gegevens", now)


@pytest.mark.fault("F7")
def test_a_folder_in_place_of_the_file_says_what_to_do(tmp_path: Path, now: Now) -> None:
    (tmp_path / "facilitator.sqlite").mkdir()

    with pytest.raises(StorageError, match="schrijfrechten of kies een andere map"):
        Store(tmp_path, now)


@contextmanager
def nothing_allowed_in(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder away. Root is refused nothing, and so is nobody meanwhile."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.fault("F7")
@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only this way there")
@pytest.mark.parametrize("mode", [0o444, 0o666], ids=["file too", "folder only"])
@pytest.mark.parametrize("asked", [True, False], ids=["asked first", "found by writing"])
def test_a_read_only_folder_is_found_at_the_start_and_can_be_looked_in(
    now: Now, a_session: MakeSession, an_entry: MakeEntry, mode: int, asked: bool
) -> None:
    with TemporaryDirectory() as name:  # not tmp_path, whose parents only its owner may enter
        store = Store(Path(name), now)
        store.create(a_session())
        store.close()
        (file,) = Path(name).iterdir()
        file.chmod(mode)
        before = file.read_bytes()

        with nothing_allowed_in(Path(name)):
            store = Store(Path(name), now, may=may_write if asked else lambda _file: True)
            assert store.read_only
            assert [s.id for s in store.sessions()] == ["session-1"]
            with pytest.raises(StorageError, match="mag niet geschreven worden"):
                store.append("session-1", an_entry(1), {"w1": "a"})
            store.close()

        assert [file.read_bytes()] == [before]
        assert list(Path(name).iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only this way there")
def test_a_read_only_folder_without_sessions_says_what_to_do(now: Now) -> None:
    with TemporaryDirectory() as name, nothing_allowed_in(Path(name)), pytest.raises(StorageError, match="schrijfrechten"):
        Store(Path(name), now)


FILLS_A_SMALL_FILE = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from facilitator.sessions.errors import StorageError
from facilitator.storage.records import EntryRecord
from facilitator.storage.store import Store

now = lambda: datetime.now(UTC)
store = Store(Path(sys.argv[1]), now)
size = store.file.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    store.append("session-1", EntryRecord(1, now(), "note taken", {}), {"w1": "lang " * 10_000})
except StorageError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.append("session-1", EntryRecord(1, now(), "note taken", {}), {"w1": "kort"})
print(len(store.load("session-1").entries))
store.close()
"""


@pytest.mark.fault("F5")
@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is a thing of POSIX")
def test_a_write_that_the_system_refuses_is_taken_back(store: Store, a_session: MakeSession, now: Now) -> None:
    store.create(a_session())
    store.close()

    done = subprocess.run([sys.executable, "-c", FILLS_A_SMALL_FILE, str(store.folder)], capture_output=True, text=True, check=True)

    said, entries = done.stdout.strip().split("\n")
    assert "Probeer het opnieuw" in said
    assert entries == "1"


def test_another_thread_waits_its_turn(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    from concurrent.futures import ThreadPoolExecutor

    store.create(a_session())

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: store.append("session-1", an_entry(n), {f"w{n}": str(n)}), range(40)))

    assert len(store.load("session-1").entries) == 40
