"""Which sessions were closed and still hold what was only for the session itself. Written down at the close, struck out once it is gone.

So a file that was locked when the session left the screen, or a laptop that went out before that, does not leave it there for good.
The list holds ids of sessions, and nothing else.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

FILE = "wipe-after-close.txt"
"""In the data folder: an id on each line."""
_one_at_a_time = Lock()


def to_wipe(database: Path) -> tuple[str, ...]:
    """Ids of these sessions, the first that was closed first; none where the list is not there."""
    try:
        lines = _file(database).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def wipe_later(database: Path, session_id: str) -> None:
    """Write down that this one is closed. It is on disk when this returns. Raises OSError."""
    with _one_at_a_time:
        if session_id not in to_wipe(database):
            _write(database, (*to_wipe(database), session_id))


def is_wiped(database: Path, session_id: str) -> None:
    """Nothing has to go from this one any more. Raises OSError; then it is looked at once more the next time."""
    with _one_at_a_time:
        if session_id in to_wipe(database):
            _write(database, tuple(each for each in to_wipe(database) if each != session_id))


def _write(database: Path, ids: tuple[str, ...]) -> None:
    file = _file(database)
    if not ids:
        file.unlink(missing_ok=True)
        return
    part = file.with_name(f"{FILE}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write("".join(f"{each}\n" for each in ids))
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)


def _file(database: Path) -> Path:
    return database.with_name(FILE)
