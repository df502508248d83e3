"""Coming back to the previous session of a series: what comes along from it, and what is said of it in this one.

What was kept for the session only never comes along. The one exception is a title that somebody brought in and that was not
chosen, and only after the facilitator said so at the close.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from facilitator.language import tr
from facilitator.sessions.coming_back.evaluating import evaluation_day
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import NoteTaken
from facilitator.sessions.history.notes import Note
from facilitator.sessions.history.promises import (
    ENDED,
    BroughtLine,
    BroughtPromise,
    LinesKept,
    PromiseKind,
    PromisesBrought,
    PromiseSettled,
    PromiseState,
)
from facilitator.sessions.leading.choosing import chosen_of
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.step_fields.field_keys import MARK, key
from facilitator.sessions.step_fields.fields import default_seen, field_policy, find_field, lines_of, policy_of
from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.template import Field, Item, OneOf, Phase, Repeat, Step, Template

PRIVATE = ("session", "nothing")
"""Policies of what is gone after the close."""


@dataclass(frozen=True)
class Leftover:
    """The lines of a list that were not chosen. `name` is what the draaiboek calls the list."""

    field: str
    name: str
    policy: str
    lines: tuple[BroughtLine, ...]
    keep: bool
    """Whether they are kept for the next time: as was said, and else as the policy has it."""
    said: bool = False


def comes_back(template: Template) -> bool:
    """Whether a draaiboek does something with the previous session: a step that follows up, or a list that is carried over."""
    return any(map(_comes_back, template.steps)) or any(map(comes_back, template.included.values()))


def _comes_back(item: Item) -> bool:
    inner: tuple[Item, ...] = ()
    if isinstance(item, Step):
        return item.follow_up or any(field.carry_over for field in item.fields)
    if isinstance(item, Phase | Repeat):
        inner = (*item.steps, *(item.otherwise if isinstance(item, Repeat) else ()))
    elif isinstance(item, OneOf):
        inner = item.choices
    return any(map(_comes_back, inner))


def came_along(previous: LiveSession, session_id: str) -> tuple[PromisesBrought, Mapping[str, str]]:
    """What a session hands to the next one of its series, and the words that belong to it."""
    held = previous.course.started_at or previous.particulars.starts_at
    promises = (*_still_open(previous), *_promised(previous, session_id, held))
    lines = tuple(line for left in leftovers(previous, session_id) if left.keep for line in left.lines)
    brought = PromisesBrought(session_id, held, promises, lines)
    return brought, {words: previous.words[words] for words in brought.words_ids}


def _still_open(session: LiveSession) -> Iterator[BroughtPromise]:
    for promise in session.course.brought.promises:
        if state_of(session, promise.id) not in ENDED and text_of(session, promise.words):
            carried = promise.carried + (not waits(session, promise))
            yield replace(promise, carried=carried, state="open", answer="", ticked_at=None)


def _promised(session: LiveSession, session_id: str, held: datetime) -> Iterator[BroughtPromise]:
    for note in session.course.notes.values():
        policy = policy_of(session, note)
        kind = _kind(note, policy, text_of(session, note.words), held)
        if kind and policy not in PRIVATE and text_of(session, note.words):
            private = policy != "report" or note.seen == "facilitator"
            yield BroughtPromise(note.id, note.words, kind, session_id, held, policy, private, block=_block(session, note))


def _block(session: LiveSession, note: Note) -> str | None:
    step = session.sheet.step(note.path)
    return step.block if step is not None and note.seen != "facilitator" else None


def _kind(note: Note, policy: str, text: str, held: datetime) -> PromiseKind | None:
    """As what it comes along. What was only for a role is advice to try, unless it was an action or an agreement.

    A decision is not talked about again, unless it says when.
    """
    if note.kind == "action" or note.kind == "agreement":
        return note.kind
    if note.kind == "decision" and evaluation_day(text, held.date()):
        return "decision"
    return "advice" if policy != "report" and note.kind in ("note", "insight") else None


def evaluated_on(session: LiveSession, promise: BroughtPromise) -> date | None:
    """When an agreement or a decision is to be looked at again, as far as it says so."""
    if promise.promise_kind not in ("agreement", "decision"):
        return None
    return evaluation_day(text_of(session, promise.words), local(promise.promised_at, session.particulars).date())


def waits(session: LiveSession, promise: BroughtPromise) -> bool:
    """Whether its day is after that of this session: then nobody is asked about it yet."""
    evaluated = evaluated_on(session, promise)
    held = local(session.course.started_at or session.particulars.starts_at, session.particulars).date()
    return evaluated is not None and evaluated > held


# what was not chosen


def leftovers(session: LiveSession, session_id: str = "") -> tuple[Leftover, ...]:
    """The lines that were not chosen, by list that may be carried over; lists of which everything was chosen are left out."""
    found = []
    for step in session.sheet.steps:
        for field in step.fields:
            if field.kind == "list" and field.carry_over:
                left = _leftover(session, step, field, session_id)
                found += [left] if left.lines else []
    return tuple(found)


def _leftover(session: LiveSession, step: RunStep, field: Field, session_id: str) -> Leftover:
    name = key(step, field)
    done = _treated(session, name)
    notes = [note for note in lines_of(session, name) if note.seen != "facilitator"]
    own = tuple(_line(session, note, field.name, session_id) for note in notes)
    earlier = tuple(replace(line, carried=line.carried + 1) for line in _waiting(session, field.name))
    lines = tuple(b for b in (*earlier, *own) if (text := text_of(session, b.words)) and text not in done)
    policy = field_policy(step, field)
    said = session.course.lines_kept.get(name)
    return Leftover(name, field.name, policy, lines, policy == "report" if said is None else said, said is not None)


def _line(session: LiveSession, note: Note, field: str, session_id: str) -> BroughtLine:
    """A line that was brought already stays the one it was."""
    line = next((b for b in session.course.brought.lines if b.id == note.brought), None)
    held = session.course.started_at or session.particulars.starts_at
    policy = policy_of(session, note)
    if line is not None:
        return replace(line, words=note.words, policy=policy, carried=line.carried + 1)
    return BroughtLine(note.id, note.words, field, session_id, held, policy)


def _waiting(session: LiveSession, field: str) -> tuple[BroughtLine, ...]:
    """The lines of the previous session for a list of this name that were not taken in."""
    taken = {note.brought for note in session.course.notes.values()}
    return tuple(b for b in session.course.brought.lines if b.field == field and b.id not in taken)


def _treated(session: LiveSession, field: str) -> frozenset[str]:
    """The lines that had their turn: chosen, and where a pass of their own was to come, that pass was on."""
    passes = [(step.block_label, step.path in session.course.begun) for step in session.sheet.steps if step.block_label]

    def begun(line: str, without_pass: bool) -> bool:
        own = [on for label, on in passes if label == line or label.startswith(f"{line}, ")]
        return any(own) if own else without_pass

    chosen = set(_chosen(session, field))
    lines = {text_of(session, note.words) for note in lines_of(session, field)}
    return frozenset(line for line in lines if begun(line, without_pass=line in chosen))


def _chosen(session: LiveSession, field: str) -> Iterator[str]:
    for step in session.sheet.steps:
        for pick in step.fields:
            source = find_field(session, step, pick.source) if pick.kind == "pick" else None
            if source and source[0] == field:
                yield from _chosen_in(session, key(step, pick))


def _chosen_in(session: LiveSession, pick: str) -> Iterator[str]:
    """By everybody together, or by each who chose for themselves."""
    for name in session.course.fields:
        if name == pick or name.rpartition(MARK)[0] == pick:
            yield from chosen_of(session.field_value(name))


def waiting_lines(session: LiveSession, step: RunStep | None) -> tuple[tuple[str, BroughtLine], ...]:
    """The lines of the previous session that may be taken in here: (key of the list, line)."""
    lists = [f for f in step.fields if f.kind == "list"] if step else []
    found = ((key(step, f), line) for f in lists for line in _waiting(session, f.name) if step)
    return tuple((name, line) for name, line in found if text_of(session, line.words))


# what is said of it


def settle(session: LiveSession, promise: str, state: PromiseState, answer: str, now: datetime) -> None:
    """Say what became of a promise, with a word of explanation or none. Raises SessionError for one that there is not."""
    if all(b.id != promise for b in session.course.brought.promises):
        raise SessionError(tr("Die belofte is er niet meer."))
    words = {uuid4().hex: answer.strip()} if answer.strip() else {}
    session.add(PromiseSettled(promise, state, next(iter(words), ""), looked_back_in(session)), now, words)


def looked_back_in(session: LiveSession) -> str:
    """The path of the step in which is looked back: the last one that does so, also when the next has begun meanwhile."""
    been = [visit.path for visit in reversed(session.course.visits)]
    steps = (session.sheet.step(path) for path in been)
    return next((step.path for step in steps if step and step.follow_up), been[0] if been else "")


def take_in(session: LiveSession, line: str, now: datetime) -> None:
    """Put a line of the previous session in the list of the running step. Raises SessionError where it does not belong."""
    step = session.step
    found = next(((name, b) for name, b in waiting_lines(session, step) if b.id == line), None)
    if step is None or found is None:
        raise SessionError(tr("Die regel hoort niet bij deze stap."))
    name, brought = found
    note, words = uuid4().hex, uuid4().hex
    taken = NoteTaken(note, step.path, "note", default_seen(step, "note"), words, name, brought.id)
    session.add(taken, now, {words: Content(text_of(session, brought.words)).to_words()})


def keep_lines(session: LiveSession, field: str, keep: bool, now: datetime) -> None:
    """Whether what was not chosen of this list is kept for the next time."""
    session.add(LinesKept(field, keep), now)


def state_of(session: LiveSession, promise: str) -> PromiseState:
    """What became of it, as far as it was said."""
    settled = session.course.settled.get(promise)
    return settled.state if settled else _ticked(session, promise)[0]


def answer_of(session: LiveSession, promise: str) -> str:
    """The word of explanation; empty where there is none, or where it was wiped."""
    settled = session.course.settled.get(promise)
    return session.words.get(settled.words if settled else _ticked(session, promise)[1], "")


def _ticked(session: LiveSession, promise: str) -> tuple[PromiseState, str]:
    """What was said of it before this session, and the id of the words with which."""
    return next(((b.state, b.answer) for b in session.course.brought.promises if b.id == promise), ("open", ""))


def given_policy(session: LiveSession, promise: BroughtPromise) -> str:
    """Who keeps the explanation that was given."""
    settled = session.course.settled.get(promise.id)
    return answer_policy(session, promise, settled.path) if settled else promise.policy


def text_of(session: LiveSession, words: str) -> str:
    """What was promised; empty where it was wiped."""
    return Content.from_words(session.words.get(words, "")).text


def answer_policy(session: LiveSession, promise: BroughtPromise, path: str) -> str:
    """Who keeps an explanation that is given in this step: no more than promise and step allow.

    Where nothing is noted it is for the session.
    """
    step = session.sheet.step(path)
    policy = stricter(promise.policy, step.notes if step else session.template.notes)
    return "session" if policy == "nothing" else policy


def private_words(session: LiveSession) -> Iterator[str]:
    """Ids of the words here that are gone after the close: explanations, and titles that nobody keeps."""
    promises = {b.id: b for b in session.course.brought.promises}
    for entry in session.entries:
        event = entry.event
        if not isinstance(event, PromiseSettled) or not event.words or event.promise not in promises:
            continue
        if answer_policy(session, promises[event.promise], event.path) in PRIVATE:
            yield event.words
    kept = kept_words(session)
    yield from (b.words for b in session.course.brought.lines if b.policy in PRIVATE and b.words not in kept)


def kept_words(session: LiveSession) -> frozenset[str]:
    """Ids of the words that stay for the next session, whatever their policy."""
    return frozenset(line.words for left in leftovers(session) if left.keep for line in left.lines)
