"""The draaiboeken that are there: folders, each with a label that says where they are from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.template import Template
from facilitator.sessions.template_file import file_text, plain_name, read_template

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Found:
    """A draaiboek that can be used."""

    template: Template
    path: Path
    origin_label: str


@dataclass(frozen=True)
class Broken:
    """A file that is no draaiboek, with everything that is wrong with it."""

    path: Path
    error: TemplateError


@dataclass(frozen=True)
class Shelf:
    """What is there now, in the order of the folders and then by name."""

    templates: tuple[Found, ...]
    broken: tuple[Broken, ...]


class Library:
    """Looks on disk every time it is asked, so a file that was changed counts at once. A folder that is missing is empty."""

    def __init__(self, folders: Sequence[tuple[Path, str]]) -> None:
        self._folders = tuple(folders)

    def scan(self) -> Shelf:
        """Read everything. A file that is broken never hides another."""
        found: list[Found] = []
        broken: list[Broken] = []
        for folder, label in self._folders:
            for path in _files(folder):
                try:
                    found.append(Found(read_template(path, self._near(folder)), path, label))
                except TemplateError as error:
                    broken.append(Broken(path, error))
        return Shelf(tuple(found), tuple(broken))

    def find(self, name: str) -> Template | None:
        """The draaiboek with this name, or None; the first folder that has one counts. Raises TemplateError if it is broken."""
        path = self._path(name)
        return read_template(path, self._near(path.parent)) if path else None

    def source(self, name: str) -> str | None:
        """Its YAML, or None. Raises TemplateError if the file cannot be read."""
        path = self._path(name)
        return file_text(path) if path else None

    def _near(self, folder: Path) -> _Near:
        return _Near(folder, self)

    def _path(self, name: str) -> Path | None:
        return next((path for folder, _ in self._folders for path in _candidates(folder, name) if path.is_file()), None)


class _Near:
    """Finds an include in the folder of the file that asks for it, else in the library."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library

    def __call__(self, name: str) -> str | None:
        path = next((path for path in _candidates(self._folder, name) if path.is_file()), None)
        return file_text(path) if path else self._library.source(name)


def _candidates(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(folder / f"{name}{suffix}" for suffix in SUFFIXES) if plain_name(name) else ()


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith("."))
    except OSError:
        return []
