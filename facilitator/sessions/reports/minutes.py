"""The minutes of a session: what remains of it, for one reader, with confidentiality applied.

A value of plain facts. `make_minutes.make_minutes` makes it from a session; exporters turn it into bytes and need nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from facilitator.sessions.history.notes import NoteKind

if TYPE_CHECKING:  # whoever names a report need not know of the rest
    from facilitator.sessions.plan.learning import LearnedStep
    from facilitator.sessions.reports.script import Script

ReportKind = Literal["minutes", "summary", "actions", "attendance", "proof", "personal sheet", "times", "run sheet"]
"""Verslag, verslag voor de teamleider, actie- en besluitenlijst, presentielijst, bewijs van deelname, blad voor wie een rol had, plan en
werkelijkheid, en het draaiboek op papier."""
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


@dataclass(frozen=True)
class MinutesNote:
    """Something that was taken down. An action has an owner and a date once they are known."""

    kind: NoteKind
    text: str
    at: datetime
    owner: str = ""
    due: date | None = None
    since: date | None = None
    """When it was promised first, where that was in an earlier session."""
    of: str = ""
    """The list that it is a line of, as the draaiboek calls it."""
    id: str = ""
    """What it is in every session and list in which it stands, however it is worded."""


@dataclass(frozen=True)
class MinutesPromise:
    """Something of an earlier session that was looked back on. `state` is in words."""

    text: str
    owner: str
    since: date
    state: str
    answer: str = ""
    carried: int = 0
    """How often it went along already before this session."""
    advice: bool = False
    """Whether nobody promised it: it is what somebody was advised."""


@dataclass(frozen=True)
class MinutesTable:
    """A field that leaves more than lines: a matrix, a count of hands, a choice. The first cell of a row is its name."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class MinutesStep:
    """A step as it went. `took` is None when it was never opened; `planned` is what was planned before the start."""

    path: str
    title: str
    planned: timedelta
    took: timedelta | None
    began_at: datetime | None
    notes: tuple[MinutesNote, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Fields with one text: (name, what was filled in)."""
    tables: tuple[MinutesTable, ...] = ()
    is_break: bool = False
    language: str = ""
    """Of the title, where that is not the language of the minutes."""


@dataclass(frozen=True)
class Theme:
    """What the group chose or weighed, without what was said about it; `weight` is in words: `9 stippen`."""

    text: str
    weight: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Attendee:
    """Someone on the list, with a role where they had one. The name is empty where only a number was given."""

    name: str
    role: str = ""
    guest: bool = False


@dataclass(frozen=True)
class MinutesVersion:
    """A version of the minutes; without an instant it is a concept. What changed since the one before is in words."""

    number: int
    adopted_at: datetime | None = None
    changes: str = ""


@dataclass(frozen=True)
class Minutes:
    """All that a report says. Instants are aware UTC; `timezone` says in which they are written."""

    report: ReportKind
    title: str
    language: str
    timezone: str
    team: str
    place: str
    organisation: str
    facilitator: str
    goal: str
    source: str
    planned_start: datetime
    planned_end: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    present: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    decisions: tuple[MinutesNote, ...]
    agreements: tuple[MinutesNote, ...]
    actions: tuple[MinutesNote, ...]
    steps: tuple[MinutesStep, ...]
    looked_back: tuple[MinutesPromise, ...] = ()
    names_hidden: bool = False
    audience: str = ""
    """For whom this is, in words: 'Team en teamleider'."""
    classification: str = ""
    """'Vertrouwelijk – blijft in de groep' where the draaiboek asks for it."""
    promises_only: bool = False
    """Whether the draaiboek lets nothing in but what was decided, agreed and promised: then there is no account of the steps."""
    concept: bool = True
    speaking: str = ""
    """How speaking was divided, in one sentence; empty unless the draaiboek asks for it."""
    withheld: tuple[str, ...] = ()
    """What is not in here, in words, without a trace of its content."""
    versions: tuple[MinutesVersion, ...] = ()
    """Oldest first; the last is the one that this is."""
    themes: tuple[Theme, ...] = ()
    questions: tuple[MinutesNote, ...] = ()
    """What was asked and is to be answered."""
    turnout: int = 0
    """How many were there, where it may be said and names may not."""
    recipient: str = ""
    """Whose sheet or proof it is."""
    role: str = ""
    """The role that a sheet is for."""
    script: Script | None = None
    """What is to be led, in the draaiboek on paper."""
    learned: tuple[LearnedStep, ...] = ()
    """What the sessions with this draaiboek say together about its times, in the report on times."""
