"""What still has to be erased from the copies: written down before it is erased here, so that nothing can come between.

Going through forty copies takes seconds, so it need not be done while somebody waits. And a folder with copies may be away, such as a stick
in a drawer: for those it stays written down, until they are there again.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import away
from facilitator.storage.backups import erase_sessions_in_backups, erase_titles_in_backups, erase_words_in_backups
from facilitator.storage.erasure_list import ErasureList, erasure, read_erasure
from facilitator.storage.faults import why_not

FILE = "erase-in-backups.jsonl"
"""In the data folder."""
_AWAY = "away"
"""In a line: the folders in which it is still to be done; in all of them where none are named."""
MOST_AWAY = 1000
"""Lines that are kept for folders that are away. The first go first: a stick may never come back."""
_TITLES_ONLY = "titles of steps"
_TITLES = json.dumps({_TITLES_ONLY: True})


def owe(database: Path, sessions: Collection[str], words: Collection[str] | None) -> None:
    """Write down that this has to go from every copy; all of the sessions where no words are named. It is on disk when this returns.

    Raises StorageError.
    """
    _note(database, erasure(sessions, words))


def owe_titles(database: Path) -> None:
    """Write down that the titles of steps have to go from the journals in every copy. Raises StorageError."""
    if _TITLES not in _list(database).lines():
        _note(database, _TITLES)


def _note(database: Path, line: str) -> None:
    try:
        _list(database).add(line)
    except OSError as error:
        text = tr("Er is niets gewist: wat uit de reservekopieën moet, kon niet worden genoteerd ({why}).", why=why_not(error))
        raise StorageError(text) from error


def is_owed(database: Path) -> bool:
    """Whether anything has to be erased still that can be now."""
    return any(map(_is_due, _list(database).lines()))


def settle(database: Path) -> None:
    """Erase from every copy what is owed. Raises StorageError that names a copy where that failed; then it stays owed."""
    owed = _list(database)
    lines = owed.lines()
    due = [line for line in lines if _is_due(line)]
    for line in due:
        sessions, words = read_erasure(line)
        if _TITLES_ONLY in _read(line):
            erase_titles_in_backups(database)
        elif words is None:
            erase_sessions_in_backups(database, sessions)
        else:
            erase_words_in_backups(database, sessions, words)
    if due:
        left = [_for(line, folders) for line in lines if _read(line) and (folders := _still_away(line, database))]
        owed.strike_out(len(lines), left[-MOST_AWAY:])


def _is_due(line: str) -> bool:
    folders = _folders(line)
    return folders is None or any(folder.is_dir() for folder in folders)


def _still_away(line: str, database: Path) -> list[Path]:
    folders = _folders(line)
    return [folder for folder in away(database) if folders is None or folder in folders]


def _folders(line: str) -> list[Path] | None:
    """None for all of them."""
    found = _read(line).get(_AWAY)
    return [Path(str(folder)) for folder in found] if isinstance(found, list) else None


def _read(line: str) -> dict[str, object]:
    """Empty for one that a power cut left half written: that asks for nothing."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _for(line: str, away: Collection[Path]) -> str:
    return json.dumps({**_read(line), _AWAY: [str(folder) for folder in away]})


def _list(database: Path) -> ErasureList:
    return ErasureList(database.with_name(FILE))
