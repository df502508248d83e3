"""Opens the store of a data folder: by itself, or with the archive that the settings name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.sessions.clock import Clock
from facilitator.settings import Settings
from facilitator.storage.store import Store

if TYPE_CHECKING:  # nearly nobody shares an archive, and the driver for it takes its time
    from facilitator.keeping.shared_archive import SharedArchive


def open_store(data: Path, settings: Settings, clock: Clock) -> tuple[Store, SharedArchive | None]:
    """The store, and the shared archive where there is one. Raises StorageError where the file cannot be used."""
    store, shared = _opened(data, settings, clock)
    store.demands_seal = settings.encrypted == "confidential"
    return store, shared


def _opened(data: Path, settings: Settings, clock: Clock) -> tuple[Store, SharedArchive | None]:
    if not settings.database:
        return Store(data, clock.now), None
    from facilitator.keeping.shared_archive import open_shared

    return open_shared(data, settings, clock)
