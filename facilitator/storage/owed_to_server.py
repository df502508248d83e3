"""Words that still have to be erased in the shared archive, as that may be out of reach."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.erasure_list import ErasureList, erasure, read_erasure
from facilitator.storage.faults import why_not

FILE = "erase-in-archive.jsonl"
"""In the data folder."""


class OwedToServer:
    """The list of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._list = ErasureList(folder / FILE)

    def __bool__(self) -> bool:
        """Whether anything has to be erased still."""
        return bool(self._list.lines())

    def add(self, sessions: Collection[str], words: Collection[str]) -> None:
        """It is on disk when this returns. Raises StorageError."""
        try:
            self._list.add(erasure(sessions, words))
        except OSError as error:
            text = tr("Er is niets gewist: wat uit het gedeelde archief moet, kon niet worden genoteerd ({why}).", why=why_not(error))
            raise StorageError(text) from error

    def settle(self, wipe: Callable[[list[str], list[str]], object]) -> None:
        """Have all of it wiped, in the order in which it was erased here; what `wipe` raises leaves it owed."""
        lines = self._list.lines()
        for sessions, words in map(read_erasure, lines):
            if sessions and words:
                wipe(sessions, words)
        if lines:
            self._list.strike_out(len(lines))
