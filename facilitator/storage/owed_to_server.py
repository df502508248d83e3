"""Words that still have to be erased in the shared archive: written down here, as it may be out of reach. Ids, and no words."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from threading import Lock

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.faults import why_not

FILE = "erase-in-archive.jsonl"
"""In the data folder: on each line sessions, and ids of the words that go."""


class OwedToServer:
    """The list of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._file, self._one_at_a_time = folder / FILE, Lock()

    def add(self, sessions: Collection[str], words: Collection[str]) -> None:
        """It is on disk when this returns. Raises StorageError."""
        line = json.dumps({"sessions": sorted(sessions), "words": sorted(words)})
        try:
            with self._one_at_a_time, self._file.open("a", encoding="utf-8") as stream:
                stream.write(f"\n{line}\n")  # after what a power cut may have left half written
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            text = tr("Er is niets gewist: wat uit het gedeelde archief moet, kon niet worden genoteerd ({why}).", why=why_not(error))
            raise StorageError(text) from error

    def all(self) -> tuple[tuple[list[str], list[str]], ...]:
        """Sessions, and the words of them, in the order in which they were erased."""
        return tuple(found for line in self._lines() if (found := _read(line)) is not None)

    def strike_out(self, number: int) -> None:
        """The first so many are done; what was added meanwhile stays. Where it cannot be written it is done once more."""
        with self._one_at_a_time:
            left = [line for line in self._lines() if _read(line) is not None][number:]
            part = self._file.with_name(f"{FILE}.part")
            try:
                if left:
                    part.write_text("".join(f"{line}\n" for line in left), encoding="utf-8")
                    part.replace(self._file)
                else:
                    self._file.unlink(missing_ok=True)
            except OSError:
                return

    def _lines(self) -> list[str]:
        try:
            return [line for line in self._file.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
        except OSError:
            return []


def _read(line: str) -> tuple[list[str], list[str]] | None:
    """A line that a power cut left half written was followed by no erasing, so it asks for none."""
    try:
        found = json.loads(line)
        return [str(s) for s in found["sessions"]], [str(w) for w in found["words"]]
    except (ValueError, TypeError, KeyError):
        return None
