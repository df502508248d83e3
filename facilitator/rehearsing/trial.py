"""A session that nobody keeps: a made-up group goes through a draaiboek, to see beforehand what it is like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from facilitator.rehearsing.content import LINES, NAMES
from facilitator.rehearsing.lifelike import lifelike
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.rounds import next_turn
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.plan.preparation import usual_people
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.templates.template import Template

MOST_PEOPLE = 60
_LINES_IN_A_FIELD = 3


class Trial:
    """Goes from step to step. Nothing of it reaches a disk: the session records into nothing."""

    def __init__(self, template: Template, people: int, starts_at: datetime) -> None:
        """`starts_at` is an aware UTC instant; the number of people is kept between 1 and `MOST_PEOPLE`."""
        self.template, self.people = template, max(1, min(people, MOST_PEOPLE))
        self._starts_at = starts_at
        self._start_over()

    def _start_over(self) -> None:
        self._clock = RehearsalClock(self._starts_at)
        particulars = Particulars(self._starts_at, participants=_group(self.template, self.people))
        self.session = LiveSession(self.template, particulars, _forget)
        self.number = -1

    @property
    def steps(self) -> tuple[RunStep, ...]:
        """The steps that are on, in order."""
        return self.session.sheet.on

    @property
    def step(self) -> RunStep | None:
        """The step that is shown, or None where nothing has begun."""
        return self.session.step

    @property
    def view(self) -> ConsoleView:
        """What the one at the laptop would see; what the room would see is in it."""
        return console_view(self.session, self._clock.now())

    def go_to(self, number: int) -> None:
        """Show the step with this number, from 0. Everything before it has been done as a group might."""
        number = max(0, min(number, len(self.steps) - 1))
        if number < self.number:
            self._start_over()
        while self.number < number and self.number + 1 < len(self.steps):
            self._begin(self.number + 1)

    def _begin(self, number: int) -> None:
        if self.step is not None:
            self._clock.advance(seconds=self.step.length.total_seconds())
        step = self.steps[number]
        self.session.open_step(step.path, self._clock.now())
        self.number = number
        for act in (self._give_roles, self._write_lines, self._fill_in, self._begin_round):
            try:
                act(step)
            except SessionError:
                continue  # a group that leaves something out is shown as such

    def _give_roles(self, step: RunStep) -> None:
        for number, row in enumerate(self.view.roles):
            able = [p for p in self.session.circle if not p.role] or list(self.session.circle)
            if not row.holders and able:
                self.session.give_role(row.role, (able[number % len(able)].id,), self._clock.now(), row.block)

    def _write_lines(self, step: RunStep) -> None:
        for number, place in enumerate(self.view.destinations):
            count = 1 if place.holder else _LINES_IN_A_FIELD
            for line in range(count):
                text = LINES[(number * count + line) % len(LINES)]
                self.session.take_note(Content(text), place.kind, place.seen, self._clock.now(), field=place.key)

    def _fill_in(self, step: RunStep) -> None:
        rows = [(share, number) for row in self.view.fields if not row.again for number, share in enumerate(row.shares or (row,))]
        for row, number in rows:
            value = lifelike(row, number)
            if value is not None:
                self.session.fill_field(row.key, value, self._clock.now())
        shares = [share for row in self.view.fields for share in row.shares or (row,)]
        for result in [share.result for share in shares if share.result and not share.shown]:
            self.session.show_result(result, True, self._clock.now())

    def _begin_round(self, step: RunStep) -> None:
        if self.view.turns is not None:
            next_turn(self.session, self._clock.now())


def _forget(_entry: Entry, _words: Mapping[str, str]) -> None:
    """Keeps nothing."""


def _group(template: Template, people: int) -> tuple[Participant, ...]:
    names = (NAMES[i % len(NAMES)] + (f" {i // len(NAMES) + 1}" if i >= len(NAMES) else "") for i in range(people))
    guests = [Participant(f"g{i}", NAMES[-i], role, True) for i, role in enumerate(template.guest_roles, 1)]
    return (*(Participant(f"p{i}", name) for i, name in enumerate(names, 1)), *guests)


def usual_trial(template: Template, starts_at: datetime) -> Trial:
    """With as many people as the draaiboek is meant for."""
    return Trial(template, usual_people(template), starts_at)
