"""The first tables: sessions, their journal, the words that were said, and drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of version 1."""
    _session()
    _entry()
    _text_by("words", "id")
    _text_by("draft", "place")
    if op.get_bind().dialect.name == "postgresql":
        _of_a_server()


def _session() -> None:
    names = ("created_at", "updated_at", "template_name", "template_title", "main", "state", "team", "starts_at", "particulars", "sources")
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in names),
        sa.CheckConstraint("state IN ('prepared', 'running', 'closed')", name="session_state"),
    )


def _entry() -> None:
    op.create_table(
        "entry",
        _of_a_session(),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "kind", "data")),
        sqlite_with_rowid=False,
    )


def _text_by(table: str, key: str) -> None:
    op.create_table(table, _of_a_session(), sa.Column(key, sa.Text(), primary_key=True), sa.Column("text", sa.Text(), nullable=False))


def _of_a_session() -> sa.Column[str]:
    return sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)


def _of_a_server() -> None:
    """Whose a session is, and what was erased. A server has had these from the start; a file never has them."""
    op.create_table(
        "shared",
        _of_a_session(),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("writer", "writer_name")),
        sa.Column("held_until", sa.Float(53), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
    )
    op.create_table(
        "delivered",
        *(sa.Column(name, sa.Text(), primary_key=True) for name in ("session_id", "writer")),
        sa.Column("digest", sa.Text(), nullable=False),
    )
    op.create_table("erased", *(sa.Column(name, sa.Text(), primary_key=True) for name in ("session_id", "words_id")))
