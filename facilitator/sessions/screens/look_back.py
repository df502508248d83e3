"""What was promised before and what came of it, as the console, the wall and the minutes show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from facilitator.language import day, tr, trn
from facilitator.sessions.coming_back.follow_up import (
    PRIVATE,
    Leftover,
    answer_of,
    answer_policy,
    evaluated_on,
    given_policy,
    leftovers,
    looked_back_in,
    state_of,
    text_of,
    waiting_lines,
    waits,
)
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.history.promises import ENDED, BroughtPromise, PromiseKind, PromiseState
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.minutes import MinutesNote, MinutesPromise
from facilitator.sessions.screens.beamer_view import BeamerView, Promise

LONG_AGO = 300
"""Days after which a date without its year would be taken for another."""
_EVERYBODY = frozenset({"iedereen", "allen", "wij", "we", "team", "het team", "groep", "de groep", "everyone", "everybody", "all"})
"""Owners that are nobody in particular."""


@dataclass(frozen=True)
class PromiseRow:
    """A promise as it stands on the console."""

    id: str
    kind: PromiseKind
    text: str
    owner: str
    due: date | None
    state: PromiseState
    answer: str
    policy: str
    private: bool
    """Not on the wall."""
    since: str = ""
    """How long it goes along already; empty where it is of the last time."""
    answer_policy: str = "report"
    """Who keeps an explanation that is given now."""
    owner_here: bool = True
    """False where its owner is not on the list of this session."""


@dataclass(frozen=True)
class LineRow:
    """A line of the previous session that may be taken in."""

    id: str
    field: str
    text: str
    policy: str = "report"


@dataclass(frozen=True)
class KeepRow:
    """The question at the close about the lines of a list that were not chosen."""

    field: str
    question: str
    lines: tuple[str, ...]
    keep: bool
    said: bool
    """Whether somebody answered it."""
    sequel: str
    """What happens with them, as it stands now."""
    policy: str = "report"


@dataclass(frozen=True)
class LookBack:
    """What was promised before. `here` is whether the running step comes back to it."""

    sentence: str = ""
    rows: tuple[PromiseRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    keeps: tuple[KeepRow, ...] = ()
    here: bool = False


def look_back(session: LiveSession) -> LookBack:
    """For the one at the laptop: private promises too."""
    step = session.step
    rows = tuple(_row(session, b, content) for b, content in _promises(session))
    offered = tuple(LineRow(b.id, name, text_of(session, b.words), b.policy) for name, b in waiting_lines(session, step))
    here = step is not None and step.follow_up
    keeps = _keeps(session) if session.course.closed_at else ()
    return LookBack(_sentence(session, len(rows)), rows, offered, keeps, here)


def _promises(session: LiveSession) -> Iterator[tuple[BroughtPromise, Content]]:
    """Those that are talked about now."""
    return ((brought, content) for brought, content in _brought(session) if not waits(session, brought))


def _brought(session: LiveSession) -> Iterator[tuple[BroughtPromise, Content]]:
    """Those of which the words are still there."""
    for brought in session.course.brought.promises:
        content = Content.from_words(session.words.get(brought.words, ""))
        if content.text:
            yield brought, content


def _row(session: LiveSession, b: BroughtPromise, content: Content) -> PromiseRow:
    return PromiseRow(
        b.id, b.promise_kind, content.text, content.owner, content.due or evaluated_on(session, b), state_of(session, b.id),
        answer_of(session, b.id), b.policy, b.private, since_words(session, b), answer_policy(session, b, looked_back_in(session)),
        _is_here(session, content.owner),
    )  # fmt: skip


def _is_here(session: LiveSession, owner: str) -> bool:
    """Whether the owner is on the list, by the whole name or the first; where there is no list of names nobody is missed."""
    names = [name_key(p.name) for p in session.people if p.name]
    known = {*names, *(name.split()[0] for name in names), name_key(session.particulars.facilitator), *_EVERYBODY}
    return not names or not owner or name_key(owner) in known


def since_words(session: LiveSession, promise: BroughtPromise) -> str:
    """`sinds do 27 aug, 2 keer meegegaan`, and when it was ticked off since; nothing for an open promise of the last time."""
    parts = []
    if promise.carried:
        since = _day(session, promise.promised_at)
        parts.append(trn("sinds {since}, {n} keer meegegaan", "sinds {since}, {n} keer meegegaan", promise.carried, since=since))
    if promise.ticked_at is not None:
        parts.append(tr("afgevinkt op {day}", day=_day(session, promise.ticked_at)))
    return ", ".join(parts)


def _day(session: LiveSession, moment: datetime) -> str:
    """`do 26 nov`, with the year where that is long ago."""
    found = _date(session, moment)
    ago = (_date(session, session.particulars.starts_at) - found).days
    return day(found, "EEE d MMM" if 0 <= ago < LONG_AGO else "EEE d MMM y")


def _date(session: LiveSession, moment: datetime) -> date:
    return local(moment, session.particulars).date()


def _sentence(session: LiveSession, count: int) -> str:
    brought = session.course.brought
    if brought.unreadable:
        return tr("De vorige sessie is niet te lezen. Haal de beloften uit het verslag.")
    if not session.particulars.team.strip():
        return tr("Vul bij Voorbereiden de groep in; dan komt mee wat de vorige keer is beloofd.")
    if brought.held_at is None:
        return tr("Dit is de eerste keer met deze groep. Er zijn nog geen beloften om op terug te komen.")
    held = _day(session, brought.held_at)
    found = tr("De vorige keer was {held}. Er staan geen beloften open.", held=held)
    if count:
        found = trn("Van {held}: {n} belofte.", "Van {held}: {n} beloften.", count, held=held)
    return " ".join(part for part in (found, _resting_words(session)) if part)


def _resting_words(session: LiveSession) -> str:
    """How many are to be looked at later, and when the first of them."""
    days = [evaluated_on(session, b) for b, _content in _brought(session) if waits(session, b)]
    first = min(filter(None, days), default=None)
    if first is None:
        return ""
    words = day(first, "EEE d MMM y")
    return trn("{n} afspraak wordt later bekeken ({day}).", "{n} afspraken worden later bekeken (de eerste {day}).", len(days), day=words)


def _keeps(session: LiveSession) -> tuple[KeepRow, ...]:
    return tuple(_keep(session, left) for left in leftovers(session))


def _keep(session: LiveSession, left: Leftover) -> KeepRow:
    texts = tuple(text_of(session, line.words) for line in left.lines)
    return KeepRow(left.field, keep_question(left.name, len(texts)), texts, left.keep, left.said, _sequel(left), left.policy)


def keep_question(name: str, count: int) -> str:
    """The honest question at the close."""
    return trn(
        "Van ‘{name}’ is {n} regel niet gekozen. Bewaren voor de volgende keer?",
        "Deze {n} {name} zijn niet gekozen. Bewaren voor de volgende keer?",
        count,
        name=name,
    )


def _sequel(left: Leftover) -> str:
    if left.keep:
        return tr("Ze worden de volgende keer aangeboden.") if left.said else tr("Zeg je niets, dan worden ze de volgende keer aangeboden.")
    if left.policy not in PRIVATE:
        return tr("Ze komen de volgende keer niet terug.") if left.said else tr("Zeg je niets, dan komen ze de volgende keer niet terug.")
    if left.said:
        return tr("Ze worden gewist als je teruggaat naar Kiezen.")
    return tr("Zeg je niets, dan worden ze gewist als je teruggaat naar Kiezen.")


# the wall


def public_promises(session: LiveSession) -> tuple[Promise, ...]:
    """Only what was in the minutes. What belonged to a role, or to who leads, is not in here, nor what came of it."""
    return tuple(_promise(session, b, content) for b, content in _promises(session) if not b.private)


def _promise(session: LiveSession, b: BroughtPromise, content: Content) -> Promise:
    state = state_of(session, b.id)
    shown = given_policy(session, b) in ("report", "session")
    due = day(content.due, "EEE d MMM") if content.due else ""
    answer = answer_of(session, b.id) if shown else ""
    return Promise(content.text, content.owner, due, state_words(state), answer, _carried_words(session, b))


def _carried_words(session: LiveSession, b: BroughtPromise) -> str:
    """How long it goes along, for the room; nothing for a promise of the last time."""
    if not b.carried:
        return ""
    since = day(_date(session, b.promised_at), "MMM y")
    return trn("{n} keer mee, sinds {since}", "{n} keer mee, sinds {since}", b.carried, since=since)


def promises_screen(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    """You said, we did: in a step that comes back to the previous time, when there is something to come back to."""
    promises = public_promises(session) if step.follow_up else ()
    return replace(view, screen="promises", looks_back=True, promises=promises) if promises else None


def state_words(state: PromiseState, kind: PromiseKind = "action") -> str:
    """What became of a promise, in a word; empty while nobody said. Advice is tried rather than done."""
    if kind == "advice" and state == "done":
        return tr("geprobeerd")
    return {
        "open": "", "done": tr("gedaan"), "running": tr("loopt"), "dropped": tr("vervalt"), "carried": tr("mee naar volgende keer"),
    }[state]  # fmt: skip


# the minutes


def promises_for_minutes(session: LiveSession) -> tuple[MinutesPromise, ...]:
    """Terugblik: what may be in the minutes, and what came of it."""
    return tuple(_for_minutes(session, b, content) for b, content in _promises(session) if not b.private)


def promises_for(session: LiveSession, wanted: Collection[str]) -> tuple[MinutesPromise, ...]:
    """What came of these, by id, for whoever they belong to."""
    return tuple(_for_minutes(session, b, content) for b, content in _promises(session) if b.id in wanted)


def _for_minutes(session: LiveSession, b: BroughtPromise, content: Content) -> MinutesPromise:
    """The explanation only under the policy that the promise itself has."""
    answer = answer_of(session, b.id) if given_policy(session, b) == b.policy else ""
    state = state_words(state_of(session, b.id), b.promise_kind) or tr("niet besproken")
    since, advice = _date(session, b.promised_at), b.promise_kind == "advice"
    return MinutesPromise(content.text, content.owner, since, state, answer, b.carried, advice)


def open_again(session: LiveSession, kind: PromiseKind) -> tuple[MinutesNote, ...]:
    """Promises that go on: an open action again, with since when."""
    return tuple(
        MinutesNote(kind, content.text, b.promised_at, content.owner, content.due, _date(session, b.promised_at), id=b.id)
        for b, content in _brought(session)
        if b.promise_kind == kind and kind != "advice" and not b.private and state_of(session, b.id) not in ENDED
    )


