"""Every document that the tests of the PDF are about: each report of each draaiboek that comes along, and the hard cases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from facilitator.language import use_language
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes, ReportKind
from facilitator.sessions.templates.library import Library
from tests.export.hard_cases import hard_cases, hard_in_every_kind, long_one
from tests.export.played import played

TEMPLATES = sorted((Path(__file__).parents[2] / "session_templates").glob("*/*.yaml"))
ALL = bool(os.environ.get("ALL_DOCUMENTS"))
"""Whether veraPDF too has to see every report of every draaiboek."""
KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


class Document(NamedTuple):
    """Name and minutes; `chosen` ones go through both validators, the others through the quick one."""

    name: str
    minutes: Minutes
    chosen: bool = True


def every_document() -> Iterator[Document]:
    """With the language of the program set to that of each while it is used.

    Chosen are the verslag of each draaiboek and one other report in turn, and all hard cases: veraPDF takes longer than
    everything else together, and gave the same verdict as the quick one on all of them and on spoilt copies.
    """
    for number, file in enumerate(TEMPLATES):
        template = Library([(file.parent, "meegeleverd")]).find(file.stem)
        assert template is not None
        assert template.people is not None
        use_language(template.language)
        session, now = played(template, template.people.low)
        chosen = ("minutes", KINDS[number % len(KINDS)])
        for kind in KINDS:
            one = session.people[0].id if kind == "proof" else ""  # the pages of the others are the same
            made = make_minutes(session, now, kind, recipient=one)
            yield Document(f"{file.parent.name} {file.stem} {kind}", made, ALL or kind in chosen)
    for name, minutes in (*hard_cases().items(), *hard_in_every_kind(KINDS), ("long", long_one())):
        use_language(minutes.language)
        yield Document(name, minutes)
