"""The draaiboeken that are there: folders, each with a label that says where they are from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from facilitator.language import language
from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.shared_file import SUFFIX, is_shared, read_shared
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import file_text, plain_name, read_text

SUFFIXES = (".yaml", ".yml")
_READ: dict[tuple[Path, str], Template] = {}
"""What was read in this process, by file and by the language in which it was remarked on."""
Place = Literal["built in", "own", "shared"]
PLACES: tuple[Place, ...] = ("built in", "own", "shared")
OWN: tuple[Place, ...] = ("own",)


class Folder(NamedTuple):
    """Where draaiboeken are, with what is said of where they are from."""

    path: Path
    label: str
    place: Place = "built in"
    on_shelf: bool = True
    """False: not shown to choose from, but found by name, so that what includes them goes on working."""


@dataclass(frozen=True)
class Found:
    """A draaiboek that can be used."""

    template: Template
    path: Path
    origin_label: str
    place: Place = "built in"


@dataclass(frozen=True)
class Broken:
    """A file that is no draaiboek, with everything that is wrong with it."""

    path: Path
    error: TemplateError
    place: Place = "built in"


@dataclass(frozen=True)
class Shelf:
    """What is there now, in the order of the folders and then by name."""

    templates: tuple[Found, ...]
    broken: tuple[Broken, ...]


class Library:
    """Looks on disk every time it is asked, so a file that was changed counts at once. A folder that is missing is empty.

    What was read before, by any library, is not checked again as long as its text, and that of everything it includes, is the same.
    """

    def __init__(self, folders: Sequence[tuple[Path, str] | Folder]) -> None:
        self._folders = tuple(Folder(*folder) for folder in folders)

    def scan(self) -> Shelf:
        """Read everything. A file that is broken never hides another."""
        items = tuple(self.reading())
        return Shelf(tuple(i for i in items if isinstance(i, Found)), tuple(i for i in items if isinstance(i, Broken)))

    def reading(self) -> Iterator[Found | Broken]:
        """The same, file by file, for who has something else to do in between."""
        for folder in self._folders:
            for path in draaiboeken_in(folder.path) if folder.on_shelf else ():
                try:
                    yield Found(self.template(path), path, folder.label, folder.place)
                except TemplateError as error:
                    yield Broken(path, error, folder.place)

    def find(self, name: str) -> Template | None:
        """The draaiboek with this name, or None; the first folder that has one counts. Raises TemplateError if it is broken."""
        path = self.path(name)
        return self.template(path) if path else None

    def template(self, path: Path) -> Template:
        """The draaiboek in this file, of its own or to share; includes come from there, else from the library. Raises TemplateError."""
        if is_shared(path):
            return read_shared(path, self.source)
        text, near = file_text(path), self.near(path.parent)
        known = _READ.get((path, language()))
        if known is None or not _still(known, text, near):
            known = _READ[path, language()] = read_text(text, path.stem, near)
        return known

    def source(self, name: str, places: Collection[Place] = PLACES) -> str | None:
        """Its YAML, or None where none of these places has it. Raises TemplateError if the file cannot be read."""
        path = self.path(name, places)
        return file_text(path) if path else None

    def files(self) -> tuple[Path, ...]:
        """Every file there is, on the shelf or only by name, whether it can be read or not."""
        return tuple(path for folder in self._folders for path in draaiboeken_in(folder.path))

    def near(self, folder: Path) -> Near:
        """What an include in a file of this folder finds."""
        return Near(folder, self)

    def path(self, name: str, places: Collection[Place] = PLACES) -> Path | None:
        """The file of the draaiboek with this name, or None; the first folder that has one counts."""
        folders = (folder.path for folder in self._folders if folder.place in places)
        return next((path for folder in folders for path in _candidates(folder, name) if path.is_file()), None)


class Near:
    """Finds an include in the folder of the file that asks for it, else in the library."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library

    def __call__(self, name: str) -> str | None:
        path = self.path(name)
        return file_text(path) if path else None

    def path(self, name: str) -> Path | None:
        """The file of that name, or None."""
        beside = next((path for path in _candidates(self._folder, name) if path.is_file()), None)
        return beside or self._library.path(name)


def _still(known: Template, text: str, near: Near) -> bool:
    """Whether it would be read the same again."""
    return all((text if name == known.name else near(name)) == source for name, source in known.sources.items())


def _candidates(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(folder / f"{name}{suffix}" for suffix in SUFFIXES) if plain_name(name) else ()


def draaiboeken_in(folder: Path) -> list[Path]:
    """The files in a folder that may be draaiboeken, by name; nothing where the folder cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in (*SUFFIXES, SUFFIX) and not path.name.startswith("."))
    except OSError:
        return []
