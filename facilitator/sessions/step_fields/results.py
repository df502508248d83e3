"""Which counts the room may see: each round of a vote for itself, so that a new one starts hidden."""

from __future__ import annotations

import re

from facilitator.sessions.leading.choosing import rounds_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.step_fields.field_keys import key
from facilitator.sessions.templates.template import Field


def result_key(name: str, number: int = 1) -> str:
    """Under what the result of a round is shown; `name` is the key of the field."""
    return name if number == 1 else f"{name}@{number}"


def is_shown(session: LiveSession, step: RunStep, field: Field, number: int = 1, *, holder: str = "") -> bool:
    """Whether the room may see this result."""
    return result_key(key(step, field, holder), number) in session.course.shown_results


def rounds_to_see(session: LiveSession, step: RunStep, field: Field) -> tuple[tuple[int, dict[str, int]], ...]:
    """The rounds of a vote that the room may see, each with its number; those of earlier passes of the same repeat count on."""
    found: list[tuple[bool, dict[str, int]]] = []
    for other, asked in session.sheet.fields.values():
        if asked.kind == "vote" and asked.name == field.name and asked.options == field.options and _place(other) == _place(step):
            rounds = rounds_of(session.field_value(key(other, asked)), asked.options)
            found += [(is_shown(session, other, asked, n), r) for n, r in enumerate(rounds, 1) if any(r.values())]
        if other.path == step.path and asked.name == field.name:
            break
    return tuple((number, round_) for number, (shown, round_) in enumerate(found, 1) if shown)


def _place(step: RunStep) -> str:
    """Where it stands in the draaiboek, whichever pass it is in."""
    return re.sub(r"\[\d+\]", "[]", step.path)
