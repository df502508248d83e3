"""What can be found: an index over the words of sessions, filled when the archive is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# As they were in this version; what the program makes now may be something else one day.
_FTS = (
    "CREATE VIRTUAL TABLE found_words USING fts5(text, owner, team, kind, content='found', content_rowid='id', prefix='1 2 3', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER found_added AFTER INSERT ON found BEGIN INSERT INTO found_words(rowid, text, owner, team, kind) "
    "VALUES (new.id, new.text, new.owner, new.team, new.kind); END",
    "CREATE TRIGGER found_gone AFTER DELETE ON found BEGIN INSERT INTO found_words(found_words, rowid, text, owner, team, kind) "
    "VALUES ('delete', old.id, old.text, old.owner, old.team, old.kind); END",
)
_ON_SERVER = (
    "CREATE TABLE found_words (id BIGINT PRIMARY KEY REFERENCES found (id) ON DELETE CASCADE, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_found_words ON found_words USING gin (words)",
)


def upgrade() -> None:
    """Make the tables of version 2."""
    session = sa.ForeignKey("session.id", ondelete="CASCADE")
    op.create_table(
        "found",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("session_id", sa.Text(), session, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "text", "owner", "team", "note", "day")),
    )
    op.create_index("ix_found_session_id", "found", ["session_id"])
    op.create_table(
        "indexed",
        sa.Column("session_id", sa.Text(), sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    for statement in _ON_SERVER if op.get_bind().dialect.name == "postgresql" else _FTS:
        op.execute(statement)
