"""Under what name a field is kept: that of its pass, and of one person or group where each has their own."""

from __future__ import annotations

from facilitator.sessions.run_sheet import RunStep
from facilitator.sessions.template import Field

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
