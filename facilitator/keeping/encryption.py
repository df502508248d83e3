"""All that is kept behind a passphrase: the sessions and their copies. Knows nothing of windows; takes seconds, so not in their thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.keeping.copies_encrypted import let_go_of_keys
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.language import tr, trn
from facilitator.sessions.errors import StorageError
from facilitator.storage.driver import cipher
from facilitator.storage.earlier_keys import keep, recall
from facilitator.storage.encrypting import encrypt, encrypt_for_good, finish
from facilitator.storage.keys import USUAL_ROUNDS, Key, LockedError, NotEncryptedError, is_plain, key_of, new_key, remember, salt_of, unlock
from facilitator.storage.locked_file import wrong_with
from facilitator.storage.store import Store

log = logging.getLogger(__name__)

Told = Callable[[int], object]


@dataclass(frozen=True)
class Outlook:
    """What is there to be encrypted, and what no passphrase will lock."""

    on: bool
    """The archive is encrypted."""
    copies: int
    out_of_reach: tuple[str, ...]
    """A sentence about each thing that stays as it is, with what to do."""

    @property
    def lost(self) -> str:
        """See `lost_words`."""
        return lost_words()

    @property
    def goes(self) -> str:
        """See `goes_words`."""
        return goes_words(self.copies)

    @property
    def stays(self) -> str:
        """See `stays_words`."""
        return stays_words()


class Encryption:
    """Encrypts the archive, gives it another passphrase, or takes that away. `rounds`: see `new_key`.

    Every method raises StorageError with a sentence when it cannot be done; the archive is then what it was.
    """

    def __init__(self, store: Store, safekeeper: Safekeeper, rounds: int = USUAL_ROUNDS) -> None:
        self._store, self._safekeeper, self._rounds = store, safekeeper, rounds

    @property
    def on(self) -> bool:
        """Whether the archive is encrypted."""
        return salt_of(self._store.file) is not None

    def outlook(self) -> Outlook:
        """What would be encrypted, and what would not."""
        return Outlook(self.on, len(self._safekeeper.copies()), (*self._away(), *self._set_aside()))

    @staticmethod
    def why_not(passphrase: str) -> str:
        """What is wrong with a passphrase that was chosen; empty for nothing."""
        return wrong_with(passphrase)

    def check_may_turn_on(self) -> None:
        """Raises StorageError with why it cannot be, before anybody chooses a passphrase."""
        if self.on:
            raise StorageError(tr("Het archief is al versleuteld. Kies een andere wachtzin met `facilitator encryption change`."))
        if self._store.seal is not None:
            text = tr("Vertrouwelijke sessies staan al achter een wachtzin. Zet dat eerst uit; daarna kun je alles versleutelen.")
            raise StorageError(text)
        cipher()

    def turn_on(self, passphrase: str, told: Told = lambda _done: None) -> tuple[str, ...]:
        """Encrypt the archive and its copies. Gives a sentence about each that can still be read. `told` hears how many files are done."""
        self.check_may_turn_on()
        return self._all(new_key(passphrase, self._rounds), told)

    def change(self, before: str, passphrase: str, told: Told = lambda _done: None) -> tuple[str, ...]:
        """Encrypt the archive and its copies with another passphrase. Gives a sentence about each that the old one still opens.

        Raises WrongPassphrase.
        """
        file = self._store.file
        unlock(file, before)
        key = new_key(passphrase, self._rounds)
        now = key_of(file)
        assert now is not None
        keep(file, (now, *recall(file, now)), key)
        try:
            return self._all(key, told)
        finally:
            let_go_of_keys(self._store.file)

    def turn_off(self, before: str, told: Told = lambda _done: None) -> tuple[str, ...]:
        """Write the archive and its copies in plain words. Gives a sentence about each copy that is still encrypted.

        The copies first: where the program is stopped before the archive is done, it is as if nobody had asked, and the copies that
        are plain are encrypted again (`Safekeeper.encrypt_others`). After that no key would be left for them. Raises WrongPassphrase.
        """
        unlock(self._store.file, before)
        with self._safekeeper.alone():
            self._safekeeper.settle()
            failed = self._copies(None, told)
            told(0)
            try:
                self._store.encrypt(None)
            finally:
                self._safekeeper.encrypt_others()
        return failed

    def _all(self, key: Key, told: Told) -> tuple[str, ...]:
        """The archive first: where the program is stopped after that, the rest is done later (`Safekeeper.encrypt_others`)."""
        with self._safekeeper.alone():
            self._safekeeper.settle()
            told(0)
            self._store.encrypt(key)
            failed = self._copies(key, told)
        return (*failed, *self._away(), *self._set_aside())

    def _copies(self, key: Key | None, told: Told) -> tuple[str, ...]:
        """Gives a sentence about each that stays as it was."""
        failed = []
        for done, copy in enumerate(self._safekeeper.copies(), start=1):
            told(done)
            try:
                encrypt(copy.path, key)
            except StorageError as error:
                failed.append(_as_it_was(copy.path, error))
        return tuple(failed)

    def finish(self) -> None:
        """Take away what a program that was stopped left of this. What cannot go stays, and the check says so."""
        try:
            finish((self._store.file.parent, *self._safekeeper.folders))
        except OSError as error:
            log.warning("something of an encryption stays: %s", error)

    def _away(self) -> tuple[str, ...]:
        return tuple(
            tr("De map {folder} met reservekopieën is er nu niet; wat daarin staat blijft zoals het is tot ze er weer is.", folder=folder)
            for folder in self._safekeeper.folders[1:]
            if not folder.is_dir()
        )

    def _set_aside(self) -> tuple[str, ...]:
        found = sorted(self._store.folder.glob(f"{self._store.file.name}.beschadigd-*"))
        plain = [file for file in found if salt_of(file) is None]
        return tuple(tr("‘{file}’ was beschadigd en is niet te versleutelen. Verwijder dat bestand.", file=file) for file in plain)


@dataclass(frozen=True)
class Gate:
    """What stands before the archive when the program begins. Takes a passphrase."""

    file: Path
    chooses: bool
    """The passphrase is chosen now: there is nothing yet, or what there is can be read and should not be."""
    rounds: int = USUAL_ROUNDS

    @property
    def about(self) -> str:
        """Why it is asked for."""
        return tr("Het archief hoort versleuteld te zijn. Je organisatie of jijzelf heeft dat zo ingesteld.")

    @property
    def lost(self) -> str:
        """See `lost_words`."""
        return lost_words()

    @property
    def stays(self) -> str:
        """See `stays_words`."""
        return stays_words()

    def open(self, passphrase: str) -> None:
        """The archive can be opened afterwards. Raises WrongPassphrase or StorageError."""
        if not self.chooses:
            unlock(self.file, passphrase)
            return
        key = new_key(passphrase, self.rounds)
        if is_plain(self.file):
            encrypt_for_good(self.file, key)
        else:
            remember(key, meant_for=self.file)


def gate_before(why: LockedError | NotEncryptedError) -> Gate:
    """What to ask where the archive did not open."""
    return Gate(why.file, isinstance(why, NotEncryptedError) or why.new)


def _as_it_was(copy: Path, why: StorageError) -> str:
    return tr("De kopie ‘{file}’ is nog zoals ze was: {why} Of verwijder dat bestand.", file=copy, why=why)


def lost_words() -> str:
    """What to know before anything is encrypted."""
    return tr(
        "Is de wachtzin weg, dan is alles weg: sessies, verslagen die nog gemaakt moeten worden en reservekopieën. Niemand kan ze dan nog "
        "openen, ook je beheerder niet. Bewaar de wachtzin daarom ergens anders dan op deze laptop."
    )  # fmt: skip


def stays_words() -> str:
    """What is not encrypted."""
    return tr("Documenten en sessiebestanden die je bewaarde, en wat je beheerder zelf kopieerde, blijven zonder wachtzin leesbaar.")


def goes_words(copies: int) -> str:
    """What is."""
    return trn(
        "Het archief en {n} reservekopie worden opnieuw geschreven en vergeleken. Bij elke start vraagt het programma om de wachtzin.",
        "Het archief en {n} reservekopieën worden opnieuw geschreven en vergeleken. Bij elke start vraagt het programma om de wachtzin.",
        copies,
    )
