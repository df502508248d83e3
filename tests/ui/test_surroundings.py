"""The room around a session: bells once each, a screen that stays on, and a clicker that can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.side_timer import start_side_timer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.ui.actions import lead_actions
from facilitator.ui.beamer.paging import PAGE_SECONDS
from facilitator.ui.presenter import Presenter
from facilitator.ui.room.bells import Bells
from facilitator.ui.room.clicker import MOMENT, PATIENCE
from facilitator.ui.room.surroundings import Surroundings

Key = Qt.Key


class Hearing:
    """A player that keeps what it was asked to play."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []

    def play(self, sound: str, volume: int) -> None:
        self.heard.append((sound, volume))


class Lamp:
    """Keeps whether the screen has to stay on."""

    on = False

    def begin(self) -> None:
        self.on = True

    def end(self) -> None:
        self.on = False


class Leading:
    """A session with bells, on a clock that a test moves."""

    def __init__(self, template: Template, clock: RehearsalClock, settings: Settings) -> None:
        self.clock, self.player, self.presenter = clock, Hearing(), Presenter(clock)
        self.bells = Bells(self.presenter, self.player, lambda: settings)
        self.session = LiveSession(template, Particulars(clock.now(), participants=numbered(6)), lambda entry, words: None)
        self.presenter.lead(self.session)

    def open(self, form: str) -> None:
        """The first step in which people speak like this."""
        step = next(s for s in self.session.sheet.on if s.speak == form)
        self.presenter.do(lambda s, now: s.open_step(step.path, now))

    def pass_time(self, seconds: int) -> list[str]:
        """Let it pass a second at a time; gives what was heard."""
        before = len(self.player.heard)
        for _ in range(seconds):
            self.clock.advance(seconds=1)
            self.presenter.tick()
        return [sound for sound, _volume in self.player.heard[before:]]

    @property
    def left(self) -> int:
        """Whole seconds that are left of the step."""
        assert self.presenter.view is not None
        assert self.presenter.view.face is not None
        return round(self.presenter.view.face.left.total_seconds())


@pytest.fixture
def leading(qapp: QApplication, built_in: Callable[[str], Template], clock: RehearsalClock) -> Leading:
    """The dialogue in a step in which everybody may speak."""
    made = Leading(built_in("activeringsdialoog"), clock, Settings(volume=40))
    made.open("popcorn")
    return made


def test_it_sounds_once_as_the_warning_begins_and_once_at_the_end(leading: Leading) -> None:
    assert leading.pass_time(leading.left + 120) == ["warning", "end"]
    assert {volume for _sound, volume in leading.player.heard} == {40}


def test_a_silent_step_keeps_its_silence_until_the_end(leading: Leading) -> None:
    leading.open("silent")

    assert leading.pass_time(leading.left + 30) == ["end"]


def test_a_short_clock_within_the_step_sounds_once_as_it_ends(leading: Leading) -> None:
    leading.presenter.do(lambda s, now: start_side_timer(s, timedelta(seconds=20), "in tweetallen", now))

    assert leading.pass_time(60) == ["end"]


def test_a_short_clock_keeps_still_where_nobody_speaks_and_where_the_sound_is_off(leading: Leading) -> None:
    leading.bells.muted = True
    leading.presenter.do(lambda s, now: start_side_timer(s, timedelta(seconds=20), "", now))
    muted = leading.pass_time(30)
    leading.bells.muted = False
    leading.open("silent")
    leading.presenter.do(lambda s, now: start_side_timer(s, timedelta(seconds=20), "", now))

    assert (muted, leading.pass_time(30)) == ([], [])


def test_pages_on_the_wall_are_turned_while_no_clock_runs(leading: Leading) -> None:
    turns: list[object] = []
    leading.presenter.do(lambda s, now: s.close(now))
    leading.presenter.view_changed.connect(turns.append)
    leading.pass_time(3 * PAGE_SECONDS)

    assert len(turns) == 3


@pytest.mark.fault("F15")
def test_after_sleep_nothing_rings_for_what_is_long_past(leading: Leading) -> None:
    leading.clock.jump(hours=1)
    leading.presenter.tick()

    assert leading.pass_time(60) == []


