"""A session that was changed becomes a draaiboek."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.sessions.errors import SessionError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.as_template import Made, as_template
from facilitator.sessions.plan.preparation import key_of, usual_people
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.small_texts import parse_duration, parse_time
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.sessions.templates.time_text import duration_text, time_text

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FOLDER = Path(__file__).parent.parent.parent / "session_templates" / "nl"
BUILT_IN = [f.template for f in Library([(FOLDER, "meegeleverd")]).scan().templates]
TEXT = """\
draaiboek: 1
title: Kring  # zo heet hij
notes: report
people: 6-8
origin:
  timing: sourced
fill in:
  vraag: Hoe gaat het?
steps:
- title: Openen
  time: 10 min (8-12)  # uit de bron
  show: <vraag>
- title: Rondje
  time: 1 min per person
  speak: round
- break: Pauze
  time: 10 min
  optional: off
- one of: Hoe praten we?
  choices:
  # staand gaat sneller
  - title: Staand
    time: 5 min
  - phase: Zittend
    steps:
    - title: In de kring
      time: 12 min
- repeat: 1-3 times
  steps:
  - title: Vraag
    time: 4 min
- include: slot
  time: 6 min
"""
SLOT = """\
draaiboek: 1
title: Slot
notes: report
origin: {timing: own}
steps:
- title: Terugkijken
  time: 2 min
- title: Afspreken
  time: 2 min  # kort
