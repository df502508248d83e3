"""Whose a field is where every person or every group fills in their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.language import tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.step_fields.field_keys import MARK, key, of_all
from facilitator.sessions.templates.template import Field


@dataclass(frozen=True)
class Holder:
    """A person, by id, or a group, by its number from "1"."""

    id: str
    label: str


def field_at(session: LiveSession, name: str) -> tuple[RunStep, Field] | None:
    """The step and the field that are kept under this name, whoever holds it; None where the name is of no field."""
    known = session.sheet.fields
    return known.get(name) or known.get(of_all(name))


def holders_of(session: LiveSession, step: RunStep, field: Field) -> tuple[Holder, ...]:
    """Who each have their own, in order; empty where the field is filled in once for all.

    Who filled something in and left is still among them.
    """
    if field.kind == "settle" or not field.per:  # what is settled holds for everybody
        return ()
    there = tuple(p.id for p in session.circle) if field.per == "person" else tuple(str(n) for n in range(1, _groups(session, step) + 1))
    filled = [holder for holder in _filled_by(session, key(step, field)) if holder not in there]
    return tuple(Holder(h, _label(session, field, h)) for h in (*there, *dict.fromkeys(filled)))


def present(session: LiveSession, step: RunStep, field: Field, holder: str = "") -> int:
    """How many people can be counted: everybody in the circle, the people of one group, or one person."""
    if not holder:
        return len(session.circle)
    return 1 if field.per == "person" else _size(session, step, holder)


def groups_near(session: LiveSession, step: RunStep) -> RunStep | None:
    """The last step up to this one that had groups: what they bring back belongs to those."""
    found = None
    for other in session.sheet.steps:
        found = other if other.groups else found
        if other.path == step.path:
            break
    return found


def _groups(session: LiveSession, step: RunStep) -> int:
    near = groups_near(session, step)
    return len(near.groups) if near else 1


def _size(session: LiveSession, step: RunStep, holder: str) -> int:
    near = groups_near(session, step)
    if near is None or not holder.isdigit() or not 1 <= int(holder) <= len(near.groups):
        return len(session.circle)
    return len(near.groups[int(holder) - 1])


def _filled_by(session: LiveSession, name: str) -> Iterator[str]:
    for kept in (*session.course.fields, *(n.field for n in session.course.notes.values())):
        before, mark, holder = kept.rpartition(MARK)
        if mark and before == name:
            yield holder


def _label(session: LiveSession, field: Field, holder: str) -> str:
    if field.per == "group":
        return tr("groepje {n}", n=holder)
    return next((p.label for p in session.people if p.id == holder), tr("iemand die wegging"))
