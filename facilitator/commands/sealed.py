"""Confidential sessions and the commands that meet them: light to import, for the command line reads it at every start."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.commands.passphrase import VARIABLE, asked_passphrase, given
from facilitator.language import tr
from facilitator.sessions.errors import StorageError

if TYPE_CHECKING:
    from facilitator.settings import Settings
    from facilitator.storage.seals import KeptSeal
    from facilitator.storage.store import Store


def unlock_first(kept: KeptSeal | None, *, asked: bool) -> None:
    """Open what is sealed first, where that was asked for or the passphrase is in the environment. Raises StorageError."""
    from facilitator.storage.locked_file import WrongPassphrase

    if kept is None or kept.given() is not None or not (asked or given()):
        return
    try:
        kept.unlock(given() or asked_passphrase(tr("Wachtzin van vertrouwelijke sessies: ")))
    except WrongPassphrase as error:
        text = tr("De wachtzin in {variable} past niet op vertrouwelijke sessies.", variable=VARIABLE)
        raise WrongPassphrase(text if given() else str(error)) from error


def told_of_locked(store: Store, code: int) -> int:
    """Say that sessions were not looked in, where they are locked: then an answer may not be whole. Gives the exit code."""
    locked = store.locked()
    if not locked:
        return code
    from facilitator.keeping.which_are_sealed import locked_words

    how = tr("Geef de wachtzin met --unlock, of in {variable}.", variable=VARIABLE)
    print(f"{locked_words(len(locked))} {how}", file=sys.stderr)
    return 1


def seal_in(file: Path) -> KeptSeal | None:
    """What sessions in a file are sealed with; None where none are, or where that cannot be read."""
    from facilitator.storage.copies import looking_in
    from facilitator.storage.seals import kept_seal

    if not file.exists():
        return None
    with suppress(StorageError), looking_in(file) as connection:
        return kept_seal(connection)
    return None


def settle_sealed(store: Store, settings: Callable[[], Settings]) -> None:
    """What waited for the passphrase, once it was given: sealing copies, and wiping what was only for a session. The app, where it is
    open, does that itself."""
    kept = store.seal
    if kept is None or kept.given() is None or store.read_only:
        return
    from facilitator.keeping.confidential import Confidential
    from facilitator.keeping.keeper import Keeper
    from facilitator.keeping.safekeeping import Safekeeper
    from facilitator.one_program import only_one
    from facilitator.paths import backup_folder
    from facilitator.sessions.clock import SystemClock
    from facilitator.storage.sealed_copies import sealed_otherwise
    from facilitator.storage.to_wipe import to_wipe

    clock = SystemClock()
    safekeeper = Safekeeper(store, backup_folder(store.folder, settings().backups), clock)
    confidential = Confidential(store, safekeeper)
    if not (confidential.owes or to_wipe(store.file) or sealed_otherwise(store.file, store.sealed(), kept.needed())):
        return
    with suppress(StorageError), only_one(store.folder):
        Keeper(store, clock).finish_left()
        safekeeper.seal_others()
        store.overwrite()  # the program may have been stopped between sealing and that
        for sentence in confidential.settle() if confidential.owes else ():
            print(sentence, file=sys.stderr)
