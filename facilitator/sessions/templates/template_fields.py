"""Walks the fields of a draaiboek."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessions.templates.template import Field, Item, OneOf, Phase, Repeat, Step, Template, repeats


def fields_of(items: tuple[Item, ...]) -> Iterator[Field]:
    """Every field in these items and the blocks in them, in the order of the file."""
    for item in items:
        if isinstance(item, Step):
            yield from item.fields
        elif isinstance(item, OneOf):
            yield from fields_of(item.choices)
        elif isinstance(item, Phase | Repeat):
            yield from fields_of(item.steps)
            yield from fields_of(item.otherwise if isinstance(item, Repeat) else ())


def written_policies(items: tuple[Item, ...]) -> frozenset[str]:
    """The policies that fields have of their own."""
    return frozenset(field.notes for field in fields_of(items) if field.notes)


def gone_over(template: Template) -> frozenset[str]:
    """The names of the lists whose lines make passes or rows, here or in what is included: no other line changes a run sheet."""
    files = (template, *template.included.values())
    passes = {item.rounds.source for each in files for item in repeats(each.steps)}
    rows = {field.rows[0] for each in files for field in fields_of(each.steps) if len(field.rows) == 1}
    return frozenset(filter(None, passes | rows))
