"""What still has to be erased from the copies: written down before it is erased here, so that nothing can come between.

Going through forty copies takes seconds, so it need not be done while somebody waits.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backups import erase_sessions_in_backups, erase_titles_in_backups, erase_words_in_backups
from facilitator.storage.erasure_list import ErasureList, erasure, read_erasure
from facilitator.storage.faults import why_not

FILE = "erase-in-backups.jsonl"
"""In the data folder."""
_TITLES = json.dumps({"titles of steps": True})


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
    """Whether anything has to be erased still."""
    return bool(_list(database).lines())


def settle(database: Path) -> None:
    """Erase from every copy what is owed. Raises StorageError that names a copy where that failed; then it stays owed."""
    owed = _list(database)
    lines = owed.lines()
    for line in lines:
        sessions, words = read_erasure(line)
        if line == _TITLES:
            erase_titles_in_backups(database)
        elif words is None:
            erase_sessions_in_backups(database, sessions)
        else:
            erase_words_in_backups(database, sessions, words)
    if lines:
        owed.strike_out(len(lines))


def _list(database: Path) -> ErasureList:
    return ErasureList(database.with_name(FILE))
