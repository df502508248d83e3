"""The folder with draaiboeken of one's own: what is put in it, and what is taken out again. Nothing is ever overwritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.as_template import as_template
from facilitator.sessions.plan.preparation import usual_people, with_length
from facilitator.sessions.templates.kinds import kind_of
from facilitator.sessions.templates.library import OWN, SUFFIXES, Found, Library
from facilitator.sessions.templates.placing import free_name, free_title, name_from, placed, same
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import beside, file_text
from facilitator.sessions.templates.yaml_edit import YamlText

REMOVED = "verwijderd"
"""Folder in the own folder where what was removed can be found back."""


@dataclass(frozen=True)
class Removed:
    """A file that was taken out, and where it is now."""

    was: Path
    now: Path


@dataclass(frozen=True)
class Kept:
    """A draaiboek that was made of a session, with what could not be said in it."""

    path: Path
    title: str
    remarks: tuple[str, ...]


class OwnTemplates:
    """Draaiboeken of one's own. Raises StorageError where the folder cannot be written."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library

    @property
    def folder(self) -> Path:
        """The folder; made when it is not there."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _failed(self._folder, error) from error
        return self._folder

    def near(self, name: str) -> str | None:
        """What an include in this folder finds, whatever becomes of the folder that is shared."""
        here = beside(self._folder)(name)
        return here if here is not None else self._library.source(name, ("own", "built in"))

    def holds(self, path: Path) -> bool:
        """Whether the file is in this folder itself."""
        return path.parent == self._folder

    def copy(self, found: Found) -> Path:
        """A copy under a name and title of its own, with what it includes that is neither built in nor in this folder."""
        template = found.template
        titles = {other.template.title for other in self._library.scan().templates}
        yaml = YamlText(template.sources[template.name])
        yaml.set((), "title", free_title(template.title, titles.__contains__))
        mark = f"-{tr('eigen')}"
        name = free_name(re.sub(rf"{re.escape(mark)}(-\d+)?$", "", template.name) + mark, self._taken)
        return self._put({**template.sources, template.name: yaml.text}, template.name, name)

    def keep(self, session: LiveSession) -> Kept:
        """The draaiboek of a session as it turned out, as a new one in the folder. Raises TemplateError too."""
        titles = {other.template.title for other in self._library.scan().templates}
        team = session.particulars.team
        title = tr("{title}, {team}", title=session.template.title, team=team) if team else session.template.title
        title = free_title(title, titles.__contains__) if title in titles else title
        made = as_template(session, title)
        return Kept(self._put(made.sources, made.main, free_name(name_from(title), self._in_use)), title, made.remarks)

    def retime(self, template: Template, key: str, length: timedelta) -> Kept:
        """Give a step another length: in the file itself where it is in this folder, else in a copy.

        `key` and `length` as `preparation.with_length`, for the usual group. The copy has the same name, so that its series goes on. What
        was in the folder can be found back as after `remove`. Raises TemplateError too.
        """
        mine = self._file_of(template)
        title = template.title
        if mine is None:
            title = free_title(title, {other.template.title for other in self._library.scan().templates}.__contains__)
        made = as_template(_with_length(template, key, length), title)
        if mine is None:
            name = template.name if kind_of(template.kind) != "bouwsteen" else f"{template.name}-{tr('eigen')}"
            return Kept(self._put(made.sources, made.main, free_name(name, self._taken)), title, made.remarks)
        return Kept(self._put_instead(mine, made.sources, made.main), title, made.remarks)

    def _file_of(self, template: Template) -> Path | None:
        """The file in this folder that this draaiboek was read from, as long as it still says so."""
        path = self._library.path(template.name, OWN)
        return path if path and file_text(path) == template.sources[template.name] else None

    def _put_instead(self, path: Path, sources: Mapping[str, str], main: str) -> Path:
        removed = self.remove(path)
        try:
            return self._put(sources, main, path.stem)
        except StorageError:
            self.put_back(removed)
            raise

    def take_in(self, template: Template) -> tuple[Path | None, str]:
        """Put a draaiboek of somebody else in the folder, under a name that is free.

        Gives the file and the name; no file where the very same is there already.
        """
        there = self.near(template.name)
        if there is not None and same(there, template.sources[template.name]):
            return None, template.name
        name = free_name(template.name, self._in_use)
        return self._put(template.sources, template.name, name), name

    def _in_use(self, name: str) -> bool:
        """Whether another would be hidden by a file of this name."""
        return self._taken(name) or self.near(name) is not None

    def _taken(self, name: str) -> bool:
        return any((self._folder / f"{name}{suffix}").exists() for suffix in SUFFIXES)

    def _put(self, sources: Mapping[str, str], main: str, name: str) -> Path:
        """Write a draaiboek and what has to come along; nothing that is there is touched. Gives the file of the draaiboek itself."""
        folder = self.folder
        files = placed(sources, main, name, self.near, self._taken)
        for each, text in files.items():
            path = folder / f"{each}.yaml"
            try:
                with path.open("x", encoding="utf-8", newline="") as stream:
                    stream.write(text)
            except OSError as error:
                raise _failed(path, error) from error
        return folder / f"{name}.yaml"

    def remove(self, path: Path) -> Removed:
        """Take a draaiboek out of the folder; `put_back` undoes it."""
        bin_ = self.folder / REMOVED
        try:
            bin_.mkdir(exist_ok=True)
            there = next(p for n in count(1) if not (p := bin_ / _numbered(path, n)).exists())
            path.rename(there)
        except OSError as error:
            raise _failed(path, error) from error
        return Removed(path, there)

    def put_back(self, removed: Removed) -> None:
        """Undo a removal. Raises StorageError too where another file has taken the name since."""
        if removed.was.exists():
            raise StorageError(tr("Er staat al een ander {name} in de map; het oude is {path}.", name=removed.was.name, path=removed.now))
        try:
            removed.now.rename(removed.was)
        except OSError as error:
            raise _failed(removed.was, error) from error


def _with_length(template: Template, key: str, length: timedelta) -> LiveSession:
    """A session that never begins, with the usual group and this length."""
    usual = Particulars(datetime(2000, 1, 1, tzinfo=UTC), participants=numbered(usual_people(template)))
    return LiveSession(template, with_length(template, usual, key, length), lambda _entry, _words: None)


def _numbered(path: Path, number: int) -> str:
    return path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"


def _failed(path: Path, error: OSError) -> StorageError:
    return StorageError(tr("In {path} kan niet geschreven worden: {why}.", path=path, why=error.strerror or error))
