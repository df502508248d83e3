"""YAML text to plain lists, dicts and text, and where each thing stands.

Every scalar is text: `10:30` is not 630 and `NO` is not false. Anchors, aliases, tags, duplicate keys and deep nesting are
refused, so that no small file can become a large one. PyYAML's C loader is not used: deep nesting crashes the process in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from facilitator.language import tr
from facilitator.sessions.errors import Problem, TemplateError

MOST_BYTES = 256 * 1024
DEEPEST = 20
Place = tuple[str | int, ...]
"""A way into the data. The place of a key itself, not its value, ends in ('', key)."""


@dataclass(frozen=True)
class Plain:
    """What a file says, and the line and column (from 1) of each place in it."""

    data: Any
    places: dict[Place, tuple[int, int]]


class _Refused(Exception):
    def __init__(self, mark: yaml.Mark | None, text: str) -> None:
        super().__init__(text)
        self.line, self.column = (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Composer(Reader, Scanner, Parser, Composer, BaseResolver):  # type: ignore[misc]
    """PyYAML without the parts that make anything but text."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        for part in (Scanner, Parser, Composer, BaseResolver):
            part.__init__(self)
        self._deep = 0

    def compose_node(self, above: Any, index: Any) -> Any:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(event.start_mark, tr("een verwijzing (*) kan hier niet; schrijf het voluit"))
        if getattr(event, "anchor", None):
            raise _Refused(event.start_mark, tr("een anker (&) kan hier niet; schrijf het voluit"))
        if getattr(event, "tag", None) not in (None, "!"):
            raise _Refused(event.start_mark, tr("een tag (!) kan hier niet; schrijf gewone tekst"))
        self._deep += 1
        if self._deep > DEEPEST:
            raise _Refused(event.start_mark, tr("te diep genest; een draaiboek gaat hooguit twintig niveaus diep"))
        node = super().compose_node(above, index)
        self._deep -= 1
        return node


def read_bytes(path: Path) -> bytes:
    """A file, or TemplateError when it cannot be read or is too large; reads no more than is allowed."""
    try:
        if path.is_dir():
            raise _wrong(path.name, tr("dit is een map, geen draaiboek"))
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _wrong(path.name, tr("het bestand is niet te lezen: {why}", why=error.strerror or error)) from error
    if len(data) > MOST_BYTES:
        raise _wrong(path.name, tr("het bestand is groter dan 256 kB; zo groot is geen draaiboek"))
    return data


def decode(data: bytes, name: str) -> str:
    """Bytes as text. Raises TemplateError for anything but UTF-8, and for NUL."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _wrong(name, tr("het bestand is bewaard als UTF-16; bewaar het als UTF-8"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TemplateError(name, (Problem(line, 1, tr("hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8")),)) from error
    if "\0" in text:
        raise TemplateError(name, (Problem(text[: text.index("\0")].count("\n") + 1, 1, tr("hier staat een NUL-teken; dit is geen tekst")),))
    return text


def read_plain(text: str, name: str) -> Plain:
    """YAML as plain values. Raises TemplateError for whatever cannot be."""
    if len(text) > MOST_BYTES:
        raise _wrong(name, tr("het bestand is groter dan 256 kB; zo groot is geen draaiboek"))
    places: dict[Place, tuple[int, int]] = {}
    try:
        node = _Composer(text).get_single_node()
        if node is None:
            raise _wrong(name, tr("dit bestand is leeg"))
        return Plain(_plain(node, (), places), places)
    except _Refused as refused:
        raise TemplateError(name, (Problem(refused.line, refused.column, str(refused)),)) from refused
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = tr("geen geldige YAML: {hint}", hint=_hint(str(error.problem or error)))
        raise TemplateError(name, (Problem(line, column, said),)) from error
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise TemplateError(name, (Problem(line, 1, tr("hier staat een teken dat niet mag")),)) from error
    except (RecursionError, ValueError, IndexError, KeyError, AttributeError) as error:
        # What PyYAML raises besides its own errors on broken input.
        raise _wrong(name, tr("geen geldige YAML")) from error


def _plain(node: Any, place: Place, places: dict[Place, tuple[int, int]]) -> Any:
    places[place] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*place, i), places) for i, child in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused(key.start_mark, tr("een sleutel is één woord of een paar woorden, geen lijst"))
        if key.value in found:
            raise _Refused(key.start_mark, tr("'{key}' staat hier twee keer", key=key.value))
        places[(*place, "", key.value)] = (key.start_mark.line + 1, key.start_mark.column + 1)
        found[key.value] = _plain(value, (*place, key.value), places)
    return found


def _hint(problem: str) -> str:
    if "but got '?'" in problem:
        return tr("een vraagteken kan niet binnen [ ] of {{ }}; zet elke vraag op een eigen regel met een streepje").replace("{{ }}", "{ }")
    if "mapping values are not allowed" in problem:
        return tr("een dubbele punt met een spatie erachter hoort niet in een gewone tekst; zet de tekst tussen aanhalingstekens")
    if "cannot start any token" in problem:
        return tr("een tab of een teken dat hier niet mag; spring in met spaties")
    return problem


def _wrong(name: str, text: str) -> TemplateError:
    return TemplateError(name, (Problem(1, 1, text),))