"""
SOURCES = {"kring": TEXT, "slot": SLOT}


def forget(*_: object) -> None:
    """Keeps nothing."""


def session_of(template: Template, people: int = 7, **changes: Any) -> LiveSession:
    return LiveSession(template, Particulars(NOW, participants=numbered(people), **changes), forget)


def circle(people: int = 7, **changes: Any) -> LiveSession:
    return session_of(template_from_sources(SOURCES, "kring"), people, **changes)


def text_of(session: LiveSession) -> str:
    return as_template(session, "Kring, Zuid").sources["kring"]


def again(made: Made, before: LiveSession) -> LiveSession:
    """The new draaiboek with the same people, and nothing changed in it."""
    return session_of(template_from_sources(made.sources, made.main), len(before.particulars.participants))


def lengths(session: LiveSession) -> dict[str, tuple[RunStep, ...]]:
    found: dict[str, list[RunStep]] = {}
    for row in session.sheet.on:
        found.setdefault(key_of(row.path), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def test_only_the_title_is_different_where_nothing_changed() -> None:
    assert text_of(circle()) == TEXT.replace("title: Kring  #", "title: Kring, Zuid  #")


def test_a_length_is_written_where_it_stood_with_its_margin_and_comment() -> None:
    text = text_of(circle(lengths={"1": 15 * MINUTE}))

    assert "  time: 15 min (8-15)  # uit de bron\n" in text
    assert "timing: mixed" in text


def test_a_length_for_all_is_written_per_person() -> None:
    assert "time: 90 s per person" in text_of(circle(lengths={"2": 7 * 90 * timedelta(seconds=1)})).replace("1.5 min", "90 s")


def test_time_that_was_added_counts() -> None:
    session = circle()
    session.open_step("1", NOW)
    session.add_time(2 * MINUTE, NOW)

    assert "time: 12 min (8-12)" in text_of(session)


def test_what_was_dropped_or_skipped_is_off_and_what_was_switched_on_is_on() -> None:
    session = circle(switched={"3": True, "6": False})
    session.open_step("1", NOW)
    session.skip(NOW)

    text = text_of(session)

    assert "- title: Openen\n  optional: off\n" in text
    assert "  time: 10 min\n  optional: on\n- one of" in text
    assert "- include: slot\n  optional: off\n" in text


def test_the_branch_that_was_chosen_comes_first() -> None:
    made = as_template(circle(choices={"4": 1}), "x")

    assert [step.title for step in again(made, circle()).sheet.on][2] == "In de kring"
    assert "# staand gaat sneller" in made.sources["kring"]


def test_a_change_in_the_chosen_branch_moves_along() -> None:
    made = as_template(circle(choices={"4": 1}, lengths={"4b.1": 20 * MINUTE}), "x")

    assert again(made, circle()).sheet.on[2].length == 20 * MINUTE


@pytest.mark.parametrize(("passes", "expected"), [(2, "repeat: 2-3 times"), (3, "repeat: 3 times"), (1, "repeat: 1-3 times")])
def test_rounds_are_as_many_as_there_were(passes: int, expected: str) -> None:
    assert expected in text_of(circle(passes={"5": passes}))


@pytest.mark.parametrize(("people", "expected"), [(4, "people: 4-8"), (7, "people: 6-8"), (11, "people: 6-11")])
def test_the_group_that_was_there_fits(people: int, expected: str) -> None:
    assert expected in text_of(circle(people))


def test_an_answer_for_a_blank_is_kept_in_quotation_marks_where_it_must_be() -> None:
    assert "  vraag: 'Wat nu: hoe dan?'\n" in text_of(circle(blanks={"vraag": "Wat nu: hoe dan?"}))


def test_more_time_for_an_include_of_several_steps_gives_it_a_text_of_its_own() -> None:
    session = circle(lengths={"6.2": 8 * MINUTE})

    made = as_template(session, "x")

    new = again(made, session)
    assert "- include: slot-2\n" in made.sources["kring"]
    assert made.sources["slot"] == SLOT
    assert "  time: 8 min  # kort\n" in made.sources["slot-2"]
    assert [row.length for row in new.sheet.on[-2:]] == [3 * MINUTE, 8 * MINUTE]


def test_rounds_of_different_lengths_get_the_mean_and_a_remark() -> None:
    made = as_template(circle(passes={"5": 2}, lengths={"5[1].1": 6 * MINUTE, "5[2].1": 3 * MINUTE}), "x")

    assert "time: 4.5 min" in made.sources["kring"]
    assert made.remarks == ("‘Vraag’ duurde niet elke ronde even lang; er staat nu het gemiddelde.",)


def test_what_the_format_cannot_say_is_said_to_the_user() -> None:
    text = TEXT.replace("repeat: 1-3 times", "repeat: each person")
    session = session_of(template_from_sources({**SOURCES, "kring": text}, "kring"), passes={"5": 3})

    made = as_template(session, "x")

    assert "- repeat: each person\n" in made.sources["kring"]
    assert [r for r in made.remarks if "‘Vraag’ terugkomt" in r]


def test_fewer_cases_are_asked_of_the_step_that_picks_them(built_in: Callable[[str], Template]) -> None:
    session = session_of(built_in("intervisie-incidentmethode"), 6, passes={"4": 1})

    made = as_template(session, "x")

    assert "    top: 1\n" in made.sources["intervisie-incidentmethode"]
    assert again(made, session).sheet.length == session.sheet.length


@pytest.mark.parametrize("template", BUILT_IN, ids=[t.name for t in BUILT_IN])
def test_an_unchanged_session_gives_the_same_draaiboek(template: Template) -> None:
    session = session_of(template, usual_people(template))

    made = as_template(session, template.title)

    assert made.sources == template.sources


@pytest.mark.parametrize("template", BUILT_IN, ids=[t.name for t in BUILT_IN])
def test_changed_lengths_come_back_as_planned_lengths(template: Template) -> None:
    before = session_of(template, usual_people(template))
    half = timedelta(seconds=30)
    wanted = {key: 3 * half + round(rows[0].length * 1.4 / half) * half for key, rows in lengths(before).items()}
    changed: Mapping[str, timedelta] = {row.path: wanted[key_of(row.path)] for row in before.sheet.on}
    session = session_of(template, usual_people(template), lengths=changed)

    after = again(as_template(session, template.title), session)

    found = lengths(after)
    assert set(found) == set(wanted)
    for key, rows in found.items():
        for row in rows:
            assert abs(row.length - wanted[key]) <= rounding(row), (key, row.title)


def rounding(row: RunStep) -> timedelta:
    """A share is a whole number of seconds."""
    return len(row.speakers or range(60)) * timedelta(seconds=0.5) if row.turn or row.groups else timedelta()


@pytest.mark.parametrize("template", BUILT_IN, ids=[t.name for t in BUILT_IN])
def test_dropped_steps_stay_off(template: Template) -> None:
    before = session_of(template, usual_people(template))
    dropped = [row.path for row in before.sheet.on if "[" not in row.path][1::2]
    session = session_of(template, usual_people(template), switched=dict.fromkeys(dropped, False))

    after = again(as_template(session, template.title), session)

    assert [row.title for row in after.sheet.on] == [row.title for row in session.sheet.on]


@given(st.integers(1, 43_200))
def test_a_duration_is_read_as_it_was_written(seconds: int) -> None:
    assert parse_duration(duration_text(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@given(st.integers(1, 7200), st.integers(1, 40), st.sampled_from(["10 min", "about 5 min", "2 min per person (1-3)", "90 s (60-120)"]))
def test_a_time_is_read_as_it_was_written(seconds: int, shares: int, text: str) -> None:
    time, length = parse_time(text), timedelta(seconds=seconds)

    back = parse_time(time_text(time, length, shares))

    assert abs(back.length - length / shares) <= max(timedelta(seconds=0.5), timedelta(seconds=1) - length / shares)
    assert (back.per, back.about) == (time.per, time.about)
    assert (back.low is None) == (time.low is None)


def shake(session: LiveSession, data: st.DataObject) -> None:
    """Lead it as it comes: go on, skip, re-plan, switch, choose, add time."""
    for verb in data.draw(st.lists(st.sampled_from(["go on", "skip", "add", "replan", "switch", "choose"]), max_size=8)):
        rows, places = session.sheet.steps, session.sheet.crossroads
        with suppress(SessionError):
            if verb == "go on":
                session.go_on(NOW)
            elif verb == "skip":
                session.skip(NOW)
            elif verb == "add":
                session.add_time(data.draw(st.integers(-2, 3)) * MINUTE, NOW)
            elif verb == "replan":
                session.replan(session.proposal(data.draw(st.integers(5, 90)) * MINUTE), NOW)
            elif verb == "switch":
                session.switch(data.draw(st.sampled_from(rows)).path, data.draw(st.booleans()), NOW)
            elif places:
                place = data.draw(st.sampled_from(places))
                session.choose(place.path, data.draw(st.integers(0, len(place.branches) - 1)), NOW)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_happened_it_can_be_read_and_has_the_steps_that_there_were(data: st.DataObject) -> None:
    template = data.draw(st.sampled_from(BUILT_IN))
    session = session_of(template, max(1, usual_people(template) + data.draw(st.integers(-2, 3))))
    shake(session, data)

    made = as_template(session, "Zo ging het")

    skipped = {v.path for v in session.course.visits if v.skipped} - {v.path for v in session.course.visits if not v.skipped}
    came = {row.title for row in session.sheet.on if row.path not in skipped and "!" not in row.path}
    comes = {row.title for row in again(made, session).sheet.on if "!" not in row.path}
    assert made.remarks or comes == came
