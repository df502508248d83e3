"""Steps that come by and steps that change places while a session runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import StepAdded, StepMoved
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.templates.small_texts import LONGEST

MOST_LETTERS = 180
"""Of the title of an extra step: what the wall can show."""


def add_step(session: LiveSession, title: str, length: timedelta, now: datetime) -> str:
    """A step after the running one, and after what came by there before; gives its path. Raises SessionError."""
    if session.course.closed_at:
        raise SessionError(tr("De sessie is afgerond. Heropen haar eerst."))
    if not timedelta() < length <= LONGEST:
        raise SessionError(tr("Zo lang kan een stap niet duren: kies tussen 1 minuut en 12 uur."))
    clean = " ".join(title.split())[:MOST_LETTERS]
    if not clean:
        raise SessionError(tr("Geef de stap een titel; de zaal leest die."))
    path, words = f"+{len(session.entries) + 1}", new_id()
    session.add(StepAdded(path, _last_extra(session), words, length), now, {words: clean})
    return path


def _last_extra(session: LiveSession) -> str:
    here = session.course.here
    steps = session.sheet.steps
    at = next((i for i, s in enumerate(steps) if here and s.path == here.path), -1)
    last = here.path if here else ""
    for step in steps[at + 1 :]:
        if not step.extra or step.path in session.course.begun:
            break
        last = step.path
    return last


@dataclass(frozen=True)
class Move:
    """Where a step would go: after which path, and past which steps."""

    after: str
    past: RunStep


def possible_move(session: LiveSession, path: str, up: bool) -> Move | None:
    """One place up or down among the steps that are to come, or None where it cannot go."""
    steps, todo = session.sheet.steps, to_come(session)
    paths = [step.path for step in todo]
    if path not in paths:
        return None
    place = paths.index(path) + (-1 if up else 1)
    if not 0 <= place < len(todo):
        return None
    other = todo[place]
    at = next(i for i, step in enumerate(steps) if step.path == other.path)
    return Move((steps[at - 1].path if at else "") if up else other.path, other)


def kept_in_order(session: LiveSession, path: str, up: bool) -> RunStep | None:
    """The step of a fixed order that would lose its place by this move, or None."""
    move = possible_move(session, path, up)
    step = session.sheet.step(path)
    if move is None or step is None or not (step.fixed_order and move.past.fixed_order):
        return None
    return move.past


def move_step(session: LiveSession, path: str, up: bool, now: datetime) -> None:
    """A step that has not begun goes one place up or down. Raises SessionError where it cannot."""
    move = possible_move(session, path, up)
    if move is None:
        raise SessionError(tr("Die stap kan niet verder naar voren.") if up else tr("Die stap kan niet verder naar achteren."))
    session.add(StepMoved(path, move.after), now)


def to_come(session: LiveSession) -> tuple[RunStep, ...]:
    """The steps after the running one that will be run and have not begun, in order."""
    course, steps = session.course, session.sheet.steps
    if course.closed_at:
        return ()
    at = next((i for i, s in enumerate(steps) if course.here and s.path == course.here.path), -1)
    return tuple(s for s in steps[at + 1 :] if s.on and s.path not in course.begun)
