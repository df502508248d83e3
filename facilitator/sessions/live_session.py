"""A session that is being prepared, led or looked back on.

Each verb makes one journal entry, has it recorded first, and only then lets it count. Whatever is shown is folded from the
template, the particulars and the journal; nothing else is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import Adopted, ClockCorrected, ExampleMarked, VersionBegun
from facilitator.sessions.history.course import Course
from facilitator.sessions.history.erasures import ContentErased, NoteErased
from facilitator.sessions.history.folded import Folded
from facilitator.sessions.history.folding import advance, fold
from facilitator.sessions.history.journal import Entry, Event, counting
from facilitator.sessions.history.line_followers import following, ids_of, texts_of
from facilitator.sessions.history.notes import Note, NoteKind, Seen
from facilitator.sessions.history.promises import LinesKept, PromisesBrought, PromiseTicked
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.people import Person, circle
from facilitator.sessions.plan.replan import Proposal, propose
from facilitator.sessions.plan.run_sheet import Planning, RunSheet, RunStep
from facilitator.sessions.templates.template import Template

Record = Callable[[Entry, Mapping[str, str]], None]
"""Keeps an entry and the words that belong to it, or raises; after it returns nothing of them can be lost."""
_NOT_UNDOABLE = (j.GapSettled, j.Undone, ClockCorrected, PromisesBrought, PromiseTicked, Adopted, VersionBegun, NoteErased, ContentErased)
_AFTER_ADOPTION = (VersionBegun, LinesKept, PromiseTicked, ExampleMarked, ContentErased)
"""What may happen to minutes that are fixed: what is kept for the next time, or said afterwards, is not in them; erasing ends them."""


class LiveSession:
    """One session. Verbs raise SessionError when they make no sense now, and what `record` raises when it cannot keep them."""

    def __init__(
        self,
        template: Template,
        particulars: Particulars,
        record: Record,
        entries: Iterable[Entry] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        self._record = record
        self.entries = tuple(entries)
        self._folded = Folded(template, particulars, fold(counting(self.entries)), dict(words or {}))

    # what is so

    @property
    def template(self) -> Template:
        return self._folded.template

    @property
    def particulars(self) -> Particulars:
        return self._folded.particulars

    @property
    def course(self) -> Course:
        return self._folded.course

    @property
    def sheet(self) -> RunSheet:
        return self._folded.sheet

    @property
    def planning(self) -> Planning:
        """What the run sheet is made from."""
        return self._folded.planning

    @property
    def planned(self) -> Planning:
        return self._folded.planned

    @property
    def planned_sheet(self) -> RunSheet:
        """The run sheet as it was planned before the start."""
        return self._folded.planned_sheet

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody on the list, newcomers too, with who is here and in which role."""
        return self._folded.people

    @property
    def circle(self) -> tuple[Person, ...]:
        """Who is here and counts: no guests, nobody who only leads."""
        return circle(self.template, self.people)

    @property
    def step(self) -> RunStep | None:
        """The step that is on now."""
        here = self.course.here
        return self.sheet.step(here.path) if here else None

    @property
    def next_step(self) -> RunStep | None:
        """The step that comes after the running one, or the first."""
        steps = self.sheet.on
        here = self.course.here
        if here is None:
            return None if self.course.closed_at else next(iter(steps), None)
        index = next((i for i, s in enumerate(steps) if s.path == here.path), -1)
        return steps[index + 1] if index + 1 < len(steps) else None

    @property
    def words(self) -> Mapping[str, str]:
        """Everything that was said, by id."""
        return self._folded.words

    def content(self, note: Note) -> Content:
        """The text of a note, with owner and date."""
        return Content.from_words(self.words.get(note.words, ""))

    def field_value(self, field: str) -> Any:
        """What was filled in, or None."""
        words = self.words.get(self.course.fields.get(field, ""), "")
        return self._folded.from_words(field, words) if words else None

    # preparing

    def prepare(self, particulars: Particulars) -> None:
        """Other particulars. The one who keeps the session must have stored them already."""
        self.check_open()
        self._folded = replace(self._folded, particulars=particulars)

    def imagined(self) -> LiveSession:
        """The same session to try something out in: what happens there is kept nowhere, and this one stays as it is."""
        other = copy(self)
        other._record = lambda _entry, _words: None
        other._folded = replace(self._folded, sheets=copy(self._folded.sheets))
        return other

    # going through the steps

    def open_step(self, path: str, now: datetime, *, skipped: str = "") -> None:
        """Begin a step; the running one ends. A step that was on before goes on where it was."""
        step = self.sheet.step(path)
        if step is None or not step.on:
            raise SessionError(tr("Die stap is er niet, of staat uit."))
        self._happened(j.StepOpened(path, step.length, skipped, step.groups), now)

    def go_on(self, now: datetime) -> None:
        """The next step; the first where none was on; closes after the last."""
        following = self.next_step
        if following is not None:
            self.open_step(following.path, now)
        elif self.course.here is not None:
            self.close(now)

    def skip(self, now: datetime) -> None:
        """Leave the running step as not done, and go on."""
        here, following = self.course.here, self.next_step
        if here is None or following is None:
            raise SessionError(tr("Er is geen volgende stap om naartoe te gaan."))
        self.open_step(following.path, now, skipped=here.path)

    def go_back(self, now: datetime) -> None:
        """The step before the running one, which then goes on where it was."""
        steps, here = self.sheet.on, self.course.here
        index = next((i for i, s in enumerate(steps) if here and s.path == here.path), 0)
        if index == 0:
            raise SessionError(tr("Dit is de eerste stap."))
        self.open_step(steps[index - 1].path, now)

    def close(self, now: datetime) -> None:
        """The end: every clock stops."""
        if self.course.closed_at is None:
            self._happened(j.Closed(), now)

    def reopen(self, now: datetime) -> None:
        """Go on after all."""
        if self.course.closed_at is not None:
            self._happened(j.Reopened(), now)

    # time

    def pause(self, now: datetime, until: datetime | None = None) -> None:
        """Let every clock stand still; `until` is when the group is told that it goes on, which nothing does by itself."""
        self._running_step()
        if until is not None and until <= now:
            raise SessionError(tr("Die tijd is al geweest."))
        if not self.course.paused or (until and until != self.course.resumes_at):
            self._happened(j.Paused(until), now)

    def resume(self, now: datetime) -> None:
        if self.course.paused:
            self._happened(j.Resumed(), now)

    def add_time(self, amount: timedelta, now: datetime) -> None:
        """Give the running step time, or take it where the amount is negative; never below nothing at all."""
        step = self._running_step()
        added = self.course.added_time.get(step.path, timedelta())
        amount = max(amount, -(step.length + added))
        if amount:
            self._happened(j.TimeAdded(step.path, amount), now)

    def settle_gap(self, since: datetime, length: timedelta, now: datetime) -> None:
        """This much of the time since then was not meeting: the laptop slept, or its clock was set."""
        self._happened(j.GapSettled(since, length), now)

    def proposal(self, available: timedelta) -> Proposal:
        """How the steps that have not begun would fit in this much time. Changes nothing."""
        return propose(self.sheet, self.course.begun, available)

    def replan(self, proposal: Proposal, now: datetime) -> None:
        """Take a proposal over."""
        self._happened(j.Replanned(dict(proposal.lengths), proposal.dropped, proposal.added), now)

    # people

    def give_turn(self, person: str, now: datetime) -> None:
        self._happened(j.TurnGiven(self._running_step().path, person), now)

    def end_turns(self, now: datetime) -> None:
        self._happened(j.TurnsEnded(self._running_step().path), now)

    def add_person(self, name: str, now: datetime, guest: bool = False) -> str:
        """Somebody who was not on the list came in; gives the id."""
        person, words = new_id(), new_id()
        self._happened(j.PersonAdded(person, words, guest), now, {words: name.strip()})
        return person

    def set_presence(self, person: str, here: bool, now: datetime) -> None:
        self._happened(j.PresenceSet(person, here), now)

    def give_role(self, role: str, people: tuple[str, ...], now: datetime, block: str = "") -> None:
        """These people hold the role from now on; within one pass where `block` names it."""
        self._happened(j.RoleGiven(role, people, block), now)

    def form_groups(self, groups: tuple[tuple[str, ...], ...], now: datetime) -> None:
        """Other groups in the running step; later steps build on them."""
        self._happened(j.GroupsFormed(self._running_step().path, groups), now)

    # what is taken down

    def take_note(self, content: Content, kind: NoteKind, seen: Seen, now: datetime, *, field: str = "") -> str:
        """Keep a note in the running step, or in the last one after the close; gives its id."""
        path = self.course.visits[-1].path if self.course.visits else ""
        step = self.sheet.step(path)
        if step is not None and self.course.here and step.notes == "nothing" and not field:
            raise SessionError(tr("In deze stap wordt niets opgeschreven."))
        note, words = new_id(), new_id()
        self._happened(j.NoteTaken(note, path, kind, seen, words, field), now, {words: content.to_words()})
        return note

    def change_note(
        self, note: str, now: datetime, *, content: Content | None = None, kind: NoteKind | None = None, seen: Seen | None = None
    ) -> None:
        """Other words, another kind, or others who see it; what is None stays."""
        if note not in self.course.notes:
            raise SessionError(tr("Die notitie is er niet meer."))
        words = new_id() if content else None
        said = following(self._folded, note, content.text, new_id) if content else {}
        told = {words: content.to_words()} if words and content else {}
        self._happened(j.NoteChanged(note, kind, seen, words, ids_of(said)), now, told | texts_of(said))

    def remove_note(self, note: str, now: datetime) -> None:
        """Take a note out of everything that is shown; undo brings it back."""
        said = following(self._folded, note, "", new_id)
        self._happened(j.NoteRemoved(note, ids_of(said)), now, texts_of(said))

    def fill_field(self, field: str, value: object, now: datetime) -> None:
        """Fill in a field that is not a list; the value must be something JSON can hold."""
        words = new_id()
        path = self.course.visits[-1].path if self.course.visits else ""
        self._happened(j.FieldFilled(path, field, words), now, {words: self._folded.to_words(field, value)})

    def show_result(self, field: str, shown: bool, now: datetime) -> None:
        self._happened(j.ResultShown(field, shown), now)

    def show_prompt(self, index: int, now: datetime) -> None:
        """Put another of the step's questions, or of what comes back, on the beamer; the index is kept within what there is."""
        step = self._running_step()
        index = max(0, min(index, len(step.show) + len(step.recall) + len(step.fields)))
        if index != self.course.prompts.get(step.path, 0):
            self._happened(j.PromptShown(step.path, index), now)

    # the plan while it runs

    def switch(self, path: str, on: bool, now: datetime) -> None:
        self._happened(j.Switched(path, on), now)

    def set_passes(self, path: str, passes: int, now: datetime) -> None:
        self._happened(j.PassesSet(path, passes), now)

    def choose(self, path: str, choice: int, now: datetime) -> None:
        self._happened(j.ChoiceMade(path, choice), now)

    # back

    @property
    def undoable(self) -> Entry | None:
        """The entry that `undo` would take back."""
        return next((e for e in reversed(counting(self.entries)) if not isinstance(e.event, _NOT_UNDOABLE)), None)

    def undo(self, now: datetime) -> Entry:
        """Take the last thing back that still counts, and give it."""
        last = self.undoable
        if last is None:
            raise SessionError(tr("Er is niets om ongedaan te maken."))
        self._happened(j.Undone(last.number), now)
        return last

    # how it is kept

    def add(self, event: Event, now: datetime, words: Mapping[str, str] | None = None) -> None:
        """Keep an event of which a module of its own knows when it makes sense, such as `follow_up`."""
        self._happened(event, now, words)

    def check_open(self) -> None:
        """Raises SessionError while the minutes are fixed."""
        if self.course.adopted is not None:
            raise SessionError(tr("Het verslag is vastgesteld. Kies eerst ‘Nieuwe versie’ om iets te wijzigen."))

    def _happened(self, event: Event, now: datetime, words: Mapping[str, str] | None = None) -> None:
        if not isinstance(event, _AFTER_ADOPTION):
            self.check_open()
        entry = Entry(len(self.entries) + 1, now, event)
        self._record(entry, words or {})
        self.entries = (*self.entries, entry)
        course = fold(counting(self.entries)) if isinstance(event, j.Undone) else advance(self.course, entry)
        self._folded = replace(self._folded, course=course, words={**self.words, **(words or {})})

    def _running_step(self) -> RunStep:
        step = self.step
        if step is None:
            raise SessionError(tr("Er loopt nog geen stap."))
        return step


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex
