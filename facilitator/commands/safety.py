"""The commands about nothing being lost: light to import, for the command line reads them at every start."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator import paths

if TYPE_CHECKING:
    from facilitator.settings import Settings

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
SettingsOf = Callable[[argparse.Namespace], "Settings"]


def add_safety_commands(add: Add, settings: SettingsOf) -> None:
    """Put them among the others."""
    whole = "the copies of all sessions: list them, show what one holds, make one, or put one back"
    backups = add("backups", lambda o: _backups(o, settings), whole)
    backups.add_argument("act", nargs="?", default="list", choices=("list", "show", "make", "restore"))
    backups.add_argument("copy", nargs="?", default="last", metavar="COPY", help="its name, the beginning of it, or `last`")
    backups.add_argument("--session", default="", metavar="ID", help="put back this session only (the beginning of its id)")
    told = "whether a passphrase locks the archive, or its confidential sessions: switch that on, change it, off"
    lock = add("encryption", lambda o: _encryption(o, settings), told)
    lock.add_argument("act", nargs="?", default="status", choices=("status", "on", "change", "off"))
    only = "with `on`: only confidential sessions, which takes no extra; the others stay as they are"
    lock.add_argument("--confidential", action="store_true", default=False, help=only)
    doctor = add("doctor", lambda o: _doctor(o, settings), "look whether everything that is kept is as it should be; exit 1 if it is not")
    doctor.add_argument("--json", action="store_true", default=False)
    doctor.add_argument("--reindex", action="store_true", default=False, help="also make the index of search anew where it is not right")


def _backups(options: argparse.Namespace, settings: SettingsOf) -> int:
    from facilitator.commands.backup import run

    data = paths.data_folder(options.data)
    return run(options.act, options.copy, options.session, data, settings(options), print, unlock=options.unlock)


def _encryption(options: argparse.Namespace, settings: SettingsOf) -> int:
    from facilitator.commands.encryption import run

    return run(options.act, paths.data_folder(options.data), settings(options), print, confidential=options.confidential)


def _doctor(options: argparse.Namespace, settings: SettingsOf) -> int:
    from facilitator.commands.doctor import run

    ways = {"as_json": options.json, "reindex": options.reindex, "unlock": options.unlock}
    return run(paths.data_folder(options.data), settings(options), print, **ways)
