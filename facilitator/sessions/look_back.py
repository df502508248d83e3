"""What was promised before and what came of it, as the console, the wall and the minutes show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from facilitator.language import day, tr, trn
from facilitator.sessions.beamer_view import BeamerView, Promise
from facilitator.sessions.follow_up import (
    PRIVATE,
    Leftover,
    answer_of,
    answer_policy,
    given_policy,
    leftovers,
    looked_back_in,
    state_of,
    text_of,
    waiting_lines,
)
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.minutes import MinutesNote, MinutesPromise
from facilitator.sessions.note_line import Content
from facilitator.sessions.promises import ENDED, BroughtPromise, PromiseKind, PromiseState
from facilitator.sessions.run_sheet import RunStep


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
    """Those of which the words are still there."""
    for brought in session.course.brought.promises:
        content = Content.from_words(session.words.get(brought.words, ""))
        if content.text:
            yield brought, content


def _row(session: LiveSession, b: BroughtPromise, content: Content) -> PromiseRow:
    return PromiseRow(
        b.id, b.promise_kind, content.text, content.owner, content.due, state_of(session, b.id), answer_of(session, b.id), b.policy,
        b.private, since_words(session, b), answer_policy(session, b, looked_back_in(session)),
    )  # fmt: skip


def since_words(session: LiveSession, promise: BroughtPromise) -> str:
    """`sinds do 27 aug, 2 keer meegegaan`, and when it was ticked off since; nothing for an open promise of the last time."""
    parts = []
    if promise.carried:
        since = day(_date(session, promise.promised_at), "EEE d MMM")
        parts.append(trn("sinds {since}, {n} keer meegegaan", "sinds {since}, {n} keer meegegaan", promise.carried, since=since))
    if promise.ticked_at is not None:
        parts.append(tr("afgevinkt op {day}", day=day(_date(session, promise.ticked_at), "EEE d MMM")))
    return ", ".join(parts)


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
    held = day(_date(session, brought.held_at), "EEE d MMM")
    if not count:
        return tr("De vorige keer was {held}. Er staan geen beloften open.", held=held)
    return trn("Van {held}: {n} belofte.", "Van {held}: {n} beloften.", count, held=held)


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
    return Promise(content.text, content.owner, due, state_words(state), answer_of(session, b.id) if shown else "")


def promises_screen(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    """You said, we did: in a step that comes back to the previous time, when there is something to come back to."""
    promises = public_promises(session) if step.follow_up else ()
    return replace(view, screen="promises", looks_back=True, promises=promises) if promises else None


def state_words(state: PromiseState) -> str:
    """What became of a promise, in a word; empty while nobody said."""
    return {
        "open": "", "done": tr("gedaan"), "running": tr("loopt"), "dropped": tr("vervalt"), "carried": tr("mee naar volgende keer"),
    }[state]  # fmt: skip


# the minutes


def promises_for_minutes(session: LiveSession) -> tuple[MinutesPromise, ...]:
    """Terugblik: what may be in the minutes, and what came of it."""
    return tuple(_for_minutes(session, b, content) for b, content in _promises(session) if not b.private)


def _for_minutes(session: LiveSession, b: BroughtPromise, content: Content) -> MinutesPromise:
    answer = answer_of(session, b.id) if given_policy(session, b) == "report" else ""
    state = state_words(state_of(session, b.id)) or tr("niet besproken")
    return MinutesPromise(content.text, content.owner, _date(session, b.promised_at), state, answer, b.carried)


def open_again(session: LiveSession, kind: PromiseKind) -> tuple[MinutesNote, ...]:
    """Promises that go on: an open action again, with since when."""
    return tuple(
        MinutesNote(kind, content.text, b.promised_at, content.owner, content.due, _date(session, b.promised_at))
        for b, content in _promises(session)
        if b.promise_kind == kind and kind != "advice" and not b.private and state_of(session, b.id) not in ENDED
    )


