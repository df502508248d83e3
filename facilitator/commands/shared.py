"""The command `shared`, and the store that every command asks: light to import, for the command line reads it at every start."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.language import tr, trn
from facilitator.sessions.errors import FacilitatorError

if TYPE_CHECKING:
    from facilitator.settings import Settings
    from facilitator.storage.shared_store import SharedStore
    from facilitator.storage.store import Store

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
StoreOf = Callable[[argparse.Namespace], "Store"]


def add_shared_command(add: Add, store: StoreOf) -> None:
    """Put it among the others."""
    shared = add("shared", lambda o: _shared(o, store), "which archive is shared, whether it can be reached, and what waits to be sent")
    shared.add_argument("--send", action="store_true", default=False, help="send what waits; the first time this makes the tables")
    shared.add_argument("--settle", default="", metavar="ID", help="a session that was changed in two places: let one of them count")
    shared.add_argument("--keep", choices=("here", "there"), default=None, help="which one; the other stays beside it")
    shared.add_argument("--json", action="store_true", default=False)


def store_for_commands(data: Path, settings: Settings) -> Store:
    """The sessions that a command asks. A shared archive that is away is said on standard error, once."""
    from facilitator.keeping.stores import open_store
    from facilitator.sessions.clock import SystemClock

    store, shared = open_store(data, settings, SystemClock())
    if shared is not None:
        shared.tell_away(lambda sentence: print(sentence, file=sys.stderr))
    return store


def _shared(options: argparse.Namespace, store_of: StoreOf) -> int:
    from facilitator.one_program import only_one
    from facilitator.storage.shared_store import SharedStore

    store = store_of(options)
    if not isinstance(store, SharedStore):
        print(tr("Het archief is niet gedeeld: alles staat in {folder}.", folder=store.folder))
        return 0
    with only_one(store.folder, wanted=options.send or bool(options.settle)):
        if options.settle:
            _settle(store, options.settle, options.keep)
        store.sender.look(send=options.send or bool(options.settle))
    _say(store, as_json=options.json)
    return 1 if store.sender.away or store.sender.sharing.apart else 0


def _settle(store: SharedStore, begins: str, keep: str | None) -> None:
    from facilitator.keeping.shared_archive import beside

    store.sender.look(send=True)
    found = [each for each in store.sender.sharing.apart if each.startswith(begins)]
    if len(found) != 1 or keep not in ("here", "there"):
        text = tr("Geef met --settle één van deze sessies, en met --keep here of there: {ids}", ids=", ".join(store.sender.sharing.apart))
        raise FacilitatorError(text)
    store.sender.settle(found[0], "here" if keep == "here" else "there", beside)


def _say(store: SharedStore, *, as_json: bool) -> None:
    sharing = store.sender.sharing
    if as_json:
        print(json.dumps({**vars(sharing), "here": len(store.here)}, ensure_ascii=False, indent=2))
        return
    print(tr("Gedeeld archief: {place}.", place=sharing.place or "?"))
    print(sharing.away or tr("Het is bereikbaar."))
    print(trn("Op deze laptop staat {n} sessie.", "Op deze laptop staan {n} sessies.", len(store.here)))
    print(trn("{n} sessie wacht om doorgestuurd te worden.", "{n} sessies wachten om doorgestuurd te worden.", sharing.waiting))
    for each in sharing.apart:
        print(tr("{id}  is op twee plaatsen veranderd: kies met --settle en --keep welke telt.", id=each[:8]))
