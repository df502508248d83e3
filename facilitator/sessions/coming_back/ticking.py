"""Ticking a promise off between sessions: kept in the journal where it was promised, and found there by the next session.

Only what minutes say can be ticked off so; what belonged to a role, or to who leads, is talked about in the session itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import text_of
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.history.promises import BroughtPromise, PromisesBrought, PromiseState, PromiseTicked
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.reports.minutes_parts import in_minutes


@dataclass(frozen=True)
class Tick:
    """The last thing that was said of a promise between sessions; `words` is the id of the explanation, `answer` its text."""

    promise: str
    state: PromiseState
    words: str
    answer: str
    after: str
    at: datetime


def tick(session: LiveSession, promise: str, state: PromiseState, answer: str, after: str, now: datetime) -> None:
    """Say in the session where it was promised what became of it; `open` takes back what was said.

    `after` is the id of the last session in which it stands. Raises SessionError for what is no open action of the minutes.
    """
    if promise not in public_actions(session):
        raise SessionError(tr("Die toezegging is er niet meer."))
    words = {new_id(): answer.strip()} if answer.strip() else {}
    session.add(PromiseTicked(promise, state, next(iter(words), ""), after), now, words)


def public_actions(session: LiveSession) -> frozenset[str]:
    """Ids of the actions that the minutes tell: those of this session, and those that came along."""
    own = (note.id for note in session.course.notes.values() if note.kind == "action" and in_minutes(session, note))
    return frozenset((*own, *(b.id for b in public_brought(session))))


def public_brought(session: LiveSession) -> Iterator[BroughtPromise]:
    """The actions that came along and that the minutes tell."""
    for b in session.course.brought.promises:
        if b.promise_kind == "action" and not b.private and text_of(session, b.words):
            yield b


def ticks_in(entries: Iterable[Entry], words: Mapping[str, str]) -> dict[str, Tick]:
    """By promise: what was said of it last, as long as it was not taken back."""
    found: dict[str, Tick] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, PromiseTicked):
            found[event.promise] = Tick(event.promise, event.state, event.words, words.get(event.words, ""), event.after, entry.at)
    return {promise: each for promise, each in found.items() if each.state != "open"}


def public_ticks(session: LiveSession) -> Iterator[Tick]:
    """What this session says of promises that its minutes tell."""
    public = public_actions(session)
    yield from (each for promise, each in ticks_in(session.entries, session.words).items() if promise in public)


def with_ticks(
    brought: PromisesBrought, words: Mapping[str, str], ticks: Mapping[str, Tick], said: Collection[str]
) -> tuple[PromisesBrought, Mapping[str, str]]:
    """What comes along, with what became of it since; `said` are the promises of which the previous session said something itself."""
    known = {promise: each for promise, each in ticks.items() if each.after == brought.session or promise not in said}
    promises = tuple(_with_tick(b, known.get(b.id)) for b in brought.promises)
    found = replace(brought, promises=promises)
    answers = {each.words: each.answer for each in known.values() if each.words in found.words_ids}
    return found, {**words, **answers}


def _with_tick(promise: BroughtPromise, found: Tick | None) -> BroughtPromise:
    if found is None or promise.private:
        return promise
    state: PromiseState = "open" if found.state == "carried" else found.state  # it was to be talked about now
    return replace(promise, state=state, answer=found.words if found.answer else "", ticked_at=found.at)


def ticked_words_to_wipe(session: LiveSession) -> Iterator[str]:
    """Ids of explanations of what the minutes do not tell any more."""
    public = public_actions(session)
    for entry in session.entries:
        if isinstance(entry.event, PromiseTicked) and entry.event.words and entry.event.promise not in public:
            yield entry.event.words
