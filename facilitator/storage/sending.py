"""Has the server know what was written here, and this computer what was erased elsewhere. Never overwrites what somebody else changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Literal

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.storage.digests import digest_of
from facilitator.storage.faults import no_such_session
from facilitator.storage.records import StoredSession
from facilitator.storage.server.faults import HeldElsewhere, ServerAway
from facilitator.storage.server.leases import Whose, held_by

if TYPE_CHECKING:
    from facilitator.storage.shared_store import SharedStore

Goes = Callable[[StoredSession], StoredSession]
"""Gives what of a session may leave this computer. Raises FacilitatorError where it cannot be read; then nothing goes."""
Apart = Literal["elsewhere", "erased"]
"""Why a session is not sent: another program changed it, or somebody erased it, while something was written here."""
LEASE = 600.0
"""Seconds for which a session on screen is ours. It is prolonged every half minute; one that was killed holds nobody up for longer."""
PATIENCE = 0.2
"""Seconds that a window waits for what is being sent."""


@dataclass(frozen=True)
class Sharing:
    """How it is between here and the server. `away` says why it is not there; `waiting` sessions are not sent yet."""

    place: str
    away: str
    waiting: int
    apart: tuple[str, ...]


class Sender:
    """The side of the server of one `SharedStore`. Without `wake` everything is sent at once."""

    def __init__(self, store: SharedStore, goes: Goes) -> None:
        self._store, self._goes = store, goes
        self._waiting: set[str] = set()
        self._apart: dict[str, Apart] = {}
        self._one_at_a_time = RLock()
        self.on_screen: set[str] = set()
        """Ids of the sessions that somebody works on here: they stay, and nobody else may have them."""
        self.away = ""
        """Why the server is not there; empty as far as is known."""
        self.wake: Callable[[], object] | None = None
        """Has `work` done soon, in another thread."""
        self.told: Callable[[str], object] = lambda _sentence: None
        """Hears that the server is away, and why."""

    @property
    def sharing(self) -> Sharing:
        """How it is now."""
        return Sharing(self._store.server.place, self.away, len(self._waiting - self._apart.keys()), tuple(sorted(self._apart)))

    def waits(self, session_id: str) -> bool:
        """Whether something of it is here and not on the server."""
        return session_id in self._waiting or session_id in self._apart

    def lost(self, error: ServerAway) -> None:
        """Nobody waits for the server a second time: it is asked again by `work` only."""
        self.away = str(error)
        self.told(self.away)
        if self.wake is not None:
            self.wake()

    def changed(self, *ids: str) -> None:
        """Something was written in these."""
        self._waiting.update(ids)
        if self.wake is not None:
            self.wake()
        else:
            self._try(lambda: self._send_all(ids))

    def forget(self, session_id: str) -> None:
        """It is no more."""
        self._waiting.discard(session_id)
        self._apart.pop(session_id, None)
        self.on_screen.discard(session_id)

    def _try(self, act: Callable[[], object]) -> None:
        """What fails waits for the next time."""
        if self.away:
            return
        try:
            act()
        except ServerAway as error:
            self.lost(error)

    # all

    def work(self) -> None:
        """Everything that is to be done now, in any thread. While the server is away it is only asked whether it is back."""
        try:
            self._store.server.ask()
            self.away = ""
            with self._one_at_a_time:
                self._erase()
            self._send_all(tuple(self._waiting))
            self._store.server.prolong(tuple(self.on_screen), self._store.me, LEASE)
            self._tidy()
        except ServerAway as error:
            self.away = str(error)

    def look(self, *, send: bool) -> None:
        """How it is with everything that is here; sent too where that is wanted."""
        self.begin()
        if send:
            self.work()
        else:
            self._try(self._compare)

    def _compare(self) -> None:
        """What is on the server as it is here does not wait."""
        store = self._store
        whose = store.server.whose(tuple(store.here), store.me)
        for session_id, there in whose.items():
            stored = store.local(session_id)
            if stored is not None and self._is_sent(stored, there):
                self._waiting.discard(session_id)

    def begin(self) -> None:
        """All that is here may not have been sent: a program before may have been stopped."""
        self._waiting.update(self._store.here)

    def send_few(self, most: int) -> None:
        """Send what waits, where that is little: for who is about to look at all of them."""
        if self._waiting and len(self._waiting) <= most and not self.away and self._one_at_a_time.acquire(timeout=PATIENCE):
            try:
                self._try(lambda: self._send_all(tuple(self._waiting)))
            finally:
                self._one_at_a_time.release()

    def _erase(self) -> None:
        server = self._store.server
        self._store.owed.settle(lambda sessions, words: server.wipe_words(sessions[0], words, sessions[1:]))

    # sending

    def _send_all(self, ids: tuple[str, ...]) -> None:
        for session_id in ids:
            with self._one_at_a_time:
                self._send(session_id)
        if self.wake is None:
            self._erase()
            self._tidy()

    def _send(self, session_id: str) -> None:
        self._waiting.discard(session_id)  # what is written from now on makes it wait again
        try:
            while self._put(session_id):
                pass
        except ServerAway:
            self._waiting.add(session_id)
            raise
        except FacilitatorError:  # of a version that this one cannot read, or not to be read: it stays here as it is
            self._waiting.add(session_id)

    def _put(self, session_id: str) -> bool:
        """True where words had to be erased here first."""
        store = self._store
        stored = store.local(session_id)
        if stored is None or stored.record.sealed:  # what is sealed stays here: there everybody would read it
            return False
        goes = self._goes(stored)
        done = store.server.put(goes, digest_of(goes), store.me, LEASE if session_id in self.on_screen else 0)
        if done.wiped:
            store.wipe_here(session_id, done.wiped)
        elif done.state == "fine":
            self._apart.pop(session_id, None)
        elif done.clean and session_id not in self.on_screen:
            self._make_way(stored, free=done.free)
        else:
            self._apart[session_id] = done.state
        return bool(done.wiped)

    def _make_way(self, stored: StoredSession, *, free: bool) -> None:
        """What is on the server is newer, or was erased. What is still to be led here stays here, as it is now."""
        if free and stored.record.state != "closed":
            self._store.arrive(self._store.server.take(stored.record.id, self._store.me, 0))
        else:
            self._store.drop((stored,))

    # having and leaving

    def fetch(self, session_id: str) -> None:
        """Have it here as it is on the server, and be the one that changes it.

        What is here and was not sent stays as it is: it is apart, and said so. Raises HeldElsewhere, ServerAway or StorageError.
        """
        store = self._store
        mine = session_id in store.here
        try:
            there = store.need(lambda server: server.whose((session_id,), store.me)).get(session_id)
            if there is None and not mine:
                raise StorageError(no_such_session())
            if there is not None and not (mine and there.writer == store.me.id):
                self._fetch(session_id, there)
        except ServerAway:
            if not mine:
                raise

    def _fetch(self, session_id: str, there: Whose) -> None:
        store = self._store
        if session_id in store.here and self._unsent(session_id, there):
            self._waiting.add(session_id)
            return
        if there.held and there.writer != store.me.id:
            raise HeldElsewhere(held_by(there))
        store.arrive(store.need(lambda server: server.take(session_id, store.me, LEASE)))

    def _unsent(self, session_id: str, there: Whose) -> bool:
        stored = self._store.local(session_id)
        if stored is None:
            return False
        return not self._is_sent(stored, there) and not self._is_sent(stored, replace(there, digest=there.mine))

    def _tidy(self) -> None:
        """What is closed and on the server leaves; what somebody else changed or erased is looked at again."""
        store = self._store
        ids = tuple(store.here - self.on_screen - self._waiting - self._apart.keys())
        if not ids:
            return
        whose, erased = store.server.whose(ids, store.me), store.server.erased(ids)
        other = {each for each in ids if each not in whose or whose[each].writer != store.me.id}
        for session_id in {*other, *erased}:
            self._waiting.add(session_id)
            with self._one_at_a_time:
                self._send(session_id)
        self._leave({each: found for each, found in whose.items() if each in store.here and not self.waits(each)})

    def _leave(self, whose: Mapping[str, Whose]) -> None:
        store = self._store
        read = (stored for each in whose if (stored := store.local(each)) is not None)
        done = [s for s in read if s.record.state == "closed" and not s.drafts and self._is_sent(s, whose[s.record.id])]
        if done:
            store.drop(done)
            store.server.prolong([stored.record.id for stored in done], store.me, 0)

    def _is_sent(self, stored: StoredSession, there: Whose) -> bool:
        try:
            return digest_of(self._goes(stored)) == there.digest
        except FacilitatorError:
            return False

    # apart

    def beside(self, session_id: str) -> tuple[StoredSession, StoredSession | None]:
        """A session that is apart: as it is here, and as it is on the server, None where it was erased there."""
        mine = self._store.local(session_id)
        if mine is None:
            raise StorageError(no_such_session())
        return mine, self._store.need(lambda server: server.find_session(session_id))

    def settle(self, session_id: str, keep: Literal["here", "there"], aside: Goes) -> None:
        """Let one of the two count; `aside` makes of the other a session beside it, so that nothing is lost.

        One that was erased there is erased here too, or goes on as another session.
        """
        with self._one_at_a_time:
            if self._apart.get(session_id) is None:
                raise StorageError(tr("Deze sessie staat niet meer op twee plaatsen. Kijk opnieuw."))
            mine, theirs = self.beside(session_id)
            if theirs is None:
                self._settle_erased(mine, keep, aside)
            else:
                self._settle_changed(mine, keep, aside)
            self.forget(session_id)
        self.changed(*self._store.here)

    def _settle_changed(self, mine: StoredSession, keep: Literal["here", "there"], aside: Goes) -> None:
        store = self._store
        theirs = store.need(lambda server: server.take(mine.record.id, store.me, 0))
        if keep == "here":
            store.trade((), (aside(theirs),))
        else:
            store.trade((mine,), (theirs, aside(mine)))

    def _settle_erased(self, mine: StoredSession, keep: Literal["here", "there"], aside: Goes) -> None:
        if keep == "here":
            self._store.trade((mine,), (aside(mine),))
        else:
            self._store.drop((mine,))
