"""Copies: whole, elsewhere, without what was erased while they were made, and without anything left behind."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import beside, folders_of, in_use, use
from facilitator.storage.backups import back_up, erasing
from facilitator.storage.copies import check_whole, copies, held
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def kept(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Store:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM"})
    store.append("session-1", an_entry(2), {"w2": "OPENBAAR"}, state="running")
    return store


def copied(store: Store, folder: Path, name: str = "facilitator-20261122T140000Z", pages: int = -1) -> Path:
    with closing(sqlite3.connect(store.file)) as source:
        return back_up(source, folder, name, pages)


def test_the_folder_in_use_is_the_last_one_and_none_is_forgotten(tmp_path: Path) -> None:
    database = tmp_path / "facilitator.sqlite"
    assert (in_use(database), folders_of(database)) == (beside(database), (beside(database),))

    for name in ("een", "twéé", "een"):
        use(database, tmp_path / name)

    assert folders_of(database) == (beside(database), tmp_path / "twéé", tmp_path / "een")
    assert in_use(database) == tmp_path / "een"


def test_a_copy_says_what_it_holds_and_is_for_its_owner_only(kept: Store, tmp_path: Path) -> None:
    path = copied(kept, tmp_path / "elders")

    use(kept.file, tmp_path / "elders")
    (copy,) = copies(kept.file)
    (session,) = held(path)
    check_whole(path)
    assert (copy.path, f"{copy.made_at:%H:%M}", copy.reason) == (path, "14:00", "usual")
    assert (session.title, session.team, session.state) == ("Activeringsdialoog", "Team Zuid", "running")
    assert (session.entries, session.notes) == (2, 2)
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0
    assert [f.name for f in path.parent.iterdir()] == [path.name]


def test_erasing_reaches_every_folder_that_was_ever_used(kept: Store, tmp_path: Path) -> None:
    found = []
    for name in ("eerst", "later"):
        use(kept.file, tmp_path / name)
        found.append(copied(kept, tmp_path / name))
    found.append(copied(kept, beside(kept.file)))

    kept.wipe_words("session-1", ["w1"])

    assert [b"GEHEIM" in path.read_bytes() for path in found] == [False] * 3
    assert [b"OPENBAAR" in path.read_bytes() for path in found] == [True] * 3
    for path in found:
        check_whole(path)


def test_what_is_erased_while_a_copy_is_made_is_not_in_it(kept: Store, tmp_path: Path) -> None:
    made: list[Path] = []
    copying = Thread(target=lambda: made.append(copied(kept, tmp_path / "elders", pages=1)))
    with erasing():
        copying.start()
        kept.wipe_words("session-1", ["w1"])
        assert made == []
    copying.join(10)

    assert b"GEHEIM" not in made[0].read_bytes()


def test_a_copy_is_begun_anew_when_something_is_erased_on_the_way(kept: Store, tmp_path: Path) -> None:
    """The source erases itself in the middle: once, from within the copying."""
    asked: list[int] = []

    class Erasing(sqlite3.Connection):
        def backup(self, *arguments: object, **more: object) -> None:  # type: ignore[override]
            super().backup(*arguments, **more)  # type: ignore[arg-type]
            asked.append(1)
            if len(asked) == 1:
                kept.wipe_words("session-1", ["w1"])

    with closing(sqlite3.connect(kept.file, factory=Erasing)) as source:
        path = back_up(source, tmp_path / "elders", "kopie")

    assert len(asked) == 2
    assert b"GEHEIM" not in path.read_bytes()


def test_what_a_stopped_program_left_goes_with_the_next_copy(kept: Store, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "facilitator-20261121T140000Z.tmp").write_bytes(b"GEHEIM")

    path = copied(kept, tmp_path / "elders")

    assert [f.name for f in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[:5000], "beschadigd|niet te lezen"),
        (lambda data: b"een brief\n" * 500, "niet te lezen"),
        (lambda data: data[:60] + b"\0\0\0\x63" + data[64:], "deze versie"),
        (lambda data: data[:4096] + bytes(b ^ 0xFF for b in data[4096:]), "beschadigd|niet te lezen"),
    ],
    ids=["cut off", "no database", "newer", "flipped"],
)
def test_a_copy_that_is_not_whole_is_known(kept: Store, tmp_path: Path, damage: Callable[[bytes], bytes], said: str) -> None:
    path = copied(kept, tmp_path / "elders")
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(StorageError, match=said):
        check_whole(path)


def test_a_copy_does_not_wait_for_a_lock_without_end(kept: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept.file, isolation_level=None)) as other, closing(sqlite3.connect(kept.file, timeout=0)) as source:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageError, match="in gebruik"):
            back_up(source, tmp_path / "elders", "kopie")

    assert list((tmp_path / "elders").iterdir()) == []
