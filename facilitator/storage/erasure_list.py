"""What still has to be erased somewhere else: a line of a file for each, written down before it is erased here. Ids, and no words."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

_one_at_a_time = Lock()


@dataclass(frozen=True)
class ErasureList:
    """The list in one file, which is there only as long as there is something on it."""

    file: Path

    def add(self, line: str) -> None:
        """It is on disk when this returns. Raises OSError."""
        with _one_at_a_time, self.file.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{line}\n")  # after what a power cut may have left half written
            stream.flush()
            os.fsync(stream.fileno())

    def lines(self) -> list[str]:
        """In the order in which they were added; none where the list cannot be read."""
        try:
            return [line for line in self.file.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
        except OSError:
            return []

    def strike_out(self, number: int, instead: Collection[str] = ()) -> None:
        """The first so many are done, but for what takes their place; what was added meanwhile stays. Where it cannot be written they
        are done once more."""
        part = self.file.with_name(f"{self.file.name}.part")
        with _one_at_a_time:
            left = [*instead, *self.lines()[number:]]
            try:
                if left:
                    part.write_text("".join(f"{line}\n" for line in left), encoding="utf-8")
                    part.replace(self.file)
                else:
                    self.file.unlink(missing_ok=True)
            except OSError:
                return


def erasure(sessions: Collection[str], words: Collection[str] | None) -> str:
    """The line for words of these sessions; for all of them where none are named."""
    return json.dumps({"sessions": sorted(sessions), "words": None if words is None else sorted(words)})


def read_erasure(line: str) -> tuple[list[str], list[str] | None]:
    """What a line names. One that a power cut left half written was followed by no erasing, so it asks for none."""
    try:
        found = json.loads(line)
        words = found["words"]
        return [str(s) for s in found["sessions"]], None if words is None else [str(w) for w in words]
    except (ValueError, TypeError, KeyError):
        return [], []
