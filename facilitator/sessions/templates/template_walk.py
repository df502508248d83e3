"""Walks a draaiboek in the order it is run, with what holds in each item: as its run sheet would, but every item once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.scope import Scope
from facilitator.sessions.templates.small_texts import RoleSpec
from facilitator.sessions.templates.strict_yaml import Path
from facilitator.sessions.templates.template import Include, Item, OneOf, Phase, Repeat, Step, Template

MOST_VISITS = 4000
"""Files that include files multiply; past this nothing is looked at any more."""


@dataclass(frozen=True)
class Here:
    """One item. `path` is its place in the file; `at` that of its first pass in the run sheet."""

    item: Item
    path: Path
    at: str
    scope: Scope
    own: bool
    """False in an included file; `path` is then that of the include."""
    in_groups: bool
    """Whether the group has been in groups by now."""


def walk(template: Template) -> tuple[Here, ...]:
    """Every item of the draaiboek and of what it includes."""
    return tuple(_Walk(template).file(template, (), "", Scope(), True))


class _Walk:
    def __init__(self, template: Template) -> None:
        self._included = template.included
        self._visits = 0
        self._in_groups = False

    def file(self, template: Template, path: Path, at: str, around: Scope, own: bool) -> Iterator[Here]:
        scope = replace(
            around,
            notes=stricter(template.notes, around.notes),
            ceiling=around.notes,
            roles={**around.roles, **template.roles},
            values={**around.values, **template.fill_in},
        )
        yield from self._items(template.steps, (*path, "steps") if own else path, at, scope, own)

    def _items(self, items: tuple[Item, ...], path: Path, at: str, scope: Scope, own: bool) -> Iterator[Here]:
        for index, item in enumerate(items):
            self._visits += 1
            if self._visits > MOST_VISITS:
                return
            yield from self._item(item, (*path, index) if own else path, f"{at}{index + 1}", scope.inside(item), own)

    def _item(self, item: Item, path: Path, at: str, scope: Scope, own: bool) -> Iterator[Here]:
        if isinstance(item, Step):
            # Whoever writes alone is not among others, unless the step itself says so.
            self._in_groups |= bool(scope.groups) and (item.speak.form != "silent" or item.groups is not None)
        yield Here(item, path, at, scope, own, self._in_groups)
        if isinstance(item, Phase):
            yield from self._items(item.steps, (*path, "steps") if own else path, f"{at}.", scope, own)
        elif isinstance(item, OneOf):
            yield from self._items(item.choices, (*path, "choices") if own else path, at, scope, own)
        elif isinstance(item, Repeat):
            yield from self._items(item.steps, (*path, "steps") if own else path, f"{at}[1].", _in_a_pass(item, scope), own)
            yield from self._items(item.otherwise, (*path, "otherwise") if own else path, f"{at}!", scope, own)
        elif isinstance(item, Include) and item.name in self._included:
            yield from self.file(self._included[item.name], path, f"{at}.", scope, False)


def _in_a_pass(item: Repeat, scope: Scope) -> Scope:
    rounds = item.rounds
    inner = replace(scope, roles={**{role: RoleSpec() for role in item.role}, **scope.roles})
    if rounds.thing:
        inner = replace(inner, values={**scope.values, rounds.thing: rounds.thing})
    return replace(inner, group_roles=scope.group_roles | set(item.role)) if rounds.how == "group" else inner
