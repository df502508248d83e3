"""What the clocks on console and wall say is never more than a quarter of a second from what is true, three hours long."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.screens.beamer_view import Face
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.look.time_marks import clock_text
from facilitator.ui.presenter import TICK, Presenter

OFF = 0.25
"""Seconds."""
LENGTH = timedelta(hours=2)
STEPS = "draaiboek: 1\ntitle: Lang\nnotes: report\norigin: {timing: own}\nsteps:\n- title: Praten\n  time: 2 h\n"


class Watching:
    """A session of which every tick is looked at, beside a reckoning of its own."""

    def __init__(self, clock: RehearsalClock) -> None:
        self.clock, self.presenter = clock, Presenter(clock)
        template = read_text(STEPS, "lang", lambda _name: None)
        self.presenter.lead(LiveSession(template, Particulars(clock.now(), participants=numbered(4)), lambda _entry, _words: None))
        self.presenter.do(lambda s, now: s.go_on(now))
        self.end: datetime = clock.now() + LENGTH
        self.off = 0.0

    def tick(self, milliseconds: int = TICK) -> None:
        """Let this much pass, as the timer would. Just before it tells, what is shown is oldest."""
        self.clock.advance(milliseconds=milliseconds)
        if milliseconds == TICK:
            self.look()
        self.presenter.tick()
        self.look()

    def look(self) -> None:
        """Keep the most that what is shown is from the truth."""
        view = self.presenter.view
        assert view is not None
        assert view.face is not None
        assert view.beamer.clock is not None
        left = (self.end - self.clock.now()).total_seconds()
        self.off = max(self.off, distance(left, shown(view.face)), distance(left, shown(view.beamer.clock)))

    def hold(self, seconds: float) -> None:
        """The clock of the step stands still for so long, and what is left with it."""
        self.end += timedelta(seconds=seconds)


def shown(face: Face) -> int:
    """Whole seconds as they stand there, below zero for over time."""
    minutes, seconds = clock_text(face.left).split(":")
    whole = int(minutes) * 60 + int(seconds)
    return whole if face.left >= timedelta() else -whole


def distance(left: float, figure: int) -> float:
    """How far what is left is outside the second that this figure stands for: the one that runs, or of over time that is over."""
    return max(figure - 1 - left, left - figure, 0.0)


def test_what_is_left_is_right_at_every_tick_of_three_hours(qapp: QApplication, clock: RehearsalClock) -> None:
    watching = Watching(clock)
    for number in range(3 * 3600 // 7):  # each at another place in its second: 200 ms apart there would be fifty thousand
        watching.tick(6800 + number * 37 % 400)

    assert watching.off <= OFF


@pytest.mark.fault("F15")
def test_every_tick_around_the_end_a_pause_more_time_and_sleep_is_right(qapp: QApplication, clock: RehearsalClock) -> None:
    watching = Watching(clock)
    watching.tick(round((LENGTH.total_seconds() - 90.3) * 1000))
    for _ in range(100):
        watching.tick()
    watching.presenter.do(lambda s, now: s.pause(now))
    for _ in range(50):
        watching.hold(TICK / 1000)
        watching.tick()
    watching.presenter.do(lambda s, now: s.resume(now))
    watching.presenter.do(lambda s, now: s.add_time(timedelta(seconds=30), now))
    watching.hold(30)
    watching.look()
    for _ in range(100):
        watching.tick()
    slept_at = clock.now()
    clock.jump(minutes=10)
    watching.presenter.tick()
    watching.look()
    watching.presenter.do(lambda s, now: s.settle_gap(slept_at, timedelta(minutes=10), now))
    watching.hold(600)
    for _ in range(600):  # over the end, and on
        watching.tick()

    assert watching.off <= OFF
    assert watching.presenter.view is not None
    assert watching.presenter.view.face is not None
    assert watching.presenter.view.face.phase == "overrun"
