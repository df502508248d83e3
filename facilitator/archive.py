"""The archive: what was said in all sessions together, kept findable."""

from __future__ import annotations

from pathlib import Path

from facilitator.earlier import only_read
from facilitator.sessions.clock import Clock, SystemClock
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.findable import findable
from facilitator.sessions.searching import Query
from facilitator.storage.found import Hit
from facilitator.storage.store import Store

AT_ONCE = 20
"""Sessions that are indexed before a search; after a day of work there are one or two, after an update all of them."""


class Archive:
    """Finds things in all sessions that are kept. Raises StorageError where the store cannot be read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def catch_up(self, most: int = AT_ONCE) -> int:
        """Index sessions that changed, at most so many; how many that were. The newest come first. 0 when all can be found."""
        found = self._store.behind(most)
        for session_id in found:
            self._index(session_id)
        return len(found)

    def find(self, query: Query, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """What fits. Of sessions that `catch_up` has not come to yet what they said before is found, or nothing."""
        return self._store.find(query, limit, offset)

    def _index(self, session_id: str) -> None:
        """A session that this version cannot read is found by nothing, and is not tried again until it changes."""
        stored = self._store.load(session_id)
        number = stored.entries[-1].number if stored.entries else 0
        try:
            session = only_read(stored)
        except (FacilitatorError, ValueError):
            self._store.index(session_id, "", number, ())
            return
        self._store.index(session_id, session.particulars.team, number, findable(session, self._clock.now()))


def archive_in(folder: Path) -> Archive:
    """The archive of a data folder. Raises StorageError where it cannot be opened."""
    clock = SystemClock()
    return Archive(Store(folder, clock.now), clock)
