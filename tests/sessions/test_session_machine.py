"""A session under any order of verbs: what always holds."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import GROUP, LEADER
from facilitator.sessions.history.journal import Entry, NoteRemoved, NoteTaken, event_from_data, event_to_data
from facilitator.sessions.leading.arranging import add_step, move_step, to_come
from facilitator.sessions.leading.correcting import correct_start, give_time, untimed
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.rounds import next_turn
from facilitator.sessions.leading.side_timer import start_side_timer, stop_side_timer
from facilitator.sessions.leading.speaking_time import tap
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.schedule import schedule, step_timer
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEMPLATE = read_text(
    """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Rondje
  time: 1 min per person
  speak: round
- title: Casussen
  time: 10 min (5-15)
  fields:
  - list: casussen
    board: yes
  - pick: gekozen
    from: casussen
    top: 2
- repeat: each casus in gekozen
  steps:
  - title: Bespreken
    time: 8 min (5-12)
- break: Pauze
  time: 5 min
- title: Slot
  time: 6 min
  optional: on
""",
    "proef",
    None,
)


class SessionMachine(RuleBasedStateMachine):
    """Presses any button at any moment, and lets time pass, jump and run backwards."""

    @initialize(people=st.integers(0, 9))
    def begin(self, people: int) -> None:
        self.now = START
        self.kept: list[Entry] = []
        self.words: dict[str, str] = {}
        self.before_undo: list[tuple[int, object]] = []
        particulars = Particulars(START, START + timedelta(minutes=45), participants=numbered(people))
        self.session = LiveSession(TEMPLATE, particulars, self.record)

    def record(self, entry: Entry, words: object) -> None:
        self.kept.append(entry)
        self.words.update(words)  # type: ignore[call-overload]

    def attempt(self, verb: object) -> None:
        with suppress(SessionError):
            verb()  # type: ignore[operator]

    @rule(minutes=st.floats(0, 20))
    def time_passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(minutes=st.floats(-90, 90))
    def clock_is_set(self, minutes: float) -> None:
        self.now = max(START, self.now + timedelta(minutes=minutes))

    @rule(what=st.sampled_from(["go_on", "go_back", "skip", "pause", "resume", "close", "reopen", "end_turns", "undo"]))
    def press(self, what: str) -> None:
        self.attempt(lambda: getattr(self.session, what)(self.now))

    @rule()
    def give_a_turn(self) -> None:
        next_turn(self.session, self.now)

    @rule(minutes=st.integers(-15, 15))
    def add_time(self, minutes: int) -> None:
        self.attempt(lambda: self.session.add_time(timedelta(minutes=minutes), self.now))

    @rule(
        text=st.text(min_size=1, max_size=40),
        kind=st.sampled_from(["note", "action", "decision"]),
        seen=st.sampled_from(["beamer", "report", "facilitator"]),
    )
    def take_a_note(self, text: str, kind: str, seen: str) -> None:
        self.attempt(lambda: self.session.take_note(Content(text), kind, seen, self.now))  # type: ignore[arg-type]

    @rule(text=st.text(min_size=1, max_size=20))
    def bring_a_case(self, text: str) -> None:
        self.attempt(lambda: self.session.take_note(Content(text), "note", "beamer", self.now, field="casussen"))

    @rule()
    def choose_cases(self) -> None:
        lines = [self.session.content(n).text for n in self.session.course.notes.values() if n.field == "casussen"]
        self.session.fill_field("gekozen", {"counts": {}, "chosen": lines[:2]}, self.now)

    @rule(data=st.data())
    def take_a_note_away(self, data: st.DataObject) -> None:
        notes = list(self.session.course.notes)  # in order of taking: their ids are random, and a story must play again the same
        if notes:
            self.session.remove_note(data.draw(st.sampled_from(notes)), self.now)

    @rule(data=st.data(), here=st.booleans())
    def come_or_go(self, data: st.DataObject, here: bool) -> None:
        if self.session.people:
            self.session.set_presence(data.draw(st.sampled_from(self.session.people)).id, here, self.now)

    @rule(name=st.text(max_size=20))
    def come_in(self, name: str) -> None:
        self.session.add_person(name, self.now)

    @rule(minutes=st.integers(0, 60))
    def replan(self, minutes: int) -> None:
        self.session.replan(self.session.proposal(timedelta(minutes=minutes)), self.now)

    @rule(title=st.text(max_size=20), minutes=st.integers(0, 30))
    def add_a_step(self, title: str, minutes: int) -> None:
        self.attempt(lambda: add_step(self.session, title, timedelta(minutes=minutes), self.now))

    @rule(data=st.data(), up=st.booleans())
    def move_a_step(self, data: st.DataObject, up: bool) -> None:
        steps = to_come(self.session)
        if steps:
            before = sorted(s.path for s in self.session.sheet.steps)
            begun = [s.path for s in self.session.sheet.steps if s.path in self.session.course.begun]
            self.attempt(lambda: move_step(self.session, data.draw(st.sampled_from(steps)).path, up, self.now))
            assert sorted(s.path for s in self.session.sheet.steps) == before
            assert [s.path for s in self.session.sheet.steps if s.path in self.session.course.begun] == begun

    @rule(data=st.data())
    def drop_a_step(self, data: st.DataObject) -> None:
        steps = to_come(self.session)
        if steps:
            self.session.switch(data.draw(st.sampled_from(steps)).path, False, self.now)

    @rule(minutes=st.floats(-1, 15))
    def it_began_earlier(self, minutes: float) -> None:
        self.attempt(lambda: correct_start(self.session, self.now - timedelta(minutes=minutes), self.now))

    @rule(data=st.data())
    def give_time_without_a_step(self, data: st.DataObject) -> None:
        gaps = untimed(self.session)
        if gaps:
            gap = data.draw(st.sampled_from(gaps))
            give_time(self.session, gap, data.draw(st.sampled_from(["", gap.before, gap.after])), self.now)
            assert gap not in untimed(self.session)

    @rule(seconds=st.integers(0, 300), stop=st.booleans())
    def side_timer(self, seconds: int, stop: bool) -> None:
        left = self.session.step and step_timer(self.session, self.session.step).remaining(self.now)
        verb = (lambda: stop_side_timer(self.session, self.now)) if stop else (
            lambda: start_side_timer(self.session, timedelta(seconds=seconds), "in tweetallen", self.now)
        )  # fmt: skip
        self.attempt(verb)
        assert left == (self.session.step and step_timer(self.session, self.session.step).remaining(self.now))

    @rule(who=st.sampled_from([LEADER, GROUP, "p1"]))
    def somebody_speaks(self, who: str) -> None:
        self.attempt(lambda: tap(self.session, who, self.now))

    @rule(minutes=st.integers(0, 30))
    def change_and_undo(self, minutes: int) -> None:
        before = self.session.course
        self.session.fill_field("los", minutes, self.now)
        self.session.undo(self.now)
        assert self.session.course == before

    @invariant()
    def no_time_is_below_zero(self) -> None:
        for step in self.session.sheet.steps:
            timer = step_timer(self.session, step)
            assert timer.elapsed(self.now) >= timedelta()
            assert timer.length >= timedelta()
            assert timer.elapsed(self.now) + timer.remaining(self.now) == timer.length

    @invariant()
    def it_is_the_same_after_loading(self) -> None:
        entries = [Entry(e.number, e.at, event_from_data(*event_to_data(e.event))) for e in self.kept]
        again = LiveSession(TEMPLATE, self.session.particulars, self.record, entries, self.words)
        assert again.course == self.session.course
        assert console_view(again, self.now) == console_view(self.session, self.now)

    @invariant()
    def no_path_comes_twice_and_the_end_is_never_before_the_begin(self) -> None:
        paths = [s.path for s in self.session.sheet.steps]
        assert len(paths) == len(set(paths))
        assert schedule(self.session, self.now).expected_end >= START

    @invariant()
    def speaking_stays_with_the_facilitator(self) -> None:
        balance = console_view(self.session, self.now).balance
        if balance is not None:
            assert balance.leader >= timedelta() <= balance.group
            assert balance.words not in repr(beamer_view(self.session, self.now))

    @invariant()
    def minutes_lose_nothing_and_leak_nothing(self) -> None:
        minutes = make_minutes(self.session, self.now)
        noted = sorted(note.text for step in minutes.steps for note in step.notes)
        paths = {s.path for s in minutes.steps}
        wanted = [n for n in self.session.course.notes.values() if n.seen != "facilitator" and n.path in paths]
        assert noted == sorted(self.session.content(n).text for n in wanted)

    @invariant()
    def the_wall_shows_only_what_is_for_the_wall(self) -> None:
        shown = set(beamer_view(self.session, self.now).items)
        assert shown <= {self.session.content(n).text for n in self.session.course.notes.values() if n.seen == "beamer"}

    @invariant()
    def every_note_that_was_kept_is_there_or_was_taken_away(self) -> None:
        taken = {e.event.note for e in self.kept if isinstance(e.event, NoteTaken)}
        removed = {e.event.note for e in self.kept if isinstance(e.event, NoteRemoved)}
        undone = {e.event.entry for e in self.kept if hasattr(e.event, "entry")}
        gone = removed | {e.event.note for e in self.kept if isinstance(e.event, NoteTaken) and e.number in undone}
        assert taken - gone <= set(self.session.course.notes)


TestSession = SessionMachine.TestCase
TestSession.settings = settings(max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
