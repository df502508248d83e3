"""What follows from the template, the particulars and the journal so far."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from facilitator.sessions.history.course import Course
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.people import Person, everybody
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.planning import planning
from facilitator.sessions.plan.run_sheet import Planning, RunSheet
from facilitator.sessions.step_fields.bare_words import MARK, kept_value, said_value
from facilitator.sessions.step_fields.field_keys import of_all
from facilitator.sessions.templates.template import Field, Template


class Sheets:
    """The last run sheets that were worked out: most of what happens, such as a pause or a turn, leaves them as they are."""

    def __init__(self) -> None:
        self._last: dict[bool, tuple[Planning, RunSheet]] = {}

    def __copy__(self) -> Sheets:
        """Knows the same, and forgets nothing of it when the copy learns something else."""
        other = Sheets()
        other._last = dict(self._last)
        return other

    def of(self, template: Template, wanted: Planning, planned: bool = False) -> RunSheet:
        """The run sheet of that planning: as it runs, or as it was planned before the start."""
        known = self._last.get(planned)
        if known is None or known[0] != wanted:
            known = self._last[planned] = (wanted, run_sheet(template, wanted))
        return known[1]


@dataclass(frozen=True)
class Folded:
    """Replaced as a whole; the run sheet is worked out when it is asked for."""

    template: Template
    particulars: Particulars
    course: Course
    words: Mapping[str, str]
    sheets: Sheets = field(default_factory=Sheets, compare=False)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        return everybody(self.particulars, self.course, self.words)

    @cached_property
    def planning(self) -> Planning:
        return planning(self.template, self.particulars, self.course, self.people, self.words)

    @cached_property
    def sheet(self) -> RunSheet:
        return self.sheets.of(self.template, self.planning)

    @cached_property
    def planned(self) -> Planning:
        """What was planned before the start, with as many passes and the choices as they turned out."""
        before = planning(self.template, self.particulars, Course(), everybody(self.particulars, Course(), {}), {})
        return replace(before, lines=self.planning.lines, passes=self.planning.passes, choices=self.planning.choices)

    @cached_property
    def planned_sheet(self) -> RunSheet:
        return self.sheets.of(self.template, self.planned, planned=True)

    def to_words(self, name: str, value: object) -> str:
        """What was filled in in the field of that name, as it is kept: without the lines of lists that its words name."""
        asked, lines = self._field(name), [line for lines in self.planning.lines.values() for line in lines]
        return json.dumps(kept_value(asked, value, lines) if asked and lines else value, ensure_ascii=False, default=_plain)

    def from_words(self, name: str, words: str) -> Any:
        """The same, in the words that the field has now."""
        value = json.loads(words)
        asked = self._field(name) if MARK in words else None
        return said_value(asked, value) if asked else value

    def _field(self, name: str) -> Field | None:
        known = self.sheet.fields.get(name) or self.sheet.fields.get(of_all(name))
        return known[1] if known else None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot keep {value!r}")
