"""That what was written is there after a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def leave_empty(file: Path) -> None:
    """Have an empty file there, which says something by being there. Raises OSError."""
    with file.open("a") as stream:
        os.fsync(stream.fileno())


def settle_names(folder: Path) -> None:
    """Have the names in a folder on the disk itself, after a rename. Windows cannot open a folder, and has no need to. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
