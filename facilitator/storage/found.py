"""What can be found: an index (SQLite FTS5) of what minutes say, worked out from the sessions and made again when those change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, TextClause, delete, func, insert, select, text, type_coerce

from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import Hit, Query
from facilitator.storage import promised
from facilitator.storage.column_types import Instant, instant_from_text, local_day
from facilitator.storage.listing import SURE_AT
from facilitator.storage.rows import EntryRow, ExampleRow, FoundRow, IndexedRow, SessionRow
from facilitator.storage.server import search as on_server

MOST_RANKED = 2_000
"""Hits that are put in order of how well they fit. More than these come newest first: ranking all of them would take too long."""

MOST_IN_A_SECOND = 2**20
"""Room for what is found in sessions that begin in the same second."""

FTS = (
    "CREATE VIRTUAL TABLE found_words USING fts5(text, owner, team, kind, content='found', content_rowid='id', prefix='1 2 3', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER found_added AFTER INSERT ON found BEGIN INSERT INTO found_words(rowid, text, owner, team, kind) "
    "VALUES (new.id, new.text, new.owner, new.team, new.kind); END",
    "CREATE TRIGGER found_gone AFTER DELETE ON found BEGIN INSERT INTO found_words(found_words, rowid, text, owner, team, kind) "
    "VALUES ('delete', old.id, old.text, old.owner, old.team, old.kind); END",
)
"""The index and what keeps it equal to `found`; its words are without accents and capitals, so that `cafe` finds Café."""
CLEAN = "INSERT INTO found_words(found_words) VALUES ('optimize')"
"""Rewrites the index, which else keeps words of rows that are gone."""


def behind(connection: Connection, most: int, besides: Select[tuple[str]] | None = None) -> tuple[str, ...]:
    """Ids of sessions that changed since they were indexed, at most so many; without those that `besides` selects."""
    last = select(func.coalesce(func.max(EntryRow.number), 0)).where(EntryRow.session_id == SessionRow.id).scalar_subquery()
    indexed = select(IndexedRow.number).where(IndexedRow.session_id == SessionRow.id).scalar_subquery()
    wanted = select(SessionRow.id).where(func.coalesce(indexed, -1) != last).order_by(SessionRow.starts_at.desc()).limit(most)
    return tuple(connection.execute(wanted if besides is None else wanted.where(SessionRow.id.not_in(besides))).scalars())


def index(connection: Connection, session_id: str, team: str, number: int, found: Sequence[Findable]) -> None:
    """Let a session be found by these things, and by nothing else. `number` is that of its last entry, 0 without any."""
    forget(connection, session_id)
    first = _place(connection, session_id)
    rows = [_row(f, id=first + n, session_id=session_id, team=team) for n, f in enumerate(found)]
    if rows:
        connection.execute(insert(FoundRow), rows)
        if _is_server(connection):
            on_server.add_words(connection, rows)
    examples = [{"session_id": session_id, "note": f.note} for f in found if f.example]
    if examples:
        connection.execute(insert(ExampleRow), examples)
    connection.execute(insert(IndexedRow), {"session_id": session_id, "number": number})


def _row(f: Findable, **place: object) -> dict[str, object]:
    return {**place, "kind": f.kind, "text": f.text, "owner": f.owner, "note": f.note, "day": f.day.isoformat()}


def _place(connection: Connection, session_id: str) -> int:
    """The number of its first row. They go up with time, whatever was indexed first: so the newest is found first without sorting."""
    starts_at = connection.execute(select(SessionRow.starts_at).where(SessionRow.id == session_id)).scalar_one()
    low = max(0, int(starts_at.timestamp())) * MOST_IN_A_SECOND
    taken = select(func.max(FoundRow.id)).where(FoundRow.id >= low, FoundRow.id < low + MOST_IN_A_SECOND)
    last = connection.execute(taken).scalar_one()
    return low if last is None else int(last) + 1


def forget(connection: Connection, session_id: str) -> None:
    """Let a session be found by nothing until it is indexed again."""
    promised.drop(connection, session_id)
    for table in (FoundRow, ExampleRow, IndexedRow):
        connection.execute(delete(table).where(table.session_id == session_id))


def hits(connection: Connection, query: Query, limit: int, offset: int) -> tuple[Hit, ...]:
    """What fits a query that is not empty: the best first where there are few, else the newest first."""
    server = _is_server(connection)
    match = on_server.match_of(query) if server else _match(query)
    few = on_server.few if server else _few
    ranked = bool(match) and not (query.since or query.until or query.examples) and few(connection, match, MOST_RANKED)
    days = {name: day.isoformat() for name, day in (("since", query.since), ("until", query.until)) if day}
    values = {**days, **({"match": match} if match else {}), "limit": limit, "offset": offset}
    rows = connection.execute((on_server.statement if server else _statement)(query, ranked), values)
    return tuple(
        Hit(
            r.session_id, r.kind, r.text, r.owner, r.note, date.fromisoformat(r.day), r.title, r.team, instant_from_text(r.starts_at),
            r.state, bool(r.example),
        )
        for r in rows
    )  # fmt: skip


def people(connection: Connection, sessions: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The names of who was on the list, by session."""
    wanted = select(FoundRow.session_id, FoundRow.text).where(FoundRow.session_id.in_(sessions), FoundRow.kind == "person")
    found: dict[str, tuple[str, ...]] = {}
    for session_id, name in connection.execute(wanted):
        found[session_id] = (*found.get(session_id, ()), name)
    return found


