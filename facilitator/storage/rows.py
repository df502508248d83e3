"""The tables, as they are made in a new file. An older file gets there by `migrations/`; a test holds the two equal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from facilitator.storage.column_types import Instant, JsonText


class Row(DeclarativeBase):
    """What every mapped class is made of."""


class SessionRow(Row):
    """A session. The sources come last: a list of sessions then never reads the pages they fill."""

    __tablename__ = "session"
    __table_args__ = (CheckConstraint("state IN ('prepared', 'running', 'closed')", name="session_state"),)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    template_name: Mapped[str] = mapped_column(Text)
    template_title: Mapped[str] = mapped_column(Text)
    main: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    team: Mapped[str] = mapped_column(Text)
    starts_at: Mapped[datetime] = mapped_column(Instant)
    particulars: Mapped[dict[str, Any]] = mapped_column(JsonText)
    sources: Mapped[dict[str, Any]] = mapped_column(JsonText)


class EntryRow(Row):
    """One line of a journal. One tree instead of two: a note then writes fewer pages."""

    __tablename__ = "entry"
    __table_args__ = ({"sqlite_with_rowid": False},)

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(Text)
    data: Mapped[dict[str, Any]] = mapped_column(JsonText)


class WordsRow(Row):
    """The only place where what was said stands, so that it can be wiped."""

    __tablename__ = "words"

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class DraftRow(Row):
    """Half-typed text, by the place it is typed in."""

    __tablename__ = "draft"

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class FoundRow(Row):
    """Something that can be found; made again from its session whenever that changed. Its words are indexed in `found_words`."""

    __tablename__ = "found"

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)
    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    team: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    day: Mapped[str] = mapped_column(Text)
    """On which day it was said, where it was said: `2026-11-22`."""


class IndexedRow(Row):
    """Up to which entry of its journal a session can be found."""

    __tablename__ = "indexed"

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)


class StandingRow(Row):
    """A promise in a session; made again from it as what can be found is."""

    __tablename__ = "standing"
    __table_args__ = (Index("ix_standing_promise", "promise", "level", "state", "session_id"),)

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    promise: Mapped[str] = mapped_column(Text, primary_key=True)
    origin: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    due: Mapped[str | None] = mapped_column(Text)
    since: Mapped[str] = mapped_column(Text)
    level: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)


class TickRow(Row):
    """What the journal of this session says of a promise between sessions, after it last stood in another."""

    __tablename__ = "tick"
    __table_args__ = (Index("ix_tick_promise", "promise"),)

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    promise: Mapped[str] = mapped_column(Text, primary_key=True)
    after: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class ExampleRow(Row):
    """A note that was marked as an example worth sharing, and that minutes tell. Its words are in `found`."""

    __tablename__ = "example"

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    note: Mapped[str] = mapped_column(Text, primary_key=True)


class SealRow(Row):
    """What sealed sessions are sealed with; at most one row. See `seals`."""

    __tablename__ = "seal"
    __table_args__ = (CheckConstraint("id = 1", name="one_seal"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(Text)
    n: Mapped[int] = mapped_column(Integer)
    r: Mapped[int] = mapped_column(Integer)
    p: Mapped[int] = mapped_column(Integer)
    proof: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any]] = mapped_column(JsonText)
    """Keys of seals that were there before, locked with this one: older copies may have those still."""


class SealedRow(Row):
    """A session of which words, drafts and particulars are sealed."""

    __tablename__ = "sealed"

    session_id: Mapped[str] = mapped_column(Text, ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)


revision_table = Table(
    "alembic_version",
    Row.metadata,
    Column("version_num", String(32), primary_key=True),
)
"""Alembic's own table, made here too so that a new file can be migrated later without alembic having been there."""
