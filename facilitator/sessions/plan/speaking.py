"""Who can speak at a place in a draaiboek: who is present, minus who is apart there; and in what form, in a word."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.language import tr, trn
from facilitator.sessions.plan.run_sheet import Planning, RunStep
from facilitator.sessions.templates.scope import Scope
from facilitator.sessions.templates.template_keys import TALKING


@dataclass(frozen=True)
class Speaking:
    """`speakers` are ids in the order of the planning; `number` is smaller where nobody holds a role yet that is apart."""

    speakers: tuple[str, ...]
    number: int


def speaking(planning: Planning, scope: Scope) -> Speaking:
    """Who has a turn in a round here; always at least a number of one, so that a share of time exists."""
    apart: set[str] = set()
    unknown = 0
    for role, stances in scope.stances.items():
        spec = scope.roles.get(role)
        if spec is None or not spec.counted or role in scope.group_roles or TALKING.intersection(stances):
            continue
        found = _rest(planning, scope) if spec.rest else holders(planning, scope, role)
        apart.update(found)
        unknown += 0 if found or spec.rest else spec.low
    speakers = tuple(person for person in planning.people if person not in apart)
    return Speaking(speakers, max(1, len(speakers) - unknown))


def holders(planning: Planning, scope: Scope, role: str) -> tuple[str, ...]:
    """Ids of who holds a role here: who was given it in this pass, whose turn it is, else who holds it all along."""
    for block in reversed(scope.passes):
        given = planning.holders.get(f"{role}@{block}")
        if given:
            return given
    return scope.turn_holders.get(role) or planning.holders.get(role, ())


def _rest(planning: Planning, scope: Scope) -> tuple[str, ...]:
    named = {p for role, spec in scope.roles.items() if not spec.rest for p in holders(planning, scope, role)}
    return tuple(person for person in planning.people if person not in named)


def form_words(step: RunStep) -> str:
    """How people speak in a step, in a word or two."""
    if step.is_break:
        return tr("pauze")
    if step.groups:
        return trn("{n} groepje", "{n} groepjes", len(step.groups))
    words = {"round": tr("rondje"), "popcorn": tr("popcorn"), "silent": tr("stil"), "free": ""}
    return words.get(step.speak, step.speak)
