"""The command `purge`: what is kept longer than its term, and without `--dry-run` it goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from facilitator.commands.passphrase import VARIABLE
from facilitator.keeping.purging import Purging
from facilitator.language import tr, trn
from facilitator.one_program import only_one


def purge(purging: Purging, folder: Path, say: Callable[[str], object], *, look_only: bool) -> int:
    """Say what is over its term, and let go of it. Gives 1 where that needs a passphrase that was not given. Raises StorageError."""
    waiting = 0
    with only_one(folder, wanted=not look_only):
        found, locked = purging.overdue(), purging.locked()
        for over in found:
            if over.what == "content" and over.session in locked and not look_only:
                waiting += 1
                continue
            plan = purging.forgetting.session(over.session) if look_only else purging.purge(over)
            say(f"{over.session[:8]}  {over.name}")
            say(f"          {over.words}")
            for path in plan.files:
                say(f"          {tr('Dit bestand staat er nog: {path}', path=path)}")
    if not found:
        say(tr("Er is niets waarvan de bewaartermijn voorbij is."))
    elif look_only:
        say(tr("Er is nog niets gewist. Zonder --dry-run gebeurt het."))
    if waiting:
        print(_waiting_words(waiting), file=sys.stderr)
    return 1 if waiting else 0


def _waiting_words(number: int) -> str:
    """A whole session goes without its passphrase; of what was said in it it takes reading what may stay."""
    return trn(
        "Van {n} vertrouwelijke sessie gaat de inhoud pas weg met de wachtzin: geef die met --unlock, of in {variable}.",
        "Van {n} vertrouwelijke sessies gaat de inhoud pas weg met de wachtzin: geef die met --unlock, of in {variable}.",
        number, variable=VARIABLE,
    )  # fmt: skip
