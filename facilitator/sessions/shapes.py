"""Whether what was said in a session has the shapes that the program itself gives it.

Whoever reads words trusts them, for else every page would have to doubt. So it is here that they are doubted, once, when a session is read:
a copy that was put back, a disk that forgets or a file from elsewhere may hold anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

from pydantic import BaseModel, TypeAdapter

from facilitator.language import tr
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import NotesMerged, NoteSplit
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import YEARS


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


@cache
def _said() -> TypeAdapter[_Said]:
    return TypeAdapter(_Said)


@cache
def _filled() -> TypeAdapter[object]:
    return TypeAdapter(_Filled | str | int | float | None)


def check_shapes(session: LiveSession) -> None:
    """Go through all words, also what was said before and may come back. Raises ValueError, or whatever reading them raises."""
    ZoneInfo(session.particulars.timezone)
    _check_moments(session)
    for said in _notes(session):
        _said().validate_json(said, strict=True)
        Content.from_words(said)
    for entry in session.entries:
        event = entry.event
        if isinstance(event, j.FieldFilled) and session.words.get(event.words):
            _filled().validate_json(session.words[event.words], strict=True)


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
