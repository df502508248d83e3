"""Planned and actual times of every step, and when it will end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from facilitator.language import clock_time, tr, trn
from facilitator.sessions.history.timer import ZERO, Timer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep

State = Literal["done", "skipped", "now", "todo", "off"]
Level = Literal["ready", "fine", "late", "closed"]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Slot:
    """A step in time. `starts` is when it began, or when it will if all goes on as planned now."""

    step: RunStep
    state: State
    planned_start: datetime
    planned_length: timedelta
    starts: datetime
    took: timedelta | None


@dataclass(frozen=True)
class Schedule:
    """All steps in time. Instants are aware UTC. `late` is below zero when it will end early."""

    slots: tuple[Slot, ...]
    planned_end: datetime
    expected_end: datetime

    @property
    def late(self) -> timedelta:
        return self.expected_end - self.planned_end


@dataclass(frozen=True)
class Status:
    """How the whole stands, in a sentence."""

    level: Level
    text: str


def step_timer(session: LiveSession, step: RunStep) -> Timer:
    """The time of a step, with what was added to it."""
    course = session.course
    length = max(ZERO, step.length + course.added_time.get(step.path, ZERO))
    return Timer(length, course.spans(step.path), course.stops)


def schedule(session: LiveSession, now: datetime) -> Schedule:
    """Work out the times. A step that was passed over without being opened takes no time."""
    here = session.course.here
    paths = [s.path for s in session.sheet.steps]
    current = paths.index(here.path) if here and here.path in paths else -1
    planned = {s.path: s for s in session.planned_sheet.steps}
    started, closed = session.course.started_at, session.course.closed_at
    waiting = session.course.resumes_at or now
    at = closed or max(now, waiting if started else session.particulars.starts_at)
    planned_at = session.particulars.starts_at
    slots = []
    for index, step in enumerate(session.sheet.steps):
        timer = step_timer(session, step)
        state = _state(session, step, index, current)
        took = timer.elapsed(now) if timer.spans else None
        starts = timer.spans[0].began_at if timer.spans else at
        length = planned[step.path].length if step.path in planned and planned[step.path].on else ZERO
        slots.append(Slot(step, state, planned_at, length, starts, took))
        planned_at += length
        if index >= current and state in ("now", "todo") and closed is None:
            at += max(ZERO, timer.remaining(now))
    ends = session.particulars.ends_at or planned_at
    return Schedule(tuple(slots), ends, at)


def status(session: LiveSession, plan: Schedule) -> Status:
    """The line that is looked at most: never a bare plus or minus."""
    end = clock_time(local(plan.expected_end, session.particulars))
    if session.course.closed_at:
        return Status("closed", tr("Afgerond om {end}", end=end))
    late = round(abs(plan.late) / MINUTE)
    if not late or (session.course.started_at is None and plan.late < ZERO):
        fine = (
            tr("Op schema – verwacht einde {end}", end=end) if session.course.started_at else tr("Nog niet begonnen – einde {end}", end=end)
        )
        return Status("fine" if session.course.started_at else "ready", fine)
    if plan.late > ZERO:
        return Status("late", trn("{n} min uitloop – verwacht einde {end}", "{n} min uitloop – verwacht einde {end}", late, end=end))
    return Status(
        "fine", trn("{n} min voor op schema – verwacht einde {end}", "{n} min voor op schema – verwacht einde {end}", late, end=end)
    )


def _state(session: LiveSession, step: RunStep, index: int, current: int) -> State:
    visits = [v for v in session.course.visits if v.path == step.path]
    if index == current:
        return "now"
    if visits:
        return "skipped" if visits[-1].skipped else "done"
    if not step.on:
        return "off"
    return "skipped" if index < current or session.course.closed_at else "todo"
