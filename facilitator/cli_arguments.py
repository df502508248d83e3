"""What may stand behind an option of the command line, read and checked."""

from __future__ import annotations

import argparse

from facilitator.catalogues import CODE
from facilitator.language import tr

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


def narrow_promises(promises: argparse.ArgumentParser) -> None:
    """Which open promises, and as what."""
    promises.add_argument("--team", default="", metavar="T")
    promises.add_argument("--person", default="", metavar="P", help="a whole name or a first name")
    promises.add_argument("--due", default="", metavar="DATE", help="only what is due on or before this day")
    form = promises.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", default="")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", default="")
