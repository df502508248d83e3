"""The journal: one frozen entry for each thing that happened.

What was said is never in an entry. An entry holds the id of words that stand in one other place, so that they can be wiped
while the fact remains that something was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar

from pydantic import TypeAdapter

from facilitator.sessions.history.changes import (
    SideTimerStarted,
    SideTimerStopped,
    SpeakerTapped,
    StartCorrected,
    StepAdded,
    StepMoved,
    TimeGiven,
)
from facilitator.sessions.history.corrections import (
    Adopted,
    ClockCorrected,
    ExampleMarked,
    FieldKept,
    NotePlaced,
    NotesMerged,
    NoteSplit,
    TraceLeft,
    VersionBegun,
)
from facilitator.sessions.history.erasures import ContentErased, NoteErased
from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.history.promises import LinesKept, PromisesBrought, PromiseSettled, PromiseTicked


@dataclass(frozen=True)
class StepOpened:
    """A step began; the one before it ended. The length is the one it had then.

    What it is called is not among the facts: a title may hold what was said, and only words can be wiped. Older journals have it still.
    """

    kind: ClassVar = "step opened"
    path: str
    length: timedelta
    skipped: str = ""
    """Path of the step that was left without doing it."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Who sat with whom when it began; whoever comes in later joins one of them."""


@dataclass(frozen=True)
class Paused:
    """The clock stands still; until an instant that was told the group, where there is one."""

    kind: ClassVar = "paused"
    until: datetime | None = None


@dataclass(frozen=True)
class Resumed:
    kind: ClassVar = "resumed"


@dataclass(frozen=True)
class TimeAdded:
    """Time given to a step, or taken where it is negative."""

    kind: ClassVar = "time added"
    path: str
    amount: timedelta


@dataclass(frozen=True)
class GapSettled:
    """The laptop slept or its clock was set: from `since` on, this much did not count as meeting.

    Below zero the clock was set back, and what is on began that much earlier on the clock as it is now.
    """

    kind: ClassVar = "gap settled"
    since: datetime
    length: timedelta


@dataclass(frozen=True)
class TurnGiven:
    kind: ClassVar = "turn given"
    path: str
    person: str


@dataclass(frozen=True)
class TurnsEnded:
    """Everyone had a turn, or the rest passes."""

    kind: ClassVar = "turns ended"
    path: str


@dataclass(frozen=True)
class PersonAdded:
    """Somebody who was not on the list; the name stands in the words."""

    kind: ClassVar = "person added"
    person: str
    words: str
    guest: bool = False


@dataclass(frozen=True)
class PresenceSet:
    kind: ClassVar = "presence set"
    person: str
    here: bool


@dataclass(frozen=True)
class RoleGiven:
    """These people hold the role now; inside one pass of a repeat where `block` names it."""

    kind: ClassVar = "role given"
    role: str
    people: tuple[str, ...]
    block: str = ""


@dataclass(frozen=True)
class GroupsFormed:
    """Somebody went to another group, or all were mixed again."""

    kind: ClassVar = "groups formed"
    path: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NoteTaken:
    kind: ClassVar = "note taken"
    note: str
    path: str
    note_kind: NoteKind
    seen: Seen
    words: str
    field: str = ""
    brought: str = ""
    """The line of the previous session that it was, if it was one."""


@dataclass(frozen=True)
class NoteChanged:
    """What is None stays as it was. `fields`: values that follow, by key, where it is a line of a list that was chosen from."""

    kind: ClassVar = "note changed"
    note: str
    note_kind: NoteKind | None = None
    seen: Seen | None = None
    words: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NoteRemoved:
    """A note is out of everything that is shown. `fields` as in `NoteChanged`."""

    kind: ClassVar = "note removed"
    note: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FieldFilled:
    """A field that is not a list got a value; the value stands in the words, as JSON."""

    kind: ClassVar = "field filled"
    path: str
    field: str
    words: str


