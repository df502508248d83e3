"""Passphrases on the command line: never an argument, which other users of the computer can see."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from facilitator.language import tr
from facilitator.paths import policy_file
from facilitator.sessions.errors import ExportError, StorageError

if TYPE_CHECKING:
    from facilitator.storage.seals import SealedError

T = TypeVar("T")
VARIABLE = "FACILITATOR_PASSPHRASE"


def asked_passphrase(prompt: str = "") -> str:
    """Typed unseen, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return getpass(prompt or tr("Wachtzin: "))
    return sys.stdin.readline().rstrip("\r\n")


def new_passphrase() -> str:
    """Typed twice, where somebody types. Raises ExportError where that was not the same."""
    passphrase = asked_passphrase()
    if sys.stdin.isatty() and getpass(tr("Nog eens: ")) != passphrase:
        raise ExportError(tr("De twee wachtzinnen zijn niet gelijk. Er is niets gemaakt."))
    if not passphrase:
        raise StorageError(tr("Zonder wachtzin gaat het bestand niet op slot. Er is niets gemaakt."))
    return passphrase


def given() -> str:
    """The passphrase of the archive, or of confidential sessions, where it is in the environment."""
    return os.environ.get(VARIABLE, "")


def opening_locks(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Do a command. Where it comes upon a file that is locked, that is opened, and it begins again: nothing was done then.

    Raises StorageError where the passphrase is wrong.
    """
    from facilitator.storage.keys import LockedError
    from facilitator.storage.seals import SealedError

    asked: list[Path] = []
    tried: set[str] = set()
    while True:
        try:
            return command(options)
        except SealedError as sealed:
            if sealed.kept.salt in tried:
                raise
            open_seal(sealed, again=bool(tried))
            tried.add(sealed.kept.salt)
        except LockedError as locked:
            if locked.file in asked:
                raise
            asked.append(locked.file)
            _open(locked.file, "" if asked[1:] else given(), new=locked.new)


def open_seal(sealed: SealedError, *, again: bool = False) -> None:
    """Have what is sealed opened; `again` where another passphrase opened something before, and this is a copy of then.

    What is in the environment is the passphrase of now. Raises what came, where none is typed, or WrongPassphrase.
    """
    from facilitator.storage.locked_file import WrongPassphrase

    if given() and not again:
        with suppress(WrongPassphrase):
            sealed.kept.unlock(given())
            return
    of_then = tr("Wachtzin van vertrouwelijke sessies, zoals ze in die kopie was: ")
    words = asked_passphrase(of_then if again or given() else tr("Wachtzin van vertrouwelijke sessies: "))
    if not words:
        raise sealed
    sealed.kept.unlock(words)


def opening_seal(work: Callable[[], T]) -> T:
    """Do a part of a command, and once more after the passphrase was given where it needs that: what was asked before it is not again."""
    from facilitator.storage.seals import SealedError

    try:
        return work()
    except SealedError as sealed:
        open_seal(sealed)
        return work()


def _open(file: Path, words: str, *, new: bool) -> None:
    """What is in the environment is that of the archive; a copy of before may have another one."""
    from facilitator.storage.keys import new_key, remember, unlock

    if new:
        remember(new_key(words or new_passphrase()), meant_for=file)
    else:
        unlock(file, words or asked_passphrase(tr("Wachtzin van {file}: ", file=file.name)))


def demand_encryption(data: Path) -> None:
    """Where the settings say so, the archive does not open in plain words. Where nothing can be written, nothing is added to it either."""
    from facilitator.settings import read_policy, read_settings
    from facilitator.storage.backup_folders import FILE_NAME
    from facilitator.storage.keys import mark

    if read_settings(data / "settings.yaml", read_policy(policy_file())[0])[0].encrypted == "all":
        with suppress(OSError):
            mark(data / FILE_NAME)
