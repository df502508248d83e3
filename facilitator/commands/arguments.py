"""What may stand behind an option of the command line, read and checked."""

from __future__ import annotations

import argparse
from pathlib import Path

from facilitator.catalogues import CODE
from facilitator.language import tr
from facilitator.sessions.reports.minutes import REPORT_KINDS

WHOM = ("stand-in", "lead", "self")
"""Whose a session file is: of who goes on leading, of a team lead, or of whoever makes it. As `sessions.handed` has them."""
CHANGED = ("keep", "take", "both")
"""What to do with a session that is here and other than in a file."""


def code(text: str) -> str:
    """The code of a language."""
    if CODE.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(tr("'{code}' is geen code van een taal, zoals nl, en of fy", code=text))
    return text


def people(text: str) -> int:
    """A number of people."""
    if not text.isdigit() or not 0 < int(text) <= 200:
        raise argparse.ArgumentTypeError(tr("'{number}' is geen aantal van 1 tot 200", number=text))
    return int(text)


def limit(text: str) -> int:
    """How many at most."""
    if not text.isdigit() or not 0 < int(text) <= 10_000:
        raise argparse.ArgumentTypeError(tr("'{number}' is geen aantal van 1 tot 10000", number=text))
    return int(text)


def times(text: str) -> int:
    """How many sessions of a series."""
    if not text.isdigit() or not 0 < int(text) <= 40:
        raise argparse.ArgumentTypeError(tr("'{number}' is geen aantal van 1 tot 40", number=text))
    return int(text)


def shape_rehearsal(rehearse: argparse.ArgumentParser) -> None:
    """What is played, with how many, how often, and what is left of it."""
    rehearse.add_argument("template")
    rehearse.add_argument("--people", type=people, default=12, metavar="N")
    rehearse.add_argument("--times", type=times, default=1, metavar="N", help="play a series of so many sessions, left in DIR/1, DIR/2 …")
    rehearse.add_argument("--no-pictures", dest="pictures", action="store_false", default=True, help="leave no pictures of the windows")
    rehearse.add_argument("--out", required=True, type=Path, metavar="DIR")


def narrow_promises(promises: argparse.ArgumentParser) -> None:
    """Which open promises, and as what."""
    promises.add_argument("--team", default="", metavar="T")
    promises.add_argument("--person", default="", metavar="P", help="a whole name or a first name")
    promises.add_argument("--due", default="", metavar="DATE", help="only what is due on or before this day")
    promises.add_argument("--by", choices=("date", "person", "team"), default="date", help="what they are put together by")
    form = promises.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", default="")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", default="")
    form.add_argument("--out", default=None, type=Path, metavar="FILE", help="write them as FILE.pdf, FILE.ics or FILE.csv")


def tick_promises(promises: argparse.ArgumentParser) -> None:
    """What became of which."""
    became = {
        "done": "was done", "running": "is being done", "dropped": "is not needed any more", "carried": "goes along to the next session",
        "open": "is open after all: takes back what was said last",
    }  # fmt: skip
    for state, words in became.items():
        told = f"this promise {words}; the beginning of its id, as the list has it"
        promises.add_argument(f"--{state}", nargs="+", default=[], metavar="ID", help=told)
    promises.add_argument("--because", default="", metavar="WORDS", help="why, in a few words that the next minutes tell")


def shape_export(export: argparse.ArgumentParser) -> None:
    """Which documents of which session, for whom and as what."""
    export.add_argument("session", help="its id, the beginning of it, or `last`")
    whole = "which report; `all` is what the draaiboek asks for, in the folder PATH"
    export.add_argument("--report", choices=(*REPORT_KINDS, "all"), default="", help=whole)
    together = "of every closed session with the same draaiboek and team, in the folder PATH"
    export.add_argument("--series", action="store_true", default=False, help=together)
    export.add_argument("--for", dest="recipient", default="", metavar="NAME", help="whose proof or personal sheet; else of everybody")
    export.add_argument("--format", choices=("pdf", "odt", "md", "txt", "html", "csv", "ics", "json"), default="pdf")
    export.add_argument("--to", choices=WHOM, default="self", help="whose session file (json) it is, which decides what is in it")
    export.add_argument("--lock", action="store_true", default=False, help="lock a session file with a passphrase, which is asked")
    export.add_argument("--out", required=True, type=Path, metavar="PATH")
    forced = "replace a file that is there, also where it was not made of the same session, or changed since"
    export.add_argument("--force", action="store_true", default=False, help=forced)


def shape_import(import_: argparse.ArgumentParser) -> None:
    """Which file, and what to do with what is here already."""
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.add_argument("--look", action="store_true", default=False, help="say what is in it, and take nothing in")
    other = "what to do with a session that is here and other; without it that is shown, and nothing of it changes"
    import_.add_argument("--changed", choices=CHANGED, default="", help=other)
    back = "whether what was erased here may come back with the file; without it that is said, and it does not"
    import_.add_argument("--erased", choices=CHANGED[:2], default="", help=back)
