"""Learning from time: what sessions say of a draaiboek, and what is proposed of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.learning import (
    FEWEST,
    MINUTE,
    OFF_BY,
    StepTime,
    learn,
    learned_words,
    middle,
    propose,
    round_length,
    steady_words,
    times_of,
)
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text

TEXT = """
draaiboek: 1
title: Proef
notes: report
people: 4-8
origin: {timing: own}
steps:
- title: Rondje
  time: 2 min per person
  speak: round
- title: Praten
  time: 15 min
- title: Kort
  time: 30 s
- repeat: 2 times
  steps:
  - title: Ronde
    time: 10 min
- break: Pauze
  time: 5 min
  optional: off
"""


def minutes(*lengths: float) -> list[timedelta]:
    return [timedelta(minutes=length) for length in lengths]


@pytest.fixture
def template() -> Template:
    return read_text(TEXT, "proef", None)


def held(template: Template, took: Sequence[float], clock: RehearsalClock, people: int = 6, title: str = "") -> LiveSession:
    """A closed session in which the steps that are on took so many minutes; less than nothing skips one."""
    session = LiveSession(template, Particulars(clock.now(), participants=numbered(people)), lambda _e, _w: None)
    for step, length in zip(session.sheet.on, took, strict=False):
        if length < 0:
            continue
        session.open_step(step.path, clock.now())
        clock.advance(minutes=length)
    session.close(clock.now())
    return session


def test_a_length_is_told_as_for_the_usual_group(template: Template, clock: RehearsalClock) -> None:
    """Four people took half as long again for their round as planned; so would six."""
    found = times_of(held(template, [12, 15, 1, 10, 20], clock, people=4))

    assert [(t.key, t.title, t.took) for t in found] == [
        ("1", "Rondje", timedelta(minutes=18)), ("2", "Praten", timedelta(minutes=15)), ("4[].1", "Ronde", timedelta(minutes=15)),
    ]  # fmt: skip


def test_what_was_passed_by_or_is_still_on_says_nothing(template: Template, clock: RehearsalClock) -> None:
    assert [t.title for t in times_of(held(template, [12, 1, -1, -1, 9], clock))] == ["Rondje", "Ronde"]
    running = LiveSession(template, Particulars(clock.now(), participants=numbered(6)), lambda _e, _w: None)
    running.open_step("1", clock.now())
    assert times_of(running) == ()


def test_a_step_that_is_off_again_and_again_gets_a_proposal(template: Template, clock: RehearsalClock) -> None:
    sessions = [times_of(held(template, [12, took, 1, 10, 10], clock)) for took in (19, 20, 15, 21, 19, 14, 20, 20)]
    round_, talking, repeated = learn(template, sessions)

    assert (talking.number, talking.planned, talking.proposal, talking.off) == (2, timedelta(minutes=15), timedelta(minutes=20), 6)
    assert learned_words(talking) == "‘Praten’ duurde in 6 van 8 sessies langer, zo’n 30\u00a0%: 20 min?"
    assert (round_.proposal, repeated.proposal) == (None, None)
    assert steady_words((round_, talking)) == ""
    assert steady_words((round_,)) == "De tijden kloppen: in de laatste 8 sessies week geen stap er steeds van af."


def test_after_it_was_taken_it_is_not_proposed_again(template: Template, clock: RehearsalClock) -> None:
    """The sessions of before took twenty minutes, whatever was planned for them."""
    sessions = [times_of(held(template, [12, 20], clock)) for _ in range(4)]
    longer = read_text(TEXT.replace("15 min", "20 min"), "proef", None)

    assert [s.proposal for s in learn(template, sessions)] == [None, timedelta(minutes=20)]
    assert [s.proposal for s in learn(longer, sessions)] == [None, None]


def test_listening_gets_more_and_never_less(template: Template, clock: RehearsalClock) -> None:
    short = [times_of(held(template, [6, 10], clock)) for _ in range(4)]
    long = [times_of(held(template, [18, 10], clock)) for _ in range(4)]

    assert [s.proposal for s in learn(template, short)] == [None, timedelta(minutes=10)]
    assert learn(template, long)[0].proposal == timedelta(minutes=18)
    assert learned_words(learn(template, short)[1]) == "‘Praten’ duurde in 4 van 4 sessies korter, zo’n 35\u00a0%: 10 min?"


def test_a_step_that_is_called_otherwise_is_another(template: Template, clock: RehearsalClock) -> None:
    other = read_text(TEXT.replace("Praten", "Zwijgen"), "proef", None)
    sessions = [times_of(held(other, [12, 25], clock)) for _ in range(4)]

    assert [s.title for s in learn(template, sessions)] == ["Rondje"]


def test_people_plan_in_fives_where_that_is_near_enough() -> None:
    found = [round_length(length) for length in minutes(2.4, 8.4, 12.4, 14.6, 17.3, 19.5, 31)]

    assert found == minutes(2, 8, 12, 15, 17, 20, 30)


PLANNED = st.integers(2, 60).map(lambda n: timedelta(minutes=n))
TOOK = st.lists(st.floats(0.2, 3), min_size=1, max_size=12)


@given(PLANNED, TOOK)
def test_a_proposal_goes_where_most_sessions_went(planned: timedelta, ratios: list[float]) -> None:
    took = [planned * r for r in ratios]
    found = propose(planned, took)

    longer = sum(t - planned >= max(MINUTE, planned * OFF_BY) for t in took)
    if found is not None:
        assert len(took) >= FEWEST
        assert min(took) * 0.85 <= found <= max(took) * 1.15 or found in (round_length(min(took)), round_length(max(took)))
        assert (found > planned) == (longer >= len(took) / 2)
        assert abs(found - planned) >= MINUTE
    assert found == propose(planned, took[::-1])
    assert propose(planned, took, shorter=False) == (found if found is None or found > planned else None)


@given(PLANNED, st.integers(0, 12))
def test_what_goes_as_planned_is_let_alone(planned: timedelta, sessions: int) -> None:
    assert propose(planned, [planned] * sessions) is None


@given(PLANNED, st.lists(st.floats(1.5, 2), min_size=FEWEST, max_size=9), st.floats(5, 50))
def test_one_session_that_ran_wild_moves_little(planned: timedelta, ratios: list[float], wild: float) -> None:
    steady = [planned * r for r in ratios]
    found = propose(planned, [*steady, planned * wild])

    assert found is not None
    assert found <= round_length(max(steady)) + MINUTE


def test_of_an_even_number_the_middle_lies_between_two() -> None:
    assert middle(minutes(10, 30, 20, 60)) == timedelta(minutes=25)


def test_a_session_without_times_says_nothing(template: Template) -> None:
    assert learn(template, [(), [StepTime("9", "Weg", MINUTE)]]) == ()
