"""YAML text to plain maps, lists and texts, plus where each thing stands. Every scalar is text: `10:30` and `no` stay what they are.

No anchors, aliases or tags, no key twice, and caps on size, depth and number, so that no file can stall the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

import yaml
import yaml.composer
import yaml.parser
import yaml.reader
import yaml.resolver
import yaml.scanner

from facilitator.language import tr
from facilitator.sessions.errors import Problem

MOST_BYTES = 256 * 1024
MOST_DEPTH = 20
MOST_NODES = 4000
MOST_LETTERS_IN_A_TEXT = 20_000
Path = tuple[str | int, ...]
"""Where something is in a file: keys and indexes. The key itself, rather than its value, is at `(..., "", key)`."""


_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2007\u202f\u3000\u0085\u2028\u2029"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))


class NotYaml(Exception):
    """A text that cannot be read as YAML at all, or uses what a draaiboek may not; carries the one problem."""

    def __init__(self, line: int, column: int, text: str) -> None:
        self.problem = Problem(line, column, text)
        super().__init__(text)


@dataclass
class Document:
    """What was read: dicts, lists and texts; `places` gives line and column, both from 1."""

    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_bytes(data: bytes, most: int = MOST_BYTES) -> str:
    """The text of a file. Raises NotYaml for anything but UTF-8 text of at most so many bytes."""
    if len(data) > most:
        raise NotYaml(1, 1, tr("dit bestand is te groot voor een draaiboek (meer dan {n} kB)", n=most // 1024))
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotYaml(1, 1, tr("dit is geen gewone tekst; bewaar het bestand als UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise NotYaml(line, column, tr("hier staat een teken dat geen UTF-8 is; bewaar het bestand als UTF-8")) from None


def read_document(text: str) -> Document:
    """Compose the text. Raises NotYaml; problems that leave the rest readable, such as a key twice, are in the document."""
    node = compose(text)
    document = Document()
    document.data = _plain(node, (), document)
    return document


def compose(text: str) -> yaml.Node:
    """The text as nodes that know where they begin and end. Raises NotYaml."""
    _check_characters(text)
    try:
        node = _Composer(_with_plain_spaces(text)).get_single_node()
    except NotYaml:
        raise
    except yaml.MarkedYAMLError as error:
        raise _explained(error) from None
    except RecursionError:
        raise NotYaml(1, 1, tr("dit bestand is te diep genest")) from None
    except Exception:  # PyYAML lets IndexError, ValueError and the like through on some damaged files.
        raise NotYaml(1, 1, tr("dit bestand is geen geldige YAML")) from None
    if node is None:
        raise NotYaml(1, 1, tr("dit bestand is leeg"))
    return node


class _Composer(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, yaml.resolver.BaseResolver):
    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        yaml.composer.Composer.__init__(self)
        yaml.resolver.BaseResolver.__init__(self)
        self._depth = 0
        self._nodes = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        self._nodes += 1
        self._depth += 1
        forbidden = _forbidden(event) or self._too_much(event)
        if forbidden:
            raise NotYaml(event.start_mark.line + 1, event.start_mark.column + 1, forbidden)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _too_much(self, event: Any) -> str:
        if self._depth > MOST_DEPTH:
            return tr("dit is te diep genest")
        if self._nodes > MOST_NODES:
            return tr("dit bestand is te lang voor een draaiboek (meer dan {n} onderdelen)", n=MOST_NODES)
        value = getattr(event, "value", None) or ""
        if len(value) > MOST_LETTERS_IN_A_TEXT:
            return tr("deze tekst is te lang (meer dan {n} tekens)", n=MOST_LETTERS_IN_A_TEXT)
        strange = yaml.reader.Reader.NON_PRINTABLE.search(value)  # An escape such as \x07 gets past the check of the file.
        return tr("hier staat een teken dat niet in een tekst hoort ({found})", found=f"U+{ord(strange.group()):04X}") if strange else ""


def _forbidden(event: Any) -> str:
    if isinstance(event, yaml.AliasEvent):
        return tr("een verwijzing (*) kan hier niet; schrijf het voluit")
    if getattr(event, "anchor", None):
        return tr("een anker (&) kan hier niet; schrijf het voluit")
    if getattr(event, "tag", None):
        return tr("een tag (!) kan hier niet; laat hem weg")
    return ""


def _check_characters(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LETTERS_IN_A_TEXT:
            raise NotYaml(number, 1, tr("deze regel is te lang (meer dan {n} tekens)", n=MOST_LETTERS_IN_A_TEXT))
        tab = line.find("\t", 0, len(line) - len(line.lstrip()))
        if tab >= 0:
            raise NotYaml(number, tab + 1, tr("hier staat een tab; spring in met spaties"))
    strange = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if strange:
        line_start = text.rfind("\n", 0, strange.start()) + 1
        found = f"U+{ord(strange.group()):04X}"
        where = text.count("\n", 0, strange.start()) + 1, strange.start() - line_start + 1
        raise NotYaml(*where, tr("hier staat een teken dat niet in een tekst hoort ({found})", found=found))


def _with_plain_spaces(text: str) -> str:
    """Copied text brings spaces that YAML does not know, and line ends that no editor counts. One for one, so columns stay."""
    return text.translate(_SPACES)


def _explained(error: yaml.MarkedYAMLError) -> NotYaml:
    said = str(error.problem)
    # What is not finished is noticed far below; where it begins is where to look.
    unfinished = any(part in said for part in ("could not find expected ':'", "expected ',' or", "unexpected end of stream"))
    mark = (error.context_mark if unfinished else None) or error.problem_mark or error.context_mark
    hints = {
        "but got '?'": tr("een vraagteken kan niet binnen haken; zet elke vraag op een eigen regel met een streepje"),
        "mapping values are not allowed": tr("een dubbele punt met een spatie kan hier niet; zet de tekst tussen aanhalingstekens"),
        "cannot start any token": tr("hier staat een teken waarmee een tekst niet mag beginnen; zet de tekst tussen aanhalingstekens"),
        "could not find expected ':'": tr("hier hoort een sleutel met een dubbele punt erachter, zoals title: Inbreng"),
        "but found another document": tr("hier begint een tweede draaiboek (---); zet elk in een eigen bestand"),
        "expected <block end>": tr("deze regel springt anders in dan de regels erboven"),
        "expected ',' or": tr("een haak [ of accolade is niet gesloten, of er ontbreekt een komma"),
        "unexpected end of stream": tr("een aanhalingsteken is niet gesloten"),
    }
    other = tr("dit is geen geldige YAML; kijk naar inspringing en aanhalingstekens")
    hint = next((text for part, text in hints.items() if part in said), other)
    return NotYaml(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, hint)


def _plain(node: yaml.Node, path: Path, document: Document) -> Any:
    document.places[path] = _place(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), document) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _map(node, path, document)
    return _written(node.value)


def _written(text: str) -> str:
    """The text as one sees it: without what takes no room, and an ë the same however it was typed."""
    return normalize("NFC", text.translate(_UNSEEN)) if not text.isascii() else text


def _map(node: yaml.MappingNode, path: Path, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        place = _place(key)
        if not isinstance(key, yaml.ScalarNode):
            document.problems.append(Problem(*place, tr("een sleutel is één woord of een paar woorden, geen lijst")))
        elif (name := _written(key.value)) in found:
            document.problems.append(Problem(*place, tr("'{key}' staat hier twee keer", key=name), name))
        else:
            document.places[(*path, "", name)] = place
            found[name] = _plain(value, (*path, name), document)
    return found


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
