"""All that is kept behind a passphrase: switched on, changed, taken away; the copies too, with and without a window."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.cli import main
from facilitator.keeping.encryption import Encryption
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.paths import backup_folder
from facilitator.sessions.clock import RehearsalClock
from facilitator.storage.backup_folders import use
from facilitator.storage.copies import check_whole
from facilitator.storage.keys import forget, is_marked, is_plain, key_of, salt_of, unlock
from facilitator.storage.locked_file import WrongPassphrase
from facilitator.storage.store import Store
from tests.forgotten import leave_behind, remnants

PASSPHRASE, OTHER = "vier losse woorden hier", "vijf andere woorden daar"
CaptureFixture = pytest.CaptureFixture[str]


class Locked:
    """A data folder with something in it, and what locks it."""

    def __init__(self, data: Path, clock: RehearsalClock) -> None:
        self.left = leave_behind(data, clock)
        self.left.keeper._store.close()
        self.data, self.store = data, Store(data, clock.now)
        self.safe = Safekeeper(self.store, backup_folder(data), clock)
        self.encryption = Encryption(self.store, self.safe, rounds=1)
        self.file = self.store.file

    def readable(self) -> list[str]:
        """Files of the program in which something stands that was said."""
        return [file for folder in (self.data, self.safe.folder) for word in ("Ketelbrug", "Wisselwerk") for file in remnants(folder, word)]


@pytest.fixture
def locked(tmp_path: Path, clock: RehearsalClock) -> Iterator[Locked]:
    made = Locked(tmp_path / "data", clock)
    yield made
    made.store.close()


def test_after_switching_on_not_a_byte_of_what_was_said_can_be_read(locked: Locked) -> None:
    locked.safe.make()
    assert len(locked.readable()) >= 4
    before = [locked.store.load(record.id) for record in locked.store.sessions()]
    done: list[int] = []

    left = locked.encryption.turn_on(PASSPHRASE, done.append)

    key = key_of(locked.file)
    assert key is not None
    assert [remnants(locked.data, word) for word in (PASSPHRASE, key.secret.hex())] == [[], []]
    assert key.secret not in locked.file.read_bytes()
    assert key.secret.hex() not in repr(key)
    assert (left, done) == ((), list(range(len(locked.safe.copies()) + 1)))
    assert locked.readable() == []
    assert [locked.store.load(record.id) for record in locked.store.sessions()] == before
    assert {salt_of(copy.path) for copy in locked.safe.copies()} == {salt_of(locked.file)}
    for copy in locked.safe.copies():
        check_whole(copy.path)
    locked.safe.make()
    assert locked.readable() == []


def test_another_passphrase_locks_the_copies_too_and_the_old_one_opens_nothing(locked: Locked) -> None:
    locked.encryption.turn_on(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        locked.encryption.change(OTHER, PASSPHRASE)

    assert locked.encryption.change(PASSPHRASE, OTHER) == ()

    for file in (locked.file, *(copy.path for copy in locked.safe.copies())):
        with pytest.raises(WrongPassphrase):
            unlock(file, PASSPHRASE)
        unlock(file, OTHER)


def test_taken_away_everything_can_be_read_again(locked: Locked) -> None:
    locked.encryption.turn_on(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        locked.encryption.turn_off(OTHER)
    assert locked.encryption.on

    assert locked.encryption.turn_off(PASSPHRASE) == ()

    assert not locked.encryption.on
    assert not is_marked(locked.file)
    assert all(is_plain(copy.path) for copy in locked.safe.copies())


def test_what_is_out_of_reach_is_named_and_encrypted_once_it_is_back(locked: Locked, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    locked.safe.folder = stick
    copy = locked.safe.make().path
    locked.safe.folder = backup_folder(locked.data)
    locked.safe.make()
    stick.rename(tmp_path / "in de la")
    aside = locked.data / f"{locked.file.name}.beschadigd-20260101T000000Z"
    aside.write_bytes(b"SQLite format 3 en verder niets")

    left = locked.encryption.turn_on(PASSPHRASE)

    assert [str(stick) in left[0], str(aside) in left[1], len(left)] == [True, True, 2]
    (tmp_path / "in de la").rename(stick)
    assert is_plain(copy)
    locked.safe.make()
    assert salt_of(copy) == salt_of(locked.file)


def test_a_copy_that_cannot_be_written_is_named_and_the_rest_is_encrypted(locked: Locked) -> None:
    broken = backup_folder(locked.data) / "facilitator-20260101T000000Z.sqlite"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    use(locked.file, broken.parent)

    left = locked.encryption.turn_on(PASSPHRASE)

    assert len(left) == 1
    assert str(broken) in left[0]
    assert locked.encryption.on


def test_a_plain_copy_is_put_back_into_an_archive_that_stays_encrypted(locked: Locked) -> None:
    copy = locked.safe.make().path
    plain = copy.read_bytes()
    locked.encryption.turn_on(PASSPHRASE)
    ids = {record.id for record in locked.store.sessions()}
    for session_id in ids:
        locked.store.delete(session_id)
    copy.write_bytes(plain)
    copy.rename(copy.with_name("facilitator-20260102T000000Z.sqlite"))

    locked.safe.restore(copy.with_name("facilitator-20260102T000000Z.sqlite"))

    assert {record.id for record in locked.store.sessions()} == ids
    assert salt_of(locked.file) is not None
    check_whole(locked.file)


# without a window


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a command as it begins in a program of its own: no key is known, and these lines are piped in."""

    def run(command: str, *lines: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        forget(paths.data_folder(None) / "facilitator.sqlite")
        return main(command.split())

    return run


def test_on_the_command_line_it_is_asked_told_and_refused(
    locked: Locked, typed: Callable[..., int], capsys: CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.safe.make()
    locked.store.close()

    assert typed("encryption on", "te kort") == 1
    assert is_plain(locked.file)
    assert typed("encryption on", PASSPHRASE) == 0
    assert "Is de wachtzin weg, dan is alles weg" in capsys.readouterr().err
    assert typed("sessions", OTHER) == 1
    assert "past niet" in capsys.readouterr().err
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", PASSPHRASE)
    assert typed("doctor") == 0
    assert "Het archief is versleuteld." in capsys.readouterr().out
    before = Path(shutil.copy(locked.file, locked.data / "uit de la"))
    assert typed("encryption change", OTHER) == 0
    assert capsys.readouterr().out == "Het archief heeft een andere wachtzin.\n"
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", OTHER)
    before.rename(locked.safe.folder / "facilitator-20260101T000000Z.sqlite")
    assert typed("doctor") == 0
    assert "Met een andere wachtzin op slot: facilitator-20260101T000000Z.sqlite." in capsys.readouterr().out
    assert typed("backups restore facilitator-20260101T000000Z", PASSPHRASE) == 0
    assert "Alles is weer zoals op" in capsys.readouterr().out
    assert {salt_of(copy.path) for copy in locked.safe.copies()} == {salt_of(locked.file)}  # with the copy that was made first


def test_where_the_organisation_asks_for_it_nothing_opens_in_plain_words(
    locked: Locked, typed: Callable[..., int], capsys: CaptureFixture
) -> None:
    locked.safe.make()
    locked.store.close()
    (locked.data / "settings.yaml").write_text("encrypted: true\n", encoding="utf-8")

    assert typed("sessions") == 1
    assert "hoort versleuteld te zijn" in capsys.readouterr().err
    assert typed("encryption") == 1
    assert typed("doctor") == 1
    assert "hoort versleuteld te zijn en is het niet. Versleutel het" in capsys.readouterr().out
    assert typed("encryption on", PASSPHRASE) == 0
    assert locked.readable() == []
    assert typed("encryption off", PASSPHRASE) == 1
    assert "Je organisatie vraagt" in capsys.readouterr().err
