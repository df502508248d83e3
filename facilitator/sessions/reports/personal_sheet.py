"""The sheet of who brought a case, or had another role for which something was kept: for that person and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.language import day, tr
from facilitator.sessions.coming_back.follow_up import answer_of, state_of
from facilitator.sessions.history.promises import BroughtPromise
from facilitator.sessions.leading.casting import holding
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.minutes import Minutes, MinutesStep
from facilitator.sessions.reports.minutes_fields import field_tables, field_texts, in_tables
from facilitator.sessions.reports.minutes_parts import minutes_note, titled
from facilitator.sessions.reports.told_sheet import told_sheet
from facilitator.sessions.screens.look_back import promises_for
from facilitator.sessions.step_fields.fields import field_policy, policy_of
from facilitator.sessions.templates.policies import strictness

EARLIER = "^"
"""Begins the id of whoever held a role in an earlier session."""


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
    return (*found, *(owner for owner, _promises in earlier_owners(session)))


def earlier_owners(session: LiveSession) -> tuple[tuple[Owner, tuple[str, ...]], ...]:
    """Whoever held a role in an earlier session and said here what came of what was kept for them, with the ids of that.

    Who that was is not known any more, so they are called after the day and, where there were several, after their pass.
    """
    found: dict[tuple[str, str, str], list[BroughtPromise]] = {}
    for promise in session.course.brought.promises:
        said = state_of(session, promise.id) != "open" or answer_of(session, promise.id)
        if promise.block is not None and strictness(promise.policy) == 2 and said:
            found.setdefault((promise.policy, promise.session, promise.block), []).append(promise)
    return tuple(
        (Owner(f"{EARLIER}{of}@{block}", _earlier_name(session, promises[0], role), role), tuple(p.id for p in promises))
        for (role, of, block), promises in found.items()
    )


def _earlier_name(session: LiveSession, promise: BroughtPromise, role: str) -> str:
    when = day(local(promise.promised_at, session.particulars).date(), "d MMM y")
    name = tr("{role} van {day}", role=role[:1].upper() + role[1:], day=when)
    number = (promise.block or "").rpartition("[")[2].rstrip("]")
    return f"{name} ({number})" if number else name


def for_one(session: LiveSession, facts: Minutes, person: str) -> Minutes:
    """What was kept for this person in their own roles and passes. Without who said it, and nothing of anybody else's.

    Without a person: for the only one who can have a sheet, if there is one.
    """
    known = owners(session)
    alone = {owner.id for owner in known if not owner.id.startswith(EARLIER)} or {owner.id for owner in known}
    person = person or (next(iter(alone)) if len(alone) == 1 else "")
    mine = [owner for owner in known if owner.id == person]
    told = tuple(step for step in _steps(session, person) if step.notes or step.texts or step.tables)
    name = mine[0].name if mine else ""
    return replace(
        facts,
        steps=told,
        looked_back=promises_for(session, [each for owner, ids in earlier_owners(session) if owner.id == person for each in ids]),
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
