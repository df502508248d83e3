"""Seals a data folder, and opens it again, each time stopped at a later statement; prints how often. Run by a test, as a program.

    python -m tests.killed_while_sealing DATA FOLDER EVERY

What was left each time is in a folder with the act and a number, the last one whole.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from facilitator.keeping.confidential import Confidential
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.sessions.clock import SystemClock
from facilitator.storage.backup_folders import beside
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import forget_seals
from facilitator.storage.store import Store

PASSPHRASE, OTHER = "vier losse woorden hier", "vijf andere woorden daar"
NAMES = (os.rename, os.replace, os.unlink, os.fsync)
STOPPED = 9
Act = Callable[[Confidential], object]
ACTS: dict[str, Act] = {
    "on": lambda confidential: confidential.turn_on(PASSPHRASE),
    "set": lambda confidential: confidential.unlock(PASSPHRASE) or confidential.set_sealed("openly", True),  # type: ignore[func-returns-value]
    "change": lambda confidential: confidential.change(PASSPHRASE, OTHER),
    "off": lambda confidential: confidential.turn_off(OTHER),
}


def confidential_in(data: Path) -> tuple[Confidential, Store]:
    """Of a data folder whose copies are beside it."""
    clock = SystemClock()
    store = Store(data, clock.now)
    return Confidential(store, Safekeeper(store, beside(store.file), clock), cost=Cost(n=2)), store


def main(data: Path, folder: Path, every: int) -> None:
    """Each act begins with what came of the one before it."""
    begin, done = data, {}
    for name, act in ACTS.items():
        done[name] = until_done(begin, folder / name, act, every)
        begin = folder / name / f"{done[name]:04}"
    print(json.dumps(done))


def until_done(begin: Path, folder: Path, act: Act, every: int) -> int:
    """At how many moments it was stopped."""
    number = 0
    while stopped(begin, folder / f"{number:04}", act, number * every):
        number += 1
    return number


def stopped(begin: Path, data: Path, act: Act, moment: int) -> bool:
    """Whether the work was not done yet, when it was stopped."""
    shutil.copytree(begin, data)
    child = os.fork()
    if not child:
        forget_seals()
        stop = Stop(moment)
        confidential, _store = confidential_in(data)
        stop.begin()
        act(confidential)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, STOPPED), (data, code)
    return code == STOPPED


class Stop:
    """Ends the process without a word once so many things were asked of a database, or of the names of files."""

    def __init__(self, moment: int) -> None:
        self._left = moment

    def begin(self) -> None:
        """From now on they are counted."""
        sys.setprofile(self._seen)

    def _seen(self, _frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and (called in NAMES or isinstance(getattr(called, "__self__", None), sqlite3.Connection | sqlite3.Cursor)):
            if not self._left:
                os._exit(STOPPED)
            self._left -= 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