def newest(connection: Connection, limit: int, offset: int) -> tuple[Hit, ...]:
    """The sessions themselves, also those that are not indexed yet, the newest first; so many after the first `offset`."""
    held = type_coerce(SURE_AT, Instant).label("starts_at")
    page = select(SessionRow.id, held).order_by(SURE_AT.desc(), SessionRow.id).limit(limit).offset(offset).subquery()
    columns = (SessionRow.id, SessionRow.template_title, SessionRow.team, page.c.starts_at, SessionRow.state, SessionRow.particulars)
    wanted = select(*columns).join(page, page.c.id == SessionRow.id).order_by(page.c.starts_at.desc(), SessionRow.id)
    return tuple(_session(row) for row in connection.execute(wanted))


def _session(row: Any) -> Hit:
    day = local_day(row.starts_at, row.particulars)
    return Hit(row.id, "session", "", "", "", day, row.template_title, row.team, row.starts_at, row.state)


def _is_server(connection: Connection) -> bool:
    """Whether this is the shared archive, which has another index than a file."""
    return connection.dialect.name == "postgresql"


def _few(connection: Connection, match: str, most: int) -> bool:
    counted = text("SELECT count(*) FROM (SELECT 1 FROM found_words WHERE found_words MATCH :match LIMIT :most)")
    return int(connection.execute(counted, {"match": match, "most": most + 1}).scalar_one()) <= most


def _statement(query: Query, ranked: bool) -> TextClause:
    conditions = [
        *(["found_words MATCH :match"] if _match(query) else []),
        *(["found.day >= :since"] if query.since else []),
        *(["found.day <= :until"] if query.until else []),
    ]
    order = "bm25(found_words), found.id DESC" if ranked else "found_words.rowid DESC" if _match(query) else "found.id DESC"
    return text(
        "SELECT found.session_id, found.kind, found.text, found.owner, found.note, found.day, "
        "session.template_title AS title, session.team, session.starts_at, session.state, "
        "EXISTS (SELECT 1 FROM example WHERE example.session_id = found.session_id AND example.note = found.note) AS example "
        f"FROM {_tables(query)} JOIN session ON session.id = found.session_id "
        f"WHERE {' AND '.join(conditions) or '1 = 1'} ORDER BY {order} LIMIT :limit OFFSET :offset"
    )


def _tables(query: Query) -> str:
    """Where to look first. Examples are few: each is looked at whether it fits, rather than whether what fits is an example."""
    if not query.examples:
        return "found_words JOIN found ON found.id = found_words.rowid" if _match(query) else "found"
    marked = "example AS marked CROSS JOIN found ON found.session_id = marked.session_id AND found.note = marked.note"
    return f"{marked} CROSS JOIN found_words ON found_words.rowid = found.id" if _match(query) else marked


def _match(query: Query) -> str:
    """The query in FTS5's language. Words hold letters and figures only, so nothing in them is an operator."""
    parts = [
        *(f'{{text owner}} : "{word}" *' for word in query.words),
        *(f'{{team}} : "{word}" *' for word in query.team),
        *([f'{{kind}} : "{query.kind}"'] if query.kind else []),
    ]
    return " AND ".join(parts)
