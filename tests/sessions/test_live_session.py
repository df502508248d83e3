"""Leading a session by its verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import SessionError, StorageError
from facilitator.sessions.history.journal import Entry, event_from_data, event_to_data
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.rounds import next_turn, turns
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named, numbered
from facilitator.sessions.plan.replan import Proposal
from facilitator.sessions.plan.schedule import schedule, step_timer
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Rondje
  time: 2 min per person
  speak: round
  show: Wie ben je?
- title: Praten
  time: 20 min (10-30)
  show: [Eerste vraag, Tweede vraag]
  fields:
  - list: gehoord
    board: yes
- title: Stil
  time: 5 min
  speak: silent
  notes: nothing
- title: Afspraken
  time: 10 min
  fields:
  - action: acties
    board: yes
- title: Geheim
  time: 5 min
  notes: session
"""
MINUTE = timedelta(minutes=1)


@dataclass
class Kept:
    """What a store would have."""

    entries: list[Entry] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def record(self, entry: Entry, words: object) -> None:
        self.entries.append(entry)
        self.words.update(words)  # type: ignore[call-overload]


@pytest.fixture
def template() -> Template:
    return read_text(TEXT, "proef", None)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def session(template: Template, kept: Kept) -> LiveSession:
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
    return LiveSession(template, Particulars(START, participants=people, team="Zuid"), kept.record)


def open_title(session: LiveSession, title: str, now: datetime) -> None:
    session.open_step(next(s.path for s in session.sheet.steps if s.title == title), now)


def test_opening_the_next_step_ends_the_one_before(session: LiveSession) -> None:
    session.go_on(START)
    session.go_on(START + 3 * MINUTE)

    titles = {step.path: step.title for step in session.sheet.steps}
    found = [(titles[v.path], v.span.length(START + 5 * MINUTE)) for v in session.course.visits]
    assert found == [("Rondje", 3 * MINUTE), ("Praten", 2 * MINUTE)]


def test_an_entry_counts_only_after_it_was_kept(template: Template) -> None:
    def full(entry: Entry, words: object) -> None:
        raise StorageError("schijf vol")

    session = LiveSession(template, Particulars(START, participants=numbered(3)), full)
    with pytest.raises(StorageError):
        session.go_on(START)

    assert session.entries == ()
    assert session.course.here is None


def test_undo_gives_back_what_was_before(session: LiveSession) -> None:
    session.go_on(START)
    before = session.course
    session.go_on(START + MINUTE)
    session.undo(START + 2 * MINUTE)

    assert session.course == before
    assert step_timer(session, session.step).elapsed(START + 4 * MINUTE) == 4 * MINUTE  # type: ignore[arg-type]


def test_a_session_is_the_same_after_loading(session: LiveSession, template: Template, kept: Kept) -> None:
    session.go_on(START)
    session.take_note(Content("gehoord"), "note", "report", START)
    session.pause(START + MINUTE)
    data = [(e.number, e.at, *event_to_data(e.event)) for e in kept.entries]

    again = LiveSession(
        template, session.particulars, kept.record, [Entry(n, at, event_from_data(kind, facts)) for n, at, kind, facts in data], kept.words
    )

    assert again.course == session.course
    assert console_view(again, START + 5 * MINUTE) == console_view(session, START + 5 * MINUTE)


def test_a_round_takes_as_long_as_there_are_people(session: LiveSession) -> None:
    assert session.sheet.steps[0].length == 8 * MINUTE

    session.set_presence("p4", False, START)

    assert session.sheet.steps[0].length == 6 * MINUTE


def test_who_comes_in_during_a_round_gets_a_turn_and_the_time_for_it(session: LiveSession) -> None:
    session.go_on(START)
    session.add_person("Els Jansen", START + MINUTE)

    assert session.step is not None
    assert session.step.length == 10 * MINUTE
    assert session.circle[-1].name == "Els Jansen"
    session.set_presence("p1", False, START + 2 * MINUTE)
    session.set_presence("p2", False, START + 2 * MINUTE)
    assert session.step.length == 8 * MINUTE  # never less than it began with: who left may have spoken


def test_a_step_with_a_time_of_its_own_keeps_it_when_somebody_comes_in(session: LiveSession) -> None:
    session.open_step("2", START)
    session.add_person("Els Jansen", START + MINUTE)

    assert session.step is not None
    assert session.step.length == 20 * MINUTE


