"""Whose a session is: on the server one program at a time changes it, and whoever changed it meanwhile is never overwritten.

Every function works in a transaction that is open. The clock is that of the server, as computers may differ.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Float, cast, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from facilitator.language import tr
from facilitator.storage.server.faults import HeldElsewhere
from facilitator.storage.server.tables import delivered, erased, shared

WHOLE = ""
"""Stands in `erased` for all of a session."""
_NOW = cast(func.extract("epoch", func.clock_timestamp()), Float(53))


@dataclass(frozen=True)
class Writer:
    """A program with its data folder: `id` tells it from others, `name` tells people who that is."""

    id: str
    name: str


NOBODY = Writer("", "")
"""After something was erased in a session, it is for whoever fetches it first."""


@dataclass(frozen=True)
class Whose:
    """How a session stands on the server. `held`: somebody has it open. `mine`: the digest of what I last had in common with it."""

    writer: str
    writer_name: str
    held: bool
    digest: str
    mine: str


def whose(connection: Connection, sessions: Collection[str], me: str) -> dict[str, Whose]:
    """Of those of these sessions that are there."""
    mine = select(delivered.c.session_id, delivered.c.digest).where(delivered.c.writer == me).subquery()
    wanted = (
        select(shared, (shared.c.held_until > _NOW).label("held"), func.coalesce(mine.c.digest, "").label("mine"))
        .outerjoin(mine, mine.c.session_id == shared.c.session_id)
        .where(shared.c.session_id.in_(sessions))
    )
    return {r.session_id: Whose(r.writer, r.writer_name, r.held, r.digest, r.mine) for r in connection.execute(wanted)}


def locked(connection: Connection, session_id: str, me: str) -> Whose | None:
    """The same for one session, which nobody else changes until the transaction ends."""
    connection.execute(select(shared.c.session_id).where(shared.c.session_id == session_id).with_for_update())
    return whose(connection, (session_id,), me).get(session_id)


def take(connection: Connection, session_id: str, found: Whose, me: Writer, seconds: float) -> None:
    """From now on it is mine. Raises HeldElsewhere where somebody has it open."""
    if found.held and found.writer != me.id:
        raise HeldElsewhere(held_by(found))
    hold(connection, (session_id,), me, seconds)
    common(connection, session_id, me, found.digest)


def held_by(found: Whose) -> str:
    """The sentence for a session that is open elsewhere."""
    return tr("Deze sessie is nu open bij {who}. Sluit haar daar eerst.", who=found.writer_name or tr("een collega"))


def hold(connection: Connection, sessions: Collection[str], me: Writer, seconds: float) -> None:
    """Nobody else takes these for so many seconds; 0 lets go of them."""
    values = {"writer": me.id, "writer_name": me.name, "held_until": _NOW + seconds}
    connection.execute(update(shared).where(shared.c.session_id.in_(sessions)).values(**values))


def prolong(connection: Connection, sessions: Collection[str], me: Writer, seconds: float) -> None:
    """The same for those that are mine still."""
    still = (shared.c.session_id.in_(sessions), shared.c.writer == me.id)
    connection.execute(update(shared).where(*still).values(held_until=_NOW + seconds))


def describe(connection: Connection, session_id: str, me: Writer, digest: str, seconds: float) -> None:
    """What is on the server now is this, and it comes from me."""
    values = {"writer": me.id, "writer_name": me.name, "held_until": _NOW + seconds, "digest": digest}
    statement = insert(shared).values(session_id=session_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[shared.c.session_id], set_=values))
    common(connection, session_id, me, digest)


def common(connection: Connection, session_id: str, me: Writer, digest: str) -> None:
    """What I have is what is on the server."""
    statement = insert(delivered).values(session_id=session_id, writer=me.id, digest=digest)
    keys = [delivered.c.session_id, delivered.c.writer]
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_={"digest": digest}))


def last_of(connection: Connection, session_id: str, me: Writer) -> str:
    """The digest of what I last had in common with the server, also where the session is no more; else nothing."""
    wanted = select(delivered.c.digest).where(delivered.c.session_id == session_id, delivered.c.writer == me.id)
    return connection.execute(wanted).scalar_one_or_none() or ""


def erase(connection: Connection, sessions: Collection[str], words: Collection[str]) -> None:
    """Write down that these are erased, whatever anybody still sends."""
    rows = [{"session_id": session_id, "words_id": words_id} for session_id in sorted(sessions) for words_id in sorted(words)]
    if rows:
        connection.execute(insert(erased).on_conflict_do_nothing(), rows)


def erased_of(connection: Connection, sessions: Collection[str]) -> dict[str, frozenset[str]]:
    """Ids of what was erased, by session; `WHOLE` among them where all of it was."""
    found: dict[str, set[str]] = {}
    for row in connection.execute(select(erased).where(erased.c.session_id.in_(sessions))):
        found.setdefault(row.session_id, set()).add(row.words_id)
    return {session_id: frozenset(words) for session_id, words in found.items()}


def forget_writer(connection: Connection, session_id: str, me: Writer) -> None:
    """I have it no longer."""
    connection.execute(delete(delivered).where(delivered.c.session_id == session_id, delivered.c.writer == me.id))
