"""Only one program at a time changes what another has on screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError

LOCK = "facilitator.lock"


@contextmanager
def only_one(data: Path, *, wanted: bool = True) -> Iterator[None]:
    """Hold the lock on the data folder. Raises StorageError where the app is open with it."""
    if not wanted:
        yield
        return
    from PySide6.QtCore import QLockFile  # what the app holds, and nothing else of Qt

    lock = QLockFile(str(data / LOCK))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise StorageError(tr("Facilitator is open. Doe het daar, of sluit het programma en probeer het opnieuw."))
    try:
        yield
    finally:
        lock.unlock()
