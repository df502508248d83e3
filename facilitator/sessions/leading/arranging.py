"""Steps that come by and steps that change places while a session runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import StepAdded, StepMoved
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.plan.run_sheet import Extra, Moved, Planning, RunSheet, RunStep
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.small_texts import LONGEST, MINUTE

MOST_LETTERS = 180
"""Of the title of an extra step: what the wall can show."""


def arranged(sheet: RunSheet, planning: Planning) -> RunSheet:
    """The run sheet with what came by and what changed places, in the order in which that was said."""
    rows = list(sheet.steps)
    for change in planning.arrangement:
        if isinstance(change, Extra):
            at = _after(rows, change.after)
            rows.insert(at, _row(change, rows, at, planning))
        else:
            _move(rows, change)
    return replace(sheet, steps=tuple(rows))


def _after(rows: Sequence[RunStep], path: str) -> int:
    """Where a row comes that follows this one; at the end where that is gone."""
    if not path:
        return 0
    return next((i for i, row in enumerate(rows, 1) if row.path == path), len(rows))


def _move(rows: list[RunStep], change: Moved) -> None:
    row = next((r for r in rows if r.path == change.path), None)
    there = not change.after or any(r.path == change.after for r in rows)
    if row is not None and there and change.after != change.path:
        rows.remove(row)
        rows.insert(_after(rows, change.after), row)


def _row(extra: Extra, rows: Sequence[RunStep], at: int, planning: Planning) -> RunStep:
    """A step like any other. It belongs to the pass of the one before it, and keeps as much as is kept there."""
    length = planning.lengths.get(extra.path, extra.length)
    on = planning.switched.get(extra.path, True) and length > timedelta()
    shortest = min(length, max(MINUTE, ceil(length * 2 / 3 / MINUTE) * MINUTE))
    row = RunStep(extra.path, extra.title or tr("Extra stap"), length, shortest, length, on=on, optional=True, extra=True)
    if not rows:
        return replace(row, notes=planning.ceiling)
    near = rows[max(0, at - 1)]
    around = [other for other in rows if (other.part, other.block_label) == (near.part, near.block_label)]
    # A single step that keeps nothing says little of the talk after it; the freest of its neighbours is what is agreed here.
    notes = max((other.notes for other in around), key=strictness)
    return replace(
        row, notes=notes, block=near.block, block_label=near.block_label, part=near.part, pass_roles=near.pass_roles, rules=near.rules
    )


# verbs


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
