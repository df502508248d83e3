"""A session for a team lead: a journal made anew, with nothing in it but the plan and what the report for the team lead holds.

It is the same session, with the same policies, so that a report which is made of it elsewhere is the same report. Nobody who was
there is named, and where somebody had a field of their own it does not say whose it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import answer_policy, state_of
from facilitator.sessions.coming_back.ticking import public_ticks
from facilitator.sessions.handing_over.handed import Handed, check_lead
from facilitator.sessions.history import changes as c
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import Adopted
from facilitator.sessions.history.erasures import ContentErased
from facilitator.sessions.history.journal import Entry, Event, counting
from facilitator.sessions.history.notes import Note
from facilitator.sessions.history.promises import BroughtPromise, PromisesBrought, PromiseSettled, PromiseTicked
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.make_minutes import is_open, make_minutes
from facilitator.sessions.reports.minutes_fields import allowed_value
from facilitator.sessions.reports.minutes_parts import in_minutes
from facilitator.sessions.reports.report_rules import holds_promises
from facilitator.sessions.reports.summary import theme_fields
from facilitator.sessions.step_fields.field_keys import MARK, key, of_all, whole
from facilitator.sessions.templates.template import Field

_OF_THE_PLAN = (
    j.StepOpened, j.Paused, j.Resumed, j.TimeAdded, j.GapSettled, j.Switched, j.PassesSet, j.ChoiceMade, j.Replanned, j.Closed, j.Reopened,
    c.StepMoved, c.StartCorrected, c.TimeGiven, ContentErased,
)  # fmt: skip
"""Facts of steps and clocks: no person, no words."""
NOBODY = "0"
"""Whose a field is where each had their own."""


@dataclass
class _Journal:
    """What is put in the file so far."""

    entries: list[Entry] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, event: Event, at: datetime) -> None:
        self.entries.append(Entry(len(self.entries) + 1, at, event))

    def say(self, id_: str, text: str) -> str:
        if id_ and text:
            self.words[id_] = text
        return id_


def for_lead(session: LiveSession) -> Handed:
    """What a team lead may have. Raises ExportError where that is nothing."""
    check_lead(session)
    journal, began = _Journal(), session.course.started_at or session.particulars.starts_at
    _bring(session, journal, began)
    _plan(session, journal)
    _fields(session, journal, began)
    for note in _notes(session):
        journal.add(_taken(note), note.at)
        journal.say(note.words, session.words.get(note.words, ""))
    _settle(session, journal, began)
    _tick(session, journal)
    if session.course.adopted is not None:
        at = next(e.at for e in reversed(session.entries) if isinstance(e.event, Adopted))
        journal.add(replace(session.course.adopted, hashes={}), at)
    return Handed(_particulars(session), tuple(journal.entries), journal.words)


def _particulars(session: LiveSession) -> Particulars:
    """When, where and how many: no names but that of who led, and nothing that was typed into the draaiboek.

    How often a block comes followed from lines that are not in here, so that is said.
    """
    passes = {loop.path: loop.passes for loop in session.planned_sheet.loops}
    turnout = make_minutes(session, session.particulars.starts_at, "summary").turnout
    p = session.particulars
    return Particulars(
        p.starts_at, p.ends_at, p.team, p.place, p.facilitator, p.organisation, p.timezone, numbered(turnout),
        p.lengths, p.switched, {**p.passes, **passes}, p.choices,
    )  # fmt: skip


def _plan(session: LiveSession, journal: _Journal) -> None:
    for entry in counting(session.entries):
        event = entry.event
        if isinstance(event, j.StepOpened):
            event = replace(event, groups=())
        elif isinstance(event, c.StepAdded):
            event = replace(event, words=journal.say(_other(event.words), tr("Extra stap")))
        elif not isinstance(event, _OF_THE_PLAN):
            continue
        journal.add(event, entry.at)


def _other(words: str) -> str:
    """An id of its own for other words: the old one may be known to be wiped, or not."""
    return uuid5(NAMESPACE_OID, f"handed {words}").hex


# what was said


def _notes(session: LiveSession) -> Iterator[Note]:
    """What is decided, agreed and promised, and what was asked outside of any case: as `summary` has them."""
    kinds = {"decision", "action", *(("agreement",) if is_open(session) else ())}
    steps = {step.path for step in session.sheet.on if not step.block} if _has_themes(session) else set()
    for note in session.course.notes.values():
        if in_minutes(session, note) and (note.kind in kinds or (note.kind == "question" and note.path in steps)):
            yield note


def _has_themes(session: LiveSession) -> bool:
    return is_open(session) and not holds_promises(session, "summary")


def _taken(note: Note) -> j.NoteTaken:
    name = f"{whole(note.field)}{MARK}{NOBODY}" if of_all(note.field) else note.field
    return j.NoteTaken(note.id, note.path, note.kind, "report", note.words, name)


def _fields(session: LiveSession, journal: _Journal, began: datetime) -> None:
    themes = tuple(theme_fields(session)) if _has_themes(session) else ()
    for step, asked in (*_settling(session), *themes):
        name = key(step, asked)
        value = session.field_value(name) if asked.kind == "settle" else allowed_value(session, step, asked)
        if value:
            words = journal.say(_other(name + session.course.fields.get(name, "")), json.dumps(value, ensure_ascii=False))
            journal.add(j.FieldFilled("", name, words), began)


def _settling(session: LiveSession) -> Iterator[tuple[RunStep, Field]]:
    yield from (found for found in session.sheet.fields.values() if found[1].kind == "settle")


# what was promised before


def _bring(session: LiveSession, journal: _Journal, began: datetime) -> None:
    brought = session.course.brought
    promises = tuple(_promises(session))
    if promises:
        journal.add(PromisesBrought(brought.session, brought.held_at, promises), began)
    for words in (words for promise in promises for words in (promise.words, promise.answer) if words):
        journal.say(words, session.words.get(words, ""))


def _promises(session: LiveSession) -> Iterator[BroughtPromise]:
    """Those that were in the minutes; where those stay in the group only actions that are still open."""
    for promise in session.course.brought.promises:
        still = promise.promise_kind == "action" and state_of(session, promise.id) not in ("done", "dropped")
        if not promise.private and promise.promise_kind != "advice" and (is_open(session) or still):
            told = is_open(session) and promise.policy == "report"
            yield replace(promise, answer=promise.answer if told else "")


def _settle(session: LiveSession, journal: _Journal, began: datetime) -> None:
    for promise in _promises(session) if is_open(session) else ():
        settled = session.course.settled.get(promise.id)
        if settled is None:
            continue
        told = settled.words if settled.words and answer_policy(session, promise, settled.path) == "report" else ""
        journal.say(told, session.words.get(told, ""))
        journal.add(PromiseSettled(promise.id, settled.state, told, settled.path), began)


def _tick(session: LiveSession, journal: _Journal) -> None:
    """What became of it since, or it would stand open in their list."""
    notes = {note.id for note in _notes(session)} | {promise.id for promise in _promises(session)}
    for tick in public_ticks(session):
        if tick.promise in notes:
            words = tick.words if tick.answer and is_open(session) else ""
            journal.say(words, tick.answer)
            journal.add(PromiseTicked(tick.promise, tick.state, words, tick.after), tick.at)
