"""Changes a YAML text in place: only what is asked for becomes different, comments and layout stay.

The text must be one that `strict_yaml` reads; paths are as in its documents: keys and indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import yaml

from facilitator.sessions.templates.strict_yaml import Path, compose

Value = str | Sequence[str] | Mapping[str, str | Sequence[str]]
_PLAIN = re.compile(r"(?!.*(?:: |:$| #))[\w(‘“…].*")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}?:]")


@dataclass(frozen=True)
class _Change:
    begin: int
    end: int
    text: str


class YamlText:
    """A text with changes that wait until it is asked for. Paths are of the text as it was given; changes may not overlap."""

    def __init__(self, text: str) -> None:
        """Raises NotYaml."""
        self._text, self._root = text, compose(text)
        self._changes: list[_Change] = []
        self._line_end = "\r\n" if "\r\n" in text else "\n"

    def set(self, path: Path, key: str, value: Value) -> None:
        """Give a key of the map at this path a value; a key that is not there comes under the first one. Raises KeyError."""
        where = self._map(path)
        for name, node in where.value:
            if name.value == key:
                self._replace(name, node, _written(value, in_flow=bool(where.flow_style)))
                return
        self._insert(where, key, value)

    def get(self, path: Path, key: str) -> str | None:
        """The text behind a key of the map at this path, or None."""
        return next((node.value for name, node in self._map(path).value if name.value == key and isinstance(node, yaml.ScalarNode)), None)

    def has(self, path: Path, key: str) -> bool:
        """Whether the map at this path has the key."""
        return any(name.value == key for name, _ in self._map(path).value)

    def remove(self, path: Path, key: str) -> None:
        """Take a key that is not the first one out of the map at this path, with its line."""
        where = self._map(path)
        number = next((i for i, (name, _) in enumerate(where.value) if name.value == key), 0)
        if not number:
            return
        before = self._end(where.value[number - 1][1])
        if not where.flow_style:  # a comment behind the line before stays
            before = self._line_stop(before)
        self._changes.append(_Change(before, self._end(where.value[number][1]), ""))

    def reorder(self, path: Path, order: Sequence[int]) -> None:
        """Put the items of the list at this path in another order. Nothing in it may be changed at the same time."""
        items = cast(yaml.SequenceNode, self._node(path)).value
        texts = [self._text[item.start_mark.index : self._end(item)] for item in items]
        for item, other in zip(items, order, strict=True):
            self._changes.append(_Change(item.start_mark.index, self._end(item), texts[other]))

    def append(self, path: Path, item: Mapping[str, str]) -> None:
        """Put a map at the end of the list at this path, which may not be empty."""
        where = cast(yaml.SequenceNode, self._node(path))
        end = self._end(where.value[-1])
        if where.flow_style:
            self._changes.append(_Change(end, end, f", {_written(item, in_flow=True)}"))
            return
        indent, end = " " * where.start_mark.column, self._line_stop(end)
        lines = (f"{key}: {scalar(value)}" for key, value in item.items())
        text = f"{self._line_end}{indent}- " + f"{self._line_end}{indent}  ".join(lines)
        self._changes.append(_Change(end, end, text))

    def maps(self, first_key: str) -> Iterator[Path]:
        """Where there are maps that begin with this key."""
        yield from _maps(self._root, first_key, ())

    @property
    def text(self) -> str:
        """The text with all changes."""
        text = self._text
        for change in sorted(self._changes, key=lambda c: (c.begin, c.end), reverse=True):
            text = text[: change.begin] + change.text + text[change.end :]
        return text

    def _node(self, path: Path) -> yaml.Node:
        node: Any = self._root
        for part in path:
            found = node.value[part] if isinstance(part, int) else next((v for name, v in node.value if name.value == part), None)
            if found is None:
                raise KeyError(part)
            node = found
        return cast(yaml.Node, node)

    def _map(self, path: Path) -> yaml.MappingNode:
        node = self._node(path)
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise KeyError(path)
        return node

    def _replace(self, name: yaml.Node, node: yaml.Node, written: str) -> None:
        if _stands_on_its_line(node):
            self._changes.append(_Change(node.start_mark.index, self._end(node), written))
        else:
            self._changes.append(_Change(name.end_mark.index, self._end(node), f": {written}"))

    def _insert(self, where: yaml.MappingNode, key: str, value: Value) -> None:
        name, node = where.value[0]
        end, line = self._end(node), f"{key}: {_written(value, in_flow=bool(where.flow_style))}"
        if where.flow_style:
            self._changes.append(_Change(end, end, f", {line}"))
            return
        end = self._line_stop(end)
        self._changes.append(_Change(end, end, f"{self._line_end}{' ' * name.start_mark.column}{line}"))

    def _end(self, node: yaml.Node) -> int:
        """Where the last letter of a node is; the marks of a block go on to what follows it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        return len(self._text[: node.end_mark.index].rstrip())

    def _line_stop(self, index: int) -> int:
        """The end of the line, before what ends it."""
        stop = self._text.find("\n", index)
        stop = len(self._text) if stop < 0 else stop
        return stop - 1 if stop and self._text[stop - 1] == "\r" else stop


def _maps(node: yaml.Node, first_key: str, path: Path) -> Iterator[Path]:
    if isinstance(node, yaml.MappingNode):
        if node.value and node.value[0][0].value == first_key:
            yield path
        for name, value in node.value:
            yield from _maps(value, first_key, (*path, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _maps(value, first_key, (*path, index))


def _stands_on_its_line(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _written(value: Value, in_flow: bool) -> str:
    if isinstance(value, str):
        return scalar(value, in_flow)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, in_flow=True)}: {_written(each, in_flow=True)}" for key, each in value.items()) + "}"
    return f"[{', '.join(scalar(each, in_flow=True) for each in value)}]"


def scalar(value: str, in_flow: bool = False) -> str:
    """A text as YAML on one line, between quotation marks where it must be."""
    clean = " ".join(yaml.reader.Reader.NON_PRINTABLE.sub("", value).split())
    if _PLAIN.fullmatch(clean) and not (in_flow and _UNSAFE_IN_FLOW.search(clean)):
        return clean
    return "'" + clean.replace("'", "''") + "'"
