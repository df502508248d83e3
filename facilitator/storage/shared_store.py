"""The store where an archive is shared: a session is led from the file of this computer, and the server has them all.

What is written is on disk here first, as without a server; `Sender` then has the server know. A session that is closed, and on the
server as it is here, leaves this computer. Of what is not here the server is asked; while it is away there is what is here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import delete

from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.storage import free_space
from facilitator.storage.ages import Age
from facilitator.storage.backups import Told, erasing
from facilitator.storage.owed import owe
from facilitator.storage.owed_to_server import OwedToServer
from facilitator.storage.records import EntryRecord, ListedSession, SessionRecord, StoredSession
from facilitator.storage.rewriting import Rewrite
from facilitator.storage.rows import SessionRow
from facilitator.storage.sending import Goes, Sender
from facilitator.storage.server.faults import ServerAway
from facilitator.storage.server.leases import Writer
from facilitator.storage.server.store import ServerStore
from facilitator.storage.store import Store

T = TypeVar("T")
MOST_AT_ONCE = 20
"""Sessions that are sent before somebody looks at all of them; where more wait, they are sent meanwhile."""


class SharedStore(Store):
    """`goes` gives of a session what may leave this computer. Raises StorageError as `Store`, ServerAway where the server is needed."""

    def __init__(self, folder: Path, now: Callable[[], datetime], server: ServerStore, me: Writer, goes: Goes) -> None:
        super().__init__(folder, now)
        self.server, self.me = server, me
        self.here: set[str] = {record.id for record in super().sessions()}
        """Ids of the sessions that are on this computer."""
        self.owed = OwedToServer(folder)
        self.sender = Sender(self, goes)

    def close(self) -> None:
        """Let go of the file and of the server."""
        super().close()
        self.server.close()

    def ask(self, wanted: Callable[[ServerStore], T]) -> T | None:
        """What the server says, or None while it is away."""
        try:
            return self.need(wanted)
        except ServerAway:
            return None

    def need(self, wanted: Callable[[ServerStore], T]) -> T:
        """What the server says. Raises ServerAway; then nothing was done."""
        if self.sender.away:
            raise ServerAway(self.sender.away)
        try:
            return wanted(self.server)
        except ServerAway as error:
            self.sender.lost(error)
            raise

    # whose

    def hold(self, session_id: str) -> None:
        """Have it here, and let nobody else change it until `let_go`. Raises HeldElsewhere where somebody has it open."""
        self.sender.on_screen.add(session_id)
        try:
            self.sender.fetch(session_id)
        except BaseException:
            self.sender.on_screen.discard(session_id)
            raise

    def let_go(self, session_id: str) -> None:
        """It is on screen no more: others may have it."""
        self.sender.on_screen.discard(session_id)
        self.sender.changed(session_id)  # sending it says that nobody holds it

    def is_here(self, session_id: str) -> bool:
        """Whether it is on this computer."""
        return session_id in self.here

    def arrive(self, stored: StoredSession) -> None:
        """It comes from the server; what is half typed here stays."""
        with self._one_at_a_time:
            mine = super().find_session(stored.record.id)
            drafts = mine.drafts if mine else {}
            super().replace_session(StoredSession(stored.record, stored.entries, stored.words, drafts))
            self.here.add(stored.record.id)

    def drop(self, known: Sequence[StoredSession]) -> None:
        """They are on the server, and leave this computer; from its copies as well, where nobody would erase them later.

        One in which something was written since it was read, or that is on screen, stays.
        """
        with erasing(), self._one_at_a_time:
            ids = [s.record.id for s in known if s.record.id not in self.sender.on_screen and self.local(s.record.id) == s]
            if not ids:
                return
            with self._transaction() as connection:
                connection.execute(delete(SessionRow).where(SessionRow.id.in_(ids)))
                owe(self.file, ids, None)
                free_space.owe(self.file)
            self.here.difference_update(ids)
            self._overwrite_free_space()
        self.settle_later(self.file)

    def trade(self, gone: Sequence[StoredSession], come: Sequence[StoredSession]) -> None:
        """The same as `exchange`, on this computer only."""
        super().exchange(gone, come)
        self.here.difference_update(stored.record.id for stored in gone)
        self.here.update(stored.record.id for stored in come)

    def wipe_here(self, session_id: str, ids: Collection[str]) -> None:
        """Somebody erased these words: they go here too."""
        super().wipe_words(session_id, ids)

    def local(self, session_id: str) -> StoredSession | None:
        """A session as it is on this computer."""
        return super().find_session(session_id)

    # writing

    def create(self, record: SessionRecord) -> None:
        super().create(record)
        self.here.add(record.id)
        self.sender.on_screen.add(record.id)
        self.sender.changed(record.id)

    def update_particulars(self, session_id: str, particulars: Mapping[str, object], *, team: str, starts_at: datetime) -> None:
        self._fetch(session_id)
        super().update_particulars(session_id, particulars, team=team, starts_at=starts_at)
        self.sender.changed(session_id)

    def set_state(self, session_id: str, state: str) -> None:
        self._fetch(session_id)
        super().set_state(session_id, state)
        self.sender.changed(session_id)

    def append(
        self, session_id: str, entry: EntryRecord, words: Mapping[str, str], *, clear_draft: str | None = None, state: str | None = None
    ) -> None:
        self._fetch(session_id)
        super().append(session_id, entry, words, clear_draft=clear_draft, state=state)
        self.sender.changed(session_id)

    def save_draft(self, session_id: str, place: str, text: str) -> None:
        """Drafts stay on this computer."""
        self._fetch(session_id)
        super().save_draft(session_id, place, text)

    def _fetch(self, session_id: str) -> None:
        if session_id not in self.here:
            self.sender.fetch(session_id)

    def exchange(self, gone: Sequence[StoredSession], come: Sequence[StoredSession]) -> None:
        coming = {stored.record.id for stored in come}
        leaving = [stored.record.id for stored in gone if stored.record.id not in coming]
        if leaving:
            self.need(lambda server: server.ask())
        for stored in gone:
            self._fetch(stored.record.id)
        super().exchange(gone, come)
        self.here.difference_update(leaving)
        self.here |= coming
        for session_id in leaving:
            self.need(lambda server, session_id=session_id: server.remove(session_id, self.me))  # type: ignore[misc]
        self.sender.changed(*coming)

    def replace_session(self, stored: StoredSession) -> None:
        session_id = stored.record.id
        if session_id not in self.here and session_id in (self.ask(lambda server: server.ids()) or ()):
            self.sender.fetch(session_id)
        super().replace_session(stored)
        self.here.add(session_id)
        self.sender.changed(session_id)

    def replace_all(self, other: Path) -> None:
        super().replace_all(other)
        self.here = {record.id for record in super().sessions()}
        self.sender.changed(*self.here)

    # erasing

    def wipe_words(self, session_id: str, ids: Collection[str], copies: Collection[str] = ()) -> None:
        """Here at once; on the server as soon as it is there."""
        if not ids:
            return
        places = {session_id, *copies}
        self.owed.add(places, ids)
        super().wipe_words(session_id, ids, copies)
        self.sender.changed(*(places & self.here))

    def rewrite(self, sessions: Collection[str] | None, how: Rewrite, told: Told = lambda _left: None) -> tuple[str, ...]:
        """Here and on the server, which must be there; raises StorageError where somebody has one of them open."""
        away = self._elsewhere(sessions)
        found = self.need(lambda server: server.would_rewrite(away, how)) if away else ()
        self.check_free(found)
        changed = self.need(lambda server: server.rewrite(found, how)) if found else ()
        try:
            mine = super().rewrite(sessions, how, told)
        finally:
            self.sender.changed(*self.here)
        return (*mine, *changed)

    def would_rewrite(self, sessions: Collection[str] | None, how: Rewrite) -> tuple[str, ...]:
        away = self._elsewhere(sessions)
        theirs = self.need(lambda server: server.would_rewrite(away, how)) if away else ()
        return (*super().would_rewrite(sessions, how), *theirs)

    def _elsewhere(self, sessions: Collection[str] | None) -> tuple[str, ...]:
        """Those that are on the server only."""
        wanted = self.need(lambda server: server.ids()) if sessions is None else sessions
        return tuple(sorted(set(wanted) - self.here))

    def check_free(self, sessions: Collection[str]) -> None:
        """Raises StorageError where somebody has one of them open, ServerAway where that cannot be known."""
        held = self.need(lambda server: server.held_elsewhere(sessions, self.me)) if sessions else ""
        if held:
            raise StorageError(tr("{held} Er is niets gewist.", held=held))

    def delete(self, session_id: str) -> None:
        self.check_free((session_id,))
        self.need(lambda server: server.delete(session_id))
        super().delete(session_id)
        self.here.discard(session_id)
        self.sender.forget(session_id)

    # reading one

    def find_session(self, session_id: str) -> StoredSession | None:
        if session_id in self.here and (found := super().find_session(session_id)) is not None:
            return found
        return self.ask(lambda server: server.find_session(session_id))

    def journal_of(self, session_id: str) -> StoredSession | None:
        return super().journal_of(session_id) if session_id in self.here else self.find_session(session_id)

    def load(self, session_id: str) -> StoredSession:
        try:
            return super().load(session_id)
        except StorageError:
            if self.sender.away and session_id not in self.here:
                raise ServerAway(self.sender.away) from None
            raise

    def record(self, session_id: str) -> SessionRecord:
        if session_id in self.here:
            return super().record(session_id)
        return self.need(lambda server: server.record(session_id))

    def draaiboek_of(self, session_id: str) -> str:
        if session_id in self.here:
            return super().draaiboek_of(session_id)
        return self.ask(lambda server: server.draaiboek_of(session_id)) or ""

    # reading all: together

    def sessions(self) -> tuple[SessionRecord, ...]:
        together = self._together(super().sessions(), self.ask(lambda server: server.sessions()))
        return tuple(sorted(together, key=lambda r: (r.updated_at, r.created_at), reverse=True))

    def overviews(self) -> tuple[ListedSession, ...]:
        """Those that are here first: they are being prepared or led."""
        mine, theirs = super().overviews(), self.ask(lambda server: server.overviews())
        return (*mine, *(listed for listed in theirs or () if listed.id not in self.here))

    def closed_sessions(self, template_name: str) -> tuple[SessionRecord, ...]:
        return self._together(super().closed_sessions(template_name), self.ask(lambda server: server.closed_sessions(template_name)))

    def _together(self, mine: Iterable[SessionRecord], theirs: Iterable[SessionRecord] | None) -> tuple[SessionRecord, ...]:
        return (*mine, *(record for record in theirs or () if record.id not in self.here))

    def sessions_with_entry(self, kind: str) -> frozenset[str]:
        return super().sessions_with_entry(kind) | (self.ask(lambda server: server.sessions_with_entry(kind)) or frozenset())

    def sessions_about(self, note: str) -> tuple[str, ...]:
        theirs = self.ask(lambda server: server.sessions_about(note))
        return tuple(sorted({*super().sessions_about(note), *(theirs or ())}))

    def ticks(self, sessions: Collection[str]) -> tuple[tuple[EntryRecord, str], ...]:
        mine, away = set(sessions) & self.here, set(sessions) - self.here
        theirs = self.ask(lambda server: server.ticks(away)) if away else None
        return (*(super().ticks(mine) if mine else ()), *(theirs or ()))

    # reading all: the server knows what is here too

    def ages(self) -> tuple[Age, ...]:
        return self._of_all(lambda server: server.ages(), super().ages)

    def open_promises(self, with_ticked: bool = False) -> tuple[OpenPromise, ...]:
        return self._of_all(lambda server: server.open_promises(with_ticked), lambda: Store.open_promises(self, with_ticked))

    def people(self, sessions: Collection[str]) -> dict[str, tuple[str, ...]]:
        return self._of_all(lambda server: server.people(sessions), lambda: Store.people(self, sessions))

    def history(self, promise: str) -> tuple[Said, ...]:
        return self._of_all(lambda server: server.history(promise), lambda: Store.history(self, promise))

    def find(self, query: Query, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        return self._of_all(lambda server: server.find(query, limit, offset), lambda: Store.find(self, query, limit, offset))

    def newest(self, limit: int, offset: int = 0) -> tuple[Hit, ...]:
        return self._of_all(lambda server: server.newest(limit, offset), lambda: Store.newest(self, limit, offset))

    def _of_all(self, wanted: Callable[[ServerStore], T], here: Callable[[], T]) -> T:
        self.sender.send_few(MOST_AT_ONCE)
        found = self.ask(wanted)
        return here() if found is None else found

    def behind(self, most: int) -> tuple[str, ...]:
        self.sender.send_few(MOST_AT_ONCE)
        theirs = self.ask(lambda server: server.behind(most)) or ()
        away = (each for each in theirs if not self.sender.waits(each))
        return tuple(dict.fromkeys((*super().behind(most), *away)))[:most]

    def index(
        self, session_id: str, team: str, number: int, found: Sequence[Findable], standings: Sequence[Standing] = (),
        ticks: Sequence[Tick] = (), read: StoredSession | None = None,
    ) -> None:  # fmt: skip
        there = read
        if session_id in self.here:
            there = None  # there it is without what stays here
            super().index(session_id, team, number, found, standings, ticks, read)
            self.sender.send_few(MOST_AT_ONCE)
            if session_id in self.sealed():
                return
        if not self.sender.waits(session_id):
            self.ask(lambda server: server.index(session_id, team, number, found, standings, ticks, there))
