"""The keys of encrypted databases: made of a passphrase, proved on the bytes of a file, and remembered as long as the program runs.

An encrypted database is a usual one of SQLCipher 4, which its own tools open with the same passphrase. Its first sixteen bytes are the
salt, and ours begin with a word by which an encrypted file is told from a damaged one:

    `FCLT`, two bytes with how many thousand rounds of PBKDF2-HMAC-SHA512 make the key, ten bytes by chance

A copy has the salt of the file it was made of, so that one key opens them all and is made once. No file holds the key or the passphrase.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from itertools import chain
from pathlib import Path
from threading import Lock

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import every_copy
from facilitator.storage.locked_file import WrongPassphrase, as_meant, check_passphrase

USUAL_ROUNDS = 256
"""Thousands: what SQLCipher itself takes. About a seventh of a second for each guess."""
_MOST_ROUNDS = 5000
"""Thousands that a file may ask of this computer: some seconds."""
_WORD = b"FCLT"
_SALT, _PAGE, _HMAC, _IV = 16, 4096, 64, 16
_PLAIN = b"SQLite format 3\0"


class LockedError(StorageError):
    """A file needs a passphrase that was not given yet: its own, or where `new` is set one that is to be chosen for it."""

    def __init__(self, file: Path, *, new: bool = False) -> None:
        self.file, self.new = file, new
        text = tr("‘{file}’ heeft een wachtzin die nu niet bekend is; Herstel en `facilitator backups restore` vragen ernaar.", file=file)
        super().__init__(tr("‘{file}’ wordt versleuteld. Kies er een wachtzin voor.", file=file) if new else text)

    @property
    def reason(self) -> str:
        """The same beside the name of the file."""
        return tr("de wachtzin ervan is nu niet bekend; Herstel vraagt ernaar")


class NotEncryptedError(StorageError):
    """A file holds in plain words what should be encrypted."""

    def __init__(self, file: Path) -> None:
        self.file = file
        text = tr(
            "‘{file}’ hoort versleuteld te zijn en is het niet. Versleutel het met `facilitator encryption on`, of zet de versleutelde "
            "reservekopie terug als iemand het bestand verwisselde.",
            file=file,
        )  # fmt: skip
        super().__init__(text)


@dataclass(frozen=True, repr=False)
class Key:
    """What a passphrase became, for files with this salt."""

    salt: bytes
    secret: bytes

    @property
    def words(self) -> str:
        """As SQLCipher takes it."""
        return f"x'{(self.secret + self.salt).hex()}'"

    def opens(self, first_page: bytes) -> bool:
        """Whether the first page of a file was locked with it. Worked out here, because SQLCipher would first change the file."""
        if len(first_page) < _PAGE:
            return False
        seal = pbkdf2_hmac("sha512", self.secret, bytes(byte ^ 0x3A for byte in self.salt), 2, 32)
        end = _PAGE - _HMAC
        made = hmac.digest(seal, first_page[_SALT:end] + (1).to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(made, first_page[end:_PAGE])


def new_key(passphrase: str, rounds: int = USUAL_ROUNDS) -> Key:
    """A key for a file that is to be made. `rounds`: thousands; fewer only where nothing is protected, as in a test.

    Raises StorageError where the passphrase is too short.
    """
    check_passphrase(passphrase)
    return _derived(passphrase, _WORD + rounds.to_bytes(2, "big") + secrets.token_bytes(_SALT - len(_WORD) - 2))


def _derived(passphrase: str, salt: bytes) -> Key:
    rounds = int.from_bytes(salt[4:6], "big") * 1000
    return Key(salt, pbkdf2_hmac("sha512", as_meant(passphrase).encode("utf-8", "replace"), salt, rounds, 32))


# which files


def salt_of(file: Path) -> bytes | None:
    """The salt of an encrypted file; None of one that is not, or that is not there. Raises OSError.

    A file is looked into once: when a process closes a file that it reads, POSIX lets go of the locks that SQLite has on it in there.
    """
    try:
        status = file.stat()
        which = (file.absolute(), status.st_dev, status.st_ino)
        if which not in _SEEN:
            with file.open("rb") as stream:
                begin = stream.read(_SALT)
            if not begin:
                return None
            _SEEN[which] = _salt_in(begin)
    except FileNotFoundError:
        return None
    return _SEEN[which]


_SEEN: dict[tuple[Path, int, int], bytes | None] = {}


def look_anew(*files: Path) -> None:
    """Other files stand under these names now, and a disk gives a number that has become free to the next one."""
    names = {file.absolute() for file in files}
    for which in [each for each in _SEEN if each[0] in names]:
        del _SEEN[which]


def _salt_in(begin: bytes) -> bytes | None:
    rounds = int.from_bytes(begin[4:6], "big")
    return begin if begin.startswith(_WORD) and len(begin) == _SALT and 0 < rounds <= _MOST_ROUNDS else None


def is_plain(file: Path) -> bool:
    """Whether anybody can read a database. One that is not there holds nothing to read. Raises OSError."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_PLAIN)) == _PLAIN
    except FileNotFoundError:
        return False


