"""`facilitator encryption` for who has, or wants, only confidential sessions behind a passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from facilitator.commands.passphrase import asked_passphrase, given, new_passphrase
from facilitator.commands.sealed import seal_in
from facilitator.keeping.confidential import OWED, Confidential, lost_words
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.keeping.which_are_sealed import demanded_of_each, demanded_words
from facilitator.language import tr, trn
from facilitator.paths import backup_folder
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.errors import StorageError
from facilitator.settings import Settings
from facilitator.storage.copies import looking_in
from facilitator.storage.keys import salt_of
from facilitator.storage.sealing import is_noted
from facilitator.storage.seals import BrokenSeal, sealed_sessions
from facilitator.storage.store import Store

Say = Callable[[str], None]


def status_of_sealed(file: Path, settings: Settings, say: Say) -> int:
    """1 where confidential sessions should be sealed and are not, or cannot be opened any more. Raises StorageError."""
    if salt_of(file) is not None:
        return 0  # with everything, they are
    kept = seal_in(file)
    if kept is None:
        wanted = settings.encrypted == "confidential" or is_noted(file)
        say(demanded_words() if wanted else tr("Vertrouwelijke sessies staan niet apart achter een wachtzin."))
        return 1 if wanted else 0
    with looking_in(file) as connection:
        number = len(sealed_sessions(connection))
    say(trn("{n} vertrouwelijke sessie staat achter een wachtzin.", "{n} vertrouwelijke sessies staan achter een wachtzin.", number))
    if (file.parent / OWED).exists():
        say(tr("In reservekopieën zijn ze misschien nog te lezen, of met de wachtzin van eerst. Dat verandert als je de wachtzin geeft."))
    return 1 if isinstance(kept, BrokenSeal) else 0


def act_on_sealed(act: str, data: Path, settings: Settings, say: Say) -> None:
    """Do one of `on`, `change`, `off`. Raises StorageError."""
    clock = SystemClock()
    store = Store(data, clock.now)
    safekeeper = Safekeeper(store, backup_folder(data, settings.backups), clock)
    try:
        confidential = Confidential(store, safekeeper, shared=bool(settings.database))
        {"on": _turn_on, "change": _change, "off": _turn_off}[act](confidential, settings, say)
    finally:
        store.close()


def _turn_on(confidential: Confidential, _settings: Settings, say: Say) -> None:
    confidential.check_may_turn_on()
    prospect = confidential.prospect()
    for sentence in (prospect.lost, prospect.goes, prospect.stays, *prospect.out_of_reach):
        print(sentence, file=sys.stderr)
    left = confidential.turn_on(given() or new_passphrase())
    say_left(left, tr("Vertrouwelijke sessies staan achter de wachtzin, ook die er nog komen."), say)


def _change(confidential: Confidential, _settings: Settings, say: Say) -> None:
    before = _typed()
    confidential.unlock(before)  # before anybody thinks of another one
    print(lost_words(), file=sys.stderr)
    say_left(confidential.change(before, new_passphrase()), tr("Vertrouwelijke sessies hebben een andere wachtzin."), say)


def _turn_off(confidential: Confidential, settings: Settings, say: Say) -> None:
    if settings.encrypted == "confidential":
        raise StorageError(demanded_of_each())
    say_left(confidential.turn_off(_typed()), tr("Vertrouwelijke sessies staan niet meer achter een wachtzin."), say)


def _typed() -> str:
    """The passphrase as it is now."""
    return given() or asked_passphrase(tr("Wachtzin van nu: "))


def say_left(left: tuple[str, ...], done: str, say: Say) -> None:
    """What was done, and on standard error what was not."""
    say(done)
    for sentence in left:
        print(sentence, file=sys.stderr)
