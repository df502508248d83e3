"""The fields of a step for the console: what can be filled in, where a line goes, and what is to be said of it."""

from __future__ import annotations

from dataclasses import replace

from facilitator.language import tr
from facilitator.sessions.leading.choosing import advice_for, rounds_of
from facilitator.sessions.leading.limits import number_remark
from facilitator.sessions.leading.rounds import turns
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.screens.console_view import Destination, FieldRow
from facilitator.sessions.step_fields.field_keys import key
from facilitator.sessions.step_fields.field_remarks import remarks_on
from facilitator.sessions.step_fields.fields import LINES, OPEN_POLICIES, candidates, field_policy, line_kind, lines_of, on_wall, recalled
from facilitator.sessions.step_fields.holders import Holder, groups_near, holders_of, present
from facilitator.sessions.step_fields.results import result_key
from facilitator.sessions.step_fields.settling import choices
from facilitator.sessions.templates.template import Field

COUNTED = ("pick", "vote", "scale")
"""Kinds whose result the room sees only when the facilitator shows it."""


def field_rows(session: LiveSession, step: RunStep) -> tuple[FieldRow, ...]:
    """The fields of the step that are not lines, and those it recalls: they can be filled in or changed again."""
    own = [_row(session, step, step, field) for field in step.fields if field.kind not in LINES]
    back = [_row(session, step, asked, field) for asked, field in recalled(session, step) if field.kind not in LINES]
    return (*own, *(replace(row, again=True) for row in back))


def destinations(session: LiveSession, step: RunStep) -> tuple[Destination, ...]:
    """Where a line can go in this step, in order: its own fields of lines, then those it recalls."""
    asked = [(step, field, False) for field in step.fields]
    asked += [(other, field, True) for other, field in recalled(session, step)] if step.notes != "nothing" else []
    return tuple(
        _destination(session, step, other, field, holder, again)
        for other, field, again in asked
        if field.kind in LINES
        for holder in holders_of(session, other, field) or (None,)
    )


def _destination(session: LiveSession, now: RunStep, step: RunStep, field: Field, holder: Holder | None, again: bool) -> Destination:
    name, label = key(step, field, holder.id if holder else ""), field.label or field.name
    there = lines_of(session, key(step, field))
    own = sum(n.field == name for n in there) if holder else None
    near = groups_near(session, step)
    remark = number_remark(field.limit, own=own, in_all=len(there), people=len(session.circle), groups=len(near.groups) if near else 0)
    return Destination(
        name,
        tr("{field}: {who}", field=label, who=holder.label) if holder else label,
        line_kind(field),
        "beamer" if field.board and not again else "report",
        field.limit,
        remark,
        field_policy(step, field),
        holder.label if holder else "",
        holder is not None and holder.id == speaker_of(session, now),
    )


def speaker_of(session: LiveSession, step: RunStep) -> str:
    """The id of whose turn it is; empty where nobody has one."""
    found = turns(session, step)
    return found.speaker.id if found and found.speaker else ""


def _row(session: LiveSession, now: RunStep, step: RunStep, field: Field) -> FieldRow:
    holders = holders_of(session, step, field)
    if not holders:
        return _one(session, step, field, None)
    shares = tuple(_one(session, step, field, holder) for holder in holders)
    return FieldRow(key(step, field), field, field_policy(step, field), None, shares=shares, on=key(step, field, speaker_of(session, now)))


def _one(session: LiveSession, step: RunStep, field: Field, holder: Holder | None) -> FieldRow:
    name = key(step, field, holder.id if holder else "")
    value = session.field_value(name)
    lines = candidates(session, step, field, holder=holder.id if holder else "") if field.source else field.options
    people = present(session, step, field, holder.id if holder else "")
    number = len(rounds_of(value, field.options)) if field.kind == "vote" else 1
    result = result_key(name, number)
    return FieldRow(
        key=name,
        field=field,
        policy=field_policy(step, field),
        value=value,
        candidates=choices(session, step, field) if field.kind == "settle" else lines,
        shown=result in session.course.shown_results,
        result=result if field.kind in COUNTED and _can_show(session, step, field) else "",
        present=people,
        remarks=remarks_on(field, value, lines, people),
        advice=advice_for(field, value, lines) if field.kind in ("pick", "vote") else "",
        holder=holder.label if holder else "",
    )


def _can_show(session: LiveSession, step: RunStep, field: Field) -> bool:
    """Whether there is a screen for its result: on the board, called back later, or chosen from lines on the wall."""
    if field_policy(step, field) not in OPEN_POLICIES:
        return False
    later = any(field.name in other.recall for other in session.sheet.steps)
    return on_wall(step, field) or later or (field.kind == "pick" and bool(candidates(session, step, field, room=True)))
