"""Passphrases on the command line: never an argument, which other users of the computer can see."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import ExportError, StorageError
from facilitator.storage.keys import LockedError, new_key, remember, unlock

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
    """The passphrase of the archive, where it is in the environment."""
    return os.environ.get(VARIABLE, "")


def open_lock(locked: LockedError, asked_before: frozenset[Path]) -> None:
    """Have a file opened that a command came upon. Raises StorageError where the passphrase is wrong, or was asked before."""
    if locked.file in asked_before:
        raise locked
    if locked.new:
        remember(new_key(given() or new_passphrase()), meant_for=locked.file)
        return
    unlock(locked.file, given() or asked_passphrase(tr("Wachtzin van {file}: ", file=locked.file.name)))
