"""What a program that was stopped left half made: copies, unpacked copies, documents. Whatever was erased since may be in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNPACKED = ".herstel-"
"""How the name of a folder begins in which a copy is made usable."""
_COPY = re.compile(r"facilitator-.+\.tmp")
_DOCUMENT = re.compile(r"\.[0-9a-f]{16}\.tmp")
"""As `write_atomically` names what it writes before it is whole."""
_now: set[Path] = set()


@contextmanager
def being_made(path: Path) -> Iterator[Path]:
    """While this program makes it, it is not left behind."""
    _now.add(path.absolute())
    try:
        yield path
    finally:
        _now.discard(path.absolute())


def remove_half_made(ours: Iterable[Path], others: Iterable[Path] = ()) -> None:
    """Take it away from folders of ours, and documents from those of others. What cannot be taken away `doctor` tells of."""
    for folder in dict.fromkeys(ours):
        for path in (*_named(folder, _COPY), *(p for p in _in(folder) if p.name.startswith(UNPACKED))):
            _remove(path)
    for folder in dict.fromkeys(others):
        for path in _named(folder, _DOCUMENT):
            _remove(path)


def _named(folder: Path, name: re.Pattern[str]) -> Iterator[Path]:
    return (path for path in _in(folder) if name.fullmatch(path.name))


def _in(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()


def _remove(path: Path) -> None:
    if path.absolute() in _now:
        return
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
