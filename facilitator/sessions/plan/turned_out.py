"""What became different from the draaiboek while a session was prepared and led, by the items of the draaiboek.

Items are known by their key: their path without the numbers of passes, so `4[1].1` and `4[2].1` are both `4[].1`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TypeVar

from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.planning import planning
from facilitator.sessions.plan.preparation import key_of
from facilitator.sessions.plan.run_sheet import Planning, RunStep

Value = TypeVar("Value")


@dataclass(frozen=True)
class Instance:
    """A step in one pass, as the draaiboek has it and as it turned out. Lengths are without what a step that is off would take."""

    planned: RunStep
    row: RunStep
    length: timedelta
    on: bool
    decided: bool
    """Somebody chose this length."""


@dataclass(frozen=True)
class TurnedOut:
    """A session beside its draaiboek."""

    session: LiveSession

    @cached_property
    def planning(self) -> Planning:
        s = self.session
        return planning(s.template, s.particulars, s.course, s.people, s.words)

    @cached_property
    def instances(self) -> Mapping[str, tuple[Instance, ...]]:
        """The steps by key. The plan has as many passes and the same choices, or there would be nothing to compare."""
        plan = replace(self.planning, lengths={}, switched={}, begun=self.session.course.begun)
        planned = {row.path: row for row in run_sheet(self.session.template, plan).steps}
        found: dict[str, list[Instance]] = {}
        for row in self.session.sheet.steps:
            found.setdefault(key_of(row.path), []).append(self._instance(row, planned.get(row.path, row)))
        return {key: tuple(each) for key, each in found.items()}

    def _instance(self, row: RunStep, planned: RunStep) -> Instance:
        course, particulars = self.session.course, self.session.particulars
        added = course.added_time.get(row.path, timedelta())
        decided = row.path in course.lengths or row.path in particulars.lengths or bool(added)
        visits = [v for v in course.visits if v.path == row.path]
        skipped = bool(visits) and all(v.skipped for v in visits)
        return Instance(planned, row, max(timedelta(), row.length + added), row.on and not skipped, decided)

    @cached_property
    def switched(self) -> Mapping[str, bool]:
        """Items that were switched, by key; on where one of their passes is on."""
        found: dict[str, bool] = {}
        for path, on in self.planning.switched.items():
            found[key_of(path)] = found.get(key_of(path), False) or on
        return found

    @cached_property
    def choices(self) -> Mapping[str, tuple[int, ...]]:
        """What was chosen at a `one of`, in each pass."""
        return _by_key({place.path: place.chosen for place in self.session.sheet.crossroads})

    @cached_property
    def passes(self) -> Mapping[str, int]:
        """How often a repeat came, where that is not what these people and lists would give by themselves."""
        by_itself = run_sheet(self.session.template, replace(self.planning, lengths={}, switched={}, passes={}, begun=frozenset()))
        planned = {key: _usual(numbers) for key, numbers in _by_key({loop.path: loop.passes for loop in by_itself.loops}).items()}
        came = {key: _usual(numbers) for key, numbers in _by_key({loop.path: loop.passes for loop in self.session.sheet.loops}).items()}
        return {key: number for key, number in came.items() if number != planned.get(key, number)}


def _usual(numbers: tuple[int, ...]) -> int:
    """The one that comes most often."""
    return max(numbers, key=numbers.count)


def _by_key(mapping: Mapping[str, Value]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = {}
    for path, value in mapping.items():
        found.setdefault(key_of(path), []).append(value)
    return {key: tuple(values) for key, values in found.items()}
