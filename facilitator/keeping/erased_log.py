"""What was erased and when, without anything of what it was: `erased.csv` in the data folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

FILE_NAME = "erased.csv"
_HEAD = "at;what;why;sessions;documents left\n"
What = Literal["session", "content", "person", "note"]
Why = Literal["asked", "term"]


def log_erasing(folder: Path, now: datetime, what: What, why: Why, sessions: int, left: int) -> None:
    """Add a line: of how many sessions something went, and how many documents of them were still there. Raises OSError."""
    file = folder / FILE_NAME
    line = f"{now.astimezone(UTC).isoformat(timespec='seconds')};{what};{why};{sessions};{left}\n"
    with file.open("a", encoding="utf-8") as stream:
        stream.write(line if stream.tell() else _HEAD + line)


def erasures_of_names(folder: Path) -> tuple[datetime, ...]:
    """When the name of somebody was erased, as far as that was written down; to the second, as copies are named."""
    try:
        lines = (folder / FILE_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(at for line in lines if line.split(";")[1:2] == ["person"] and (at := _moment(line.split(";")[0])) is not None)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):  # a line that somebody changed
        return None
