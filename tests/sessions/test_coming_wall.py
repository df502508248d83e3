"""What the room will see at the next step, looked at beforehand: the same as what it sees then, and nothing happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from facilitator.sessions.history.journal import Entry
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.coming_wall import coming_wall
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.masked import masked
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
TEXT = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Ophalen
  time: 5 min
  fields:
  - list: ideeën
    board: yes
- title: In tweetallen
  time: 5 min
  groups: 2
- title: Terugzien
  time: 5 min
  recall: [ideeën]
"""


def prepared(recorded: list[Entry]) -> LiveSession:
    people = named("Anna\nBob\nCor\nDora")
    template = read_text(TEXT, "proef", lambda _name: None)
    return LiveSession(template, Particulars(NOW, participants=people), lambda entry, _words: recorded.append(entry))


def test_what_was_looked_at_is_what_comes_at_every_step() -> None:
    session, now = prepared([]), NOW

    for _ in range(4):
        coming = coming_wall(session, now)
        session.go_on(now)
        assert coming == beamer_view(session, now)
        if session.step is not None and session.step.title == "Ophalen":
            session.take_note(Content("Samen bellen"), "note", "beamer", now, field="ideeën")
        now += timedelta(minutes=4)

    assert coming_wall(session, now) is None


def test_nothing_happens_to_the_session_that_is_looked_ahead_in() -> None:
    recorded: list[Entry] = []
    session = prepared(recorded)
    session.go_on(NOW)
    entries, course, view = session.entries, session.course, console_view(session, NOW)

    coming = coming_wall(session, NOW)

    assert coming is not None
    assert coming.title == "In tweetallen"
    assert len(recorded) == 1
    assert (session.entries, session.course, console_view(session, NOW)) == (entries, course, view)


def test_a_pause_is_over_by_the_next_step() -> None:
    session = prepared([])
    session.go_on(NOW)
    session.pause(NOW, NOW + timedelta(minutes=15))

    coming = coming_wall(session, NOW + timedelta(minutes=1))

    assert coming is not None
    assert coming.title == "In tweetallen"
    assert session.course.paused


def test_a_covered_console_shows_nothing_of_what_comes() -> None:
    session = prepared([])
    session.go_on(NOW)
    view = replace(console_view(session, NOW), coming=coming_wall(session, NOW))

    covered = masked(view)

    assert covered.coming is None
    assert "wat er straks op de beamer komt" in covered.covered
