"""The commands about what is kept of people: light to import, for the command line reads them at every start."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator import paths

if TYPE_CHECKING:
    from facilitator.keeping import Keeper

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
Find = Callable[["Keeper", str], str]
"""The id of the session that begins so."""


def add_privacy_commands(add: Add, find: Find) -> None:
    """Put them among the others."""
    forget = add("forget", lambda o: _forget(o, find), "what would go and what stays of a session, a person or a note; with --yes for good")
    forget.add_argument("what", choices=("session", "person", "note"))
    forget.add_argument("which", help="a session (the begin of its id, or `last`), a name as on the list, or words of the note")
    forget.add_argument("--session", default="", metavar="ID", help="only in this session; a note needs it")
    forget.add_argument("--yes", action="store_true", default=False, help="do it; else it only says what would go and what stays")
    forget.add_argument("--files", action="store_true", default=False, help="with --yes: also delete the documents that it names")


def _forget(options: argparse.Namespace, find: Find) -> int:
    from facilitator.forget_command import Wish, forget
    from facilitator.keeping import Keeper
    from facilitator.sessions.clock import SystemClock
    from facilitator.storage.store import Store

    clock = SystemClock()
    store = Store(paths.data_folder(options.data), clock.now)
    wish = Wish(options.what, options.which, options.session, options.yes, options.files)
    return forget(wish, store, clock, lambda begins: find(Keeper(store, clock), begins), print)
