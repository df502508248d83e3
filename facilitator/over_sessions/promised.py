"""Open promises of all sessions: what is open, and ticking one off."""

from __future__ import annotations

from facilitator.keeping.keeper import Keeper
from facilitator.over_sessions.archive import Archive
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.ticking import tick
from facilitator.sessions.history.promises import PromiseState
from facilitator.storage.store import Store


class Promised:
    """What is promised and not done. Raises StorageError where the store cannot be read or written."""

    def __init__(self, store: Store, keeper: Keeper, archive: Archive, clock: Clock) -> None:
        self._store, self._keeper, self._archive, self._clock = store, keeper, archive, clock

    def open(self) -> tuple[OpenPromise, ...]:
        """Every open promise, as far as the archive has come to its sessions."""
        return self._store.open_promises()

    def with_ticked(self) -> tuple[OpenPromise, ...]:
        """Those and what was ticked off since the last session, which can still be taken back."""
        return self._store.open_promises(with_ticked=True)

    def history(self, promise: str) -> tuple[Said, ...]:
        """What every session said of it, the first one first."""
        return self._store.history(promise)

    def tick(self, promise: OpenPromise, state: PromiseState, answer: str = "") -> None:
        """Keep what became of it where it was promised; `open` takes that back. Raises SessionError where it is no more."""
        session = self._keeper.open(promise.home).session
        tick(session, promise.id, state, answer, promise.last, self._clock.now())
        self._archive.index(promise.home)

    def untick(self, promise: OpenPromise) -> None:
        """What was said of it since `promise` was read does not count: it is as it was then. Raises SessionError as `tick`."""
        self.tick(promise, promise.state if promise.ticked else "open", promise.answer if promise.ticked else "")
