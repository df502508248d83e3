"""What a copy of the database holds, looked at without changing it, and taken out of it again."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.sessions.history.erasures import ContentErased
from facilitator.sessions.history.journal import NoteRemoved, NoteTaken
from facilitator.storage.backup_folders import FILE_NAME as FILE_NAME
from facilitator.storage.backup_folders import every_copy
from facilitator.storage.column_types import first_moment, known_zone, mapping_from_text
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.driver import errors, opened
from facilitator.storage.faults import why_not
from facilitator.storage.half_made import UNPACKED, being_made
from facilitator.storage.schema import SHIPPED

Reason = Literal["usual", "migration", "restoring"]
_NAME = re.compile(r".+?-(?:(?P<why>versie\d+|voor-herstel)-)?(?P<stamp>\d{8}T\d{6}Z)\.sqlite(?:-\d+)?")
_HELD = """
SELECT session.id, template_title, team, state, starts_at, particulars, count(entry.number) AS entries,
       max(updated_at, coalesce(max(entry.at), updated_at)) AS changed_at,
       coalesce(sum((entry.kind = :taken) - (entry.kind = :removed)), 0) AS notes,
       coalesce(max(entry.kind = :emptied), 0) AS emptied
FROM session LEFT JOIN entry ON entry.session_id = session.id GROUP BY session.id
"""
"""Tables and columns that every version has."""
_ID = re.compile(r'"([0-9a-f]{32})"')
"""As sessions, notes and words are called in a journal."""


@dataclass(frozen=True)
class Copy:
    """A copy on disk. Where the name says nothing of when and why it was made, it is as old as its file."""

    path: Path
    made_at: datetime
    reason: Reason
    size: int
    """In bytes."""
    sure: bool = True
    """Whether its name says when it was made."""


@dataclass(frozen=True)
class Held:
    """A session in a database, in what a list says of it. `notes` is how many stand in it."""

    id: str
    title: str
    team: str
    state: str
    starts_at: datetime
    timezone: str
    changed_at: datetime
    entries: int
    notes: int
    emptied: bool = False
    """What was said in it was erased."""


def copies(database: Path) -> tuple[Copy, ...]:
    """All copies that are there now, the newest first."""
    found = [_copy(file) for file in every_copy(database)]
    return tuple(sorted(found, key=lambda c: (c.made_at, c.path.name), reverse=True))


def _copy(file: Path) -> Copy:
    said, status = _NAME.fullmatch(file.name), file.stat()
    made = _moment(said["stamp"]) if said else None
    why = (said["why"] or "") if said else ""
    reason: Reason = "migration" if why.startswith("versie") else "restoring" if why else "usual"
    return Copy(file, made or datetime.fromtimestamp(status.st_mtime, UTC), reason, status.st_size, made is not None)


def _moment(stamp: str) -> datetime | None:
    """What a name says of when it was made; None for a name that somebody else gave."""
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


@contextmanager
def looking_in(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing. Raises StorageError where the file cannot be read as a database."""
    try:
        with closing(opened(file, read_only=True, timeout=1)) as connection:
            yield connection
    except errors(OSError, UnicodeDecodeError) as error:
        raise StorageError(tr("‘{file}’ is niet te lezen ({reason}).", file=file, reason=error)) from error


def held(file: Path) -> tuple[Held, ...]:
    """The sessions in a database, the last changed first, also one that cannot be opened any more. Raises StorageError."""
    with looking_in(file) as connection:
        kinds = {"taken": NoteTaken.kind, "removed": NoteRemoved.kind, "emptied": ContentErased.kind}
        found = [_held(*row) for row in connection.execute(_HELD, kinds)]
    return tuple(sorted(found, key=lambda h: h.changed_at, reverse=True))


def _held(
    id_: str, title: str, team: str, state: str, starts_at: str, particulars: str, entries: int, changed_at: str, notes: int, emptied: int
) -> Held:  # fmt: skip
    zone = "UTC"
    with suppress(ValueError):
        zone = known_zone(str(mapping_from_text(particulars).get("timezone", "UTC")))
    starts, changed = first_moment(starts_at, changed_at), first_moment(changed_at, starts_at)
    return Held(id_, title, team, state, starts, zone, changed, entries, max(0, notes), bool(emptied))


def ids_in_journals(file: Path, sessions: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Of each of these sessions every id that stands in its journal. Raises StorageError."""
    with looking_in(file) as connection:
        for session_id in sorted(sessions):
            rows = connection.execute("SELECT data FROM entry WHERE session_id = ?", (session_id,))
            yield session_id, frozenset(id_ for (data,) in rows for id_ in _ID.findall(str(data)))


def check_whole(file: Path) -> None:
    """Read all of a database. Raises StorageError with what is wrong with it, also where it is another program's or newer."""
    with looking_in(file) as connection:
        application, version = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if application != APPLICATION_ID or version > SHIPPED.version:
            raise StorageError(tr("‘{file}’ is geen bestand van deze versie van het programma.", file=file))
        wrong = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if wrong != "ok":
            raise StorageError(tr("‘{file}’ is beschadigd ({reason}).", file=file, reason=wrong))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StorageError(tr("In ‘{file}’ kloppen de verwijzingen niet.", file=file))


@contextmanager
def made_usable(file: Path, folder: Path) -> Iterator[Path]:
    """A folder, inside the given one, with the copy as a database that may be changed, such as brought to this version.

    It is gone afterwards. Raises StorageError where there is no room.
    """
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=UNPACKED, dir=folder) as inside, being_made(Path(inside)):
            shutil.copyfile(file, Path(inside) / FILE_NAME)
            yield Path(inside)
    except OSError as error:
        raise StorageError(tr("De kopie ‘{file}’ kan niet worden geopend ({reason}).", file=file, reason=why_not(error))) from error
