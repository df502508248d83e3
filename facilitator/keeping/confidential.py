"""Confidential sessions behind a passphrase, and the others as they are. Knows nothing of windows; takes seconds where it says so.

Which sessions: those of a draaiboek that says so (`is_confidential`), those that follow one in their series, and those of which somebody
wants it. Where the whole archive is encrypted there is no need for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from facilitator.keeping.safekeeping import Safekeeper
from facilitator.keeping.which_are_sealed import check_may_be_open, confidential_sessions
from facilitator.language import tr, trn
from facilitator.on_disk import leave_empty
from facilitator.sessions.errors import StorageError
from facilitator.storage.backups import CopiesLeft, reseal_in_backups
from facilitator.storage.faults import why_not
from facilitator.storage.keys import salt_of
from facilitator.storage.locked_file import USUAL, Cost, wrong_with
from facilitator.storage.seals import KeptSeal, Seal, new_seal, remember
from facilitator.storage.store import Store

log = logging.getLogger(__name__)

OWED = "seal-copies"
"""In the data folder, and empty: it is there as long as copies may not be sealed as the sessions are here."""
Told = Callable[[int], object]


def _nobody(_left: int) -> None:
    """Nobody waits to hear it."""


@dataclass(frozen=True)
class Prospect:
    """What would be sealed, and what would not."""

    sessions: int
    copies: int
    out_of_reach: tuple[str, ...]
    """A sentence about each folder with copies that is not there now."""

    @property
    def lost(self) -> str:
        """See `lost_words`."""
        return lost_words()

    @property
    def goes(self) -> str:
        """What is sealed, now and from now on."""
        which = tr("Vertrouwelijk is een sessie waarvan iets alleen voor de sessie zelf of voor één rol is, zoals een intervisie.")
        now = trn(
            "Er is nu {n} zo’n sessie. Wat daarin staat en wie er was gaat achter de wachtzin, ook in de reservekopieën.",
            "Er zijn nu {n} zulke sessies. Wat daarin staat en wie er was gaat achter de wachtzin, ook in de reservekopieën.",
            self.sessions,
        )
        return f"{which} {now}"

    @property
    def stays(self) -> str:
        """What anybody can read still."""
        return tr(
            "Zonder wachtzin leesbaar blijven: alle andere sessies; van een vertrouwelijke het draaiboek, het team en de tijden; "
            "documenten en sessiebestanden die je bewaarde. De wachtzin is pas nodig als je een vertrouwelijke sessie begint of opent."
        )  # fmt: skip


def lost_words() -> str:
    """What to know before anything is sealed."""
    return tr(
        "Is de wachtzin weg, dan is weg wat in die sessies gezegd is: ook verslagen die nog gemaakt moeten worden, en wat ervan in "
        "de reservekopieën staat. Niemand kan dat dan nog openen, ook je beheerder niet. Bewaar de wachtzin ergens anders dan op "
        "deze laptop."
    )  # fmt: skip


class Confidential:
    """Seals sessions, and opens them. `shared`: whether the archive is shared. `cost`: see `new_seal`.

    Every method raises StorageError with a sentence when it cannot be done.
    """

    def __init__(self, store: Store, safekeeper: Safekeeper, *, shared: bool = False, cost: Cost = USUAL) -> None:
        self._store, self._safekeeper, self._shared, self._cost = store, safekeeper, shared, cost

    @property
    def on(self) -> bool:
        """Whether confidential sessions are sealed."""
        return self._store.seal is not None

    @property
    def locked(self) -> bool:
        """Whether what is sealed cannot be read now."""
        kept = self._store.seal
        return kept is not None and kept.given() is None

    def sealed(self) -> frozenset[str]:
        """Ids of the sessions that are sealed."""
        return self._store.sealed()

    def prospect(self) -> Prospect:
        """What turning it on would do. Reads the draaiboek of every session: takes seconds where there are many."""
        away = tuple(
            tr("De map {folder} met reservekopieën is er nu niet; wat daarin staat blijft leesbaar tot ze er weer is.", folder=folder)
            for folder in self._safekeeper.folders[1:]
            if not folder.is_dir()
        )
        return Prospect(len(confidential_sessions(self._store)), len(self._safekeeper.copies()), away)

    @staticmethod
    def why_not(passphrase: str) -> str:
        """What is wrong with a passphrase that was chosen; empty for nothing."""
        return wrong_with(passphrase)

    # reading

    def unlock(self, passphrase: str) -> None:
        """What is sealed can be read from now on. Raises WrongPassphrase. Takes half a second."""
        self._kept().unlock(passphrase)

    def lock(self) -> None:
        """It cannot any more."""
        self._store.lock()

    # sealing

    def check_may_turn_on(self) -> None:
        """Raises StorageError with why it cannot be, before anybody chooses a passphrase."""
        if self._store.seal is not None:
            raise StorageError(tr("Vertrouwelijke sessies staan al achter een wachtzin."))
        if self._shared:
            text = tr("Met een gedeeld archief kan dit niet: daar leest iedereen die erin mag. Je beheerder kan de server versleutelen.")
            raise StorageError(text)
        if salt_of(self._store.file) is not None:
            raise StorageError(tr("Alles is al versleuteld, ook de vertrouwelijke sessies."))

    def turn_on(self, passphrase: str, told: Told = _nobody) -> tuple[str, ...]:
        """Seal confidential sessions from now on, and those that are there. Gives a sentence about each copy that can still be read.

        `told` hears how many copies are to come still. Takes seconds.
        """
        self.check_may_turn_on()
        return self._all(new_seal(passphrase, cost=self._cost), confidential_sessions(self._store), told)

    def change(self, before: str, passphrase: str, told: Told = _nobody) -> tuple[str, ...]:
        """Another passphrase. It also opens what a copy out of reach has under the old one. Raises WrongPassphrase; else as `turn_on`."""
        kept = self._kept()
        kept.unlock(before)
        return self._all(new_seal(passphrase, kept, self._cost), (), told)

    def turn_off(self, before: str, told: Told = _nobody) -> tuple[str, ...]:
        """Let anybody read everything. Raises WrongPassphrase; else as `turn_on`, with sentences about copies that are still sealed."""
        self._kept().unlock(before)
        return self._all(None, (), told)

    def set_sealed(self, session_id: str, sealed: bool) -> tuple[str, ...]:
        """Seal one session, in the copies too, or let anybody read it. Raises SealedError; gives sentences as `turn_on`. Takes seconds."""
        if sealed:
            self._owe()
        else:
            check_may_be_open(self._store, session_id)
        self._store.set_sealed(session_id, sealed)
        return self.settle() if sealed else ()

    def _all(self, seal: Seal | None, sessions: tuple[str, ...], told: Told) -> tuple[str, ...]:
        """The sessions first: where the program is stopped after that, the copies are done when the passphrase is given (`settle`).

        When it is taken away, the copies: what cannot be opened then would be lost without the seal that stands here.
        """
        with self._safekeeper.alone():
            self._safekeeper.settle()
            self._owe()
            if seal is None:
                left = self._copies((), None, told)
                self._store.reseal((), None)
                self._paid()
                return left
            remember(seal)
            self._store.reseal(sessions, seal)
            return self.settle(told)

    # the copies

    @property
    def owes(self) -> bool:
        """Whether copies may not be sealed as the sessions are here, and that can be done now."""
        return (self._store.folder / OWED).exists() and self.on and not self.locked

    def settle(self, told: Told = _nobody) -> tuple[str, ...]:
        """Have in every copy sealed what is sealed here. Gives a sentence about each where that failed; then it is owed still."""
        kept = self._store.seal
        if kept is None:
            self._paid()
            return ()
        left = self._copies(tuple(self._store.sealed()), kept.needed(), told)
        if not left and all(folder.is_dir() for folder in self._safekeeper.folders[1:]):
            self._paid()
        return left

    def _copies(self, sessions: tuple[str, ...], seal: Seal | None, told: Told) -> tuple[str, ...]:
        try:
            reseal_in_backups(self._store.file, sessions, seal, told)
        except CopiesLeft as error:
            return tuple(
                tr("De kopie ‘{file}’ is nog zoals ze was ({why}). Verwijder dat bestand als niemand het mag lezen.", file=path, why=why)
                for path, why in error.copies
            )
        return ()

    def _owe(self) -> None:
        try:
            leave_empty(self._store.folder / OWED)
        except OSError as error:
            text = tr("In de map {folder} kan niet worden opgeslagen: {why}.", folder=self._store.folder, why=why_not(error))
            raise StorageError(text) from error

    def _paid(self) -> None:
        try:
            (self._store.folder / OWED).unlink(missing_ok=True)
        except OSError as error:
            log.warning("it is done once more the next time: %s", error)

    def _kept(self) -> KeptSeal:
        kept = self._store.seal
        if kept is None:
            raise StorageError(tr("Er is nog geen wachtzin voor vertrouwelijke sessies. Kies die bij Instellingen, Privacy."))
        return kept
