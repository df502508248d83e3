"""A session that was left: how far it was, and on another day when that was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.unfinished import unfinished_words

BEGAN = datetime(2026, 10, 7, 13, 6, tzinfo=UTC)
TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Ronde
  time: 10 min
"""


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(minutes=7, seconds=12), "Stap 1 van 1, Ronde: 7:12 voorbij. Begonnen om 15:06, 0 notities bewaard."),
        (timedelta(days=41), "Stap 1 van 1, Ronde. Begonnen op woensdag 7 oktober om 15:06, 0 notities bewaard."),
    ],
)
def test_how_far_it_was_is_said_on_the_day_itself_and_later_when_it_began(later: timedelta, words: str) -> None:
    session = LiveSession(read_text(TEXT, "proef", None), Particulars(BEGAN, participants=numbered(3)), lambda _entry, _words: None)
    session.go_on(BEGAN)

    assert unfinished_words(console_view(session, BEGAN + later), session, BEGAN + later) == words
