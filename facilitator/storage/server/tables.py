"""The tables that only the server has: whose a session is, what was erased, and the words that are found.

Made by the first revision and the second, as frozen statements; a test holds the two equal.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

from facilitator.storage.rows import FoundRow, SessionRow

server_tables = MetaData()

shared = Table(
    "shared",
    server_tables,
    Column("session_id", Text, ForeignKey(SessionRow.id, ondelete="CASCADE"), primary_key=True),
    Column("writer", Text, nullable=False),
    Column("writer_name", Text, nullable=False),
    Column("held_until", Float(53), nullable=False),
    Column("digest", Text, nullable=False),
)
"""Which program may change a session: the last that took it. Until `held_until` (seconds, the clock of the server) nobody else takes it."""

delivered = Table(
    "delivered",
    server_tables,
    Column("session_id", Text, primary_key=True),
    Column("writer", Text, primary_key=True),
    Column("digest", Text, nullable=False),
)
"""The digest of what each program last had in common with the server: whether it has something that was not sent yet."""

erased = Table(
    "erased",
    server_tables,
    Column("session_id", Text, primary_key=True),
    Column("words_id", Text, primary_key=True),
)
"""Ids of words that were erased, or of a whole session where that is empty: whoever has them still erases them too."""

found_words = Table(
    "found_words",
    server_tables,
    Column("id", BigInteger, ForeignKey(FoundRow.id, ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
)
"""What FTS5 is in a file: words without accents and capitals. A: text and owner, B: team, C: kind."""
