"""Copies that are not sealed as the sessions are here: they were out of reach then, or somebody put them there since."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import every_copy
from facilitator.storage.copies import looking_in
from facilitator.storage.seals import Seal, kept_seal, sealed_sessions


def sealed_otherwise(database: Path, sessions: Collection[str], seal: Seal) -> tuple[Path, ...]:
    """Those in which one of these sessions is not sealed, or anything with another seal. What each says of itself is believed."""
    return tuple(copy for copy in every_copy(database) if not _is_sealed(copy, sessions, seal))


def _is_sealed(copy: Path, sessions: Collection[str], seal: Seal) -> bool:
    """One that cannot be read is told of elsewhere."""
    try:
        with looking_in(copy) as connection:
            kept, sealed = kept_seal(connection), sealed_sessions(connection)
            there = {row[0] for row in connection.execute("SELECT id FROM session")}
    except StorageError:
        return True
    return there.intersection(sessions) <= sealed and (not sealed or (kept is not None and kept.salt == seal.salt))
