"""What the store takes and gives: plain frozen values. Every instant is an aware UTC datetime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

STATES = ("prepared", "running", "closed")
"""What a session can be in, in the order in which it goes through them."""


@dataclass(frozen=True)
class SessionRecord:
    """A session without what happened in it. `sources` maps file names to the YAML texts of its draaiboek, `main` is the first."""

    id: str
    template_name: str
    template_title: str
    main: str
    sources: Mapping[str, str]
    particulars: Mapping[str, object]
    state: str
    team: str
    starts_at: datetime
    created_at: datetime
    updated_at: datetime
    clock_doubted: bool = field(default=False, compare=False)
    """Whether it was led before it was made, by its own clock: then that was set back."""
    sealed: bool = field(default=False, compare=False)
    """Whether it is kept behind a passphrase. Of one that is, and was not opened, the particulars tell no more than the time zone."""

    @property
    def sure_at(self) -> datetime:
        """When it was, or when it was made where the clock cannot be believed."""
        return max(self.starts_at, self.created_at) if self.clock_doubted else self.starts_at


@dataclass(frozen=True)
class ListedSession:
    """A session in a list. `starts_at` is when it was made where the clock cannot be believed."""

    id: str
    template_name: str
    template_title: str
    state: str
    team: str
    starts_at: datetime
    timezone: str
    clock_doubted: bool


@dataclass(frozen=True)
class EntryRecord:
    """One line of the journal. The data never holds what was said, only ids of words."""

    number: int
    at: datetime
    kind: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class StoredSession:
    """Everything that is kept of one session: `words` by id, `drafts` (half-typed text) by the place they are typed in."""

    record: SessionRecord
    entries: tuple[EntryRecord, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
