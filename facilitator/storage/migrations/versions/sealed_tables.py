"""Which sessions are sealed, and with what. Nothing is sealed yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of version 5. A copy of an older version has them where it was sealed."""
    op.create_table(
        "seal",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("salt", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("n", "r", "p")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("proof", "before")),
        sa.CheckConstraint("id = 1", name="one_seal"),
        if_not_exists=True,
    )
    op.create_table(
        "sealed",
        sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        if_not_exists=True,
    )
