"""What becomes otherwise while a session runs: extra steps, another order, when it really began, a side timer, who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import GROUP, LEADER
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.leading.arranging import add_step, kept_in_order, move_step, possible_move
from facilitator.sessions.leading.asked_lines import Asked, read_begin, read_side, read_step
from facilitator.sessions.leading.correcting import correct_start, give_time, idle_words, untimed
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.offers import offers, take_offer
from facilitator.sessions.leading.side_timer import start_side_timer, stop_side_timer
from facilitator.sessions.leading.speaking_time import tap
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.plan.schedule import schedule, step_timer
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n"
STEPS = """\
- title: Open
  time: 10 min
- title: Stil
  time: 5 min
  speak: silent
  notes: nothing
- phase: Toets
  order: fixed
  steps:
  - title: Eerst
    time: 6 min
  - title: Dan
    time: 6 min
- title: Slot
  time: 5 min
"""


class Run:
    """A session that is led, with the time in hand."""

    def __init__(self, steps: str = STEPS, head: str = HEAD) -> None:
        self.now = START
        self.kept: list[Entry] = []
        people = named("Anna Bos\nBob Mol\nCor Vos")
        template = read_text(head + steps, "proef", lambda _name: None)
        self.session = LiveSession(template, Particulars(START, participants=people), self._record)

    def _record(self, entry: Entry, _words: Mapping[str, str]) -> None:
        self.kept.append(entry)

    def go(self, minutes: float = 0) -> None:
        self.now += minutes * MINUTE
        self.session.go_on(self.now)

    @property
    def titles(self) -> list[str]:
        return [step.title for step in self.session.sheet.steps]

    def add(self, line: str) -> str:
        asked = read_step(line)
        return add_step(self.session, asked.text, asked.length, self.now)

    def path(self, title: str) -> str:
        return next(s.path for s in self.session.sheet.steps if s.title == title)

    def took(self, title: str) -> timedelta:
        step = self.session.sheet.step(self.path(title))
        assert step is not None
        return step_timer(self.session, step).elapsed(self.now)


# an extra step


def test_an_extra_step_comes_after_the_running_one_and_the_next_after_that() -> None:
    run = Run()
    run.go()
    run.add("Wat nemen we mee? 8")
    run.add("En wat niet? 3")

    assert run.titles[:4] == ["Open", "Wat nemen we mee?", "En wat niet?", "Stil"]
    assert schedule(run.session, run.now).expected_end == START + 43 * MINUTE
    assert schedule(run.session, run.now).planned_end == START + 32 * MINUTE


def test_the_room_reads_the_title_of_an_extra_step_as_its_question_and_the_minutes_have_it() -> None:
    run = Run()
    run.go()
    run.add("Wat nemen we mee? 8")
    run.go(10)
    run.session.take_note(Content("de koffie"), "note", "report", run.now)

    assert beamer_view(run.session, run.now).question == "Wat nemen we mee?"
    step = make_minutes(run.session, run.now).steps[1]
    assert (step.title, [n.text for n in step.notes]) == ("Wat nemen we mee?", ["de koffie"])


def test_what_was_typed_as_a_title_is_in_no_entry() -> None:
    run = Run()
    run.go()
    run.add("GEHEIM 8")
    run.go(10)

    assert "GEHEIM" not in repr(run.kept)


def test_the_path_of_an_extra_step_is_never_one_of_the_draaiboek_nor_one_that_was() -> None:
    run = Run()
    run.go()
    before = {s.path for s in run.session.sheet.steps}
    first = run.add("Een 2")
    run.session.undo(run.now)
    second = run.add("Twee 2")

    assert first != second
    assert not {first, second} & before


def test_an_extra_step_keeps_what_is_kept_around_it_and_no_more() -> None:
    run = Run()
    run.go()
    run.go(10)
    run.add("Napraten 5")
    run.session.go_on(run.now)
    assert run.session.step is not None
    assert run.session.step.notes == "report"

    closed = Run("- title: A\n  time: 5 min\n", HEAD.replace("notes: report", "notes: session"))
    closed.go()
    closed.add("VERTROUWELIJK 5")
    assert [closed.session.words[i] for i in words_to_wipe(closed.session)] == ["VERTROUWELIJK"]


def test_a_replan_takes_from_an_extra_step_too_and_it_can_be_dropped() -> None:
    run = Run("- title: A\n  time: 5 min (5-5)\n")
    run.go()
    path = run.add("Extra 12")

    proposal = run.session.proposal(9 * MINUTE)
    assert proposal.lengths == {path: 9 * MINUTE}
    run.session.replan(proposal, run.now)
    assert run.session.sheet.step(path).length == 9 * MINUTE  # type: ignore[union-attr]

    run.session.switch(path, False, run.now)
    assert [s.title for s in run.session.sheet.on] == ["A"]


def test_before_the_begin_an_extra_step_comes_first_and_after_the_end_none_comes() -> None:
    run = Run()
    run.add("Welkom 3")
    assert run.titles[0] == "Welkom"
    run.go()
    run.session.close(run.now)

    with pytest.raises(SessionError):
        run.add("Te laat 3")


@pytest.mark.parametrize(("title", "minutes"), [("", 5), ("Iets", 0), ("Iets", 999)])
def test_an_extra_step_has_a_title_and_a_time(title: str, minutes: int) -> None:
    run = Run()
    run.go()

    with pytest.raises(SessionError):
        add_step(run.session, title, minutes * MINUTE, run.now)


# another order


def test_a_step_to_come_goes_up_and_down_and_no_further_than_the_running_one() -> None:
    run = Run()
    run.go()
    slot = run.path("Slot")
    move_step(run.session, slot, True, run.now)
    assert run.titles == ["Open", "Stil", "Eerst", "Slot", "Dan"]
    for _ in range(2):
        move_step(run.session, slot, True, run.now)
    assert run.titles == ["Open", "Slot", "Stil", "Eerst", "Dan"]

    assert possible_move(run.session, slot, up=True) is None
    with pytest.raises(SessionError):
        move_step(run.session, slot, True, run.now)
    move_step(run.session, slot, False, run.now)
    assert run.titles == ["Open", "Stil", "Slot", "Eerst", "Dan"]


def test_a_step_that_has_begun_stays_where_it_is() -> None:
    run = Run()
    run.go()
    run.go(10)
    run.session.go_back(run.now)

    assert possible_move(run.session, run.path("Open"), up=False) is None
    assert possible_move(run.session, run.path("Stil"), up=False) is None


def test_a_fixed_order_is_kept_only_within_itself() -> None:
    run = Run()
    run.go()

    kept = kept_in_order(run.session, run.path("Dan"), up=True)
    assert kept is not None
    assert kept.title == "Eerst"
    assert kept_in_order(run.session, run.path("Slot"), up=True) is None
    assert kept_in_order(run.session, run.path("Eerst"), up=True) is None


def test_what_is_moved_is_led_in_that_order_and_undo_puts_it_back() -> None:
    run = Run()
    run.go()
    move_step(run.session, run.path("Stil"), False, run.now)
    assert run.session.next_step is not None
    assert run.session.next_step.title == "Eerst"

    run.session.undo(run.now)

    assert run.titles == ["Open", "Stil", "Eerst", "Dan", "Slot"]


# when it began


def test_a_step_that_began_earlier_takes_the_time_from_the_one_before() -> None:
    run = Run()
    run.go()
    run.go(10)
    run.now += MINUTE
    correct_start(run.session, run.now - 3 * MINUTE, run.now)

    assert (run.took("Open"), run.took("Stil")) == (8 * MINUTE, 3 * MINUTE)
    run.session.undo(run.now)
    assert (run.took("Open"), run.took("Stil")) == (10 * MINUTE, 1 * MINUTE)


def test_a_step_that_began_later_gives_the_time_to_the_one_before() -> None:
    run = Run()
    run.go()
    run.go(10)
    run.now += 4 * MINUTE
    correct_start(run.session, run.now - MINUTE, run.now)

    assert (run.took("Open"), run.took("Stil")) == (13 * MINUTE, MINUTE)


def test_no_step_begins_before_the_one_before_it_nor_in_the_future() -> None:
    run = Run()
    run.go()
    run.go(10)

    with pytest.raises(SessionError, match="13:30"):
        correct_start(run.session, START - MINUTE, run.now)
    with pytest.raises(SessionError):
        correct_start(run.session, run.now + MINUTE, run.now)


def test_a_pause_that_ended_with_the_step_does_not_eat_its_time() -> None:
    run = Run()
    run.go()
    run.now += 5 * MINUTE
    run.session.pause(run.now)
    run.go(6)
    correct_start(run.session, run.now - 2 * MINUTE, run.now)

    assert (run.took("Open"), run.took("Stil")) == (5 * MINUTE, 2 * MINUTE)


# time without a step


def test_a_late_start_is_seen_and_can_be_given_to_the_first_step() -> None:
    run = Run()
    run.now += 4 * MINUTE
    assert "13:30" in idle_words(run.session, run.now)
    run.go()
    found = offers(run.session, run.now)
    assert [o.text for o in found] == ["Open", "geen stap"]
    assert found[0].heading == "Van 13:30 tot 13:34 stond er geen stap aan (4 min). Die tijd hoort bij:"

    take_offer(run.session, found[0].id, run.now)

    assert run.took("Open") == 4 * MINUTE
    assert offers(run.session, run.now) == ()


def test_time_between_the_close_and_going_on_can_be_given_to_either_side_or_to_none() -> None:
    run = Run()
    run.go()
    run.now += 10 * MINUTE
    run.session.close(run.now)
    run.now += 3 * MINUTE
    run.session.reopen(run.now)
    assert idle_words(run.session, run.now) == "Al 3 min staat er geen stap aan, sinds 13:40"
    run.session.open_step(run.path("Slot"), run.now)
    gap = untimed(run.session)[-1]
    assert (gap.length, [o.text for o in offers(run.session, run.now)]) == (3 * MINUTE, ["Open", "Slot", "geen stap"])

    give_time(run.session, gap, gap.before, run.now)
    assert run.took("Open") == 13 * MINUTE
    run.session.undo(run.now)
    give_time(run.session, gap, gap.after, run.now)
    assert (run.took("Open"), run.took("Slot")) == (10 * MINUTE, 3 * MINUTE)
    run.session.undo(run.now)
    give_time(run.session, gap, "", run.now)
    assert untimed(run.session) == ()


def test_who_begins_a_day_later_is_not_late() -> None:
    run = Run()
    run.go(24 * 60)

    assert untimed(run.session) == ()
    assert Run().session.course.visits == ()


# a side timer


def test_a_side_timer_is_on_the_wall_and_leaves_the_clock_of_the_step_alone() -> None:
    run = Run()
    run.go()
    run.now += MINUTE
    start_side_timer(run.session, 2 * MINUTE, "in tweetallen", run.now)
    run.now += MINUTE

    wall, view = beamer_view(run.session, run.now).clock, console_view(run.session, run.now)
    assert wall is not None
    assert (wall.words, wall.left) == ("in tweetallen", MINUTE)
    assert view.face is not None
    assert view.face.left == 8 * MINUTE
    assert view.side == wall


def test_a_side_timer_goes_by_itself_by_hand_and_with_the_step() -> None:
    run = Run()
    run.go()
    start_side_timer(run.session, MINUTE, "", run.now)
    assert console_view(run.session, run.now + 70 * MINUTE / 60).side is not None
    assert console_view(run.session, run.now + 2 * MINUTE).side is None
    stop_side_timer(run.session, run.now)
    assert run.session.course.side is None
    with pytest.raises(SessionError):
        stop_side_timer(run.session, run.now)
    start_side_timer(run.session, MINUTE, "", run.now)
    run.go(1)
    assert run.session.course.side is None


def test_a_side_timer_stands_still_with_the_step() -> None:
    run = Run()
    run.go()
    start_side_timer(run.session, 2 * MINUTE, "", run.now)
    run.session.pause(run.now)

    side = console_view(run.session, run.now + 9 * MINUTE).side
    assert side is not None
    assert (side.phase, side.left) == ("paused", 2 * MINUTE)


# who speaks


def test_the_balance_is_for_the_facilitator_alone() -> None:
    run = Run()
    run.go()
    tap(run.session, LEADER, run.now)
    run.now += 2 * MINUTE
    tap(run.session, GROUP, run.now)
    run.now += MINUTE

    balance = console_view(run.session, run.now).balance
    assert balance is not None
    assert (balance.words, balance.now) == ("jij 2:00, de groep 1:00", "de groep spreekt")
    assert balance.hint
    assert "2:00" not in repr(beamer_view(run.session, run.now))
    assert balance.words not in repr(make_minutes(run.session, run.now))


def test_who_listens_more_gets_no_hint_and_neither_does_a_round() -> None:
    run = Run("- title: Open\n  time: 9 min\n- title: Rond\n  time: 9 min\n  speak: round\n")
    run.go()
    tap(run.session, GROUP, run.now)
    run.now += 3 * MINUTE
    tap(run.session, LEADER, run.now)
    run.now += MINUTE
    assert console_view(run.session, run.now).balance.hint == ""  # type: ignore[union-attr]
    run.go()
    tap(run.session, LEADER, run.now)
    run.now += 5 * MINUTE
    assert console_view(run.session, run.now).balance.hint == ""  # type: ignore[union-attr]


def test_a_second_tap_is_silence_and_the_end_of_the_step_ends_what_is_said() -> None:
    run = Run()
    run.go()
    tap(run.session, LEADER, run.now)
    tap(run.session, LEADER, run.now + MINUTE)
    assert console_view(run.session, run.now + 3 * MINUTE).balance.leader == MINUTE  # type: ignore[union-attr]
    tap(run.session, GROUP, run.now + 3 * MINUTE)
    run.go(5)
    assert run.session.course.speech[-1].span.ended_at == run.now
    assert console_view(run.session, run.now).balance is None


def test_a_person_is_tapped_only_where_names_may_be_said() -> None:
    run = Run()
    run.go()
    tap(run.session, "p1", run.now)
    assert console_view(run.session, run.now).balance.now == "Anna Bos spreekt"  # type: ignore[union-attr]

    hidden = Run(head=HEAD.replace("notes: report", "notes: report\nnames: hidden"))
    hidden.go()
    with pytest.raises(SessionError):
        tap(hidden.session, "p1", hidden.now)


# lines


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Wat nemen we mee? 8", Asked("Wat nemen we mee?", 8 * MINUTE)),
        ("Napraten, 7:30", Asked("Napraten", 7.5 * MINUTE)),
        ("Napraten – 10 min", Asked("Napraten", 10 * MINUTE)),
        ("10 min Napraten", Asked("Napraten", 10 * MINUTE)),
        ("3 vragen", Asked("3 vragen", 5 * MINUTE)),
        ("Plannen voor 2027", Asked("Plannen voor 2027", 5 * MINUTE)),
        ("Napraten", Asked("Napraten", 5 * MINUTE)),
        ("8", Asked("", 8 * MINUTE)),
    ],
)
def test_a_step_is_read_from_one_line(line: str, asked: Asked) -> None:
    assert read_step(line) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("2 in tweetallen", Asked("in tweetallen", 2 * MINUTE)),
        ("in tweetallen 2:30", Asked("in tweetallen", 2.5 * MINUTE)),
        ("3", Asked("", 3 * MINUTE)),
        ("1 minuut stilte", Asked("stilte", MINUTE)),
    ],
)
def test_a_side_timer_is_read_from_one_line(line: str, asked: Asked) -> None:
    assert read_side(line) == asked


def test_a_side_timer_without_minutes_is_asked_again() -> None:
    with pytest.raises(SessionError):
        read_side("in tweetallen")


@pytest.mark.parametrize(
    ("line", "ago"),
    [("2", 2), ("2:30", 2.5), ("2 minuten geleden", 2), ("om 13:28", 2), ("13:25", 5), ("13.25", 5), ("40", 40), ("0", 0)],
)
def test_a_begin_is_read_from_one_line(line: str, ago: float) -> None:
    assert read_begin(line, START, Particulars(START)) == START - ago * MINUTE


@pytest.mark.parametrize("line", ["", "straks", "om 25:10", "-2"])
def test_a_begin_that_cannot_be_read_is_asked_again(line: str) -> None:
    with pytest.raises(SessionError):
        read_begin(line, START, Particulars(START))
