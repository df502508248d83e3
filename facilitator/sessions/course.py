"""The course of a session so far, folded from the journal. `advance` is the only place that knows what an entry means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import singledispatch
from typing import TypeVar

from facilitator.sessions import changes as c
from facilitator.sessions import corrections
from facilitator.sessions import journal as j
from facilitator.sessions.erasures import ContentErased, NoteErased, without_content, without_note
from facilitator.sessions.journal import Entry, Seen
from facilitator.sessions.minutes import NoteKind
from facilitator.sessions.promises import LinesKept, PromisesBrought, PromiseSettled, PromiseTicked
from facilitator.sessions.timer import Span
from facilitator.sessions.visits import Visit, begun_at, ended, stops_until, with_time

K = TypeVar("K")
V = TypeVar("V")


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
class Note:
    """The facts of a note. Its text stands in the words with id `words`."""

    id: str
    path: str
    kind: NoteKind
    seen: Seen
    words: str
    at: datetime
    field: str = ""
    brought: str = ""
    """The line of the previous session that it was."""


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


def fold(entries: Iterable[Entry]) -> Course:
    """The course after these entries. Entries that were undone must have been left out (`journal.counting`)."""
    course = Course()
    for entry in entries:
        course = advance(course, entry)
    return course


def advance(course: Course, entry: Entry) -> Course:
    """The course after one entry more."""
    return _after(entry.event, course, entry.at)


def _with(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**mapping, key: value}


def _fallen_silent(course: Course, at: datetime) -> Course:
    if not course.speech or course.speech[-1].span.ended_at is not None:
        return course
    last = course.speech[-1]
    return replace(course, speech=(*course.speech[:-1], replace(last, span=Span(last.span.began_at, at))))


def _running(course: Course, at: datetime) -> Course:
    if not course.paused:
        return course
    return replace(course, stops=(*course.stops[:-1], Span(course.stops[-1].began_at, at)), resumes_at=None)


def _without(holders: Mapping[str, tuple[str, ...]], people: tuple[str, ...], block: str) -> Mapping[str, tuple[str, ...]]:
    """Nobody holds two roles in one pass: who gets another gives the first away."""
    return {role: tuple(p for p in held if p not in people) if role.endswith(f"@{block}") else held for role, held in holders.items()}


@singledispatch
def _after(event: object, course: Course, at: datetime) -> Course:
    raise TypeError(f"no meaning for {event!r}")


@_after.register
def _(e: j.StepOpened, course: Course, at: datetime) -> Course:
    course = _fallen_silent(_running(course, at), at)
    visit = Visit(e.path, e.length, Span(at))
    groups = _with(course.groups, e.path, e.groups) if e.groups else course.groups
    return replace(course, visits=(*ended(course.visits, at, e.skipped), visit), groups=groups, side=None)


@_after.register
def _(e: j.Paused, course: Course, at: datetime) -> Course:
    stops = course.stops if course.paused else (*course.stops, Span(at))
    return replace(course, stops=stops, resumes_at=e.until)


@_after.register
def _(e: j.Resumed, course: Course, at: datetime) -> Course:
    return _running(course, at)


@_after.register
def _(e: j.TimeAdded, course: Course, at: datetime) -> Course:
    return replace(course, added_time=_with(course.added_time, e.path, course.added_time.get(e.path, timedelta()) + e.amount))


@_after.register
def _(e: j.GapSettled, course: Course, at: datetime) -> Course:
    return replace(course, stops=(*course.stops, Span(e.since, e.since + e.length)))


@_after.register
def _(e: j.TurnGiven, course: Course, at: datetime) -> Course:
    turns = (*course.turns.get(e.path, ()), TakenTurn(e.person, at))
    ended = {p: t for p, t in course.turns_ended.items() if p != e.path}
    return replace(course, turns=_with(course.turns, e.path, turns), turns_ended=ended)


@_after.register
def _(e: j.TurnsEnded, course: Course, at: datetime) -> Course:
    return replace(course, turns_ended=_with(course.turns_ended, e.path, at))


@_after.register
def _(e: j.PersonAdded, course: Course, at: datetime) -> Course:
    return replace(course, newcomers=(*course.newcomers, e))


@_after.register
def _(e: j.PresenceSet, course: Course, at: datetime) -> Course:
    return replace(course, presence=_with(course.presence, e.person, e.here))


@_after.register
def _(e: j.RoleGiven, course: Course, at: datetime) -> Course:
    course = replace(course, holders=_without(course.holders, e.people, e.block) if e.block else course.holders)
    return replace(course, holders=_with(course.holders, f"{e.role}@{e.block}" if e.block else e.role, e.people))


@_after.register
def _(e: j.GroupsFormed, course: Course, at: datetime) -> Course:
    return replace(course, groups=_with(course.groups, e.path, e.groups))


@_after.register
def _(e: j.NoteTaken, course: Course, at: datetime) -> Course:
    note = Note(e.note, e.path, e.note_kind, e.seen, e.words, at, e.field, e.brought)
    return replace(course, notes=_with(course.notes, e.note, note))


@_after.register
def _(e: j.NoteChanged, course: Course, at: datetime) -> Course:
    if e.note not in course.notes:
        return course
    note = course.notes[e.note]
    note = replace(note, kind=e.note_kind or note.kind, seen=e.seen or note.seen, words=e.words or note.words)
    return replace(course, notes=_with(course.notes, e.note, note), fields={**course.fields, **e.fields})


@_after.register
def _(e: j.NoteRemoved, course: Course, at: datetime) -> Course:
    return replace(course, notes={i: n for i, n in course.notes.items() if i != e.note}, fields={**course.fields, **e.fields})


@_after.register
def _(e: NoteErased | ContentErased, course: Course, at: datetime) -> Course:
    return without_note(course, e.note) if isinstance(e, NoteErased) else without_content(course)


@_after.register
def _(e: corrections.Correction, course: Course, at: datetime) -> Course:
    return replace(course, notes=corrections.corrected(course.notes, e))


@_after.register
def _(e: corrections.FieldKept, course: Course, at: datetime) -> Course:
    return replace(course, left_out=course.left_out - {e.field} if e.keep else course.left_out | {e.field})


@_after.register
def _(e: corrections.TraceLeft, course: Course, at: datetime) -> Course:
    return replace(course, traces_left=(*course.traces_left, e))


@_after.register
def _(e: corrections.Adopted | corrections.VersionBegun, course: Course, at: datetime) -> Course:
    return replace(course, adopted=e if isinstance(e, corrections.Adopted) else None)


@_after.register
def _(e: j.FieldFilled, course: Course, at: datetime) -> Course:
    return replace(course, fields=_with(course.fields, e.field, e.words))


@_after.register
def _(e: j.ResultShown, course: Course, at: datetime) -> Course:
    return replace(course, shown_results=course.shown_results | {e.field} if e.shown else course.shown_results - {e.field})


@_after.register
def _(e: j.PromptShown, course: Course, at: datetime) -> Course:
    return replace(course, prompts=_with(course.prompts, e.path, e.index))


@_after.register
def _(e: j.Switched, course: Course, at: datetime) -> Course:
    return replace(course, switched=_with(course.switched, e.path, e.on))


@_after.register
def _(e: j.PassesSet, course: Course, at: datetime) -> Course:
    return replace(course, passes=_with(course.passes, e.path, e.passes))


@_after.register
def _(e: j.ChoiceMade, course: Course, at: datetime) -> Course:
    return replace(course, choices=_with(course.choices, e.path, e.choice))


@_after.register
def _(e: j.Replanned, course: Course, at: datetime) -> Course:
    switched = {**dict.fromkeys(e.dropped, False), **dict.fromkeys(e.added, True)}
    return replace(course, lengths={**course.lengths, **e.lengths}, switched={**course.switched, **switched})


@_after.register
def _(e: PromisesBrought, course: Course, at: datetime) -> Course:
    return replace(course, brought=e)


@_after.register
def _(e: PromiseSettled, course: Course, at: datetime) -> Course:
    return replace(course, settled=_with(course.settled, e.promise, e))


@_after.register
def _(e: PromiseTicked, course: Course, at: datetime) -> Course:
    return course  # of the list of promises, and of the next session: nothing of this one is other for it


@_after.register
def _(e: LinesKept, course: Course, at: datetime) -> Course:
    return replace(course, lines_kept=_with(course.lines_kept, e.field, e.keep))


@_after.register
def _(e: j.Closed, course: Course, at: datetime) -> Course:
    course = _fallen_silent(_running(course, at), at)
    return replace(course, visits=ended(course.visits, at), closed_at=at, side=None)


@_after.register
def _(e: j.Reopened, course: Course, at: datetime) -> Course:
    return replace(course, closed_at=None)


@_after.register
def _(e: c.StepAdded | c.StepMoved, course: Course, at: datetime) -> Course:
    return replace(course, arrangement=(*course.arrangement, e))


@_after.register
def _(e: c.StartCorrected, course: Course, at: datetime) -> Course:
    if course.here is None or course.here.path != e.path:
        return course
    visits = begun_at(course.visits, e.began_at)
    opened, began = course.here.span.began_at, visits[-1].span.began_at
    return replace(course, visits=visits, stops=stops_until(course.stops, opened, began))


@_after.register
def _(e: c.TimeGiven, course: Course, at: datetime) -> Course:
    if not e.path:
        return replace(course, gaps_left=course.gaps_left | {e.since})
    return replace(course, visits=with_time(course.visits, e.path, e.since, e.until))


@_after.register
def _(e: c.SideTimerStarted, course: Course, at: datetime) -> Course:
    return replace(course, side=SideTimer(e.path, e.length, e.words, at))


@_after.register
def _(e: c.SideTimerStopped, course: Course, at: datetime) -> Course:
    return replace(course, side=None)


@_after.register
def _(e: c.SpeakerTapped, course: Course, at: datetime) -> Course:
    course = _fallen_silent(course, at)
    return replace(course, speech=(*course.speech, Speech(e.path, e.who, Span(at)))) if e.who else course
