"""A draaiboek to share: one text with the draaiboek itself and everything it includes, to be read in any editor.

Each part begins with a line `--- # name.yaml`, which is also how YAML separates documents; the first part is the draaiboek
itself. The parts are taken apart here and then read like any other file, so no part can do what a file may not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.strict_yaml import MOST_BYTES, NotYaml, read_bytes
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import MOST_INCLUDED, Find, plain_name, read_text, unreadable

SUFFIX = ".draaiboek"
MOST_SHARED_BYTES = 2 * 1024 * 1024
LONGEST_SHOWN = 60
"""Letters of what cannot be a name."""
_MARK = re.compile(r"--- # ?(.+?)(?:\.ya?ml)?\s*")


@dataclass(frozen=True)
class Parts:
    """The texts by name, and on which line of the whole each begins; the first is the draaiboek itself."""

    main: str
    sources: Mapping[str, str]
    first_lines: Mapping[str, int]


def is_shared(path: Path) -> bool:
    """Whether this is a file to share, by its name."""
    return path.suffix.lower() == SUFFIX


def to_share_as(path: Path) -> Path:
    """The path with the ending by which it is known again; where that is another path than was given, one that is free."""
    if is_shared(path):
        return path
    wanted = (path.with_name(f"{path.name}{'' if n == 1 else f'-{n}'}{SUFFIX}") for n in count(1))
    return next(each for each in wanted if not each.exists())


def to_shared(template: Template) -> str:
    """The draaiboek and what it includes, as one text."""
    names = [template.name, *sorted(name for name in template.sources if name != template.name)]
    head = tr("# Een draaiboek om te delen. Sleep dit bestand op het venster van Facilitator, of kies daar Draaiboek openen.")
    return "\n".join([head, *(f"--- # {name}.yaml\n{_part(template.sources[name])}" for name in names)]) + "\n"


def read_shared(path: Path, find: Find) -> Template:
    """The draaiboek in a file to share; what is not in it is looked for with `find`. Raises TemplateError, lines as in the file."""
    parts = take_apart(_text(path), path.stem)
    try:
        return read_text(parts.sources[parts.main], parts.main, lambda name: parts.sources.get(name) or find(name))
    except TemplateError as error:
        raise TemplateError(path.stem, tuple(_in_whole(problem, parts) for problem in error.problems)) from None


def take_apart(text: str, name: str) -> Parts:
    """The parts of a text; one without a line that begins a part is one part, with this name. Raises TemplateError."""
    starts: list[tuple[str, int]] = []
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if mark := _MARK.fullmatch(line):
            starts.append((_checked(mark[1], number, starts, name), number + 1))
    before = lines[: starts[0][1] - 2] if starts else lines
    if not starts or any(line.strip() and not line.startswith("#") for line in before):
        starts.insert(0, (name, 1))
    ends = [begin - 2 for _, begin in starts[1:]] + [len(lines)]
    sources = {each: "\n".join(lines[begin - 1 : end]).rstrip("\n") + "\n" for (each, begin), end in zip(starts, ends, strict=True)}
    for each, begin in starts:
        if len(sources[each].encode()) > MOST_BYTES:
            raise _wrong(name, begin, tr("'{name}' is te groot voor een draaiboek (meer dan {n} kB)", name=each, n=MOST_BYTES // 1024))
    return Parts(starts[0][0], sources, dict(starts))


def _checked(part: str, line: int, starts: list[tuple[str, int]], name: str) -> str:
    if not plain_name(part):
        shown = part if len(part) <= LONGEST_SHOWN else f"{part[:LONGEST_SHOWN]}…"
        raise _wrong(name, line, tr("'{name}' kan niet: een naam van een draaiboek wijst niet naar een andere map", name=shown))
    if part in (known for known, _ in starts):
        raise _wrong(name, line, tr("'{name}' staat hier twee keer", name=part))
    if len(starts) > MOST_INCLUDED:
        raise _wrong(name, line, tr("er zijn te veel ingevoegde draaiboeken"))
    return part


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return read_bytes(stream.read(MOST_SHARED_BYTES + 1), MOST_SHARED_BYTES)
    except NotYaml as error:
        raise TemplateError(path.stem, (error.problem,)) from None
    except FileNotFoundError:
        raise unreadable(path.stem, tr("dit bestand bestaat niet")) from None
    except OSError as error:
        raise unreadable(path.stem, tr("dit bestand is niet te lezen: {why}", why=error.strerror or error)) from None


def _part(text: str) -> str:
    """A part as it stands in the whole: a line that begins a document would begin a part."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return "\n".join(lines[1:] if _MARK.fullmatch(lines[0]) else lines)


def _in_whole(problem: Problem, parts: Parts) -> Problem:
    part = problem.file or parts.main
    if part not in parts.first_lines:
        return problem
    return replace(problem, line=problem.line + parts.first_lines[part] - 1, file="")


def _wrong(name: str, line: int, text: str) -> TemplateError:
    return TemplateError(name, (Problem(line, 1, text),))
