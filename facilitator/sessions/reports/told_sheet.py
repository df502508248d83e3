"""The run sheet as a document may tell it.

A line of a list names a pass, and where the draaiboek asks for it a title, a label or an option. A document lives longer than the
session and goes further than the room, so a line that is kept closer than a report is called `casus 2` in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from facilitator.language import tr
from facilitator.sessions.leading.choosing import chosen_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Extra, Moved, Planning, RunSheet, RunStep
from facilitator.sessions.step_fields.bare_words import reworded
from facilitator.sessions.step_fields.field_keys import key, of_all
from facilitator.sessions.step_fields.fields import LINES, field_policy, find_field, lines_of
from facilitator.sessions.step_fields.holders import field_at
from facilitator.sessions.templates.template import Field, repeats

Lines = Mapping[str, tuple[str, ...]]


def told_sheet(session: LiveSession, *, said: bool = True) -> RunSheet:
    """The run sheet with the same paths and times; the session's own where there is nothing to keep out.

    Without what was `said` every pass is a number and every step that came by an extra one, whatever was kept.
    """
    return _told(session, session.planning, session.sheet, said)


def told_plan(session: LiveSession) -> RunSheet:
    """What was planned before the start, so without anything that was said."""
    return _told(session, session.planned, session.planned_sheet, said=False)


def _told(session: LiveSession, planning: Planning, sheet: RunSheet, said: bool) -> RunSheet:
    lines, arrangement = _told_lines(session, said), tuple(_told_extras(session, planning, said))
    if lines == session.planning.lines and arrangement == planning.arrangement:
        return sheet
    return run_sheet(session.template, replace(planning, lines=lines, arrangement=arrangement))


def _told_lines(session: LiveSession, said: bool) -> Lines:
    things = {item.rounds.source: item.rounds.thing for template in _files(session) for item in repeats(template.steps)}
    return {name: _named(session, name, lines, things, said) for name, lines in session.planning.lines.items()}


def _files(session: LiveSession) -> tuple[Any, ...]:
    return (session.template, *session.template.included.values())


def _named(session: LiveSession, name: str, lines: tuple[str, ...], things: Mapping[str, str], said: bool) -> tuple[str, ...]:
    """The lines, with a number instead of those that no report holds."""
    asked = field_at(session, name)
    may = _reported(session, *asked) if asked and said else frozenset()
    thing = (things.get(asked[1].name, "") if asked else "") or tr("onderdeel")
    return tuple(line if line in may else f"{thing} {number}" for number, line in enumerate(lines, 1))


def _reported(session: LiveSession, step: RunStep, field: Field) -> frozenset[str]:
    """The lines of a field that stand in the minutes."""
    name = key(step, field)
    if field_policy(step, field) != "report" or name in session.course.left_out:
        return frozenset()
    if field.kind in LINES:
        return frozenset(session.content(n).text for n in lines_of(session, name) if n.seen != "facilitator")
    filled = (each for each in session.course.fields if name in (each, of_all(each)))
    chosen = frozenset(line for each in filled for line in chosen_of(session.field_value(each)))
    found = find_field(session, step, field.source) if field.source else None
    return chosen & _reported(session, *found[1:]) if found else chosen


def _told_extras(session: LiveSession, planning: Planning, said: bool) -> Iterator[Extra | Moved]:
    """Steps that came by: what they are called was typed, and is kept as the step is."""
    for each in planning.arrangement:
        step = session.sheet.step(each.path) if isinstance(each, Extra) else None
        private = isinstance(each, Extra) and (not said or step is None or step.notes != "report")
        yield replace(each, title=tr("Extra stap")) if private and isinstance(each, Extra) else each


def told_value(session: LiveSession, step: RunStep, field: Field, value: Any) -> Any:
    """What was filled in, in the words that the field has in a document."""
    real = session.sheet.step(step.path)
    asked = next((f for f in real.fields if f.name == field.name), field) if real else field
    return reworded(value, asked, field)
