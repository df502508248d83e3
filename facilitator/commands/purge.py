"""The command `purge`: what is kept longer than its term, and without `--dry-run` it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.keeping.purging import Purging
from facilitator.language import tr
from facilitator.one_program import only_one


def purge(purging: Purging, folder: Path, say: Callable[[str], object], *, look_only: bool) -> int:
    """Say what is over its term, and let go of it. Raises StorageError."""
    with only_one(folder, wanted=not look_only):
        found = purging.overdue()
        for over in found:
            plan = purging.forgetting.session(over.session) if look_only else purging.purge(over)
            say(f"{over.session[:8]}  {over.name}")
            say(f"          {over.words}")
            for path in plan.files:
                say(f"          {tr('Dit bestand staat er nog: {path}', path=path)}")
    if not found:
        say(tr("Er is niets waarvan de bewaartermijn voorbij is."))
    elif look_only:
        say(tr("Er is nog niets gewist. Zonder --dry-run gebeurt het."))
    return 0
