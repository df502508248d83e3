"""Versions of the format. A draaiboek of an older version is read for ever: it is brought to the newest before it is checked.

A new version adds one function to `UPGRADES`. It gets the plain data of a file (dicts, lists, texts) and gives that of the next
version; it need not know about places. Every text carries where it stood, so a problem still points to the line it was written on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import Problem
from facilitator.sessions.templates.strict_yaml import Document, Path

NEWEST = 1
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Mapping[int, Upgrade] = {}
"""From the version that is the key to the next one. Empty as long as there has been one version."""


class TooNew(Exception):
    """A draaiboek of a version that this program does not know yet; carries the one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.text)


def as_newest(document: Document, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = NEWEST) -> Document:
    """The document as the newest version writes it; one without a version that can be read stays as it is. Raises TooNew."""
    version = _version(document.data)
    if version > newest:
        text = tr("dit draaiboek is van een nieuwere versie ({version}) dan dit programma kent ({newest}); werk Facilitator bij")
        place = document.places.get(("draaiboek",), (1, 1))
        raise TooNew(Problem(*place, text.format(version=version, newest=newest), "draaiboek"))
    if not 0 < version < newest:
        return document
    data = _with_places(document.data, (), document)
    for number in range(version, newest):
        data = upgrades[number](data)
    return _without_places(data, document)


def _version(data: Any) -> int:
    written = data.get("draaiboek") if isinstance(data, dict) else None
    return int(written) if isinstance(written, str) and written.isascii() and written.isdigit() and len(written) < 6 else 0


class _Text(str):
    place: tuple[int, int] | None = None


class _Map(dict[str, Any]):
    place: tuple[int, int] | None = None


class _List(list[Any]):
    place: tuple[int, int] | None = None


def _with_places(value: Any, path: Path, document: Document) -> Any:
    placed: _Text | _Map | _List
    if isinstance(value, dict):
        placed = _Map()
        for key, inner in value.items():
            name = _Text(key)
            name.place = document.places.get((*path, "", key))
            placed[name] = _with_places(inner, (*path, key), document)
    elif isinstance(value, list):
        placed = _List(_with_places(inner, (*path, index), document) for index, inner in enumerate(value))
    else:
        placed = _Text(value)
    placed.place = document.places.get(path)
    return placed


def _without_places(data: Any, document: Document) -> Document:
    return Document(_plain(data), dict(_places(data, (), (1, 1))), document.problems)


def _places(value: Any, path: Path, around: tuple[int, int]) -> Iterator[tuple[Path, tuple[int, int]]]:
    place = getattr(value, "place", None) or _first_inside(value) or around
    yield path, place
    if isinstance(value, dict):
        for key, inner in value.items():
            # A key that an upgrade has renamed has no place of its own; what stands behind it has.
            yield (*path, "", str(key)), getattr(key, "place", None) or getattr(inner, "place", None) or place
            yield from _places(inner, (*path, str(key)), place)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*path, index), place)


def _first_inside(value: Any) -> tuple[int, int] | None:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((place for place in (getattr(inner, "place", None) for inner in inside) if place), None)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else str(value)
