"""Walks the fields of a draaiboek."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessions.templates.template import Field, Item, OneOf, Phase, Repeat, Step


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
