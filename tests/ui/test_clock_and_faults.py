"""The clock after a program that was killed, a laptop that slept, a clock that was set, and a night in which summer time ends."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.storage.store import Store
from facilitator.ui.presenter import Gap, Presenter
from facilitator.ui.room.bells import Bells
from tests.ui.test_surroundings import Hearing

Figure = Callable[[str], None]
NIGHT = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
"""Ten to three in the morning in Amsterdam; ten minutes later it is two again."""
STEPS = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Vertel
  time: 20 min
- title: Vraag door
  time: 20 min
"""


class Led:
    """A kept session, led with a clock that a test moves, with somebody who hears and somebody who is asked."""

    def __init__(self, keeper: Keeper, clock: RehearsalClock, opened: Opened) -> None:
        self.keeper, self.clock, self.opened = keeper, clock, opened
        self.presenter, self.player = Presenter(clock), Hearing()
        self.bells = Bells(self.presenter, self.player, Settings)
        self.gaps: list[Gap] = []
        self.presenter.gap_found.connect(self.gaps.append)
        self.presenter.lead(opened.session)

    @property
    def left(self) -> float:
        """Seconds that the console says are left of the step."""
        self.presenter.refresh()
        view = self.presenter.view
        assert view is not None
        assert view.face is not None
        return view.face.left.total_seconds()

    def pass_time(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(seconds=1)
            self.presenter.tick()

    def note(self, text: str) -> None:
        self.opened.session.take_note(Content(text), "note", "report", self.clock.now())


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[datetime], Led]]:
    """A session in its first step, which began a minute after some moment."""
    stores: list[Store] = []
    template = read_text(STEPS, "proef", lambda _name: None)

    def made(at: datetime) -> Led:
        clock = RehearsalClock(at)
        stores.append(Store(tmp_path / "data", clock.now))
        keeper = Keeper(stores[-1], clock)
        led = Led(keeper, clock, keeper.create(template, Particulars(at, participants=numbered(6))))
        led.presenter.do(lambda s, now: s.go_on(now))
        led.pass_time(60)
        return led

    yield made
    for store in stores:
        store.close()


def killed(led: Led, folder: Path, after: timedelta) -> Led:
    """What a start later finds, of which the one before was killed now: nothing is written at the end, so the files are as they are."""
    shutil.copytree(led.keeper.folder, folder)
    clock = RehearsalClock(led.clock.now() + after)
    store = Store(folder, clock.now)
    keeper = Keeper(store, clock)
    again = Led(keeper, clock, keeper.open(led.opened.id))
    store.close()
    return again


@pytest.mark.fault("F3")
def test_after_a_kill_the_clock_is_right_and_nothing_rings_for_what_is_past(
    begin: Callable[[datetime], Led], clock: RehearsalClock, tmp_path: Path, figure: Figure
) -> None:
    led, off = begin(clock.now()), []
    times = (timedelta(), timedelta(seconds=90), timedelta(seconds=led.left + 300), timedelta(days=1))

    for number, after in enumerate(times):
        again = killed(led, tmp_path / f"kopie {number}", after)
        off.append(abs(led.left - after.total_seconds() - again.left))
        again.pass_time(20)
        view = again.presenter.view
        assert view is not None
        assert view.face is not None
        assert (again.player.heard, again.gaps) == ([], [])
        assert (view.face.phase == "overrun") == (number > 1)

    assert max(off) <= 1
    figure(f"after 0 s, 90 s, past the end and a day: off by {max(off):.1f} s, 0 sounds for what is past")


@pytest.mark.fault("F4")
def test_a_pause_outlives_a_kill(begin: Callable[[datetime], Led], clock: RehearsalClock, tmp_path: Path, figure: Figure) -> None:
    led = begin(clock.now())
    led.presenter.do(lambda s, now: s.pause(now))
    off = []

    for number, after in enumerate((timedelta(), timedelta(seconds=90), timedelta(days=1))):
        again = killed(led, tmp_path / f"kopie {number}", after)
        assert again.opened.session.course.paused
        off.append(abs(led.left - again.left))

    assert max(off) <= 1
    figure(f"after 0 s, 90 s and a day: still paused, off by {max(off):.1f} s")


