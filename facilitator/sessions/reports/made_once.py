"""Minutes that several ask for one after another, made once for as long as the session stays as it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.language import language, speaking
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import minutes_on_screen
from facilitator.sessions.reports.minutes import Minutes, ReportKind


class MadeOnce:
    """Asked as `make_minutes` is. Of a session that goes on every answer is made anew, for time goes on too.

    It holds what was said: let go of it with whatever it was asked for.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[ReportKind, str, str], tuple[Any, Any, Minutes]] = {}

    def __call__(self, session: LiveSession, now: datetime, report: ReportKind = "minutes", *, recipient: str = "") -> Minutes:
        with speaking(session.template.language):
            return self.on_screen(session, now, report, recipient=recipient)

    def on_screen(self, session: LiveSession, now: datetime, report: ReportKind = "minutes", *, recipient: str = "") -> Minutes:
        """The same in the language in use."""
        if session.course.closed_at is None:
            return minutes_on_screen(session, now, report, recipient=recipient)
        key = report, recipient, language()
        known = self._known.get(key)
        if known is None or known[0] is not session.course or known[1] is not session.particulars:
            made = minutes_on_screen(session, now, report, recipient=recipient)
            known = self._known[key] = session.course, session.particulars, made
        return known[2]
