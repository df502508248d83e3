"""A disk that loses its power: what may be on it after any prefix of what a program asked of it.

A pessimist's disk: everything that was not made to last, a write, a length, a name that came or went, is there or not, each by itself.
A write is there whole or not at all.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.system_calls import Call

Chance = Callable[[], bool]


@dataclass
class Disk:
    """What surely is on the disk, and what may be."""

    files: dict[str, int] = field(default_factory=dict)
    """Name -> which file."""
    contents: dict[int, bytearray] = field(default_factory=dict)
    names: list[Call] = field(default_factory=list)
    """Names that came or went and may not have."""
    changes: list[tuple[int, Call]] = field(default_factory=list)
    """What was written to which file and may not have been."""
    now: dict[str, int] = field(default_factory=dict)
    """What the running program sees under which name."""

    def do(self, call: Call) -> None:
        """One call more."""
        if call.kind == "create" and call.name not in self.now:
            self.now[call.name] = len(self.contents)
            self.contents[self.now[call.name]] = bytearray()
            self.names.append(Call("create", call.name, self.now[call.name]))
        elif call.kind == "unlink":
            del self.now[call.name]
            self.names.append(call)
        elif call.kind in ("write", "truncate"):
            self.changes.append((self.now[call.name], call))
        elif call.kind == "sync":
            self._last(call.name)

    def _last(self, name: str) -> None:
        if not name:  # of the folder: its names
            self._name(self.names)
            self.names = []
            return
        file = self.now[name]
        self._write([change for change in self.changes if change[0] == file])
        self.changes = [change for change in self.changes if change[0] != file]

    def _name(self, names: Sequence[Call]) -> None:
        for call in names:
            if call.kind == "create":
                self.files[call.name] = call.at
            else:
                self.files.pop(call.name, None)

    def _write(self, changes: Sequence[tuple[int, Call]]) -> None:
        for file, call in changes:
            content = self.contents[file]
            content.extend(bytes(max(0, call.at - len(content))))
            if call.kind == "truncate":
                del content[call.at :]
            else:
                content[call.at : call.at + len(call.data)] = call.data

    def after_a_cut(self, survives: Chance) -> dict[str, bytes]:
        """Files by name as they are found, where chance says of each thing whether it was in time."""
        found = deepcopy(self)
        found._name([call for call in self.names if survives()])
        found._write([change for change in self.changes if survives()])
        return {name: bytes(found.contents[file]) for name, file in found.files.items()}


def cuts(calls: Sequence[Call], chances: int, every: int = 1) -> Iterator[tuple[int, dict[str, bytes]]]:
    """How much had been said at each moment at which the power may go, and what is found then: nothing that was not made to last,
    all of it, and some of it by chance."""
    disk, said, luck = Disk(), 0, random.Random(2)
    ways: list[Chance] = [lambda: False, lambda: True, *[lambda: luck.random() < 0.5] * (chances - 2)]
    for number, call in enumerate(calls):
        said += call.kind == "said"
        disk.do(call)
        if number % every == 0 or call.kind == "said":
            for survives in ways[:chances]:
                yield said, disk.after_a_cut(survives)


Read = Callable[[sqlite3.Connection, str, str, str], str]
"""Gives what a text says, of a session, under an id, as it is kept."""


def as_it_stands(_database: sqlite3.Connection, _session: str, _id: str, text: str) -> str:
    """A text that is not sealed."""
    return text


def found_in(files: dict[str, bytes], folder: Path, read: Read = as_it_stands) -> list[str] | None:
    """Every text that is found when these files are opened again; None where they are corrupt."""
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    if not files.get("facilitator.sqlite"):
        return []
    try:
        with closing(sqlite3.connect(folder / "facilitator.sqlite")) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return None
            tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'words'").fetchone()[0]
            rows = database.execute("SELECT session_id, id, text FROM words").fetchall() if tables else []
            return [read(database, *row) for row in rows]
    except sqlite3.Error:
        return None
