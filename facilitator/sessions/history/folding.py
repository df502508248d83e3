"""The course of a session, folded from the journal. `advance` is the only place that knows what an entry means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatch
from typing import TypeVar

from facilitator.sessions.history import changes as c
from facilitator.sessions.history import corrections
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.clock_correcting import moved
from facilitator.sessions.history.course import Course, SideTimer, Speech, TakenTurn
from facilitator.sessions.history.erasures import ContentErased, NoteErased
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.history.notes import Note
from facilitator.sessions.history.promises import LinesKept, PromisesBrought, PromiseSettled, PromiseTicked
from facilitator.sessions.history.timer import Span
from facilitator.sessions.history.visits import Visit, begun_at, ended, set_back, stops_until, with_time

K = TypeVar("K")
V = TypeVar("V")


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
    if e.length < timedelta():
        return _set_back(course, -e.length)
    return replace(course, stops=(*course.stops, Span(e.since, e.since + e.length)))


def _set_back(course: Course, by: timedelta) -> Course:
    visits, stops = set_back(course.visits, course.stops, by)
    here = course.here.path if course.here else ""
    turns = {p: tuple(replace(t, began_at=t.began_at - by) for t in taken) if p == here else taken for p, taken in course.turns.items()}
    side = course.side and replace(course.side, began_at=course.side.began_at - by)
    return replace(course, visits=visits, stops=stops, turns=turns, side=side)


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
    return _without_note(course, e.note) if isinstance(e, NoteErased) else _without_content(course)


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
def _(e: corrections.ExampleMarked, course: Course, at: datetime) -> Course:
    return replace(course, examples=course.examples | {e.note} if e.on else course.examples - {e.note})


@_after.register
def _(e: corrections.ClockCorrected, course: Course, at: datetime) -> Course:
    return moved(course, e.by)


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


def _without_note(course: Course, note: str) -> Course:
    """The course without a note and all that came of it."""
    brought = course.brought
    brought = replace(
        brought,
        promises=tuple(p for p in brought.promises if p.id != note),
        lines=tuple(line for line in brought.lines if line.id != note),
    )
    settled = {promise: said for promise, said in course.settled.items() if promise != note}
    return replace(course, notes=dict(_other_notes(course.notes, note)), brought=brought, settled=settled)


def _other_notes(notes: Mapping[str, Note], note: str) -> Iterator[tuple[str, Note]]:
    return ((i, n) for i, n in notes.items() if note not in (i, n.brought))


def _without_content(course: Course) -> Course:
    """The course without anything that was said: times, people and their presence are left."""
    return replace(
        course, notes={}, fields={}, brought=PromisesBrought(), settled={}, lines_kept={}, side=None, speech=(), left_out=frozenset(),
        adopted=None, content_erased=True,
    )  # fmt: skip
