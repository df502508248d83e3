"""Puts a draaiboek with what it includes among others, so that it means the same there and nothing is overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import count

from facilitator.language import tr
from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.template_file import Find
from facilitator.sessions.templates.yaml_edit import YamlText

Taken = Callable[[str], bool]
_LONGEST_NAME = 60


def placed(sources: Mapping[str, str], main: str, name: str, there: Find, taken: Taken) -> dict[str, str]:
    """The files to write, by name: `main` under another name, and what it includes.

    What is found there already, letter for letter, is not written again. Where a name stands for something else there, the
    included one gets a name that is free, and whoever includes it says so.
    """
    return _Placing(sources, there, taken).run(main, name)


class _Placing:
    def __init__(self, sources: Mapping[str, str], there: Find, taken: Taken) -> None:
        self._sources, self._there, self._taken = sources, there, taken
        self._names: dict[str, str] = {}
        self._files: dict[str, str] = {}

    def run(self, main: str, name: str) -> dict[str, str]:
        self._names[main] = name
        text = self._with_names(main)
        return {**self._files, name: text}

    def _with_names(self, file: str) -> str:
        """The text, in which every include has the name it has there."""
        yaml = YamlText(self._sources[file])
        for path in list(yaml.maps("include")):
            inner = yaml.get(path, "include") or ""
            if inner in self._sources and self._name_of(inner) != inner:
                yaml.set(path, "include", self._name_of(inner))
        return yaml.text

    def _name_of(self, file: str) -> str:
        if file not in self._names:
            self._names[file] = self._put(file, self._with_names(file))
        return self._names[file]

    def _put(self, file: str, text: str) -> str:
        found = self._found(file)
        if found is not None and same(found, text):
            return file
        name = file if found is None and not self._in_use(file) else free_name(file, self._in_use)
        self._files[name] = text
        return name

    def _found(self, name: str) -> str | None:
        try:
            return self._there(name)
        except TemplateError:
            return ""  # a file that cannot be read has the name nonetheless

    def _in_use(self, name: str) -> bool:
        return name in self._files or name in self._names.values() or self._taken(name) or self._found(name) is not None


def same(text: str, other: str) -> bool:
    """Letter for letter, whichever system ended the lines."""
    return text.replace("\r\n", "\n") == other.replace("\r\n", "\n")


def free_name(name: str, taken: Taken) -> str:
    """The name, or with the first number from 2 behind it that is free."""
    return next(each for n in count(1) if not taken(each := name if n == 1 else f"{name}-{n}"))


def free_title(title: str, taken: Taken) -> str:
    """The title with `(eigen)` behind it; with a number where there is one already."""
    plain = re.sub(rf" \({re.escape(tr('eigen'))}(?: \d+)?\)$", "", title)
    marks = (tr("eigen") if n == 1 else tr("eigen {n}", n=n) for n in count(1))
    return next(each for mark in marks if not taken(each := f"{plain} ({mark})"))


def name_from(title: str) -> str:
    """A name for a file: letters without accents, digits, and a dash between words."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "draaiboek"
