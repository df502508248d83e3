"""A database behind a passphrase: by the real driver of SQLCipher, with few rounds, for these tests keep nothing from anybody."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Query
from facilitator.storage.backup_folders import beside
from facilitator.storage.backups import back_up
from facilitator.storage.copies import check_whole, held
from facilitator.storage.database import PRAGMAS, raw
from facilitator.storage.driver import cipher, opened
from facilitator.storage.encrypting import encrypt, finish
from facilitator.storage.keys import (
    Key,
    LockedError,
    NotEncryptedError,
    forget,
    is_marked,
    is_plain,
    look_anew,
    mark,
    new_key,
    remember,
    salt_of,
    unlock,
)
from facilitator.storage.locked_file import WrongPassphrase
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store

from .conftest import MovingClock

PASSPHRASE = "vier losse woorden hier"
SAID = "Wijnstraat zeventien"
MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def key() -> Key:
    return new_key(PASSPHRASE, rounds=1)


@pytest.fixture
def filled(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Store:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": SAID})
    store.save_draft("session-1", "note", SAID)
    store.index("session-1", "Team Zuid", 1, [Findable("note", SAID, "", "n1", date(2026, 11, 22))])
    return store


def readable(folder: Path) -> list[str]:
    """Files in which it stands."""
    return [str(file) for file in folder.rglob("*") if file.is_file() and SAID.encode() in file.read_bytes()]


def test_nothing_of_what_was_said_can_be_read_and_all_of_it_is_there(filled: Store, key: Key) -> None:
    before, found = filled.load("session-1"), filled.find(Query(("wijnstraat",)), 5)
    assert readable(filled.folder)

    filled.encrypt(key)

    assert readable(filled.folder) == []
    assert filled.load("session-1") == before
    assert found
    assert filled.find(Query(("wijnstraat",)), 5) == found
    with filled._engine.connect() as connection:
        said = {name: raw(connection).execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert said == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}


def test_the_journal_of_a_note_that_is_being_written_cannot_be_read_either(filled: Store, key: Key) -> None:
    filled.encrypt(key)

    with filled._transaction() as connection:
        connection.exec_driver_sql("UPDATE words SET text = text || '.'")
        raw(connection).execute("PRAGMA cache_spill").close()
        assert filled.file.with_name(f"{filled.file.name}-journal").exists()
        assert readable(filled.folder) == []


def test_taking_the_passphrase_away_leaves_what_there_was(filled: Store, key: Key) -> None:
    before = filled.load("session-1")
    filled.encrypt(key)

    filled.encrypt(None)

    assert filled.load("session-1") == before
    assert is_plain(filled.file)
    assert not is_marked(filled.file)


def test_the_tools_of_sqlcipher_open_it_with_the_same_passphrase(filled: Store) -> None:
    filled.encrypt(new_key(f" {PASSPHRASE} "))

    with closing(cipher().connect(str(filled.file))) as connection:
        connection.execute(f"PRAGMA key='{PASSPHRASE}'")
        assert connection.execute("SELECT text FROM words").fetchone() == (SAID,)


def test_a_passphrase_is_asked_and_a_wrong_one_says_so_and_changes_nothing(filled: Store, key: Key, tmp_path: Path) -> None:
    filled.encrypt(key)
    elsewhere = moved(filled, tmp_path / "elders")
    before = elsewhere.read_bytes()

    with pytest.raises(LockedError) as locked:
        opened(elsewhere)
    with pytest.raises(WrongPassphrase, match="past niet"):
        unlock(elsewhere, "vier losse woorden daar")

    assert (locked.value.file, locked.value.new) == (elsewhere, False)
    assert elsewhere.read_bytes() == before
    unlock(elsewhere, f"{PASSPHRASE}  ")
    assert held(elsewhere)[0].id == "session-1"


def moved(store: Store, folder: Path) -> Path:
    """The file of a store with another salt, as from another computer: no key for it was given in this process."""
    folder.mkdir()
    file = folder / store.file.name
    shutil.copy(store.file, file)
    encrypt(file, new_key(PASSPHRASE, rounds=1))
    forget(file)
    return file


def test_a_passphrase_that_is_too_short_makes_no_key() -> None:
    with pytest.raises(StorageError, match="minstens 12 tekens"):
        new_key("elf tekens!")


def test_what_should_be_encrypted_and_is_not_does_not_open(filled: Store, now: MovingClock) -> None:
    filled.close()
    mark(filled.file)
    before = filled.file.read_bytes()

    with pytest.raises(NotEncryptedError, match="hoort versleuteld te zijn"):
        Store(filled.folder, now)
    assert filled.file.read_bytes() == before


def test_what_is_not_there_yet_and_should_be_encrypted_asks_for_a_new_passphrase(tmp_path: Path, now: MovingClock, key: Key) -> None:
    file = tmp_path / "nieuw" / "facilitator.sqlite"
    mark(file)
    with pytest.raises(LockedError) as locked:
        Store(file.parent, now)
    assert locked.value.new

    remember(key, meant_for=file)
    Store(file.parent, now).close()

    assert salt_of(file) == key.salt


def test_a_copy_is_encrypted_with_the_same_key_and_what_is_erased_goes_from_it(filled: Store, key: Key) -> None:
    filled.encrypt(key)
    with closing(opened(filled.file, read_only=True)) as source:
        copy = back_up(source, beside(filled.file), "kopie", 1)

    check_whole(copy)
    assert salt_of(copy) == key.salt
    filled.wipe_words("session-1", ["w1"])
    with closing(opened(copy)) as connection:
        assert connection.execute("SELECT text FROM words").fetchall() == []


def test_a_copy_behind_another_passphrase_is_named_when_something_is_erased(filled: Store, key: Key, tmp_path: Path) -> None:
    other = moved(filled, tmp_path / "elders")
    beside(filled.file).mkdir()
    copy = beside(filled.file) / "oud.sqlite"
    other.rename(copy)
    filled.encrypt(key)

    with pytest.raises(StorageError, match=r"kan nog in de kopie ‘.*oud.sqlite’ staan"):
        filled.wipe_words("session-1", ["w1"])


def test_a_damaged_one_is_told_from_a_wrong_passphrase_by_its_copy_and_the_next_is_encrypted_too(
    filled: Store, key: Key, now: MovingClock
) -> None:
    filled.encrypt(key)
    with closing(opened(filled.file, read_only=True)) as source:
        back_up(source, beside(filled.file), "kopie")
    filled.close()
    whole = filled.file.read_bytes()
    filled.file.write_bytes(whole[:100] + bytes(3000) + whole[3100:])
    forget(filled.file)

    with pytest.raises(WrongPassphrase):
        unlock(filled.file, "vier losse woorden daar")
    unlock(filled.file, PASSPHRASE)
    store = Store(filled.folder, now)

    assert store.set_aside is not None
    assert salt_of(store.set_aside) == salt_of(store.file) == key.salt
    assert store.sessions() == ()
    store.close()


def test_a_first_page_that_was_half_written_is_proved_by_the_journal(filled: Store, key: Key, now: MovingClock, tmp_path: Path) -> None:
    filled.encrypt(key)
    whole, cut = filled.file.read_bytes(), tmp_path / "afgebroken"
    cut.mkdir()
    with filled._transaction() as connection:
        connection.exec_driver_sql("PRAGMA user_version=3")
        raw(connection).execute("UPDATE words SET text = 'anders'").close()
        journal = filled.file.with_name(f"{filled.file.name}-journal").read_bytes()
    # as it is on the disk once the transaction has begun to write: its head says how many pages are in it
    pages = (len(journal) - int.from_bytes(journal[20:24], "big")) // 4104
    head = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + pages.to_bytes(4, "big") + journal[12:]
    (cut / f"{filled.file.name}-journal").write_bytes(head)
    (cut / filled.file.name).write_bytes(whole[:2048] + bytes(2048) + whole[4096:])
    forget(filled.file)

    unlock(cut / filled.file.name, PASSPHRASE)
    store = Store(cut, now)

    assert store.set_aside is None
    assert store.load("session-1").words == {"w1": SAID}
    store.close()


def test_one_of_an_older_version_is_brought_up_to_date_and_its_copy_is_encrypted_too(tmp_path: Path, key: Key, now: MovingClock) -> None:
    file = tmp_path / "facilitator.sqlite"
    shutil.copy(Path(__file__).parent / "old" / "version1.sqlite", file)
    before = [session.id for session in held(file)]
    encrypt(file, key)

    store = Store(tmp_path, now)

    assert sorted(record.id for record in store.sessions()) == sorted(before)
    store.close()
    (copy,) = beside(file).iterdir()
    assert salt_of(copy) == salt_of(file) == key.salt
    assert [session.id for session in held(copy)] == before


def test_a_damaged_file_is_not_encrypted_and_stays_what_it_is(filled: Store, key: Key) -> None:
    filled.close()
    whole = filled.file.read_bytes()
    filled.file.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    before = filled.file.read_bytes()

    with pytest.raises(StorageError):
        encrypt(filled.file, key)

    assert filled.file.read_bytes() == before
    assert sorted(f.name for f in filled.folder.iterdir()) == ["facilitator.sqlite"]


def test_one_that_another_program_writes_in_is_left_alone(filled: Store, key: Key) -> None:
    with closing(cipher().connect(str(filled.file), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="kon niet opnieuw worden geschreven"):
            filled.encrypt(key)
        other.execute("ROLLBACK")

    assert is_plain(filled.file)
    assert filled.load("session-1").words == {"w1": SAID}


def test_without_the_driver_it_is_said_what_to_install(filled: Store, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)

    with pytest.raises(StorageError, match=r"facilitator\[encrypted\]"):
        filled.encrypt(key)

    assert filled.load("session-1").words == {"w1": SAID}


def test_stopped_at_any_moment_there_is_the_old_or_the_new_one(filled: Store, tmp_path: Path) -> None:
    filled.close()
    root, folder = Path(__file__).parents[2], tmp_path / "gestopt"

    command = [sys.executable, "-m", "tests.storage.killed_while_encrypting", str(filled.file), str(folder), PASSPHRASE]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)

    for act, moments in zip(("on", "off"), json.loads(ran.stdout), strict=True):
        assert moments > 5
        states = [state_of(inside / filled.file.name) for inside in sorted((folder / act).iterdir())]
        begin, end = ("plain", "encrypted") if act == "on" else ("encrypted", "plain")
        assert states == [begin] * states.count(begin) + [end] * states.count(end)
        assert (states[0], states[-1]) == (begin, end)


def state_of(file: Path) -> str:
    """How a file is, of which all must be there; and after what was left has been taken away nothing else is."""
    plain = is_plain(file)
    if not plain:
        unlock(file, PASSPHRASE)
    assert held(file)[0].id == "session-1"
    check_whole(file)
    finish([file.parent])
    assert {f.name for f in file.parent.iterdir()} <= {file.name, f"{file.name}-versleuteld"}
    assert plain or readable(file.parent) == []
    assert not (plain and is_marked(file))
    check_whole(file)
    return "plain" if plain else "encrypted"



def test_a_file_that_gets_the_number_of_one_before_it_is_looked_into_anew(tmp_path: Path) -> None:
    file, made = tmp_path / "a.sqlite", tmp_path / "a.nieuw"
    file.write_bytes(b"SQLite format 3\0 plain")
    assert salt_of(file) is None

    file.write_bytes(new_key(PASSPHRASE, rounds=1).salt + b" and then a page")  # the same number on the disk
    look_anew(made, file)

    assert salt_of(file) is not None
