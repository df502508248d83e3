"""What still has to be erased from the copies: written down before it is erased here, so that nothing can come between.

Going through forty copies takes seconds, so it need not be done while somebody waits. The list holds ids, and no words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from threading import Lock

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backups import erase_sessions_in_backups, erase_titles_in_backups, erase_words_in_backups
from facilitator.storage.faults import why_not

FILE = "erase-in-backups.jsonl"
"""In the data folder: on each line sessions, and the words of them that go; all of them where none are named."""
_TITLES = json.dumps({"titles of steps": True})
_one_at_a_time = Lock()


def owe(database: Path, sessions: Collection[str], words: Collection[str] | None) -> None:
    """Write down that this has to go from every copy. It is on disk when this returns. Raises StorageError."""
    _note(database, json.dumps({"sessions": sorted(sessions), "words": None if words is None else sorted(words)}))


def owe_titles(database: Path) -> None:
    """Write down that the titles of steps have to go from the journals in every copy. Raises StorageError."""
    if _TITLES not in _lines(database):
        _note(database, _TITLES)


def _note(database: Path, line: str) -> None:
    try:
        with _one_at_a_time, _file(database).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{line}\n")  # after what a power cut may have left half written
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        text = tr("Er is niets gewist: wat uit de reservekopieën moet, kon niet worden genoteerd ({why}).", why=why_not(error))
        raise StorageError(text) from error


def is_owed(database: Path) -> bool:
    """Whether anything has to be erased still."""
    return bool(_lines(database))


def settle(database: Path) -> None:
    """Erase from every copy what is owed. Raises StorageError that names a copy where that failed; then it stays owed."""
    lines = _lines(database)
    for line in lines:
        sessions, words = _read(line)
        if line == _TITLES:
            erase_titles_in_backups(database)
        elif words is None:
            erase_sessions_in_backups(database, sessions)
        else:
            erase_words_in_backups(database, sessions, words)
    if lines:
        _strike_out(database, len(lines))


def _strike_out(database: Path, number: int) -> None:
    """What was added meanwhile stays. Where the list cannot be written it is gone through once more the next time."""
    file = _file(database)
    with _one_at_a_time:
        left = _lines(database)[number:]
        try:
            if not left:
                file.unlink(missing_ok=True)
                return
            part = file.with_name(f"{FILE}.part")
            part.write_text("".join(f"{line}\n" for line in left), encoding="utf-8")
            part.replace(file)
        except OSError:
            return


def _file(database: Path) -> Path:
    return database.with_name(FILE)


def _lines(database: Path) -> list[str]:
    try:
        return [line for line in _file(database).read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    except OSError:
        return []


def _read(line: str) -> tuple[list[str], list[str] | None]:
    """A line that a power cut left half written was followed by no erasing, so it asks for none."""
    try:
        found = json.loads(line)
        words = found["words"]
        return [str(s) for s in found["sessions"]], None if words is None else [str(w) for w in words]
    except (ValueError, TypeError, KeyError):
        return [], []
