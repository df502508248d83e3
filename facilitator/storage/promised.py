"""How promises stand in each session, as rows: made again whenever a session changes, so that a list of all folds none of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, delete, insert, select, text

from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.coming_back.ticking import Tick
from facilitator.sessions.history.promises import ENDED, PromiseTicked
from facilitator.storage.column_types import local_day
from facilitator.storage.records import EntryRecord
from facilitator.storage.rows import EntryRow, SessionRow, StandingRow, TickRow, WordsRow

_ENDED_SINCE = (
    "AND NOT EXISTS (SELECT 1 FROM tick WHERE tick.promise = last.promise AND tick.state IN ('done', 'dropped') "
    "AND (tick.after = last.session_id OR last.state = 'open')) "
)
_OPEN = (
    "SELECT last.promise, last.session_id, last.level, session.template_title AS title, session.team, session.starts_at, "
    "coalesce(made.text, last.text) AS text, coalesce(made.owner, last.owner) AS owner, coalesce(made.due, last.due) AS due, last.since, "
    "last.state, last.answer, "
    "(SELECT home.session_id FROM standing home WHERE home.promise = last.promise ORDER BY home.level LIMIT 1) AS home "
    "FROM (SELECT promise, max(level) AS level FROM standing GROUP BY promise) newest "
    "JOIN standing last ON last.promise = newest.promise AND last.level = newest.level "
    "JOIN session ON session.id = last.session_id "
    "LEFT JOIN standing made ON made.promise = last.promise AND made.level = 0 "
    "WHERE last.state NOT IN ('done', 'dropped') "
    "AND NOT EXISTS (SELECT 1 FROM standing beside WHERE beside.promise = last.promise AND beside.level = last.level "
    "AND beside.state IN ('done', 'dropped')) "
    "{not_ended_since}"
    "AND (made.promise IS NOT NULL OR NOT EXISTS (SELECT 1 FROM session origin WHERE origin.id = last.origin "
    "AND origin.id NOT IN (SELECT session_id FROM sealed))) "
    "ORDER BY session.starts_at"
)
"""The last standing of each promise that nothing ended: not there, not in a session beside it, not since.

Where the session in which it was promised is here but does not tell it any more, it was taken out of the minutes: then nobody is told. Of a
session that is sealed nothing is here.
"""


def keep(connection: Connection, session_id: str, standings: Sequence[Standing], ticks: Sequence[Tick]) -> None:
    """Let these be the promises of a session, and nothing else."""
    drop(connection, session_id)
    if standings:
        rows = [{**vars(s), "session_id": session_id, "due": _day(s.due), "since": s.since.isoformat()} for s in standings]
        connection.execute(insert(StandingRow), rows)
    if ticks:
        columns = ("promise", "after", "state", "answer", "at")
        connection.execute(insert(TickRow), [{"session_id": session_id, **{c: getattr(t, c) for c in columns}} for t in ticks])


def drop(connection: Connection, session_id: str) -> None:
    """Know of no promises of a session until it is indexed again."""
    connection.execute(delete(StandingRow).where(StandingRow.session_id == session_id))
    connection.execute(delete(TickRow).where(TickRow.session_id == session_id))


def open_promises(connection: Connection, with_ticked: bool = False) -> tuple[OpenPromise, ...]:
    """Every open promise once. One that stands in two sessions side by side is that of the later of them.

    `with_ticked`: those that were ticked off since the last session in which they stand as well, as such.
    """
    wanted = text(_OPEN.format(not_ended_since="" if with_ticked else _ENDED_SINCE))
    found = {
        row.promise: OpenPromise(
            row.promise, row.text, row.owner, _read(row.due), date.fromisoformat(row.since), row.level, row.title, row.team,
            row.home, row.session_id, row.state, row.answer,
        )
        for row in connection.execute(wanted)
    }  # fmt: skip
    ticks = select(TickRow.promise, TickRow.after, TickRow.state, TickRow.answer).order_by(TickRow.at)
    for row in connection.execute(ticks if with_ticked else ticks.where(TickRow.state.not_in(ENDED))):
        there = found.get(row.promise)
        if there is not None and (row.after == there.last or there.state == "open"):
            found[row.promise] = replace(there, state=row.state, answer=row.answer, ticked=True)
    return tuple(found.values())


def levels(connection: Connection) -> dict[str, int]:
    """How often each promise came back, by its id."""
    rows = connection.execute(text("SELECT promise, max(level) AS level FROM standing GROUP BY promise"))
    return {row.promise: row.level for row in rows}


def history(connection: Connection, promise: str) -> tuple[Said, ...]:
    """What every session said of a promise, the first one first, and after each what was said since."""
    columns = (SessionRow.starts_at, SessionRow.particulars)
    standing = (
        select(StandingRow.session_id, StandingRow.state, StandingRow.answer, *columns)
        .join(SessionRow, SessionRow.id == StandingRow.session_id)
        .where(StandingRow.promise == promise).order_by(StandingRow.level, SessionRow.starts_at)
    )  # fmt: skip
    ticked = select(TickRow.after, TickRow.state, TickRow.answer, TickRow.at, SessionRow.particulars).join(
        SessionRow, SessionRow.id == TickRow.session_id
    ).where(TickRow.promise == promise).order_by(TickRow.at)  # fmt: skip
    since = [(r.after, Said("", local_day(r.at, r.particulars), r.state, r.answer)) for r in connection.execute(ticked)]
    found: list[Said] = []
    for r in connection.execute(standing):
        found.append(Said(r.session_id, local_day(r.starts_at, r.particulars), r.state, r.answer))
        found += [said for after, said in since if after == r.session_id]
    return tuple(found)


def as_it_stands(_session_id: str, _words: str, text: str) -> str:
    """A text of a session that is not sealed."""
    return text


def entries(
    connection: Connection, sessions: Collection[str], read: Callable[[str, str, str], str] = as_it_stands
) -> tuple[tuple[EntryRecord, str], ...]:
    """The entries of these sessions that tick a promise off, each with the text of its words; those of one session in its order.

    `read` gives what a text says, of a session, under the id of its words, as it is kept.
    """
    ticking = (EntryRow.session_id.in_(sessions), EntryRow.kind == PromiseTicked.kind)
    columns = (EntryRow.number, EntryRow.at, EntryRow.kind, EntryRow.data)
    wanted = select(*columns).where(*ticking).order_by(EntryRow.session_id, EntryRow.number)
    rows = connection.execute(wanted).all()
    ids = [str(row.data.get("words", "")) for row in rows]
    wanted_words = select(WordsRow.session_id, WordsRow.id, WordsRow.text).where(WordsRow.session_id.in_(sessions), WordsRow.id.in_(ids))
    words = {row.id: read(row.session_id, row.id, row.text) for row in connection.execute(wanted_words)}
    return tuple((EntryRecord(r.number, r.at, r.kind, r.data), words.get(id_, "")) for r, id_ in zip(rows, ids, strict=True))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
