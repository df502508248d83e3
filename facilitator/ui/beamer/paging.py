"""What does not fit on the wall is turned over by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.ui.beamer.fitting import zoomed
from facilitator.ui.beamer.painting import pages_needed

PAGE_SECONDS = 12
"""How long a page stays on the wall where there are several."""


def paged(view: BeamerView, width: int, height: int, now: datetime) -> BeamerView:
    """The view with the page that is its turn on a wall of so many pixels; a list that grows keeps its newest line in sight."""
    view = zoomed(view, width, height)
    if view.screen == "collecting" or view.at_hand >= 0:
        return view
    pages = pages_needed(view, width, height)
    return replace(view, page=page_turn(now) % pages + 1, pages=pages) if pages > 1 else view


def page_turn(now: datetime) -> int:
    """Goes up by one whenever pages are turned, also while no clock runs: after the close, in a pause."""
    return int(now.timestamp() // PAGE_SECONDS)
