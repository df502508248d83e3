"""The titles of steps go from the journals: what was said may be in them, and only words can be wiped. No table changes."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_OPENED = sa.text("SELECT session_id, number, data FROM entry WHERE kind = 'step opened'")
_CHANGE = sa.text("UPDATE entry SET data = :data WHERE session_id = :session AND number = :number")


def upgrade() -> None:
    """Write the entries of opened steps as this version writes them."""
    connection = op.get_bind()
    changed = []
    for session, number, data in connection.execute(_OPENED).all():
        facts = json.loads(data)
        if isinstance(facts, dict) and facts.pop("title", None) is not None:
            written = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
            changed.append({"session": session, "number": number, "data": written})
    if changed:
        connection.execute(_CHANGE, changed)
