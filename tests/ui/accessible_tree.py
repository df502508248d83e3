"""What assistive software finds in a window: the tree of objects that Qt hands it, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Part = QAccessible.Role
ACTS = frozenset({
    Part.Button, Part.CheckBox, Part.RadioButton, Part.EditableText, Part.ComboBox, Part.Slider, Part.SpinBox, Part.List, Part.ListItem,
    Part.MenuItem, Part.Tree, Part.TreeItem, Part.Table, Part.PageTab, Part.ButtonMenu, Part.Link,
})  # fmt: skip
"""Roles of what is pressed, chosen or filled in."""
SAYS_NOTHING = frozenset({Part.NoRole, Part.Client})
_WORD = re.compile(r"\w", re.UNICODE)
_ICON_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


@dataclass(frozen=True)
class Node:
    """One object of the tree, as it was when it was walked past."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    widget: QWidget | None
    inside: str
    """Names of what it stands in, from the outside in."""
    focusable: bool
    enabled: bool
    checkable: bool
    parts: int
    """How many objects stand in it."""

    @property
    def acts(self) -> bool:
        """Whether one can do something with it."""
        return self.role in ACTS or self.focusable

    def __str__(self) -> str:
        kind = type(self.widget).__name__ if self.widget else "item"
        return f"{self.role.name} {self.name!r} ({kind} in {self.inside})"


def walk(root: QWidget) -> list[Node]:
    """Everything that is visible in this window, in the order of the tree."""
    found = QAccessible.queryAccessibleInterface(root)
    return list(_below(found, "")) if found is not None else []


def _below(at: QAccessibleInterface, inside: str) -> Iterator[Node]:
    if at.state().invisible:
        return
    node = _node(at, inside)
    yield node
    within = f"{inside}/{node.name}" if node.name else inside
    for number in range(at.childCount()):
        child = at.child(number)
        if child is not None and child.isValid():
            yield from _below(child, within)


def _node(at: QAccessibleInterface, inside: str) -> Node:
    state, told = at.state(), at.object()
    widget = told if isinstance(told, QWidget) else None
    takes_keys = widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    values = at.valueInterface()
    return Node(
        at.role(), at.text(QAccessible.Text.Name), at.text(QAccessible.Text.Description),
        str(values.currentValue()) if values is not None else at.text(QAccessible.Text.Value),
        widget, inside, takes_keys and bool(state.focusable), not state.disabled, bool(state.checkable),
        at.childCount(),
    )  # fmt: skip


def faults(nodes: list[Node]) -> list[str]:
    """What a person who cannot see the window would stumble over."""
    found = [f"no name: {n}" for n in nodes if n.acts and not _WORD.search(n.name)]
    found += [f"named for its icon: {n}" for n in nodes if n.acts and _ICON_NAME.fullmatch(n.name)]
    found += [f"no role: {n}" for n in nodes if n.role in SAYS_NOTHING and not n.parts and (n.focusable or n.name)]
    alike = Counter((n.inside, n.role, n.name) for n in nodes if n.acts and n.role not in (Part.ListItem, Part.TreeItem))
    found += [f"{count} times the same: {name!r} in {inside}" for (inside, _role, name), count in alike.items() if count > 1]
    return found
