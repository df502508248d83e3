"""Texts that are too long to read, and names that nothing uses or that say two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from facilitator.language import tr
from facilitator.sessions.templates.odd import Odd
from facilitator.sessions.templates.strict_yaml import Path
from facilitator.sessions.templates.template import Break, Include, Item, OneOf, Phase, Repeat, Step, Template
from facilitator.sessions.templates.template_walk import Here

MOST_WORDS = 12
"""On the beamer: what is read at eight metres in one glance."""
MOST_LETTERS_OF_A_GOAL = 90


def odd_texts(template: Template, everything: Sequence[Here], data: Any) -> Iterator[Odd]:
    """`data` is the plain file: what is written in it counts as used."""
    if len(template.goal) > MOST_LETTERS_OF_A_GOAL:
        text = tr("het doel is {n} letters; op de kaart past hooguit {most}", n=len(template.goal), most=MOST_LETTERS_OF_A_GOAL)
        yield Odd(("goal",), text)
    yield from _unused_roles(template, data)
    yield from _unused_blanks(template, everything, data)
    for here in everything:
        if here.own:
            yield from _show(here)
            yield from _same_titles(here.item, here.path)
    yield from _twice(template.steps, ("steps",))


def _show(here: Here) -> Iterator[Odd]:
    for text in here.scope.fill_all(here.item.show) if isinstance(here.item, Step | Break) else ():
        words = len(re.findall(r"\w[^\s]*", text))
        if words > MOST_WORDS:
            said = tr("{n} woorden op de beamer; hooguit {most} lezen makkelijk, of maak er een lijst van", n=words, most=MOST_WORDS)
            yield Odd((*here.path, "show"), said)
            return


def _same_titles(item: Item, path: Path) -> Iterator[Odd]:
    if isinstance(item, Phase | Repeat):
        yield from _twice(item.steps, (*path, "steps"))
        yield from _twice(item.otherwise if isinstance(item, Repeat) else (), (*path, "otherwise"))
    elif isinstance(item, OneOf):
        yield from _twice(item.choices, (*path, "choices"))


def _twice(items: tuple[Item, ...], path: Path) -> Iterator[Odd]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        # Breaks are often called alike, a repeat has no title, and an include may come at the beginning and at the end.
        named = isinstance(item, Step | Phase | OneOf) or (isinstance(item, Include) and item.title)
        title = item.label.casefold() if named else ""
        if title and title in seen:
            key = "phase" if isinstance(item, Phase) else "one of" if isinstance(item, OneOf) else "title"
            text = tr("'{title}' staat twee keer in hetzelfde blok; in het programma zijn ze niet te onderscheiden", title=item.label)
            yield Odd((*path, index, key), text)
        seen.add(title)


def _unused_roles(template: Template, data: Any) -> Iterator[Odd]:
    written = {key: value for key, value in data.items() if key != "roles"}
    words = "\n".join(_words(written)).casefold()
    for name in data.get("roles", {}):
        spec = template.roles[name]
        silent = spec.leads or spec.rest or spec.guest or spec.rotates or spec.low == 0
        if not silent and name.casefold() not in words:
            yield Odd(("roles", "", name), tr("de rol {role} komt verder nergens voor", role=name))


def _unused_blanks(template: Template, everything: Sequence[Here], data: Any) -> Iterator[Odd]:
    words = "\n".join(_words({key: value for key, value in data.items() if key != "fill in"}))
    used = {name for here in everything for name in _blanks_of(here.item, template)}
    for name in data.get("fill in", {}):
        if f"<{name}>" not in words and name not in used:
            yield Odd(("fill in", "", name), tr("<{name}> komt in geen enkele tekst voor", name=name))


def _blanks_of(item: Item, template: Template) -> Iterator[str]:
    """Blanks that an item uses other than in a text: as a list it goes through or chooses from, or by what it includes."""
    if isinstance(item, Repeat):
        yield item.rounds.source
    elif isinstance(item, Step):
        yield from (field.source for field in item.fields)
    elif isinstance(item, Include) and item.name in template.included:
        # A blank that an include leaves open is asked under the same name.
        yield from (name for name in template.included[item.name].blanks if name not in item.given)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    else:
        yield str(value)
