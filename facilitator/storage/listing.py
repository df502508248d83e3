"""Sessions in lists: read without their draaiboeken and people, and in an order that a clock which was set back does not upset.

What is sure is which session was made after which: `after_all` sees to that when one is made. A session that was led before it was made,
by its own clock, stands where it was made.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import Connection, Text, and_, case, select, type_coerce

from facilitator.storage.column_types import first_moment, instant_from_text, known_zone
from facilitator.storage.records import ListedSession
from facilitator.storage.row_values import is_clock_doubted
from facilitator.storage.rows import EntryRow, SessionRow

_last_entry_at = (
    select(EntryRow.at).where(EntryRow.session_id == SessionRow.id).order_by(EntryRow.number.desc()).limit(1).scalar_subquery()
)
_columns = SessionRow.__table__.columns
RECORDS = select(*(c for c in _columns if c.name != "sources"), _last_entry_at.label("last_entry_at"))
WHOLE = select(*_columns, _last_entry_at.label("last_entry_at"))
SURE_AT = case(
    (and_(SessionRow.updated_at < SessionRow.created_at, SessionRow.starts_at < SessionRow.created_at), SessionRow.created_at),
    else_=SessionRow.starts_at,
)
"""When a session was, or when it was made where its clock says that it was before that."""

# As they are written: making moments and mappings of ten thousand rows would take longer than all the rest.
_moments = (_columns.starts_at, _columns.created_at, _columns.updated_at, _last_entry_at)
_overviews = select(
    *(_columns[name] for name in ("id", "template_name", "template_title", "state", "team")),
    *(type_coerce(moment, Text).label(f"moment{n}") for n, moment in enumerate(_moments)),
    type_coerce(_columns.particulars, Text).label("particulars"),
)
LAST_FEW = 3
_TIMEZONE = re.compile(r'"timezone":\s*"([^"\\]+)"')


def overviews(connection: Connection) -> tuple[ListedSession, ...]:
    """All sessions, the last used first; also one that cannot be read any more, so that it can be seen that it is there."""
    found = []
    for id_, name, title, state, team, starts, created, updated, last, particulars in connection.execute(_overviews):
        doubted = updated < created and is_clock_doubted(first_moment(created), first_moment(updated))
        timezone = _TIMEZONE.search(particulars)
        used = max(updated, last or "", created)
        sure = first_moment(max(starts, created) if doubted else starts, created, updated)
        zone = known_zone(timezone[1]) if timezone else "UTC"
        found.append((used, created, ListedSession(id_, name, title, state, team, sure, zone, doubted)))
    found.sort(key=lambda each: each[:2], reverse=True)
    return tuple(listed for _used, _created, listed in found)


def after_all(connection: Connection, moment: datetime) -> datetime:
    """This moment or, where the clock was set back, just after that at which the last session was made.

    It was where most of the last few sessions were made later than it says. One alone was made by a clock that was ahead.
    """
    made = type_coerce(SessionRow.created_at, Text)
    last = [instant_from_text(text) for text in connection.execute(select(made).order_by(made.desc()).limit(LAST_FEW)).scalars()]
    set_back = sum(each > moment for each in last) * 2 > len(last)
    return last[0] + timedelta(microseconds=1) if set_back else moment
