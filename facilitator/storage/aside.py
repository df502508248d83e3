"""What is found in sealed sessions: an index in memory, made after their passphrase was given, and gone when they are closed again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine, delete

from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.storage import promised
from facilitator.storage.database import in_memory
from facilitator.storage.found import hits, index, people
from facilitator.storage.records import SessionRecord
from facilitator.storage.row_values import session_values
from facilitator.storage.rows import SessionRow
from facilitator.storage.schema import make_tables
from facilitator.storage.whole_session import ADD_SESSION


class Aside:
    """The same tables as those of a file, with nothing in them but what can be found in sealed sessions."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self.numbers: dict[str, int] = {}
        """Up to which entry of its journal each session is found."""

    def __bool__(self) -> bool:
        return bool(self.numbers)

    def index(
        self, record: SessionRecord, team: str, number: int, found: Sequence[Findable], standings: Sequence[Standing],
        ticks: Sequence[Tick],
    ) -> None:  # fmt: skip
        """Let a session be found by these things, and by nothing else."""
        with self._open().begin() as connection:
            self._drop(connection, record.id)
            bare = replace(record, sources={}, particulars={"timezone": record.particulars.get("timezone", "UTC")})
            connection.execute(ADD_SESSION, session_values(bare))
            index(connection, record.id, team, number, found)
            promised.keep(connection, record.id, standings, ticks)
        self.numbers[record.id] = number

    def _open(self) -> Engine:
        if self._engine is None:
            self._engine = in_memory()
            make_tables(self._engine)
        return self._engine

    def forget(self, sessions: Collection[str]) -> None:
        """Let these be found by nothing until they are indexed again."""
        for session_id in [each for each in sessions if each in self.numbers]:
            with self._open().begin() as connection:
                self._drop(connection, session_id)
            del self.numbers[session_id]

    def forget_all(self) -> None:
        """Nothing is found, and nothing of it is left."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine, self.numbers = None, {}

    def _drop(self, connection: Connection, session_id: str) -> None:
        connection.execute(delete(SessionRow).where(SessionRow.id == session_id))

    def hits(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """What fits a query that is not empty."""
        with self._open().begin() as connection:
            return hits(connection, query, limit, 0)

    def people(self, sessions: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The names of who was on the list, by session."""
        with self._open().begin() as connection:
            return people(connection, sessions)

    def open_promises(self, with_ticked: bool) -> tuple[OpenPromise, ...]:
        """Every action that is open, as far as sealed sessions say."""
        with self._open().begin() as connection:
            return promised.open_promises(connection, with_ticked)

    def levels(self) -> Mapping[str, int]:
        """How often each promise came back, by its id."""
        with self._open().begin() as connection:
            return promised.levels(connection)

    def history(self, promise: str) -> tuple[Said, ...]:
        """What sealed sessions said of a promise."""
        with self._open().begin() as connection:
            return promised.history(connection, promise)
