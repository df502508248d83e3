"""The course of a session so far: what happened and counts. `folding` makes it from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.sessions.history import changes as c
from facilitator.sessions.history import corrections
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.notes import Note
from facilitator.sessions.history.promises import PromisesBrought, PromiseSettled
from facilitator.sessions.history.timer import Span
from facilitator.sessions.history.visits import Visit


@dataclass(frozen=True)
class TakenTurn:
    """A turn in a round; the next turn or the end of the step ends it."""

    person: str
    began_at: datetime


@dataclass(frozen=True)
class Speech:
    """A time that somebody spoke in a step: the leader, the group, or a person by id."""

    path: str
    who: str
    span: Span


@dataclass(frozen=True)
class SideTimer:
    """A short clock within a step; what it is for stands in the words."""

    path: str
    length: timedelta
    words: str
    began_at: datetime


@dataclass(frozen=True)
class Course:
    """Everything that happened and counts. Mappings are by path, by field or by person, as their names say."""

    visits: tuple[Visit, ...] = ()
    stops: tuple[Span, ...] = ()
    added_time: Mapping[str, timedelta] = field(default_factory=dict)
    turns: Mapping[str, tuple[TakenTurn, ...]] = field(default_factory=dict)
    turns_ended: Mapping[str, datetime] = field(default_factory=dict)
    newcomers: tuple[j.PersonAdded, ...] = ()
    presence: Mapping[str, bool] = field(default_factory=dict)
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By role, or by `role@block`."""
    groups: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By path: who sat with whom."""
    notes: Mapping[str, Note] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    """Field -> id of the words that hold its value."""
    shown_results: frozenset[str] = frozenset()
    prompts: Mapping[str, int] = field(default_factory=dict)
    switched: Mapping[str, bool] = field(default_factory=dict)
    passes: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, int] = field(default_factory=dict)
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    arrangement: tuple[c.StepAdded | c.StepMoved, ...] = ()
    """Steps that came by or changed places, in that order."""
    side: SideTimer | None = None
    speech: tuple[Speech, ...] = ()
    gaps_left: frozenset[datetime] = frozenset()
    """Begins of times without a step of which somebody said that they belong to none."""
    brought: PromisesBrought = field(default_factory=PromisesBrought)
    settled: Mapping[str, PromiseSettled] = field(default_factory=dict)
    """By promise."""
    lines_kept: Mapping[str, bool] = field(default_factory=dict)
    """By list: what was said of the lines that were not chosen."""
    closed_at: datetime | None = None
    resumes_at: datetime | None = None
    """When the group was told that it goes on, in a pause."""
    left_out: frozenset[str] = frozenset()
    """Fields that do not go into the minutes."""
    traces_left: tuple[corrections.TraceLeft, ...] = ()
    examples: frozenset[str] = frozenset()
    """Notes that are worth sharing."""
    adopted: corrections.Adopted | None = None
    """The version that is fixed; None while the minutes are a concept."""
    content_erased: bool = False
    """Its term was over: nothing of what was said is left."""

    @property
    def here(self) -> Visit | None:
        """The step that is on now."""
        return self.visits[-1] if self.visits and self.visits[-1].span.ended_at is None else None

    @property
    def paused(self) -> bool:
        return bool(self.stops) and self.stops[-1].ended_at is None

    @property
    def started_at(self) -> datetime | None:
        return self.visits[0].span.began_at if self.visits else None

    @property
    def begun(self) -> frozenset[str]:
        """Paths of the steps that have been opened."""
        return frozenset(v.path for v in self.visits)

    def spans(self, path: str) -> tuple[Span, ...]:
        """When this step was on."""
        return tuple(v.span for v in self.visits if v.path == path)
