"""Encrypts an archive with its copies, gives it another passphrase and takes that away, each stopped at a later moment each time.

Prints how often each could be stopped; what was left is in a folder with that number. Run by a test, as a program of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from facilitator.keeping.encryption import Encryption
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.sessions.clock import SystemClock
from facilitator.storage.backup_folders import FILE_NAME, beside
from facilitator.storage.earlier_keys import FILE
from facilitator.storage.keys import unlock
from facilitator.storage.store import Store

Act = Callable[[Encryption], object]


def main(begin: Path, folder: Path, first: str, second: str) -> None:
    """Each begins with what came of the one before it."""
    acts: dict[str, tuple[str, Act]] = {
        "on": ("", lambda e: e.turn_on(first)),
        "change": (first, lambda e: e.change(first, second)),
        "off": (second, lambda e: e.turn_off(second)),
    }
    often = []
    for name, (passphrase, act) in acts.items():
        number = 0
        while stopped(act, begin, folder / name / f"{number:02}", passphrase, number):
            number += 1
        often.append(number)
        begin = folder / name / f"{number:02}"
    print(json.dumps(often))


def stopped(act: Act, begin: Path, inside: Path, passphrase: str, moment: int) -> bool:
    """Whether the work was not done yet, when it was stopped."""
    shutil.copytree(begin, inside)
    child = os.fork()
    if not child:
        sys.addaudithook(Stop(inside, moment))
        if passphrase:
            unlock(inside / FILE_NAME, passphrase)
        store = Store(inside, SystemClock().now)
        act(Encryption(store, Safekeeper(store, beside(store.file), SystemClock()), rounds=1))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


class Stop:
    """Ends the process without a word before the next file in a folder takes the place of another one, or the keys of before go.

    What may come between is for each file by itself, and tested so.
    """

    def __init__(self, folder: Path, moment: int) -> None:
        self._folder, self._left = str(folder), moment

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        file = str(arguments[0]) if arguments else ""
        if file.startswith(self._folder) and (event == "os.rename" or (event == "os.remove" and file.endswith(FILE))):
            if not self._left:
                os._exit(9)
            self._left -= 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5])
