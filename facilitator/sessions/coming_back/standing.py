"""How promises stand in one session: those that were made in it, and those that came along and what was said of them.

Of one promise there is a standing in each session that it came to. Together they are its history; the last one says whether it is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from facilitator.sessions.coming_back.follow_up import answer_of, given_policy, state_of
from facilitator.sessions.coming_back.ticking import public_brought
from facilitator.sessions.history.promises import PromiseState
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.reports.minutes_parts import in_minutes


@dataclass(frozen=True)
class Standing:
    """An action in a session; only what the minutes tell has one."""

    promise: str
    """Id of the note it was taken down as, the same in every session."""
    origin: str
    """Id of the session in which it was promised."""
    text: str
    owner: str
    due: date | None
    since: date
    """The day on which it was promised, by the calendar of that place."""
    level: int
    """0 where it was promised, 1 in the next session, and so on."""
    state: PromiseState
    answer: str = ""


def standings(session: LiveSession, session_id: str) -> tuple[Standing, ...]:
    """The promises of a session. What came along counts once the session has begun: until then it may come along another time."""
    begun = session.course.started_at is not None
    return (*_made(session, session_id), *(_brought(session) if begun else ()))


def _made(session: LiveSession, session_id: str) -> Iterator[Standing]:
    held = local(session.course.started_at or session.particulars.starts_at, session.particulars).date()
    for note in session.course.notes.values():
        if note.kind == "action" and in_minutes(session, note):
            content = session.content(note)
            yield Standing(note.id, session_id, content.text, content.owner, content.due, held, 0, "open")


def _brought(session: LiveSession) -> Iterator[Standing]:
    for b in public_brought(session):
        content = Content.from_words(session.words.get(b.words, ""))
        answer = answer_of(session, b.id) if given_policy(session, b) == "report" else ""
        since = local(b.promised_at, session.particulars).date()
        state = state_of(session, b.id)
        yield Standing(b.id, b.session, content.text, content.owner, content.due, since, b.carried + 1, state, answer)
