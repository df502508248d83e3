"""The sheet of who brought a case, or had another role for which something was kept: for that person and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.language import tr
from facilitator.sessions.leading.casting import holding
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.minutes import Minutes, MinutesStep
from facilitator.sessions.reports.minutes_fields import field_tables, field_texts, in_tables
from facilitator.sessions.reports.minutes_parts import minutes_note, titled
from facilitator.sessions.reports.told_sheet import told_sheet
from facilitator.sessions.step_fields.fields import field_policy, policy_of
from facilitator.sessions.templates.policies import strictness


@dataclass(frozen=True)
class Owner:
    """Somebody for whom something was kept in a role. Where nobody said who that is, it is whoever that pass was about: the id is then
    that of the pass (`@4[2]`) and the name is what the pass is called."""

    id: str
    name: str
    role: str


def owners(session: LiveSession) -> tuple[Owner, ...]:
    """Everybody who can have a sheet, in the order of the programme; also where their part of it stayed empty."""
    names = {person.id: person.label for person in session.people}
    found: dict[Owner, None] = {}
    for step in told_sheet(session, said=False).on:
        for role in _roles(step):
            for person in _holders(session, role, step):
                found[Owner(person, names.get(person, step.block_label), role)] = None
    return tuple(found)


def for_one(session: LiveSession, facts: Minutes, person: str) -> Minutes:
    """What was kept for this person in their own roles and passes. Without who said it, and nothing of anybody else's.

    Without a person: for the only one who can have a sheet, if there is one.
    """
    known = owners(session)
    person = person or (known[0].id if len({owner.id for owner in known}) == 1 else "")
    mine = [owner for owner in known if owner.id == person]
    told = tuple(step for step in _steps(session, person) if step.notes or step.texts or step.tables)
    name = mine[0].name if mine else ""
    return replace(
        facts,
        steps=told,
        recipient=name,
        role=", ".join(dict.fromkeys(owner.role for owner in mine)),
        names_hidden=True,
        audience=tr("Alleen voor {name}", name=name) if name else "",
        classification=tr("Vertrouwelijk – alleen voor de {role}", role=mine[0].role) if mine else facts.classification,
        concept=False,
    )


def _steps(session: LiveSession, person: str) -> Iterator[MinutesStep]:
    told = told_sheet(session)
    for step in told.on:
        for role in _roles(step):
            if person in _holders(session, role, step):
                yield _step(session, step, role, titled(told, step))


def _step(session: LiveSession, step: RunStep, role: str, title: str) -> MinutesStep:
    notes = [n for n in session.course.notes.values() if n.path == step.path and n.seen != "facilitator" and policy_of(session, n) == role]
    spans = session.course.spans(step.path)
    return MinutesStep(
        path=step.path,
        title=title,
        planned=step.length,
        took=None,
        began_at=spans[0].began_at if spans else None,
        language=step.language,
        notes=tuple(minutes_note(session, n) for n in notes if not in_tables(session, n)),
        texts=field_texts(session, step, role),
        tables=field_tables(session, step, notes, role),
    )


def _roles(step: RunStep) -> tuple[str, ...]:
    """The roles for which something can be kept here."""
    policies = (step.notes, *(field_policy(step, field) for field in step.fields))
    return tuple(dict.fromkeys(policy for policy in policies if strictness(policy) == 2))


def _holders(session: LiveSession, role: str, step: RunStep) -> tuple[str, ...]:
    """Who holds the role in this pass; the pass itself where nobody said who that is."""
    return holding(session, role, step.block) or (f"@{step.block}",)
