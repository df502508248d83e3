"""How old sessions are, and the draaiboek of each: what is asked of all of them at once, without reading what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from facilitator.sessions.history.erasures import ContentErased
from facilitator.sessions.history.journal import Closed
from facilitator.storage.column_types import known_zone
from facilitator.storage.rows import EntryRow, SessionRow


@dataclass(frozen=True)
class Age:
    """When a session was last used: closed, or else changed. `content_erased`: only who was there is left of it."""

    session: str
    title: str
    team: str
    starts_at: datetime
    timezone: str
    used_at: datetime
    content_erased: bool


def ages(connection: Connection) -> tuple[Age, ...]:
    """Of every session, the oldest first."""
    closed, changed = _last(connection, Closed.kind), _last(connection)
    erased = set(connection.execute(select(EntryRow.session_id).where(EntryRow.kind == ContentErased.kind)).scalars())
    session = SessionRow
    columns = (session.id, session.template_title, session.team, session.starts_at, session.particulars, session.updated_at)
    found = [
        Age(
            r.id, r.template_title, r.team, r.starts_at, known_zone(str(r.particulars.get("timezone", "UTC"))),
            closed.get(r.id) or max(r.starts_at, changed.get(r.id, r.updated_at)), r.id in erased,
        )
        for r in connection.execute(select(*columns))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda age: age.used_at))


def _last(connection: Connection, kind: str = "") -> dict[str, datetime]:
    """When the last entry was made, of this kind or of any."""
    wanted = select(EntryRow.session_id, func.max(EntryRow.at).label("at")).group_by(EntryRow.session_id)
    rows = connection.execute(wanted.where(EntryRow.kind == kind) if kind else wanted)
    return {row.session_id: row.at for row in rows}


def draaiboek_of(connection: Connection, session_id: str) -> str:
    """The text of the file that a session was made from; empty where it is not there."""
    row = connection.execute(select(SessionRow.main, SessionRow.sources).where(SessionRow.id == session_id)).one_or_none()
    return str(row.sources.get(row.main, "")) if row is not None else ""