@pytest.mark.fault("F3")
def test_opening_a_session_that_ran_over_is_silent(leading: Leading) -> None:
    leading.pass_time(leading.left + 60)
    heard = len(leading.player.heard)
    leading.presenter.lead(None)
    leading.presenter.lead(leading.session)

    assert leading.pass_time(10) == leading.player.heard[heard:] == []


def test_going_back_and_forth_over_the_warning_rings_once_and_more_time_has_another_end(leading: Leading) -> None:
    leading.pass_time(leading.left - 10)
    for minutes in (5, -5):
        leading.presenter.do(lambda s, now, more=timedelta(minutes=minutes): s.add_time(more, now))

    assert [sound for sound, _volume in leading.player.heard] == ["warning"]
    assert leading.pass_time(20) == ["end"]


def test_muted_nothing_sounds_until_it_is_turned_on_again(leading: Leading) -> None:
    leading.bells.muted = True
    quiet = leading.pass_time(leading.left - 30)
    leading.bells.muted = False

    assert (quiet, leading.pass_time(40)) == ([], ["end"])


def test_a_setting_turns_the_sound_off(qapp: QApplication, built_in: Callable[[str], Template], clock: RehearsalClock) -> None:
    leading = Leading(built_in("activeringsdialoog"), clock, Settings(sound=False))
    leading.open("popcorn")

    assert leading.pass_time(leading.left + 5) == []


def test_a_soft_sign_when_a_pause_has_been_long_enough(leading: Leading) -> None:
    leading.presenter.do(lambda s, now: s.pause(now, leading.clock.now().replace(minute=40)))

    assert leading.pass_time(15 * 60) == ["warning"]


# the screen


def test_the_screen_stays_on_while_a_session_is_led_and_not_after(led: App) -> None:
    lamp = Lamp()
    Surroundings(led.window, Hearing(), lamp)
    led.presenter.refresh()
    during = lamp.on
    led.window.lead.act("close")

    assert (during, lamp.on) == (True, False)


def test_leaving_the_session_lets_the_screen_go(led: App) -> None:
    lamp = Lamp()
    Surroundings(led.window, Hearing(), lamp)
    led.presenter.refresh()
    led.window.go_home()

    assert not lamp.on


# sound by a key


def test_one_key_mutes_and_says_so(led: App) -> None:
    led.window.lead.act("mute")
    off, said = led.surroundings.bells.muted, led.window.lead.news.sentence.text()
    led.window.lead.act("mute")

    assert (off, said) == (True, "Het geluid is uit.")
    assert not led.surroundings.bells.muted


# clickers


def click(app: App, key: Qt.Key) -> None:
    target: QWidget = QApplication.focusWidget() or app.window.lead.note_edit
    QTest.keyClick(target, key)
    app.qt.processEvents()


def test_the_full_stop_of_a_clicker_turns_the_wall_black_and_back(led: App) -> None:
    led.window.lead.note_edit.setFocus()
    click(led, Key.Key_Period)
    black = led.beamer.view.screen
    click(led, Key.Key_Period)

    assert (black, led.window.lead.note_edit.text()) == ("black", "")
    assert led.beamer.view.screen != "black"


def test_a_b_alone_on_the_empty_note_line_is_a_clicker(led: App, qtbot: QtBot) -> None:
    led.window.lead.note_edit.setFocus()
    click(led, Key.Key_B)
    led.surroundings.clicker.waiting.setInterval(0)
    led.surroundings.clicker.waiting.start()
    qtbot.waitUntil(lambda: led.beamer.view.screen == "black")

    assert led.window.lead.note_edit.text() == ""


def test_a_b_and_a_space_are_a_decision_and_a_word_is_a_word(led: App) -> None:
    led.window.lead.note_edit.setFocus()
    QTest.keyClicks(led.window.lead.note_edit, "b beter. bellen")

    assert led.window.lead.line.kind.kind == "decision"
    assert not led.surroundings.clicker.waiting.isActive()
    assert (led.window.lead.note_edit.text(), led.beamer.view.screen != "black") == ("beter. bellen", True)


