"""A short clock within a step, such as two minutes in pairs: the room sees it, and the clock of the step goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import SideTimerStarted, SideTimerStopped
from facilitator.sessions.history.timer import ZERO, Span, Timer
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.screens.beamer_view import Face

LONGEST = timedelta(hours=2)
AFTERWARDS = timedelta(seconds=30)
"""How long it says that it is over, before the clock of the step is there again."""
MOST_LETTERS = 40


def start_side_timer(session: LiveSession, length: timedelta, what: str, now: datetime) -> None:
    """Begin a clock within the running step; one that was there makes way. Raises SessionError."""
    step = session.step
    if step is None:
        raise SessionError(tr("Er loopt nog geen stap."))
    if not ZERO < length <= LONGEST:
        raise SessionError(tr("Een tussentijd duurt tussen 1 seconde en 2 uur."))
    words = new_id()
    session.add(SideTimerStarted(step.path, length, words), now, {words: " ".join(what.split())[:MOST_LETTERS]})


def stop_side_timer(session: LiveSession, now: datetime) -> None:
    """The clock of the step alone again. Raises SessionError where there is no other."""
    if session.course.side is None:
        raise SessionError(tr("Er loopt geen tussentijd."))
    session.add(SideTimerStopped(session.course.side.path), now)


def side_face(session: LiveSession, now: datetime) -> Face | None:
    """The clock within the step as it is now, with what it is for; None once it is over for a while."""
    side = session.course.side
    if side is None:
        return None
    timer = Timer(side.length, (Span(side.began_at),), session.course.stops)
    left = timer.remaining(now)
    if left < -AFTERWARDS:
        return None
    return Face(timer.phase(now), left, side.length, session.words.get(side.words, "") or tr("tussentijd"))
