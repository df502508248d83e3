"""The twelve cases that the format was made for, each as a draaiboek of somebody who never saw a line of Python.

What each of them is about stands in the modules beside this one; here is what holds for all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.over_sessions.earlier import session_of
from facilitator.rehearsing.content import PRIVATE
from facilitator.rehearsing.rehearsal import rehearse
from facilitator.sessions.clock import RehearsalClock
from facilitator.storage.store import Store
from tests.acceptance.leading import CASES, as_before_the_start, case, letters

PLAYED = tuple({name[:2]: name for name in CASES}.values())
"""One of each: where a case has two draaiboeken they differ in one line."""


def test_there_are_twelve_cases() -> None:
    assert {name[:2] for name in CASES} == {f"{number:02d}" for number in range(1, 13)}


@pytest.mark.parametrize("name", CASES)
def test_it_is_written_without_a_single_remark(name: str) -> None:
    assert case(name).warnings == ()


@pytest.mark.parametrize("largest", [False, True], ids=["smallest", "largest"])
@pytest.mark.parametrize("name", PLAYED)
def test_it_can_be_led_from_begin_to_minutes_and_taken_back_step_by_step(
    qapp: QApplication, clock: RehearsalClock, name: str, largest: bool, tmp_path: Path
) -> None:
    template = case(name)
    assert template.people is not None
    people = template.people.high if largest else template.people.low

    left = rehearse(template, people, tmp_path, with_pictures=False)

    text = letters(left.minutes)
    assert template.title.split(" – ")[0] in " ".join(text.split())
    assert PRIVATE not in text
    session = session_of(Store(tmp_path / "data", clock.now).load(left.session), lambda *_: None)
    assert session.course.closed_at is not None
    while session.undoable:
        session.undo(clock.now())
    assert as_before_the_start(session, clock.now())
