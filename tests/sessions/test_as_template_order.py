"""A session with extra steps and another order becomes a draaiboek that is led that way."""

from __future__ import annotations

import pytest

from facilitator.sessions.leading.arranging import move_step
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.plan.as_template import Made, as_template
from facilitator.sessions.plan.preparation import draft_sheet
from facilitator.sessions.templates.template_file import template_from_sources
from tests.sessions.test_changes import HEAD, START, STEPS, Run


def titles(made: Made) -> list[str]:
    template = template_from_sources(made.sources, made.main)
    return [step.title for step in draft_sheet(template, Particulars(START, participants=named("Anna\nBob"))).steps]


def test_what_came_by_stands_where_it_was_led_and_what_was_not_led_does_not() -> None:
    run = Run()
    run.go()
    run.add("Wat nemen we mee? {8} 8")
    run.go(10)
    run.add("Nooit geopend 3")
    run.session.open_step(run.path("Eerst"), run.now)
    run.add("In de toets: even 4")
    run.go(6)
    run.go(4)
    run.go(6)

    made = as_template(run.session, "Nieuw")

    assert titles(made) == ["Open", "Wat nemen we mee? (8)", "Stil", "Eerst", "In de toets: even", "Dan", "Slot"]
    assert made.remarks == ()
    assert "time: 8 min" in made.sources[made.main]


def test_another_order_is_that_of_the_draaiboek_now() -> None:
    run = Run()
    run.go()
    for _ in range(3):
        move_step(run.session, run.path("Slot"), True, run.now)
    move_step(run.session, run.path("Dan"), True, run.now)

    made = as_template(run.session, "Nieuw")

    assert titles(made) == ["Open", "Slot", "Stil", "Dan", "Eerst"]
    assert made.remarks == ()


def test_a_step_that_went_into_a_phase_is_said_not_to_be_there() -> None:
    run = Run()
    run.go()
    move_step(run.session, run.path("Slot"), True, run.now)

    made = as_template(run.session, "Nieuw")

    assert titles(made) == ["Open", "Stil", "Eerst", "Dan", "Slot"]
    assert len(made.remarks) == 1
    assert "Toets" in made.remarks[0]


def test_back_where_it_was_is_nothing_to_say() -> None:
    run = Run()
    run.go()
    move_step(run.session, run.path("Slot"), True, run.now)
    move_step(run.session, run.path("Slot"), False, run.now)

    made = as_template(run.session, "Nieuw")

    assert (titles(made), made.remarks) == (["Open", "Stil", "Eerst", "Dan", "Slot"], ())


def test_an_extra_step_within_a_round_comes_after_the_rounds() -> None:
    rounds = "- repeat: 2 times\n  steps:\n  - title: Vraag\n    time: 2 min\n  - title: Antwoord\n    time: 2 min\n"
    run = Run(f"{rounds}- title: Slot\n  time: 1 min\n")
    run.go()
    run.add("Adempauze 1")
    for _ in range(5):
        run.go(2)

    made = as_template(run.session, "Nieuw")

    assert titles(made) == ["Vraag", "Antwoord", "Vraag", "Antwoord", "Adempauze", "Slot"]


@pytest.mark.parametrize("steps", [STEPS, "- {title: A, time: 5 min}\n- {title: B, time: 5 min}\n", "- title: A\n  time: 5 min # kort\n"])
def test_it_can_be_opened_however_it_is_written(steps: str) -> None:
    run = Run(steps, HEAD)
    run.go()
    run.add("Tussen: door # en 'zo' 3")
    run.go(5)
    run.go(3)

    made = as_template(run.session, "Nieuw")

    assert titles(made)[1] == "Tussen: door # en 'zo'"
