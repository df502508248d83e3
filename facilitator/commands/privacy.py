"""The commands about what is kept of people: light to import, for the command line reads them at every start."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.keeping.keeper import Keeper
    from facilitator.settings import Settings
    from facilitator.storage.store import Store

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
Find = Callable[["Keeper", str], str]
"""The id of the session that begins so."""
SettingsOf = Callable[[argparse.Namespace], "Settings"]
StoreOf = Callable[[argparse.Namespace], "Store"]


def add_privacy_commands(add: Add, find: Find, settings: SettingsOf, store: StoreOf) -> None:
    """Put them among the others."""
    about = "what would go and what stays of a session, a person or a note; with --yes for good"
    forget = add("forget", lambda o: _forget(o, find, store), about)
    forget.add_argument("what", choices=("session", "person", "note"))
    forget.add_argument("which", help="a session (the begin of its id, or `last`), a name as on the list, or words of the note")
    forget.add_argument("--session", default="", metavar="ID", help="only in this session; a note needs it")
    forget.add_argument("--yes", action="store_true", default=False, help="do it; else it only says what would go and what stays")
    forget.add_argument("--files", action="store_true", default=False, help="with --yes: also delete the documents that it names")
    purge = add("purge", lambda o: _purge(o, settings, store), "let go of what is kept longer than its term; tells of each")
    purge.add_argument("--dry-run", action="store_true", default=False, help="only say what would go")
    person = add("person", lambda o: _person(o, settings, store), "what is kept of one person in all sessions, as text or in a file")
    person.add_argument("name", help="as on the list of participants")
    person.add_argument("--out", default=None, type=Path, metavar="PATH", help="a PDF where it ends in .pdf, else text; else it is printed")


def _forget(options: argparse.Namespace, find: Find, store_of: StoreOf) -> int:
    from facilitator.commands.forget import Wish, forget
    from facilitator.keeping.keeper import Keeper
    from facilitator.sessions.clock import SystemClock

    clock, store = SystemClock(), store_of(options)
    wish = Wish(options.what, options.which, options.session, options.yes, options.files)
    return forget(wish, store, clock, lambda begins: find(Keeper(store, clock), begins), print)


def _purge(options: argparse.Namespace, settings: SettingsOf, store_of: StoreOf) -> int:
    from facilitator.commands.purge import purge
    from facilitator.keeping.purging import Purging
    from facilitator.sessions.clock import SystemClock

    clock, store = SystemClock(), store_of(options)
    return purge(Purging(store, clock, settings(options).retention), store.folder, print, look_only=options.dry_run)


def _person(options: argparse.Namespace, settings: SettingsOf, store_of: StoreOf) -> int:
    from facilitator.commands.person import tell

    return tell(options.name, options.out, store_of(options), settings(options), print)
