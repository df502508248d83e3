"""Good examples: notes that somebody marked as worth sharing beyond the group, and which of them may be.

The mark is no part of the minutes. It shares nothing that no report of the session may hold, and not what the group settled to keep
among themselves; who was there is left out of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.corrections import ExampleMarked
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.personal_traces import find_traces
from facilitator.sessions.reports.make_minutes import is_open
from facilitator.sessions.reports.minutes_parts import in_minutes
from facilitator.sessions.step_fields.settling import goes_further, settled


def mark_example(session: LiveSession, note: str, on: bool, now: datetime) -> None:
    """Mark a note as an example worth sharing, or not any more. Raises SessionError where it is gone."""
    if note not in session.course.notes:
        raise SessionError(tr("Die notitie is er niet meer."))
    if on != (note in session.course.examples):
        session.add(ExampleMarked(note, on), now)


def is_shared(session: LiveSession, note: str) -> bool:
    """Whether a note is in the collection of good examples."""
    return note in session.course.examples and not why_not_shared(session, note)


def why_not_shared(session: LiveSession, note: str) -> str:
    """Why a note that is marked is not in the collection, in a sentence; empty where it is."""
    found = session.course.notes.get(note)
    if found is None:
        return tr("Die notitie is er niet meer.")
    if not in_minutes(session, found):
        return tr("Wat niet in het verslag staat, komt niet in de verzameling.")
    if not is_open(session) or not goes_further(settled(session)):
        return tr("De groep houdt het verslag voor zichzelf; daarom komt het niet in de verzameling.")
    return ""


def without_names(text: str, names: Sequence[str]) -> str:
    """The text without those who were there: whoever reads it elsewhere need not know who said what."""
    for trace in reversed(find_traces(text, names, date.max)):
        if trace.kind == "name":
            before = text[: trace.start].rstrip()
            somebody = tr("Iemand") if not before or before[-1] in ".!?" else tr("iemand")
            text = f"{text[: trace.start]}{somebody}{text[trace.end :]}"
    return text
