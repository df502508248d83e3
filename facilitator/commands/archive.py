"""The commands over all sessions: light to import, for the command line reads them at every start."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import paths
from facilitator.commands.arguments import limit, narrow_promises, tick_promises

if TYPE_CHECKING:
    from facilitator.sessions.finding.searching import Hit
    from facilitator.settings import Settings

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]
SettingsOf = Callable[[argparse.Namespace], "Settings"]
MOST = 10_000
"""Examples in one document."""


def add_archive_commands(add: Add, settings: SettingsOf) -> None:
    """Put them among the others."""
    search = add("search", _search, "what was said in all sessions: words, team:zuid, soort:actiepunt, van:2026-01, tot:2026-06")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--json", action="store_true", default=False)
    search.add_argument("--limit", type=limit, default=50, metavar="N", help="at most so many")
    told = "what was promised in all sessions and is open, the oldest date first; or say what became of it"
    promises = add("promises", lambda options: _promises(options, settings(options)), told)
    narrow_promises(promises)
    tick_promises(promises)
    told = "what was marked as a good example in all sessions, without who said it; the words narrow it down as those of `search`"
    examples = add("examples", lambda options: _examples(options, settings(options)), told)
    examples.add_argument("words", nargs="*", default=[], metavar="WORDS")
    examples.add_argument("--json", action="store_true", default=False)
    examples.add_argument("--out", default=None, type=Path, metavar="FILE", help="write them as a PDF instead")


def _search(options: argparse.Namespace) -> int:
    from facilitator.archive import archive_in, search

    return search(archive_in(paths.data_folder(options.data)), " ".join(options.words), options.limit, print, as_json=options.json)


def _promises(options: argparse.Namespace, settings: Settings) -> int:
    from facilitator.commands.promises import Asked, list_promises, tick_off
    from facilitator.sessions.history.promises import STATES

    said = {begins: state for state in (*STATES, "open") for begins in getattr(options, state)}
    if said:
        return tick_off(paths.data_folder(options.data), said, options.because, print)
    asked = Asked(options.team, options.person, options.due, options.by, options.form, options.out)
    return list_promises(paths.data_folder(options.data), asked, settings, print, sys.stdout.buffer.write)


def _examples(options: argparse.Namespace, settings: Settings) -> int:
    from facilitator.archive import archive_in, lines_of, rows_of
    from facilitator.language import tr
    from facilitator.sessions.finding.searching import read_query

    archive, query = archive_in(paths.data_folder(options.data)), read_query(" ".join(options.words))
    while archive.catch_up():
        pass
    found = archive.examples(query, MOST)
    if options.out is not None:
        _write(options.out, found, settings)
    elif options.json:
        print(json.dumps(rows_of(found), ensure_ascii=False, indent=2))
    else:
        print(*(*query.problems, *(lines_of(found) or (tr("Er is nog niets gemarkeerd als goed voorbeeld."),))), sep="\n")
    return 1 if query.problems else 0


def _write(path: Path, found: Sequence[Hit], settings: Settings) -> None:
    from zoneinfo import ZoneInfo

    from facilitator.export.writing import write_atomically
    from facilitator.overall import examples_as_pdf
    from facilitator.sessions.clock import SystemClock

    now = SystemClock().now()
    today: date = now.astimezone(ZoneInfo(settings.timezone)).date()
    write_atomically(path, examples_as_pdf(found, today, settings, now))
    print(path)
