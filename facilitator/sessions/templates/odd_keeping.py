"""What is kept, against what is promised about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.language import tr
from facilitator.sessions.templates.odd import Odd
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.small_texts import is_dots
from facilitator.sessions.templates.template import Break, Field, Step, Template
from facilitator.sessions.templates.template_keys import POLICIES
from facilitator.sessions.templates.template_walk import Here


def odd_keeping(template: Template, everything: Sequence[Here]) -> Iterator[Odd]:
    """Reports that stay empty, what is kept and never comes out, choices that change nothing, advice that never comes."""
    kept = _policies(everything)
    yield from _reports(template, kept)
    for here in everything:
        for index, field in enumerate(here.item.fields if here.own and isinstance(here.item, Step) else ()):
            yield from _settle(field, (*here.path, "fields", index), kept)
            yield from _advice(field, (*here.path, "fields", index))


def _policies(everything: Sequence[Here]) -> frozenset[str]:
    """Every policy that holds somewhere, of the note line or of a field. What a group settles is kept whatever holds."""
    lines = {here.scope.notes for here in everything if isinstance(here.item, Step | Break)}
    steps = ((here.scope, here.item.fields) for here in everything if isinstance(here.item, Step))
    return frozenset(lines | {scope.kept(field) for scope, fields in steps for field in fields if field.kind != "settle"})


def _reports(template: Template, kept: frozenset[str]) -> Iterator[Odd]:
    personal = sorted(kept - POLICIES)
    if "minutes" in template.reports and "report" not in kept:
        yield Odd(("reports",), tr("er wordt hier nooit iets voor het verslag bewaard; minutes blijft leeg"))
    if "personal sheet" in template.reports and not personal:
        yield Odd(("reports",), tr("er wordt hier nooit iets voor één rol bewaard; personal sheet blijft leeg"))
    if "report" in kept and not {"minutes", "actions"} & set(template.reports):
        yield Odd(("reports",), tr("wat hier voor het verslag bewaard wordt komt nergens; zet minutes of actions bij reports"))
    if personal and "personal sheet" not in template.reports:
        text = tr("wat hier voor de {role} bewaard wordt komt nergens; zet personal sheet bij reports", role=personal[0])
        yield Odd(("reports",), text)


def _settle(field: Field, path: tuple[str | int, ...], kept: frozenset[str]) -> Iterator[Odd]:
    freest = max(map(strictness, kept), default=0)
    for index, option in enumerate(field.options if field.kind == "settle" else ()):
        if option in POLICIES and strictness(option) > freest:
            text = tr("er wordt in dit draaiboek nergens zo veel bewaard; '{option}' kiezen verandert hier niets", option=option)
            yield Odd((*path, "options", index), text)


def _advice(field: Field, path: tuple[str | int, ...]) -> Iterator[Odd]:
    counted = field.kind == "vote" or field.by == "hands" or is_dots(field.by)
    if field.advice and not counted:
        yield Odd((*path, "advice"), tr("hier wordt niets geteld, dus dit advies komt nooit; kies met hands of stippen"))
        return
    never = {"tie"} if field.top == "all" else {"tie", "majority", "divided"} if len(field.options) == 1 else set()
    for outcome in sorted(never & set(field.advice)):
        yield Odd((*path, "advice", "", outcome), tr("de uitkomst '{outcome}' kan hier niet voorkomen", outcome=outcome))
