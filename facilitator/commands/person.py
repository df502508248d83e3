"""The command `person`: what is kept of somebody, and what was not looked in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.commands.passphrase import asked_passphrase
from facilitator.commands.sealed import told_of_locked
from facilitator.keeping.knowing import Knowing
from facilitator.language import tr
from facilitator.sessions.clock import SystemClock
from facilitator.settings import Settings
from facilitator.storage.seals import BrokenSeal
from facilitator.storage.store import Store


def tell(name: str, out: Path | None, store: Store, settings: Settings, say: Callable[[str], object]) -> int:
    """Say it, or write it in a file. Gives 1 where sessions were not looked in, which the answer says too. Raises StorageError."""
    _unlock(store)
    knowing = Knowing(store, SystemClock())
    if out is None:
        say(knowing.document(name, "txt", settings, though_locked=True).decode().rstrip("\n"))
    else:
        say(str(knowing.save(name, out, settings, though_locked=True)))
    return told_of_locked(store, 0)


def _unlock(store: Store) -> None:
    """Ask the passphrase, unless nothing is locked; whoever types none is answered without those sessions."""
    kept = store.seal
    if kept is not None and not isinstance(kept, BrokenSeal) and store.locked():
        words = asked_passphrase(tr("Wachtzin van vertrouwelijke sessies, of niets om die over te slaan: "))
        if words:
            kept.unlock(words)