def test_a_step_that_is_over_keeps_the_length_it_began_with_when_somebody_comes_in(session: LiveSession) -> None:
    session.go_on(START)
    session.go_on(START + 8 * MINUTE)
    session.add_person("Els Jansen", START + 9 * MINUTE)

    step = session.sheet.step("1")
    assert step is not None
    assert step.length == 8 * MINUTE


def test_turns_go_round_and_everyone_has_one(session: LiveSession) -> None:
    session.go_on(START)
    for minute in range(5):
        next_turn(session, START + minute * MINUTE)
    found = turns(session, session.step)  # type: ignore[arg-type]

    assert found is not None
    assert [p.name for p in found.done] == ["Anna Bos", "Bob Mol", "Cor Vos", "Dora Smit"]
    assert found.speaker is None


def test_the_speaker_is_on_the_wall_and_whoever_is_next(session: LiveSession) -> None:
    session.go_on(START)
    next_turn(session, START)
    view = beamer_view(session, START + MINUTE)

    assert (view.screen, view.speaker, view.after) == ("round", "Anna Bos", ("Bob Mol", "Cor Vos"))
    assert view.clock is not None
    assert view.clock.left == MINUTE


def test_a_silent_step_that_keeps_nothing_takes_no_notes(session: LiveSession) -> None:
    open_title(session, "Stil", START)

    with pytest.raises(SessionError):
        session.take_note(Content("toch iets"), "note", "report", START)


def test_a_note_for_the_facilitator_is_nowhere_but_at_the_laptop(session: LiveSession) -> None:
    open_title(session, "Praten", START)
    session.take_note(Content("GEHEIM"), "note", "facilitator", START, field="gehoord")
    session.take_note(Content("openbaar"), "note", "beamer", START, field="gehoord")

    assert "GEHEIM" not in repr(beamer_view(session, START))
    assert "openbaar" in repr(beamer_view(session, START))
    assert "GEHEIM" not in repr(make_minutes(session, START))
    assert "GEHEIM" in repr(console_view(session, START).notes)


def test_what_is_only_for_the_session_is_not_in_the_minutes(session: LiveSession) -> None:
    open_title(session, "Geheim", START)
    session.take_note(Content("VERTROUWELIJK"), "note", "report", START)

    assert "VERTROUWELIJK" not in repr(make_minutes(session, START))


def test_what_leaves_the_programme_as_it_is_works_out_no_other(session: LiveSession) -> None:
    session.go_on(START)
    before = session.sheet, session.planned_sheet

    session.pause(START)
    session.take_note(Content("Iemand zei iets."), "note", "report", START)

    assert session.sheet is before[0]
    assert session.planned_sheet is before[1]


def test_an_overrun_is_said_in_words_with_the_expected_end(session: LiveSession) -> None:
    session.prepare(Particulars(START, START + 48 * MINUTE, participants=session.particulars.participants))
    session.go_on(START)

    view = console_view(session, START + 12 * MINUTE)

    assert view.status.text == "4 min uitloop – verwacht einde 14:22"
    assert view.face is not None
    assert view.face.phase == "overrun"


def test_a_replan_is_applied_only_on_consent_and_can_be_undone(session: LiveSession) -> None:
    session.go_on(START)
    length = session.sheet.length
    proposal = session.proposal(30 * MINUTE)

    assert session.sheet.length == length
    session.replan(proposal, START)
    assert session.sheet.length < length
    session.undo(START)
    assert session.sheet.length == length


def test_time_cannot_be_taken_below_nothing(session: LiveSession) -> None:
    session.go_on(START)
    session.add_time(-timedelta(hours=3), START)

    assert step_timer(session, session.step).length == timedelta()  # type: ignore[arg-type]


def test_a_gap_that_does_not_count_gives_the_time_back(session: LiveSession) -> None:
    session.go_on(START)
    session.settle_gap(START + MINUTE, 10 * MINUTE, START + 11 * MINUTE)

    assert step_timer(session, session.step).elapsed(START + 12 * MINUTE) == 2 * MINUTE  # type: ignore[arg-type]


def test_a_clock_that_is_set_back_gives_no_time_to_the_step_nor_to_the_turn(session: LiveSession) -> None:
    session.go_on(START)
    session.give_turn(session.people[0].id, START)
    session.settle_gap(START + MINUTE, -60 * MINUTE, START - 59 * MINUTE)

    now, turn = START - 58 * MINUTE, turns(session, session.step)  # type: ignore[arg-type]
    assert turn is not None
    assert turn.timer is not None
    assert step_timer(session, session.step).elapsed(now) == turn.timer.elapsed(now) == 2 * MINUTE  # type: ignore[arg-type]


