"""What the one at the laptop sees while leading: a value with everything, private things too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.leading.offers import Offer
from facilitator.sessions.leading.speaking_time import Balance
from facilitator.sessions.people import Person
from facilitator.sessions.plan.schedule import State, Status
from facilitator.sessions.screens.beamer_view import BeamerView, Face
from facilitator.sessions.screens.look_back import LookBack
from facilitator.sessions.screens.wall_state import WallState
from facilitator.sessions.templates.template import Field


@dataclass(frozen=True)
class ProgrammeRow:
    """A step in the column on the left. Times are local, ready to be shown."""

    path: str
    title: str
    detail: str
    state: State
    planned: str
    starts: str
    length: timedelta
    """What counts for its height: what it took, or what it will take."""
    share: float
    """How far it is, from 0 to 1, where it is on now."""
    protected: bool
    optional: bool
    block_label: str = ""


@dataclass(frozen=True)
class NoteRow:
    """A note as it stands in the column on the right."""

    id: str
    kind: NoteKind
    text: str
    owner: str
    due: date | None
    at: str
    seen: Seen
    policy: str
    path: str
    field: str = ""
    covered: bool = False
    """Its words are left out: somebody else may be reading along."""
    example: bool = False
    """Marked as worth sharing."""


@dataclass(frozen=True)
class TurnRow:
    """The round of the running step."""

    speaker: str
    speaker_face: Face | None
    done: tuple[Person, ...]
    todo: tuple[Person, ...]
    current: Person | None
    in_order: bool


@dataclass(frozen=True)
class FieldRow:
    """A field of the running step that is not filled by the note line."""

    key: str
    field: Field
    policy: str
    value: object
    candidates: tuple[str, ...] = ()
    """What there is to choose from."""
    shown: bool = True
    """Whether the room may see the result."""
    result: str = ""
    """Under what its result is shown to the room; empty where there is nothing to show."""
    present: int = 0
    """How many people can be counted."""
    remarks: tuple[str, ...] = ()
    """What does not add up, or how far the counting is, in sentences."""
    advice: str = ""
    """What the draaiboek tells the facilitator at this outcome."""
    holder: str = ""
    """Whose it is, where each person or group has their own."""
    again: bool = False
    """Asked in an earlier step, and called back in this one."""
    shares: tuple[FieldRow, ...] = ()
    """One for each person or group, where each has their own; then the row itself has no value."""
    on: str = ""
    """Key of the share of whose turn it is."""


@dataclass(frozen=True)
class Destination:
    """A field that a line of the note line may go to: of one person or group where each has their own."""

    key: str
    label: str
    kind: NoteKind
    seen: Seen
    """Who sees a line there, as the draaiboek says."""
    limit: Mapping[str, int]
    remark: str
    """What to say of the number of lines that are there; empty while it is as agreed."""
    policy: str
    holder: str = ""
    """Whose it is, where each person or group has their own."""
    now: bool = False
    """It is of the one whose turn it is."""


@dataclass(frozen=True)
class RoleRow:
    """A role that somebody holds or should hold in the running step."""

    role: str
    block: str
    holders: tuple[Person, ...]
    stance: str


@dataclass(frozen=True)
class GroupRow:
    """A group of the running step: who is in it, each with the part they have in it, or nothing."""

    members: tuple[tuple[Person, str], ...]


@dataclass(frozen=True)
class ConsoleView:
    """Everything, folded and in words. Times are local."""

    title: str
    team: str
    status: Status
    programme: tuple[ProgrammeRow, ...]
    end_planned: str
    end_expected: str
    end_fixed: bool
    now: str
    notes: tuple[NoteRow, ...]
    people: tuple[Person, ...]
    beamer: BeamerView
    started: bool = False
    paused: bool = False
    resumes: str = ""
    """Until when it is paused, on the clock in the room; empty where that was not said."""
    wall: WallState = field(default_factory=WallState)
    """What was done to the wall; `beamer` is what the room really sees."""
    coming: BeamerView | None = None
    """What the room will see at the next step, while the one at the laptop looks at that; the room does not."""
    closed: bool = False
    # the running step
    path: str = ""
    step_title: str = ""
    step_line: str = ""
    """'Stap 5 van 7 · rondje, 1:30 per persoon'."""
    silent: bool = False
    """Nobody speaks in it."""
    face: Face | None = None
    face_note: str = ""
    show: tuple[str, ...] = ()
    prompt: int = 0
    say: str = ""
    watch_out: str = ""
    turns: TurnRow | None = None
    roles: tuple[RoleRow, ...] = ()
    fields: tuple[FieldRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    offers: tuple[Offer, ...] = ()
    """What may be decided now."""
    note_open: bool = True
    note_kind: NoteKind = "note"
    note_policy: str = "report"
    destinations: tuple[Destination, ...] = ()
    """Fields that a line may go to here."""
    tasks: tuple[str, ...] = ()
    """What is asked of one role, each in one text."""
    look_back: LookBack = field(default_factory=LookBack)
    # what comes
    next_title: str = ""
    next_detail: str = ""
    can_go_back: bool = False
    undo: str = ""
    """What undo would take back, in words; empty when nothing."""
    replan_possible: bool = False
    # who reads along
    masked: bool = False
    """What the room may not see is left out; see `masked.masked`."""
    covered: tuple[str, ...] = ()
    """What was left out, in words."""
    began_at: datetime | None = None
    side: Face | None = None
    """A short clock within the step."""
    balance: Balance | None = None
    """Who speaks how long in this step, for the facilitator alone."""
    names_shown: bool = True
    """Whether the draaiboek lets it be said who says what."""
