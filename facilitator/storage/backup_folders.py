"""Where the copies of a database are: beside it, and in every folder that they were ever put in, so that erasing reaches them all."""

from __future__ import annotations

import os
from pathlib import Path

FILE_NAME = "facilitator.sqlite"
"""Of the database in a data folder."""
_LIST = "backup-folders.txt"
"""In the data folder: a folder on each line, the one in use last."""


def beside(database: Path) -> Path:
    """The folder that is always there to fall back on."""
    return database.parent / "backups"


def folders_of(database: Path) -> tuple[Path, ...]:
    """Every folder with copies of this database, the one in use last. Not every one need be there: a stick may be in a drawer."""
    return (beside(database), *(folder for folder in _listed(database) if folder != beside(database)))


def away(database: Path) -> tuple[Path, ...]:
    """Those of these folders that are not there now."""
    return tuple(folder for folder in folders_of(database) if folder != beside(database) and not folder.is_dir())


def every_copy(database: Path) -> tuple[Path, ...]:
    """All files with a copy of this database, in every folder that is there now."""
    found = (file for folder in folders_of(database) for file in sorted(folder.glob("*.sqlite*")))
    return tuple(file for file in found if not file.name.endswith("-journal"))


def in_use(database: Path) -> Path:
    """Where the next copy goes."""
    return folders_of(database)[-1]


def use(database: Path, folder: Path) -> None:
    """Put copies here from now on. Raises OSError; then nothing may be put there, for erasing would not know of it."""
    listed = _listed(database)
    if listed[-1:] == (folder,):
        return
    lines = "".join(f"{f}\n" for f in (*(f for f in listed if f != folder), folder))
    part = database.with_name(f"{_LIST}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(lines)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(database.with_name(_LIST))


def _listed(database: Path) -> tuple[Path, ...]:
    try:
        lines = database.with_name(_LIST).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple(Path(line) for line in lines if line.strip())
