"""Encrypts copies of a database, each time stopped at a later moment; prints what was left. Run by a test, as a program of its own."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from facilitator.storage.encrypting import encrypt_for_good
from facilitator.storage.keys import Key, new_key, unlock

MOMENTS = ("open", "os.rename", "os.link", "os.remove")
"""What Python tells of before it does it to a file."""


def main(database: Path, folder: Path, passphrase: str) -> None:
    """First a plain database is encrypted, then what came of that is written in plain words again."""
    key = new_key(passphrase, 1)
    on = until_done(database, folder / "on", key)
    print(json.dumps([on, until_done(folder / "on" / f"{on:02}" / database.name, folder / "off", None)]))


def until_done(database: Path, folder: Path, key: Key | None) -> int:
    """How often it could be stopped. What it left each time is in a folder with a number, the last one whole."""
    number = 0
    while stopped(database, folder / f"{number:02}", key, number):
        number += 1
    return number


def stopped(database: Path, inside: Path, key: Key | None, moment: int) -> bool:
    """Whether the work was not done yet, when it was stopped."""
    inside.mkdir(parents=True)
    for file in database.parent.glob(f"{database.name}*"):
        shutil.copy(file, inside)
    if key is None:
        unlock(inside / database.name, sys.argv[3])
    child = os.fork()
    if not child:
        sys.addaudithook(Stop(inside, moment))
        encrypt_for_good(inside / database.name, key)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


class Stop:
    """Ends the process without a word once so many things were done to a file in a folder."""

    def __init__(self, folder: Path, moment: int) -> None:
        self._folder, self._left = str(folder), moment

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in MOMENTS and str(arguments[0]).startswith(self._folder):
            if not self._left:
                os._exit(9)
            self._left -= 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
