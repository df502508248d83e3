"""Minutes that several ask for are made once, and anew when anything changed."""

from __future__ import annotations

from datetime import timedelta

from facilitator.language import use_language
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.reports.made_once import MadeOnce
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.templates.template_file import read_text

STEPS = "draaiboek: 1\ntitle: Dialoog\nlanguage: nl\nnotes: report\nreports: [minutes, actions]\nsteps:\n- title: Gesprek\n  time: 20 min\n"


def test_minutes_are_made_once_for_a_closed_session_and_anew_when_it_changed(clock: RehearsalClock) -> None:
    session = LiveSession(read_text(STEPS, "proef", lambda _n: None), Particulars(clock.now()), lambda _entry, _words: None)
    made = MadeOnce()
    session.open_step("1", clock.now())
    session.take_note(Content("De brief is moeilijk."), "note", "report", clock.now())
    going_on = made(session, clock.now())
    assert made(session, clock.now()) is not going_on

    session.close(clock.now() + timedelta(minutes=20))
    first = made(session, clock.now())

    assert first == make_minutes(session, clock.now())
    assert made(session, clock.now()) is first
    assert made(session, clock.now(), "actions") is not first
    use_language("en")
    assert made(session, clock.now()) is first, "it is in the language of the draaiboek"
    session.reopen(clock.now())
    session.close(clock.now() + timedelta(minutes=30))
    assert made(session, clock.now()).ended_at != first.ended_at