# that a file should be encrypted


def mark(file: Path) -> None:
    """Write down that a database has to be encrypted from now on. Raises OSError."""
    beside = _mark(file)
    if not beside.exists():
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(tr("Het bestand {file} hoort versleuteld te zijn. Laat dit briefje staan.", file=file.name) + "\n", "utf-8")


def unmark(file: Path) -> None:
    """It need not be encrypted any more. Raises OSError."""
    _mark(file).unlink(missing_ok=True)


def is_marked(file: Path) -> bool:
    """Whether a database has to be encrypted."""
    return _mark(file).exists()


def _mark(file: Path) -> Path:
    return file.with_name(f"{file.name}-versleuteld")


# what was given


class _Ring:
    """Keys that were given in this process, by the salt of what they open; and by its path for a file that is not there yet."""

    def __init__(self) -> None:
        self._lock, self._known, self._meant = Lock(), dict[bytes, Key](), dict[Path, Key]()

    def put(self, key: Key, meant_for: Path | None = None) -> None:
        with self._lock:
            self._known[key.salt] = key
            if meant_for is not None:
                self._meant[meant_for.absolute()] = key

    def drop(self, salt: bytes) -> None:
        with self._lock:
            self._known.pop(salt, None)
            self._meant = {file: key for file, key in self._meant.items() if key.salt != salt}

    def get(self, salt: bytes) -> Key | None:
        with self._lock:
            return self._known.get(salt)

    def meant_for(self, file: Path) -> Key | None:
        with self._lock:
            return self._meant.get(file.absolute())


_RING = _Ring()


def remember(key: Key, meant_for: Path | None = None) -> None:
    """Files with the salt of this key can be opened from now on; and the file that is to be made here gets it."""
    _RING.put(key, meant_for)


def forget(file: Path) -> None:
    """What opens this file is not known any more. Raises OSError."""
    salt = salt_of(file)
    if salt is not None:
        _RING.drop(salt)


def key_of(file: Path) -> Key | None:
    """The key of an encrypted file, None of any other. Raises LockedError where nobody gave it, or OSError."""
    salt = salt_of(file)
    if salt is None:
        return None
    key = _RING.get(salt)
    if key is None:
        raise LockedError(file)
    return key


def key_to_open(file: Path) -> Key | None:
    """With which key a database is to be opened, or made; None where it is, and may be, plain.

    Raises LockedError where it was not given, NotEncryptedError where anybody can read what should be encrypted, or OSError.
    """
    key = key_of(file)
    if key is not None or not is_marked(file):
        return key
    if is_plain(file):
        raise NotEncryptedError(file)
    key = _RING.meant_for(file)
    if key is None:
        raise LockedError(file, new=True)
    return key


def unlock(file: Path, passphrase: str) -> None:
    """Remember the key of an encrypted file. Raises WrongPassphrase, StorageError or OSError.

    A damaged file is told from a wrong passphrase by its journal and its copies: what opens one of those is right.
    """
    salt = salt_of(file)
    if salt is None:
        raise StorageError(tr("‘{file}’ is niet versleuteld.", file=file))
    key = _derived(passphrase, salt)
    if not any(key.opens(page) for page in chain(_first_pages(file), _of_copies(file, salt))):
        raise WrongPassphrase(tr("Deze wachtzin past niet. Let op hoofdletters en spaties, en probeer het nog eens."))
    remember(key, meant_for=file)  # should the file turn out to be damaged, another one is made in its place


def _of_copies(file: Path, salt: bytes) -> Iterator[bytes]:
    for copy in every_copy(file):
        if copy != file and salt_of(copy) == salt:
            yield from _first_pages(copy)


def _first_pages(file: Path) -> Iterator[bytes]:
    """The first page as it is, and as it was before a transaction that was cut off."""
    with file.open("rb") as stream:
        yield stream.read(_PAGE)
    yield from _in_journal(file.with_name(f"{file.name}-journal"))


def _in_journal(journal: Path) -> Iterator[bytes]:
    """Pages with number 1 in a rollback journal: after a sector of head, each has its number before it and a sum behind it."""
    try:
        with journal.open("rb") as stream:
            stream.seek(int.from_bytes(stream.read(28)[20:24], "big"))
            while len(record := stream.read(_PAGE + 8)) == _PAGE + 8:
                if record[:4] == b"\0\0\0\1":
                    yield record[4:-4]
    except FileNotFoundError:
        return
