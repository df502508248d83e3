"""Under what name a field is kept, that of its pass and of one person or group where each has their own; and how it is found again."""

from __future__ import annotations

from facilitator.sessions.plan.run_sheet import RunSheet, RunStep
from facilitator.sessions.templates.template import Field

MARK = "#"
"""Between the name of a field and its holder. No holder has it: a person is an id, a group a number."""


def key(step: RunStep, field: Field, holder: str = "") -> str:
    """The name under which the field of this pass is kept; of one holder where each has their own."""
    name = step.field_prefix + field.name
    return f"{name}{MARK}{holder}" if holder else name


def of_all(name: str) -> str:
    """The name that the fields of all holders share; empty where this name has no holder."""
    return name.rpartition(MARK)[0]


def whole(name: str) -> str:
    """The name of the field, whoever's part of it this is."""
    return of_all(name) or name


def find_in(sheet: RunSheet, step: RunStep, name: str) -> tuple[str, RunStep, Field] | None:
    """A field by its name as a step sees it: that of the same pass, else the last one of that name before it."""
    found = None
    for other in sheet.steps:
        for field in other.fields:
            if field.name == name and (found is None or _nearer(step, other, found[1])):
                found = (key(other, field), other, field)
        if other.path == step.path:
            break
    return found


def _nearer(step: RunStep, other: RunStep, found: RunStep) -> bool:
    """Whether a field of `other` is nearer to the step than the one that was found: inside the same passes, as deep as can be."""

    def depth(candidate: RunStep) -> int:
        return len(candidate.block) if not candidate.block or step.block.startswith(candidate.block) else -1

    return depth(other) >= depth(found)
