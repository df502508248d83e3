"""Roles, stances and groups that do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.language import tr
from facilitator.sessions.plan.speaking import speaking
from facilitator.sessions.templates.odd import Odd
from facilitator.sessions.templates.odd_times import anonymous
from facilitator.sessions.templates.scope import Scope
from facilitator.sessions.templates.template import Break, Step, Template
from facilitator.sessions.templates.template_keys import TALKING
from facilitator.sessions.templates.template_walk import Here


def odd_people(template: Template, everything: Sequence[Here]) -> Iterator[Odd]:
    """Turns for nobody, somebody silent who has the floor, groups larger than the group, more roles than people."""
    yield from _roles(template)
    for here in everything:
        if not here.own:
            continue
        if isinstance(here.item, Step):
            yield from _speakers(here.item, here)
        if not isinstance(here.item, Break) and here.item.groups:
            yield from _groups(here, template)


def _roles(template: Template) -> Iterator[Odd]:
    needed = sum(spec.low for spec in template.roles.values() if spec.counted and not spec.rest)
    if template.people and needed > template.people.low:
        text = tr("de rollen vragen samen {needed} mensen, en people begint bij {people}", needed=needed, people=template.people.low)
        yield Odd(("roles",), text)


def _speakers(item: Step, here: Here) -> Iterator[Odd]:
    speak, path = item.speak, (*here.path, "speak")
    if speak.role and _silent(speak.role, here.scope):
        yield Odd(path, tr("alleen de {role} spreekt hier, maar stance laat die zwijgen", role=speak.role))
    elif speak.starts_with and _silent(speak.starts_with, here.scope):
        yield Odd(path, tr("het rondje begint bij de {role}, maar stance laat die zwijgen", role=speak.starts_with))
    elif speak.ends_with and _silent(speak.ends_with, here.scope):
        yield Odd(path, tr("het rondje eindigt bij de {role}, maar stance laat die zwijgen", role=speak.ends_with))
    elif speak.form in ("round", "popcorn") and all(_silent(name, here.scope) for name in _counted(here.scope)):
        yield Odd(path, tr("hier heeft niemand een beurt: stance laat elke rol zwijgen"))


def _counted(scope: Scope) -> tuple[str, ...]:
    return tuple(name for name, spec in scope.roles.items() if spec.counted)


def _silent(role: str, scope: Scope) -> bool:
    stances = scope.stances.get(role, ())
    return bool(stances) and not TALKING.intersection(stances)


def _groups(here: Here, template: Template) -> Iterator[Odd]:
    groups = here.item.groups
    if groups is None or template.people is None:
        return
    number = speaking(anonymous(template.people.low), here.scope).number
    if groups.inner_ring and groups.high >= number:
        text = tr("met {n} mensen blijft er buiten een binnenkring van {size} niemand over", n=number, size=groups.high)
        yield Odd((*here.path, "groups"), text)
    elif groups.low > number and not groups.fewer:
        yield Odd((*here.path, "groups"), tr("met {n} mensen zijn er geen groepen van {size} te maken", n=number, size=groups.low))
