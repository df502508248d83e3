"""Whether what was said in a session has the shapes that the program itself gives it: asked of what comes from elsewhere.

Whoever reads words trusts them, for else every page would have to doubt. So it is here that they are doubted, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from pydantic import BaseModel, TypeAdapter

from facilitator.language import tr
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import NotesMerged, NoteSplit
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.reports.report_offers import offers
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.step_fields.field_words import in_words
from facilitator.sessions.step_fields.holders import field_at


class _Said(BaseModel):
    """The words of a note."""

    text: str = ""
    owner: str = ""
    due: str = ""


class _Filled(BaseModel):
    """The words of a field that is more than one text."""

    counts: dict[str, int] = {}
    chosen: list[str] = []
    marks: dict[str, str] = {}
    rounds: list[dict[str, int]] = []
    rows: list[list[str]] = []
    gaps: list[str] = []
    keep: str = ""
    readers: str = ""


YEARS = range(1970, 2500)
"""Of a moment: near the ends of what Python can count, adding an hour is an error."""
_SAID: TypeAdapter[_Said] = TypeAdapter(_Said)
_FILLED: TypeAdapter[object] = TypeAdapter(_Filled | str | int | float | None)


def check_sound(session: LiveSession) -> None:
    """Go through all of it, also what was said before and may come back. Raises ValueError, or whatever reading it raises."""
    ZoneInfo(session.particulars.timezone)
    _check_moments(session)
    for said in _notes(session):
        _SAID.validate_json(said, strict=True)
        Content.from_words(said)
    for entry in session.entries:
        event = entry.event
        if isinstance(event, j.FieldFilled) and session.words.get(event.words):
            _FILLED.validate_json(session.words[event.words], strict=True)
    _show(session)


def _check_moments(session: LiveSession) -> None:
    particulars = session.particulars
    ends = (particulars.ends_at,) if particulars.ends_at else ()
    for moment in (particulars.starts_at, *ends, *(entry.at for entry in session.entries)):
        if moment.tzinfo is None or moment.year not in YEARS:
            raise ValueError(tr("{moment} is geen tijd van een sessie", moment=moment.isoformat()))


def _notes(session: LiveSession) -> Iterator[str]:
    """The words of every note, of every wording and of all that came along."""
    ids = [promise.words for promise in session.course.brought.promises] + [line.words for line in session.course.brought.lines]
    for entry in session.entries:
        event = entry.event
        if isinstance(event, j.NoteTaken | j.NoteChanged | NoteSplit | NotesMerged) and event.words:
            ids.append(event.words)
        if isinstance(event, NoteSplit):
            ids.append(event.other_words)
    yield from (said for id_ in ids if (said := session.words.get(id_)))


def _show(session: LiveSession) -> None:
    """What only shows when it is put together."""
    for name in session.course.fields:
        asked = field_at(session, name)
        if asked is not None:
            in_words(asked[1], json.loads(session.words.get(session.course.fields[name]) or "null"))
    now = session.particulars.starts_at
    for report in REPORT_KINDS:
        make_minutes(session, now, report)
    offers(session, now)
    console_view(session, now)
    beamer_view(session, now)
    findable(session, now)