def test_who_thought_after_the_first_letter_gets_it_back_and_the_wall_too(led: App, qtbot: QtBot) -> None:
    led.window.lead.note_edit.setFocus()
    click(led, Key.Key_B)
    led.surroundings.clicker.waiting.setInterval(0)
    led.surroundings.clicker.waiting.start()
    qtbot.waitUntil(lambda: led.beamer.view.screen == "black")
    QTest.keyClicks(led.window.lead.note_edit, "rieven")

    assert led.window.lead.note_edit.text() == "brieven"
    assert led.beamer.view.screen != "black"


def test_whoever_typed_a_moment_ago_has_longer_to_think_after_the_first_letter(led: App) -> None:
    edit, waiting = led.window.lead.note_edit, led.surroundings.clicker.waiting
    edit.setFocus()
    click(led, Key.Key_B)
    at_first = waiting.interval()
    QTest.keyClicks(edit, "eter\r")
    click(led, Key.Key_B)

    assert (at_first, waiting.interval()) == (MOMENT, PATIENCE)
    assert edit.text() == "b"


def test_a_word_typed_where_nothing_is_written_down_leaves_the_wall_as_it_is(led: App) -> None:
    edit = led.window.lead.note_edit
    edit.setReadOnly(True)
    edit.setFocus()
    for letter in (Key.Key_B, Key.Key_E, Key.Key_B, Key.Key_B, Key.Key_E):
        click(led, letter)

    assert led.beamer.view.screen != "black"


def test_where_nothing_is_written_down_and_where_no_line_has_the_focus_b_is_black_at_once(led: App) -> None:
    edit, button = led.window.lead.note_edit, led.window.lead.middle.now.buttons["pause"]
    edit.setReadOnly(True)
    edit.setFocus()
    click(led, Key.Key_B)
    first = led.beamer.view.screen
    button.setFocus()
    click(led, Key.Key_B)

    assert (first, led.beamer.view.screen != "black") == ("black", True)


def test_the_keys_of_a_clicker_work_while_the_window_of_the_wall_has_them(led: App) -> None:
    step = led.presenter.view.path if led.presenter.view else ""
    QTest.keyClick(led.beamer, Key.Key_PageDown)
    further = led.presenter.view.path if led.presenter.view else ""
    QTest.keyClick(led.beamer, Key.Key_PageUp)
    back = led.presenter.view.path if led.presenter.view else ""
    QTest.keyClick(led.beamer, Key.Key_B)

    assert further != step == back
    assert led.beamer.view.screen == "black"


def test_with_one_screen_the_clicker_works_while_the_wall_lies_over_the_console(led: App) -> None:
    led.window.room.turn_wall()
    over = led.window.room.over
    click(led, Key.Key_B)
    black = over.view.screen
    click(led, Key.Key_Period)

    assert over.isVisible()
    assert (black, over.view.screen != "black") == ("black", True)


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F5])
@pytest.mark.parametrize("where", ["note", "message", "button", "wall", "replan"])
def test_esc_and_f5_end_and_lose_nothing(led: App, key: Qt.Key, where: str) -> None:
    lead = led.window.lead
    led.beamer.show()
    if where == "replan":
        led.window.replanning.toggle()
    if where == "message":
        lead.act("message")
        QTest.keyClicks(lead.middle.wall_line.edit, "De koffie")
    lead.note_edit.setText("half getypt")
    there = led.beamer.isVisible()
    entries, step = len(led.window.opened.session.entries), led.window.opened.session.course.here
    target = {"wall": led.beamer, "note": lead.note_edit, "button": lead.middle.now.buttons["next"]}.get(where)
    for _ in range(2):
        QTest.keyClick(target or QApplication.focusWidget() or led.window, key)
        led.qt.processEvents()
    if where == "message" and not lead.middle.wall_line.isVisible():
        lead.act("message")

    assert lead.note_edit.text() == "half getypt"
    assert (len(led.window.opened.session.entries), led.window.opened.session.course.here) == (entries, step)
    assert (led.window.isVisible(), led.beamer.isVisible()) == (True, there)
    assert led.window.stack.currentWidget() is lead
    assert where != "message" or lead.middle.wall_line.edit.text() == "De koffie"


def test_no_action_has_a_key_that_clickers_send_to_stop(qapp: QApplication) -> None:
    assert {key for spec in lead_actions() for key in spec.keys}.isdisjoint({"Esc", "Escape", "F5", "Shift+F5"})