@pytest.mark.fault("F15")
@pytest.mark.parametrize("counts", [False, True], ids=["does not count", "counts"])
def test_after_ten_minutes_of_sleep_is_asked_once_and_both_answers_are_right(
    begin: Callable[[datetime], Led], clock: RehearsalClock, counts: bool, figure: Figure
) -> None:
    led = begin(clock.now())
    before, heard = led.left, len(led.player.heard)
    led.clock.jump(minutes=10)
    led.pass_time(5)

    (gap,) = led.gaps
    if not counts:
        led.presenter.do(lambda s, now: s.settle_gap(gap.since, gap.length, now))
    off = abs(before - 5 - 600 * counts - led.left)
    led.pass_time(60)

    assert (len(led.gaps), off <= 1) == (1, True)
    assert len(led.player.heard) - heard <= 1
    figure(f"asked once, the sleep {'counts' if counts else 'does not count'}: off by {off:.1f} s, {len(led.player.heard) - heard} sounds")


@pytest.mark.fault("F14")
@pytest.mark.parametrize("hours", [1, -1])
@pytest.mark.parametrize("paused", [False, True], ids=["running", "after a pause"])
def test_a_clock_that_is_set_leaves_the_time_and_the_minutes_right(
    begin: Callable[[datetime], Led], clock: RehearsalClock, hours: int, paused: bool, figure: Figure
) -> None:
    led = begin(clock.now())
    led.note("voor")
    if paused:
        led.presenter.do(lambda s, now: s.pause(now))
        led.clock.advance(minutes=3)
        led.presenter.do(lambda s, now: s.resume(now))
        led.presenter.tick()
    before = led.left
    led.clock.jump(hours=hours)
    led.pass_time(5)
    for gap in led.gaps:
        led.presenter.do(lambda s, now, gap=gap: s.settle_gap(gap.since, gap.length, now))  # type: ignore[misc]
    assert len(led.gaps) == (hours > 0)  # time does not run back: of that nothing is asked
    off = abs(before - 5 - led.left)
    led.note("na")
    led.pass_time(30)
    led.presenter.do(lambda s, now: s.go_on(now))

    minutes = make_minutes(led.opened.session, led.clock.now(), "minutes")
    taken = [note.text for step in minutes.steps for note in step.notes]
    took = minutes.steps[0].took
    assert off <= 1
    assert taken == ["voor", "na"]
    assert took is not None
    assert abs(took - timedelta(seconds=95)) <= timedelta(seconds=1)
    asked = "asked once" if led.gaps else "not asked"
    figure(f"{hours:+} h{', after a pause' * paused}: {asked}, off by {off:.1f} s, the step took {took.total_seconds():.0f} s")


@pytest.mark.fault("F14")
def test_a_small_step_of_the_clock_is_not_asked_about(begin: Callable[[datetime], Led], clock: RehearsalClock, figure: Figure) -> None:
    led = begin(clock.now())
    before = led.left
    led.clock.jump(seconds=0.9)
    led.pass_time(10)

    assert led.gaps == []
    assert abs(before - 10 - led.left) <= 1
    figure("a step of 0.9 s by the network: not asked, off by 0.9 s")


@pytest.mark.fault("F14")
def test_the_night_in_which_summer_time_ends_and_another_zone_change_nothing(
    begin: Callable[[datetime], Led], monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    led = begin(NIGHT)
    before = led.left
    led.note("voor drieën")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    led.pass_time(15 * 60)
    led.note("na tweeën")
    off = abs(before - 15 * 60 - led.left)
    monkeypatch.undo()
    time.tzset()

    minutes = make_minutes(led.opened.session, led.clock.now(), "minutes")
    times = [note.at.astimezone(ZoneInfo("Europe/Amsterdam")) for step in minutes.steps for note in step.notes]
    assert off <= 1
    assert led.gaps == []
    assert [f"{at:%H:%M}" for at in times] == ["02:51", "02:06"]
    assert times[1].astimezone(UTC) - times[0].astimezone(UTC) == timedelta(minutes=15)
    figure(f"over the end of summer time and into another zone: off by {off:.1f} s, the minutes in order")


@pytest.mark.fault("F14")
def test_a_clock_that_is_set_back_during_a_pause_leaves_the_time_right(begin: Callable[[datetime], Led], clock: RehearsalClock) -> None:
    led = begin(clock.now())
    before, told = led.left, list[str]()
    led.presenter.message.connect(lambda message: told.append(message.text))
    led.presenter.do(lambda s, now: s.pause(now))
    led.pass_time(30)
    led.clock.jump(hours=-1)
    led.pass_time(30)
    led.presenter.do(lambda s, now: s.resume(now))

    assert abs(before - led.left) <= 1
    assert told == ["De klok is 60 minuten teruggezet; de tijd van de stap loopt gewoon door."]
