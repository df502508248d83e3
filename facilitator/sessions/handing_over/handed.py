"""What of a session goes along to whoever gets it in a file: begun with nothing, and given only what that one may have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.language import tr, trn
from facilitator.sessions.coming_back.ticking import ticks_in
from facilitator.sessions.errors import ExportError
from facilitator.sessions.history.changes import StepAdded
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.reports.report_offers import check_offered, not_for, offers
from facilitator.sessions.step_fields.settling import Settled, settled

Whom = Literal["stand-in", "lead", "self"]
"""Who goes on leading, a team lead, or whoever makes the file on another laptop."""
WHOM: tuple[Whom, ...] = ("stand-in", "lead", "self")

_LEADS = re.compile(r"\b(?:begeleid|gespreksleid|facilitat|vervang|waarnem|stand-?in)", re.IGNORECASE)
_BUT = re.compile(r"\b(?:niet|geen|zonder|behalve|not|no|without|except)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Handed:
    """What goes into the file of one session."""

    particulars: Particulars
    entries: tuple[Entry, ...]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Going:
    """What there is to know before a file is made: what goes in, what stays out, and why it cannot be made, if so."""

    whom: Whom
    goes: str
    stays: tuple[str, ...] = ()
    refused: str = ""


def whom_words(whom: Whom) -> str:
    """For whom it is."""
    words: dict[Whom, str] = {
        "stand-in": tr("Voor wie het van je overneemt"),
        "lead": tr("Voor de teamleider"),
        "self": tr("Voor jezelf, op een andere laptop"),
    }
    return words[whom]


def lost_words() -> str:
    """What to know before a file is locked."""
    return tr("Is de wachtzin weg, dan is het bestand weg: niemand kan het dan nog openen. Geef de wachtzin los van het bestand door.")


def check_lead(session: LiveSession) -> None:
    """Raises ExportError where the team lead may have nothing of this session."""
    check_offered(session, "summary")
    for sentence in not_for(session, "summary"):
        raise ExportError(sentence)


def said_stays(session: LiveSession) -> bool:
    """Whether the group named who gets what was said, and not who leads: once it is over a stand-in then gets nothing of it."""
    return session.course.closed_at is not None and not reaches_leader(settled(session))


def reaches_leader(found: Settled) -> bool:
    """Whether whoever leads the group next is among those whom it named. What they named is text in their own words; in doubt it is no."""
    return not found.readers or bool(_LEADS.search(found.readers) and not _BUT.search(found.readers))


def for_next(session: LiveSession, over: Collection[str]) -> Handed:
    """For who goes on leading: what can be seen on the console, as it is called now. `over` are ids of words that nobody keeps."""
    wanted = frozenset(_of_the_plan(session) if said_stays(session) else _now(session)) - frozenset(over)
    return Handed(session.particulars, session.entries, {id_: text for id_, text in session.words.items() if id_ in wanted})


def for_self(session: LiveSession, over: Collection[str]) -> Handed:
    """All that is kept, the past of it too, but not what is over."""
    return Handed(session.particulars, session.entries, {id_: text for id_, text in session.words.items() if id_ not in over})


def _of_the_plan(session: LiveSession) -> Iterator[str]:
    """Who came in, and what the group settled: that holds for whoever leads it."""
    yield from (person.words for person in session.course.newcomers)
    yield from (session.course.fields.get(name, "") for name, (_step, field) in session.sheet.fields.items() if field.kind == "settle")


def _now(session: LiveSession) -> Iterator[str]:
    """Ids of all that stands there now: no earlier wording, nothing that was taken out."""
    course = session.course
    yield from (note.words for note in course.notes.values())
    yield from course.fields.values()
    yield from (person.words for person in course.newcomers)
    yield from (each.words for each in course.arrangement if isinstance(each, StepAdded))
    yield from course.brought.words_ids
    yield from (tick.words for tick in ticks_in(session.entries, session.words).values())
    yield from (promise.words for promise in course.settled.values())
    if course.side is not None:
        yield course.side.words


def going(session: LiveSession, whom: Whom, over: Collection[str], now: datetime) -> Going:
    """What goes along and what stays, in sentences without a trace of what was said."""
    if whom == "lead":
        return _to_lead(session, now)
    number = len(frozenset(over) & frozenset(session.words))
    both = trn("{n} tekst die alleen voor de sessie zelf was.", "{n} teksten die alleen voor de sessie zelf waren.", number)
    gone = both if number else ""
    if whom == "self":
        return Going(whom, tr("Alles, ook wat alleen de begeleider ziet en hoe het er eerder stond."), tuple(filter(None, (gone,))))
    if said_stays(session):
        said = tr("De groep sprak af wie het krijgt: {readers}.", readers=settled(session).readers.rstrip("."))
        stays = tr("{agreed} Daarom gaat niets mee van wat er is gezegd.", agreed=said)
        return Going(whom, tr("Het draaiboek, de mensen, de tijden en wat de groep afsprak."), (stays,))
    goes = tr("Het draaiboek, de mensen, de tijden en alles wat is opgeschreven, ook wat alleen de begeleider ziet.")
    return Going(whom, goes, tuple(filter(None, (gone, tr("Hoe het er eerder stond en wat is weggehaald.")))))


def _to_lead(session: LiveSession, now: datetime) -> Going:
    try:
        check_lead(session)
    except ExportError as error:
        return Going("lead", "", (), str(error))
    offer = next(offer for offer in offers(session, now) if offer.report == "summary")
    names = tr("De namen van wie er waren.")
    return Going("lead", tr("Wat ook in het verslag voor de teamleider staat: {goes}", goes=_lower(offer.goes)), (*offer.stays, names))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
