"""Whether a session that comes from elsewhere can be shown in every way that there is: asked before it comes in."""

from __future__ import annotations

import json

from facilitator.sessions.finding.findable import findable
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.reports.report_offers import offers
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.shapes import check_shapes
from facilitator.sessions.step_fields.field_words import in_words
from facilitator.sessions.step_fields.holders import field_at


def check_sound(session: LiveSession) -> None:
    """Go through all of it, also what only shows when it is put together. Raises ValueError, or whatever reading it raises."""
    check_shapes(session)
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
