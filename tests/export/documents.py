"""Every document that the tests of the PDF are about: each report of each draaiboek that comes along, and the hard cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from facilitator.language import use_language
from facilitator.sessions.library import Library
from facilitator.sessions.make_minutes import make_minutes
from facilitator.sessions.minutes import Minutes, ReportKind
from tests.export.hard_cases import hard_cases, long_one
from tests.export.played import played

TEMPLATES = sorted((Path(__file__).parents[2] / "session_templates").glob("*/*.yaml"))
KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


def every_document() -> Iterator[tuple[str, Minutes]]:
    """Name and minutes, with the language of the program set to theirs while each is used."""
    for file in TEMPLATES:
        template = Library([(file.parent, "meegeleverd")]).find(file.stem)
        assert template is not None
        assert template.people is not None
        use_language(template.language)
        session, now = played(template, template.people.low)
        for kind in KINDS:
            one = session.people[0].id if kind == "proof" else ""  # the pages of the others are the same
            yield f"{file.parent.name} {file.stem} {kind}", make_minutes(session, now, kind, recipient=one)
    for name, minutes in (*hard_cases().items(), ("long", long_one())):
        use_language(minutes.language)
        yield name, minutes
