"""Stopped at any moment while everything is encrypted, gets another passphrase, or is written in plain words: at the next start one
passphrase opens all of it, and nobody is asked for another one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.keeping.doctor import examine
from facilitator.keeping.encryption import Encryption
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.storage.backup_folders import beside
from facilitator.storage.copies import check_whole, held
from facilitator.storage.earlier_keys import FILE
from facilitator.storage.keys import LockedError, forget, is_plain, salt_of, unlock
from facilitator.storage.locked_file import WrongPassphrase
from facilitator.storage.store import Store

FIRST, SECOND, THIRD = "vier losse woorden hier", "vijf andere woorden daar", "zes nieuwe woorden overal"


class Archive:
    """An archive with its copies, opened as by a program that begins: no key is known but that of the passphrase that opens it."""

    def __init__(self, data: Path, clock: RehearsalClock, *passphrases: str) -> None:
        self.file = data / "facilitator.sqlite"
        for file in (self.file, *beside(self.file).glob("*.sqlite")):
            forget(file)
        self.opened_by = next((words for words in passphrases if self._opens(words)), "")
        self.store = Store(data, clock.now)
        self.safe = Safekeeper(self.store, beside(self.file), clock)
        self.encryption = Encryption(self.store, self.safe, rounds=1)

    def _opens(self, passphrase: str) -> bool:
        try:
            unlock(self.file, passphrase)
        except WrongPassphrase:
            return False
        return True

    def as_at_the_start(self) -> None:
        """What a window that opens has done."""
        self.encryption.finish()
        self.safe.encrypt_others()

    @property
    def salts(self) -> list[bytes | None]:
        return [salt_of(file) for file in (self.file, *(copy.path for copy in self.safe.copies()))]

    @property
    def left(self) -> list[str]:
        return sorted(f.name for f in self.file.parent.iterdir() if f.is_file() and f.suffix != ".sqlite")


@pytest.fixture
def begun(tmp_path: Path, clock: RehearsalClock, built_in: Callable[[str], Template]) -> Path:
    """A data folder with a session, and two copies."""
    data = tmp_path / "begin"
    archive = Archive(data, clock)
    Keeper(archive.store, clock).create(built_in("lean-coffee"), Particulars(clock.now(), team="Zuid"))
    for _ in range(2):
        archive.safe.make()
        clock.advance(minutes=1)
    archive.store.close()
    (data / "backup-folders.txt").unlink()  # it would name this folder in each place that it is copied to
    return data


def encrypted(data: Path, clock: RehearsalClock, passphrase: str) -> None:
    archive = Archive(data, clock)
    archive.encryption.turn_on(passphrase)
    archive.store.close()


def test_stopped_at_any_moment_one_passphrase_opens_all_at_the_next_start(begun: Path, clock: RehearsalClock, tmp_path: Path) -> None:
    folder = tmp_path / "gestopt"
    command = [sys.executable, "-m", "tests.killed_while_changing", str(begun), str(folder), FIRST, SECOND]

    ran = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)

    assert json.loads(ran.stdout) == [3, 5, 3]  # the archive and its copies take their place, and the key of before comes and goes
    for act, begin, end in (("on", "", FIRST), ("change", FIRST, SECOND), ("off", SECOND, "")):
        states = [state_of(inside, clock) for inside in sorted((folder / act).iterdir())]
        assert states == [begin] * states.count(begin) + [end] * states.count(end)
        assert (states[0], states[-1]) == (begin, end)


def state_of(data: Path, clock: RehearsalClock) -> str:
    """Which passphrase opens the archive; once begun with that, it opens the copies as well, and no key of before is kept."""
    archive = Archive(data, clock, *(() if is_plain(data / "facilitator.sqlite") else (FIRST, SECOND)))
    archive.as_at_the_start()
    assert len(archive.salts) == 3
    assert len(set(archive.salts)) == 1
    assert archive.left == (["facilitator.sqlite-versleuteld"] if archive.opened_by else [])
    for copy in archive.safe.copies():
        check_whole(copy.path)
        assert len(held(copy.path)) == 1
    archive.store.close()
    return archive.opened_by


class Stopped(BaseException):
    """As if the program was ended there."""


def stop_at(number: int) -> Callable[[int], None]:
    def told(done: int) -> None:
        if done == number:
            raise Stopped

    return told


def test_stopped_twice_the_keys_of_both_times_are_there_with_the_last_passphrase(begun: Path, clock: RehearsalClock) -> None:
    encrypted(begun, clock, FIRST)
    for before, after, copy in ((FIRST, SECOND, 2), (SECOND, THIRD, 1)):
        archive = Archive(begun, clock, before)
        with pytest.raises(Stopped):
            archive.encryption.change(before, after, stop_at(copy))
        archive.store.close()

    archive = Archive(begun, clock, THIRD)

    assert len(set(archive.salts)) == 3
    assert [len(held(copy.path)) for copy in archive.safe.copies()] == [1, 1]  # before anything was done they can be looked in
    told = [finding.sentence for finding in examine(begun, Settings(), clock.now())]
    assert any(sentence.startswith("Nog niet alle reservekopieën hebben de nieuwe wachtzin.") for sentence in told)
    archive.as_at_the_start()
    assert len(set(archive.salts)) == 1
    assert FILE not in archive.left
    archive.store.close()


def test_a_change_that_is_taken_back_leaves_no_key(begun: Path, clock: RehearsalClock) -> None:
    encrypted(begun, clock, FIRST)
    archive = Archive(begun, clock, FIRST)
    before = archive.salts

    with pytest.raises(Stopped):
        archive.encryption.change(FIRST, SECOND, stop_at(0))

    assert archive.salts == before
    assert FILE not in archive.left
    archive.store.close()


def test_the_key_of_before_is_locked_with_that_of_now_and_what_is_damaged_is_asked_for(begun: Path, clock: RehearsalClock) -> None:
    encrypted(begun, clock, FIRST)
    archive = Archive(begun, clock, FIRST)
    with pytest.raises(Stopped):
        archive.encryption.change(FIRST, SECOND, stop_at(1))
    archive.store.close()
    file = begun / FILE
    kept = file.read_text()
    file.write_text("geen regel\n[1]\n" + kept.replace('"key": "', '"key": "00'))

    archive = Archive(begun, clock, SECOND)
    archive.as_at_the_start()
    copy = archive.safe.copies()[0].path
    with pytest.raises(LockedError):
        held(copy)
    archive.safe.unlock(copy, FIRST)
    archive.as_at_the_start()

    assert len(set(archive.salts)) == 1  # once somebody gave it, that copy gets the passphrase of now as well
    assert file.exists() is False
    archive.store.close()


def test_a_copy_with_a_passphrase_that_nobody_gave_keeps_no_key(begun: Path, clock: RehearsalClock, tmp_path: Path) -> None:
    encrypted(begun, clock, FIRST)
    archive = Archive(begun, clock, FIRST)
    other = archive.safe.copies()[0].path
    away = Path(shutil.move(other, tmp_path / "in een la"))
    assert archive.encryption.change(FIRST, SECOND) == ()
    away.rename(other)
    forget(other)

    left = archive.encryption.change(SECOND, THIRD)

    assert [str(other) in sentence for sentence in left] == [True]
    assert FILE not in archive.left
    archive.store.close()
