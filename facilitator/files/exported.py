"""Which files the program wrote, and of what: so that it replaces its own and nothing else.

Kept beside the sessions, in `documents.json`. Of a file its place, of what it is, and the SHA-256 of what was written; none of its words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from facilitator.export.writing import write_atomically
from facilitator.language import tr
from facilitator.sessions.errors import ExportError

FILE = "documents.json"
MOST = 5000
"""Files that are remembered; of older ones it is forgotten that they are ours."""


@dataclass(frozen=True)
class Origin:
    """What a file is made of: the id of a session (or what stands for one that is not kept), the report, for whom, and its form."""

    session: str
    report: str
    recipient: str
    form: str

    def is_of(self, sessions: Collection[str]) -> bool:
        """Whether one of these sessions is in it; several are held with a space between them."""
        return self.session in sessions or not set(sessions).isdisjoint(self.session.split())


def prepared_as(template: str, starts_at: datetime, team: str) -> str:
    """What stands for a session before it is kept."""
    return f"{template} {starts_at.astimezone(UTC).isoformat()} {team}"


class Exported:
    """What was written from this data folder. Whatever happens to the list itself: what it does not know is not replaced."""

    def __init__(self, folder: Path) -> None:
        self._file, self._lock = folder / FILE, Lock()
        self._known: dict[str, dict[str, str]] = {}
        self._seen: tuple[int, int] | None = None

    def may_write(self, path: Path, origin: Origin) -> bool:
        """Whether nothing would be lost: there is no file, or it is the one that was made of the same, and nobody changed it since."""
        if not path.exists():
            return True
        found = self._read().get(str(path.absolute()))
        return found is not None and _origin(found) == origin and found.get("sha256") == _sum_of(path)

    def check_place(self, path: Path, origin: Origin) -> None:
        """Whether a file may come in a place that somebody chose. Raises ExportError where something else stands there."""
        if path.is_file() and not self.may_write(path, origin):
            raise ExportError(tr(
                "‘{path}’ is er al, en het is niet wat dit programma hiervan maakte, of het is daarna veranderd. Kies een andere naam, of "
                "vervang het met --force.", path=path,
            ))  # fmt: skip

    def made_of(self, path: Path) -> Origin | None:
        """What was written here last; None where this program did not write."""
        found = self._read().get(str(path.absolute()))
        return _origin(found) if found is not None else None

    def remember(self, path: Path, origin: Origin, data: bytes) -> None:
        """This was written there. Where that cannot be kept, the file only gets another name beside it the next time."""
        with self._lock:
            known = {name: entry for name, entry in self._read().items() if name != str(path.absolute())}
            known[str(path.absolute())] = {**vars(origin), "sha256": sha256(data).hexdigest()}
            newest = dict(list(known.items())[-MOST:])
            try:
                self._write(newest)
            except ExportError:
                return

    def left_of(self, sessions: Collection[str]) -> tuple[Path, ...]:
        """The files of these sessions that are still there, also those that hold other sessions as well."""
        return tuple(Path(path) for path, found in self._read().items() if _origin(found).is_of(sessions) and Path(path).is_file())

    def folders(self) -> frozenset[Path]:
        """Where the files that are known stand."""
        return frozenset(Path(path).parent for path in self._read())

    def is_unchanged(self, path: Path) -> bool:
        """Whether the file there is what the program wrote."""
        found = self._read().get(str(path.absolute()))
        return found is not None and found.get("sha256") == _sum_of(path)

    def forget(self, gone: Callable[[Path, Origin], bool]) -> None:
        """Know nothing any more of these. Raises ExportError where that cannot be kept."""
        with self._lock:
            known = self._read()
            kept = {path: found for path, found in known.items() if not gone(Path(path), _origin(found))}
            if len(kept) < len(known):
                self._write(kept)

    def _write(self, known: Mapping[str, dict[str, str]]) -> None:
        write_atomically(self._file, json.dumps({"version": 1, "files": known}, ensure_ascii=False, indent=0).encode())

    def _read(self) -> Mapping[str, dict[str, str]]:
        """What is known, read again when another program wrote it."""
        try:
            status = self._file.stat()
            if (status.st_mtime_ns, status.st_size) != self._seen:
                self._known, self._seen = _checked(json.loads(self._file.read_bytes())), (status.st_mtime_ns, status.st_size)
        except (OSError, ValueError, RecursionError):
            self._known, self._seen = {}, None
        return self._known


def _checked(data: object) -> dict[str, dict[str, str]]:
    files = data.get("files") if isinstance(data, dict) else None
    return {str(path): entry for path, entry in files.items() if isinstance(entry, dict)} if isinstance(files, dict) else {}


def _origin(entry: Mapping[str, str]) -> Origin:
    return Origin(*(str(entry.get(name, "")) for name in ("session", "report", "recipient", "form")))


def _sum_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
