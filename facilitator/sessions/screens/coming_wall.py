"""What the room will see when the facilitator goes on: to be looked at on the console, while the wall stays as it is."""

from __future__ import annotations

from datetime import datetime

from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.beamer_view import BeamerView


def coming_wall(session: LiveSession, now: datetime) -> BeamerView | None:
    """The wall as it would be if the facilitator went on now: the next step, or the end; None where there is nothing to come.

    Whatever pause there is would be over by then. Nothing happens to the session, and nothing is kept.
    """
    if session.course.closed_at is not None or (session.step is None and session.next_step is None):
        return None
    imagined = session.imagined()
    imagined.resume(now)
    imagined.go_on(now)
    return beamer_view(imagined, now)
