"""Promises and good examples of all sessions as rows. Every session is indexed once more, which fills them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of version 3."""
    op.create_table(
        "standing",
        sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("promise", sa.Text(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("origin", "text", "owner")),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("state", "answer")),
    )
    op.create_index("ix_standing_promise", "standing", ["promise", "level", "state", "session_id"])
    op.create_table(
        "tick",
        sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("promise", sa.Text(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("after", "state", "answer", "at")),
    )
    op.create_index("ix_tick_promise", "tick", ["promise"])
    op.create_table(
        "example",
        sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("note", sa.Text(), primary_key=True),
    )
    op.execute("DELETE FROM indexed")
