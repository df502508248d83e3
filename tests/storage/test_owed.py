"""What is erased goes from the copies too: at once, or as soon as somebody has the time, also after the program was stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import beside, use
from facilitator.storage.owed import FILE, is_owed, settle
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store
from tests.storage.test_backups import copied

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def copy(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Path:
    store.create(a_session())
    for number, word in ((1, "GEHEIM"), (2, "VERTROUWD"), (3, "OPENBAAR")):
        store.append("session-1", an_entry(number), {f"w{number}": word})
    return copied(store, beside(store.file))


def holds(path: Path) -> list[str]:
    data = path.read_bytes()
    return [word for word in ("GEHEIM", "VERTROUWD", "OPENBAAR") if word.encode() in data]


def test_what_is_owed_outlives_the_program_and_holds_no_words(store: Store, copy: Path) -> None:
    asked: list[Path] = []
    store.settle_later = asked.append
    store.wipe_words("session-1", ["w1"])
    store.wipe_words("session-1", ["w2"])

    assert asked == [store.file] * 2
    assert holds(copy) == ["GEHEIM", "VERTROUWD", "OPENBAAR"]
    assert holds(store.file) == ["OPENBAAR"]
    assert b"GEHEIM" not in (store.folder / FILE).read_bytes()
    store.close()
    settle(store.file)  # as the next start does

    assert holds(copy) == ["OPENBAAR"]
    assert not is_owed(store.file)
    assert not (store.folder / FILE).exists()


def test_a_deleted_session_is_owed_whole(store: Store, copy: Path) -> None:
    store.settle_later = lambda _file: None
    store.delete("session-1")
    settle(store.file)

    assert holds(copy) == []


def test_a_copy_that_cannot_be_changed_stays_owed_and_holds_up_no_other(store: Store, copy: Path) -> None:
    broken = copy.with_name("a-eerst.sqlite")
    broken.write_bytes(b"geen database" * 100)

    with pytest.raises(StorageError, match=r"a-eerst\.sqlite"):
        store.wipe_words("session-1", ["w1"])

    assert holds(copy) == ["VERTROUWD", "OPENBAAR"]
    assert is_owed(store.file)
    broken.unlink()
    settle(store.file)
    assert not is_owed(store.file)


def test_what_is_in_a_folder_that_is_away_goes_once_that_is_there_again(store: Store, copy: Path, tmp_path: Path) -> None:
    stick, drawer, other = tmp_path / "stick", tmp_path / "in de la", tmp_path / "nog een"
    for folder in (other, stick):
        folder.mkdir()
        use(store.file, folder)
    there = Path(shutil.copy(copy, stick))
    other.rmdir()
    stick.rename(drawer)
    store.wipe_words("session-1", ["w1"])
    assert holds(copy) == ["VERTROUWD", "OPENBAAR"]
    assert not is_owed(store.file)  # nothing can be done now
    assert b"GEHEIM" not in (store.folder / FILE).read_bytes()
    store.wipe_words("session-1", ["w2"])

    drawer.rename(stick)
    assert is_owed(store.file)
    settle(store.file)

    assert holds(there) == ["OPENBAAR"]
    assert not is_owed(store.file)
    other.mkdir()
    settle(store.file)
    assert not (store.folder / FILE).exists()


def test_a_line_that_a_power_cut_left_half_costs_no_other(store: Store, copy: Path) -> None:
    (store.folder / FILE).write_text('{"sessions": ["sess')
    store.wipe_words("session-1", ["w1"])

    assert holds(copy) == ["VERTROUWD", "OPENBAAR"]
    assert not is_owed(store.file)


def test_nothing_is_erased_where_it_could_not_be_written_down(store: Store, copy: Path) -> None:
    (store.folder / FILE).mkdir()

    with pytest.raises(StorageError, match="Er is niets gewist"):
        store.wipe_words("session-1", ["w1"])

    assert holds(store.file) == holds(copy) == ["GEHEIM", "VERTROUWD", "OPENBAAR"]
