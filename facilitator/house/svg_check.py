"""Whether an SVG is a picture and nothing else: no scripts, nothing from outside, nothing that grows while it is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from facilitator.language import tr

MOST_BYTES, MOST_ELEMENTS, DEEPEST, MOST_DRAWN = 1_000_000, 5_000, 40, 20_000
"""`MOST_DRAWN` counts the work of an element as often as it is drawn: `use` in `use` in `use` is a small file and a long wait."""
MOST_STYLED = 500_000
"""Rules of a style sheet times the elements that each is held against."""
_LETTERS = 64
"""Letters of a path that are as much work as an element."""
_HEAVY = {"mask": 200, "filter": 200, "opacity": 10}
"""What has to be painted apart first."""
_REFERENCE = 20
_ACTING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_MOVING = frozenset({"animate", "animatetransform", "animatemotion", "animatecolor", "set"})
_POINTER = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)


class _NotAPictureError(Exception):
    """Why not, in words that follow a colon."""


@dataclass
class _Element:
    inside: list[int] = field(default_factory=list)
    points_to: list[str] = field(default_factory=list)
    work: int = 1


def check_svg(data: bytes) -> str:
    """Why this SVG is not to be drawn, as words that follow a colon; empty when it may be."""
    if len(data) > MOST_BYTES:
        return tr("een SVG van meer dan {n} MB is geen logo maar een tekening", n=MOST_BYTES // 1_000_000)
    reading = _Reading()
    try:
        reading.read(data)
        reading.count()
    except expat.ExpatError as error:
        return tr("regel {line} is geen goede SVG", line=error.lineno)
    except (LookupError, ValueError):
        return tr("het is geschreven in een tekenset die we niet kennen; bewaar het opnieuw als gewone SVG (UTF-8)")
    except _NotAPictureError as why:
        return str(why)
    return ""


class _Reading:
    """The elements of one file, and what refers to what."""

    def __init__(self) -> None:
        self._elements: list[_Element] = []
        self._open: list[int] = []
        self._by_id: dict[str, int] = {}
        self._in_style = False
        self._rules = 0

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(data, True)

    def _entity(self, *_declared: object) -> None:
        raise _NotAPictureError(tr("er staan afkortingen (entities) in; bewaar het opnieuw als gewone SVG"))

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _NotAPictureError(_outside())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2].lower()
        if not self._open and tag != "svg":
            raise _NotAPictureError(tr("het begint niet met ‘svg’"))
        if tag in _ACTING:
            raise _NotAPictureError(tr("er zit een script of een ander programma in; bewaar het opnieuw als gewone SVG"))
        if tag in _MOVING:
            raise _NotAPictureError(tr("het beweegt; bewaar het als stilstaand beeld"))
        if tag == "image":
            raise _NotAPictureError(tr("er zit een foto in; kies een PNG"))
        self._add(attributes)
        self._in_style = tag == "style"

    def _add(self, attributes: dict[str, str]) -> None:
        if len(self._elements) >= MOST_ELEMENTS or len(self._open) >= DEEPEST:
            raise _NotAPictureError(_intricate())
        element, here = _Element(), len(self._elements)
        for name, value in attributes.items():
            self._look_at(name.rpartition(" ")[2].lower(), value, element, here)
        if self._open:
            self._elements[self._open[-1]].inside.append(here)
        self._elements.append(element)
        self._open.append(here)

    def _look_at(self, name: str, value: str, element: _Element, here: int) -> None:
        if name.startswith("on"):
            raise _NotAPictureError(tr("er zit een script of een ander programma in; bewaar het opnieuw als gewone SVG"))
        if name == "id":
            self._by_id.setdefault(value, here)
        pointers = [value.strip()] if name in ("href", "src", "base") else _POINTER.findall(value)
        for pointer in pointers:
            if not pointer.startswith("#"):
                raise _NotAPictureError(_outside())
            element.points_to.append(pointer[1:])
        element.work += len(value) // _LETTERS + _HEAVY.get(name, _REFERENCE if "url(" in value else 0)

    def _text(self, text: str) -> None:
        if not self._in_style:
            return
        self._rules += text.count("{")
        if "@import" in text.lower() or any(not p.startswith("#") for p in _POINTER.findall(text)):
            raise _NotAPictureError(_outside())

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._in_style = False

    def count(self) -> None:
        """Raise when something refers to itself, or is more work to draw than there is time for."""
        if self._rules * len(self._elements) > MOST_STYLED:
            raise _NotAPictureError(_intricate())
        drawn: dict[int, int] = {}
        self._drawn(0, drawn, ())

    def _drawn(self, at: int, drawn: dict[int, int], on: tuple[int, ...]) -> int:
        if at in drawn:
            return drawn[at]
        if at in on or len(on) > 6 * DEEPEST:
            raise _NotAPictureError(_intricate())
        element, way = self._elements[at], (*on, at)
        within = [*element.inside, *(self._by_id[name] for name in element.points_to if name in self._by_id)]
        total = element.work + sum(self._drawn(inner, drawn, way) for inner in within)
        if total > MOST_DRAWN:
            raise _NotAPictureError(_intricate())
        drawn[at] = total
        return total


def _outside() -> str:
    return tr("het verwijst naar iets buiten het bestand; bewaar het opnieuw met alles erin")


def _intricate() -> str:
    return tr("de tekening is te ingewikkeld; kies een eenvoudiger SVG of een PNG")