@dataclass(frozen=True)
class ResultShown:
    """A count that was hidden may be seen by the room, or is hidden again."""

    kind: ClassVar = "result shown"
    field: str
    shown: bool = True


@dataclass(frozen=True)
class PromptShown:
    """Which of several questions is on the beamer; counts from 0."""

    kind: ClassVar = "prompt shown"
    path: str
    index: int


@dataclass(frozen=True)
class Switched:
    kind: ClassVar = "switched"
    path: str
    on: bool


@dataclass(frozen=True)
class PassesSet:
    """A repeat comes so many times; the path is that of the repeat."""

    kind: ClassVar = "passes set"
    path: str
    passes: int


@dataclass(frozen=True)
class ChoiceMade:
    """Which of the branches of a `one of`; counts from 0."""

    kind: ClassVar = "choice made"
    path: str
    choice: int


@dataclass(frozen=True)
class Replanned:
    """The facilitator agreed to other lengths; a dropped step is switched off, one that was added is switched on."""

    kind: ClassVar = "replanned"
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True)
class Closed:
    kind: ClassVar = "closed"


@dataclass(frozen=True)
class Reopened:
    kind: ClassVar = "reopened"


@dataclass(frozen=True)
class Undone:
    """That entry does not count any more."""

    kind: ClassVar = "undone"
    entry: int


Event = (
    StepOpened
    | Paused
    | Resumed
    | TimeAdded
    | GapSettled
    | TurnGiven
    | TurnsEnded
    | PersonAdded
    | PresenceSet
    | RoleGiven
    | GroupsFormed
    | NoteTaken
    | NoteChanged
    | NoteRemoved
    | FieldFilled
    | ResultShown
    | PromptShown
    | Switched
    | PassesSet
    | ChoiceMade
    | Replanned
    | StepAdded | StepMoved
    | StartCorrected
    | TimeGiven
    | SideTimerStarted | SideTimerStopped
    | SpeakerTapped
    | PromisesBrought
    | PromiseSettled
    | PromiseTicked
    | LinesKept
    | NotePlaced
    | NoteSplit
    | NotesMerged
    | FieldKept
    | TraceLeft
    | ExampleMarked
    | ClockCorrected
    | Adopted
    | VersionBegun
    | NoteErased | ContentErased
    | Closed
    | Reopened
    | Undone
)


@dataclass(frozen=True)
class Entry:
    """One event, its number (from 1, without holes) and when it happened (aware UTC)."""

    number: int
    at: datetime
    event: Event


_KINDS: dict[str, type] = {cls.kind: cls for cls in Event.__args__}


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    """Made when it is first needed: all at once they would hold up the start."""
    return TypeAdapter(_KINDS[kind])


def event_to_data(event: Event) -> tuple[str, dict[str, Any]]:
    """The kind of an event, and its facts as plain values that JSON can hold."""
    return event.kind, _adapter(event.kind).dump_python(event, mode="json")


def event_from_data(kind: str, data: Mapping[str, Any]) -> Event:
    """The inverse of `event_to_data`. Raises ValueError for a kind or facts that this version does not know."""
    if kind not in _KINDS:
        raise ValueError(f"unknown kind of entry: {kind}")
    event: Event = _adapter(kind).validate_python(dict(data))
    return event


def taken_back(entries: tuple[Entry, ...]) -> frozenset[int]:
    """Numbers of the entries that were undone. An undoing may be undone too; then what it undid counts again."""
    undone: set[int] = set()
    for entry in reversed(entries):  # whether an undoing counts is known from what came after it
        if isinstance(entry.event, Undone) and entry.number not in undone:
            undone.add(entry.event.entry)
    return frozenset(undone)


def counting(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that still count: those that were undone, and the undoing itself, are left out."""
    undone = taken_back(entries)
    return tuple(e for e in entries if e.number not in undone and not isinstance(e.event, Undone))
