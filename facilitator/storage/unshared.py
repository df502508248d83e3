"""Whose a session is where nothing is shared: of whoever uses this computer, always."""

from __future__ import annotations

from collections.abc import Collection


class Unshared:
    """What `SharedStore` does something for."""

    def hold(self, session_id: str) -> None:
        """Somebody works on a session from now on; where an archive is shared nobody else does, until `let_go`."""

    def let_go(self, session_id: str) -> None:
        """Nobody works on it any more."""

    def check_free(self, sessions: Collection[str]) -> None:
        """Raises StorageError where these cannot be erased now, as somebody else has one of them."""

    def is_here(self, session_id: str) -> bool:
        """Whether it is on this computer, and not only in an archive that is shared."""
        return True
