"""The commands over all sessions: light to import, for the command line reads them at every start."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.commands.arguments import limit, narrow_promises, tick_promises
from facilitator.commands.sealed import told_of_locked

if TYPE_CHECKING:
    from facilitator.sessions.finding.searching import Hit
    from facilitator.settings import Settings
    from facilitator.storage.store import Store

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
SettingsOf = Callable[[argparse.Namespace], "Settings"]
StoreOf = Callable[[argparse.Namespace], "Store"]
MOST = 10_000
"""Examples in one document."""


def add_archive_commands(add: Add, settings: SettingsOf, store: StoreOf) -> None:
    """Put them among the others."""
    told = "what was said in all sessions: words, team:zuid, soort:actiepunt, van:2026-01, tot:2026-06"
    search = add("search", lambda options: _search(options, store(options)), told)
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--json", action="store_true", default=False)
    search.add_argument("--limit", type=limit, default=50, metavar="N", help="at most so many")
    told = "what was promised in all sessions and is open, the oldest date first; or say what became of it"
    promises = add("promises", lambda options: _promises(options, settings(options), store(options)), told)
    narrow_promises(promises)
    tick_promises(promises)
    told = "what was marked as a good example in all sessions, without who said it; the words narrow it down as those of `search`"
    examples = add("examples", lambda options: _examples(options, settings(options), store(options)), told)
    examples.add_argument("words", nargs="*", default=[], metavar="WORDS")
    examples.add_argument("--json", action="store_true", default=False)
    examples.add_argument("--out", default=None, type=Path, metavar="FILE", help="write them as a PDF instead")


def _search(options: argparse.Namespace, store: Store) -> int:
    from facilitator.over_sessions.archive import Archive, search
    from facilitator.sessions.clock import SystemClock

    return told_of_locked(store, search(Archive(store, SystemClock()), " ".join(options.words), options.limit, print, as_json=options.json))


def _promises(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    from facilitator.commands.promises import Asked, list_promises, tick_off
    from facilitator.sessions.history.promises import STATES

    said = {begins: state for state in (*STATES, "open") for begins in getattr(options, state)}
    if said:
        return tick_off(store, said, options.because, print)
    asked = Asked(options.team, options.person, options.due, options.by, options.form, options.out)
    return told_of_locked(store, list_promises(store, asked, settings, print, sys.stdout.buffer.write))


def _examples(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    from facilitator.language import tr
    from facilitator.over_sessions.archive import Archive, lines_of, rows_of
    from facilitator.sessions.clock import SystemClock
    from facilitator.sessions.finding.searching import read_query

    archive, query = Archive(store, SystemClock()), read_query(" ".join(options.words))
    archive.catch_up_all()
    found = archive.examples(query, MOST)
    if options.out is not None:
        _write(options.out, found, settings)
    elif options.json:
        print(json.dumps(rows_of(found), ensure_ascii=False, indent=2))
    else:
        print(*(*query.problems, *(lines_of(found) or (tr("Er is nog niets gemarkeerd als goed voorbeeld."),))), sep="\n")
    return told_of_locked(store, 1 if query.problems else 0)


def _write(path: Path, found: Sequence[Hit], settings: Settings) -> None:
    from zoneinfo import ZoneInfo

    from facilitator.export.writing import write_atomically
    from facilitator.over_sessions.overall import examples_as_pdf
    from facilitator.sessions.clock import SystemClock

    now = SystemClock().now()
    today: date = now.astimezone(ZoneInfo(settings.timezone)).date()
    write_atomically(path, examples_as_pdf(found, today, settings, now))
    print(path)
