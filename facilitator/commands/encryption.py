"""`facilitator encryption`: the archive behind a passphrase, without a window. Of confidential sessions only: `sealing`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from facilitator.commands.passphrase import asked_passphrase, given, new_passphrase
from facilitator.commands.sealed import seal_in
from facilitator.commands.sealing import act_on_sealed, say_left, status_of_sealed
from facilitator.keeping.encryption import Encryption, goes_words, lost_words, stays_words
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.language import tr
from facilitator.one_program import only_one
from facilitator.paths import backup_folder
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.errors import StorageError
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.encrypting import encrypt_for_good
from facilitator.storage.keys import is_marked, is_plain, new_key, salt_of, unlock
from facilitator.storage.store import Store

Say = Callable[[str], None]


def run(act: str, data: Path, settings: Settings, say: Say, *, confidential: bool = False) -> int:
    """Do one of `status`, `on`, `change`, `off`; the last two with whichever is on. Raises StorageError. Gives the exit code.

    `confidential`: what is switched on is for confidential sessions only.
    """
    file = data / FILE_NAME
    if act == "status":
        return max(_status(file, say), status_of_sealed(file, settings, say))
    with only_one(data):
        if confidential if act == "on" else seal_in(file) is not None:
            act_on_sealed(act, data, settings, say)
        elif act == "on":
            _turn_on(data, settings, say)
        elif act == "change":
            _change(data, settings, say)
        else:
            _turn_off(data, settings, say)
    return 0


def _status(file: Path, say: Say) -> int:
    """1 where it should be encrypted and is not."""
    if salt_of(file) is not None:
        say(tr("‘{file}’ is versleuteld.", file=file))
        return 0
    if is_marked(file) and is_plain(file):
        say(tr("‘{file}’ hoort versleuteld te zijn en is het niet.", file=file))
        return 1
    say(tr("‘{file}’ wordt versleuteld zodra het er is.", file=file) if is_marked(file) else tr("‘{file}’ is niet versleuteld.", file=file))
    return 0


def _turn_on(data: Path, settings: Settings, say: Say) -> None:
    if salt_of(data / FILE_NAME) is not None:
        raise StorageError(tr("Het archief is al versleuteld. Kies een andere wachtzin met `facilitator encryption change`."))
    for sentence in (lost_words(), stays_words()):
        print(sentence, file=sys.stderr)
    passphrase = given() or new_passphrase()
    if is_marked(data / FILE_NAME):  # it should have been already, and so does not open as it is
        encrypt_for_good(data / FILE_NAME, new_key(passphrase))
        say_left((), tr("Het archief is versleuteld."), say)
        _encryption(data, settings)[1].make()
        return
    encryption, safekeeper = _encryption(data, settings)
    say(goes_words(len(safekeeper.copies())))
    say_left(encryption.turn_on(passphrase), tr("Het archief is versleuteld."), say)


def _change(data: Path, settings: Settings, say: Say) -> None:
    before = _present(data)
    print(lost_words(), file=sys.stderr)
    left = _encryption(data, settings)[0].change(before, new_passphrase())
    say_left(left, tr("Het archief heeft een andere wachtzin."), say)


def _turn_off(data: Path, settings: Settings, say: Say) -> None:
    if settings.encrypted == "all":
        raise StorageError(tr("Je organisatie vraagt dat het archief versleuteld is. Dat verandert wie deze computer beheert."))
    before = _present(data)
    say_left(_encryption(data, settings)[0].turn_off(before), tr("Het archief is niet meer versleuteld."), say)


def _present(data: Path) -> str:
    """The passphrase as it is now, which is right."""
    passphrase = given() or asked_passphrase(tr("Wachtzin van nu: "))
    unlock(data / FILE_NAME, passphrase)
    return passphrase


def _encryption(data: Path, settings: Settings) -> tuple[Encryption, Safekeeper]:
    clock = SystemClock()
    store = Store(data, clock.now)
    safekeeper = Safekeeper(store, backup_folder(data, settings.backups), clock)
    return Encryption(store, safekeeper), safekeeper