def test_a_clock_set_on_just_before_a_step_began_and_back_in_it_leaves_its_time_right(session: LiveSession) -> None:
    """A jump is noticed at the next tick: it began, as far as anybody knows, before the step that was opened since."""
    session.go_on(START)
    session.settle_gap(START - timedelta(seconds=0.2), 60 * MINUTE, START + 60 * MINUTE)
    session.settle_gap(START + 61 * MINUTE, -60 * MINUTE, START + MINUTE)

    elapsed = step_timer(session, session.step).elapsed(START + 2 * MINUTE)  # type: ignore[arg-type]
    assert abs(elapsed - 2 * MINUTE) < timedelta(seconds=1)


def test_going_back_is_always_there_and_loses_nothing(session: LiveSession) -> None:
    session.go_on(START)
    session.go_on(START + 3 * MINUTE)
    session.go_back(START + 4 * MINUTE)

    assert session.step is not None
    assert session.step.title == "Rondje"
    assert step_timer(session, session.step).elapsed(START + 5 * MINUTE) == 4 * MINUTE


def test_the_last_step_is_followed_by_the_close(session: LiveSession) -> None:
    for minute in range(6):
        session.go_on(START + minute * MINUTE)

    assert session.course.closed_at == START + 5 * MINUTE
    assert beamer_view(session, START).screen == "closing"


def test_the_close_shows_the_promises_that_the_room_has_seen(session: LiveSession) -> None:
    open_title(session, "Afspraken", START)
    session.take_note(Content("bellen", "Anna Bos", START.date()), "action", "beamer", START, field="acties")
    session.take_note(Content("stil werk"), "action", "facilitator", START)
    session.close(START)

    assert [p.text for p in beamer_view(session, START).promises] == ["bellen"]


def test_minutes_lose_no_note_that_belongs_in_them(session: LiveSession, clock: RehearsalClock) -> None:
    open_title(session, "Praten", START)
    for kind in ("note", "insight", "question", "agreement", "decision", "action"):
        session.take_note(Content(f"een {kind}"), kind, "report", START)  # type: ignore[arg-type]
    minutes = make_minutes(session, START)

    texts = [n.text for step in minutes.steps for n in step.notes]
    assert texts == [f"een {k}" for k in ("note", "insight", "question", "agreement", "decision", "action")]
    assert [n.text for n in (*minutes.decisions, *minutes.agreements, *minutes.actions)] == ["een decision", "een agreement", "een action"]


def test_a_paused_clock_pushes_the_expected_end(session: LiveSession) -> None:
    session.go_on(START)
    session.pause(START + MINUTE)

    early, late = schedule(session, START + 2 * MINUTE), schedule(session, START + 6 * MINUTE)

    assert late.expected_end - early.expected_end == 4 * MINUTE


def test_prompts_go_on_the_wall_one_at_a_time(session: LiveSession) -> None:
    open_title(session, "Praten", START)
    first = beamer_view(session, START).question
    session.show_prompt(1, START)

    assert (first, beamer_view(session, START).question) == ("Eerste vraag", "Tweede vraag")


@pytest.mark.parametrize("count", [0, 1, 200])
def test_any_number_of_people_can_be_led(built_in: Callable[[str], Template], count: int) -> None:
    for name in ("activeringsdialoog", "inspiratielab", "intervisie-incidentmethode", "casusbespreking-omgekeerde-toets"):
        session = LiveSession(built_in(name), Particulars(START, participants=numbered(count)), lambda e, w: None)
        now = START
        while session.course.closed_at is None:
            session.go_on(now)
            now += MINUTE
            console_view(session, now)
        assert make_minutes(session, now).ended_at is not None


def test_a_proposal_of_nothing_changes_nothing(session: LiveSession) -> None:
    before = session.sheet
    session.replan(Proposal({}, (), timedelta()), START)

    assert session.sheet == before


def test_the_stance_of_a_role_is_on_the_wall_whatever_is_shown(built_in: Callable[[str], Template]) -> None:
    session = LiveSession(
        built_in("intervisie-incidentmethode"), Particulars(START, participants=named("Anna\nBob\nCor\nDora\nEls")), lambda e, w: None
    )
    open_title(session, "Analyse in groepjes", START)
    analysis = beamer_view(session, START)
    open_title(session, "Adviesronde", START)
    next_turn(session, START)
    advice = beamer_view(session, START)

    assert (analysis.screen, analysis.stance) == ("groups", "Inbrenger verlaat de ruimte")
    assert "Inbrenger verlaat de ruimte" in analysis.title
    assert advice.screen == "round"
    assert "reageert nog niet" in advice.question
