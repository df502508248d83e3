"""The logical structure of a document: what a screen reader reads, in the order in which it is told."""

from __future__ import annotations


class Node:
    """One element, such as H1, P or TD. Made together with the story, so that reading order is story order.

    `alt` says in words what a figure shows, `actual` what was typed where other shapes are drawn, `attributes` is PDF source.
    """

    __slots__ = ("actual", "alt", "attributes", "kids", "language", "parent", "tag")

    def __init__(
        self, tag: str, parent: Node | None = None, *, alt: str = "", actual: str = "", language: str = "", attributes: str = ""
    ) -> None:
        self.tag, self.parent, self.kids = tag, parent, list[Node]()
        self.alt, self.actual, self.language, self.attributes = alt, actual, language, attributes
        if parent is not None:
            parent.kids.append(self)


def table_scope(kind: str) -> str:
    """Whether a head cell is about its `Row` or its `Column`."""
    return f"<</O /Table /Scope /{kind}>>"


BULLETED = "<</O /List /ListNumbering /Disc>>"
