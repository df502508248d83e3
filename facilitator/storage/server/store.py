"""The store on a server: the same sessions in the same tables, in which one program at a time changes a session."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import RLock
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, select, text

from facilitator.language import tr
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.findable import Findable
from facilitator.storage import promised
from facilitator.storage.aside import Aside
from facilitator.storage.backups import Told
from facilitator.storage.database import APPLICATION_ID
from facilitator.storage.digests import digest_of
from facilitator.storage.found import forget, index
from facilitator.storage.records import StoredSession
from facilitator.storage.rewriting import Rewrite, rewrite_all
from facilitator.storage.rows import EntryRow, SessionRow, WordsRow
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.server import leases
from facilitator.storage.server.address import engine_for, read_address, shown
from facilitator.storage.server.changing import change
from facilitator.storage.server.faults import ServerAway, told_by_server
from facilitator.storage.server.leases import WHOLE, Whose, Writer
from facilitator.storage.server.making import make_ready
from facilitator.storage.store import Store
from facilitator.storage.whole_session import find_whole, insert_whole

_INDEXING = text(f"SELECT pg_advisory_xact_lock({APPLICATION_ID}, 1)")


@dataclass(frozen=True)
class Put:
    """How putting a session on the server went. `wiped`: ids of words that are erased; where there are any nothing was put."""

    state: Literal["fine", "elsewhere", "erased"]
    """`elsewhere`: another program changed it; `erased`: it was erased. Then nothing was put."""
    wiped: frozenset[str] = frozenset()
    clean: bool = True
    """Whether nothing is in it that was not sent before."""
    free: bool = False
    """Whether it was changed by nobody who has it: something was erased in it."""


class ServerStore(Store):
    """Keeps sessions on a server. Connects on first use; any thread may ask.

    Besides what `Store` says: ServerAway where the server is not there, after which all may be asked again.
    """

    def __init__(self, address: str, now: Callable[[], datetime], schema: Schema = SHIPPED) -> None:
        """An address that cannot be used is a server that is away: the program goes on without."""
        self._now, self._schema, self.place, self._wrong = now, schema, "", ""
        """`place`: where it is, as it can be shown."""
        try:
            self._url = read_address(address)
            self.place = shown(self._url)
            self._engine = engine_for(self._url)
        except StorageError as error:
            self._wrong = str(error)
        self._ready, self._making = False, RLock()
        self.read_only, self.set_aside = False, None
        self._aside = Aside()

    def _kept_seal(self, connection: Connection) -> None:
        """Nothing that is sealed comes here."""

    def _sealed(self, connection: Connection) -> frozenset[str]:
        return frozenset()

    def _seal_on(self, connection: Connection, session_id: str) -> None:
        """See `_kept_seal`."""

    def close(self) -> None:
        """Let go of the connections."""
        if not self._wrong:
            self._engine.dispose()

    def ask(self) -> None:
        """Look whether it is there. Raises ServerAway, or StorageError where it is of another version."""
        with self._reading() as connection:
            connection.execute(text("SELECT 1"))

    # whose

    def whose(self, sessions: Collection[str], me: Writer) -> dict[str, Whose]:
        """How those of these sessions stand that are there."""
        with self._reading() as connection:
            return leases.whose(connection, sessions, me.id)

    def erased(self, sessions: Collection[str]) -> dict[str, frozenset[str]]:
        """Ids of words of these sessions that are erased; `WHOLE` where the session is."""
        with self._reading() as connection:
            return leases.erased_of(connection, sessions)

    def take(self, session_id: str, me: Writer, seconds: float) -> StoredSession:
        """The session, mine from now on. Raises HeldElsewhere where somebody has it open."""
        with self._transaction() as connection:
            found, stored = leases.locked(connection, session_id, me.id), find_whole(connection, session_id)
            if found is None or stored is None:
                raise StorageError(tr("Deze sessie is er niet of niet meer. Kies een andere sessie."))
            leases.take(connection, session_id, found, me, seconds)
            return stored

    def prolong(self, sessions: Collection[str], me: Writer, seconds: float) -> None:
        """Those of these that are mine stay so for so long; 0 lets go of them."""
        with self._transaction() as connection:
            leases.prolong(connection, sessions, me, seconds)

    def put(self, stored: StoredSession, digest: str, me: Writer, seconds: float = 0) -> Put:
        """Let the server have a session as it is here, unless another program changed it since I took it."""
        session_id = stored.record.id
        with self._transaction() as connection:
            found = leases.locked(connection, session_id, me.id)
            wiped = leases.erased_of(connection, (session_id,)).get(session_id, frozenset())
            if WHOLE in wiped:
                return Put("erased", clean=leases.last_of(connection, session_id, me) == digest)
            if found is not None and found.writer != me.id:
                return self._beside(connection, session_id, found, digest, me)
            if still := wiped & stored.words.keys():
                return Put("fine", still)
            if found is None:
                insert_whole(connection, stored)
            elif found.digest != digest:
                self._change(connection, session_id, stored)
            leases.describe(connection, session_id, me, digest, seconds)
        return Put("fine")

    def _change(self, connection: Connection, session_id: str, stored: StoredSession) -> None:
        there = find_whole(connection, session_id)
        assert there is not None  # the row that tells whose it is goes with it
        change(connection, there, stored)
        forget(connection, session_id)

    def _beside(self, connection: Connection, session_id: str, found: Whose, digest: str, me: Writer) -> Put:
        if found.digest != digest:
            return Put("elsewhere", clean=found.mine == digest, free=found.writer == leases.NOBODY.id)
        leases.common(connection, session_id, me, digest)
        return Put("fine")

    # erasing

    def wipe_words(self, session_id: str, ids: Collection[str], copies: Collection[str] = ()) -> None:
        """Erase words, and let nobody send them again."""
        places = {session_id, *copies}
        with self._transaction() as connection:
            said = (WordsRow.session_id.in_(places), WordsRow.id.in_(ids))
            for place in connection.execute(select(WordsRow.session_id).where(*said).distinct()).scalars().all():
                forget(connection, place)
            connection.execute(delete(WordsRow).where(*said))
            leases.erase(connection, places, ids)

    def delete(self, session_id: str) -> None:
        """Erase a session, and let nobody send it again."""
        with self._transaction() as connection:
            connection.execute(delete(SessionRow).where(SessionRow.id == session_id))
            leases.erase(connection, (session_id,), (WHOLE,))

    def held_elsewhere(self, sessions: Collection[str], me: Writer) -> str:
        """A sentence where one of these is open in another program; else nothing."""
        found = (each for each in self.whose(sessions, me).values() if each.held and each.writer != me.id)
        return next((leases.held_by(each) for each in found), "")

    def remove(self, session_id: str, me: Writer) -> None:
        """Take back a session that is mine: as if it had never been sent."""
        with self._transaction() as connection:
            found = leases.locked(connection, session_id, me.id)
            if found is not None and found.writer == me.id:
                connection.execute(delete(SessionRow).where(SessionRow.id == session_id))
            leases.forget_writer(connection, session_id, me)

    def ids(self) -> frozenset[str]:
        """Of all sessions."""
        with self._reading() as connection:
            return frozenset(connection.execute(select(SessionRow.id)).scalars())

    def _rewrite(self, sessions: Collection[str] | None, how: Rewrite) -> tuple[str, ...]:
        with self._transaction() as connection:
            changed = rewrite_all(_Driver(connection), sessions, how, seal_of=_not_sealed)  # type: ignore[arg-type]
            for session_id in changed:
                forget(connection, session_id)
                if (stored := find_whole(connection, session_id)) is not None:
                    leases.describe(connection, session_id, leases.NOBODY, digest_of(stored), 0)
        return changed

    def rewrite(self, sessions: Collection[str] | None, how: Rewrite, told: Told = lambda _left: None) -> tuple[str, ...]:
        """Write sessions anew; gives the ids of those that changed. Whoever had one has to fetch it again."""
        return self._rewrite(sessions, how)

    def would_rewrite(self, sessions: Collection[str] | None, how: Rewrite) -> tuple[str, ...]:
        """Ids of the sessions that `rewrite` would change. Nothing is written."""
        with self._reading() as connection:
            return rewrite_all(_Driver(connection), sessions, how, look_only=True, seal_of=_not_sealed)  # type: ignore[arg-type]

    # finding

    def index(
        self, session_id: str, team: str, number: int, found: Sequence[Findable], standings: Sequence[Standing] = (),
        ticks: Sequence[Tick] = (), read: StoredSession | None = None,
    ) -> None:  # fmt: skip
        """As in a file; one program at a time, and only where the session is still as it was read."""
        with self._transaction() as connection:
            connection.execute(_INDEXING)
            if self._last(connection, session_id) == number and (read is None or self._is_as_read(connection, read)):
                index(connection, session_id, team, number, found)
                promised.keep(connection, session_id, standings, ticks)

    def _last(self, connection: Connection, session_id: str) -> int | None:
        """The number of its last entry, 0 without any; None where it is not there."""
        last = select(func.coalesce(func.max(EntryRow.number), 0)).where(EntryRow.session_id == SessionRow.id).scalar_subquery()
        found: int | None = connection.execute(select(last).where(SessionRow.id == session_id)).scalar_one_or_none()
        return found

    # transactions

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._wrong:
            raise ServerAway(self._wrong)
        with told_by_server(self._url):
            self._make_ready()
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._transaction() as connection:
            yield connection

    def _make_ready(self) -> None:
        """Once in a run: the tables are there, and of this version."""
        if not self._ready:
            with self._making:
                make_ready(self._engine, self._schema)
                self._ready = True


def _not_sealed(_connection: object, _session_id: str) -> None:
    """Nothing that is sealed comes here."""


class _Driver:
    """The driver's own connection, asked in the way of SQLite: what writes sessions anew does so for files of any version."""

    def __init__(self, connection: Connection) -> None:
        self._connection: Any = connection.connection.driver_connection

    def execute(self, statement: str, values: tuple[object, ...] | Mapping[str, object] = ()) -> Any:
        return self._connection.execute(statement.replace("?", "%s"), values)
