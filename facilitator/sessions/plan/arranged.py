"""A run sheet with the steps that came by and those that changed places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import ceil

from facilitator.language import tr
from facilitator.sessions.plan.run_sheet import Extra, Moved, Planning, RunSheet, RunStep
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.small_texts import MINUTE


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
