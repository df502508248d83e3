"""A session that nobody keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.rehearsing.trial import MOST_PEOPLE, Trial, usual_trial
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEMPLATES = Path(__file__).parent.parent / "session_templates" / "nl"


def test_every_built_in_draaiboek_can_be_gone_through_to_its_end() -> None:
    for found in Library([(TEMPLATES, "meegeleverd")]).scan().templates:
        trial = usual_trial(found.template, NOW)

        trial.go_to(10_000)

        assert trial.number == len(trial.steps) - 1, found.template.name
        assert trial.view.path == trial.steps[-1].path


def test_going_back_shows_the_step_as_going_on_did(built_in: Callable[[str], Template]) -> None:
    trial = usual_trial(built_in("activeringsdialoog"), NOW)
    trial.go_to(6)
    there = trial.view

    trial.go_to(9)
    trial.go_to(6)

    assert trial.view.beamer == there.beamer
    assert (trial.view.say, trial.view.programme) == (there.say, there.programme)


def test_the_made_up_group_says_something(built_in: Callable[[str], Template]) -> None:
    trial = usual_trial(built_in("activeringsdialoog"), NOW)

    trial.go_to(6)

    assert len(trial.view.beamer.items) == 3


def test_each_step_starts_on_time(built_in: Callable[[str], Template]) -> None:
    trial = usual_trial(built_in("activeringsdialoog"), NOW)

    trial.go_to(4)

    row = trial.view.programme[4]
    assert row.starts == row.planned


@pytest.mark.parametrize(("asked", "there"), [(0, 1), (9, 9), (999, MOST_PEOPLE)])
def test_as_many_people_as_were_asked_for(built_in: Callable[[str], Template], asked: int, there: int) -> None:
    trial = Trial(built_in("check-in"), asked, NOW)

    trial.go_to(0)

    assert len({p.name for p in trial.view.people}) == there


def test_a_role_is_held_by_somebody(built_in: Callable[[str], Template]) -> None:
    trial = usual_trial(built_in("intervisie-incidentmethode"), NOW)

    trial.go_to(3)

    assert all(row.holders for row in trial.view.roles if row.role == "inbrenger")
