"""Which reports there are of a session, for whom, and in words what goes into each and what stays out: what one chooses from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from facilitator.language import tr, trn
from facilitator.sessions.errors import ExportError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import is_open, minutes_on_screen
from facilitator.sessions.reports.minutes import REPORT_KINDS, Minutes, ReportKind
from facilitator.sessions.reports.personal_sheet import Owner, owners
from facilitator.sessions.reports.report_rules import readers_of
from facilitator.sessions.reports.report_words import report_readers, report_title
from facilitator.sessions.step_fields.settling import agreed_in_words, reaches_lead, settled

BEFORE: tuple[ReportKind, ...] = ("run sheet", "attendance")
"""What can be made before anything has happened."""
OF_THE_PROGRAM: tuple[ReportKind, ...] = ("times", "run sheet")
"""What says nothing of the conversation, so that no draaiboek has to allow it."""

OF_THE_GROUP: tuple[ReportKind, ...] = ("minutes", "actions")
"""What holds what the group said for itself."""


@dataclass(frozen=True)
class Offer:
    """A report that can be made now. `asked`: the draaiboek names it. `goes` and `stays` are sentences, without a trace of content."""

    report: ReportKind
    title: str
    readers: str
    asked: bool
    goes: str
    stays: tuple[str, ...] = ()
    recipient: str = ""
    """The id of the person it is for, where there is one sheet for each."""


def offers(session: LiveSession, now: datetime, make: Callable[..., Minutes] = minutes_on_screen) -> tuple[Offer, ...]:
    """The reports of this session: first what the draaiboek asks for, then what may be made besides."""
    found = [offer for report in REPORT_KINDS for offer in _of(session, report, now, make)]
    return tuple(sorted(found, key=lambda offer: not offer.asked))


def asked_for(session: LiveSession) -> tuple[ReportKind, ...]:
    """What the draaiboek names, in the order in which reports are told of; but not what goes further than the group settled."""
    named = session.template.reports
    return tuple(report for report in REPORT_KINDS if report in named and not not_for(session, report))


def offered(session: LiveSession, report: ReportKind) -> bool:
    """Whether it can be made of this session now."""
    if session.course.started_at is None and report not in BEFORE:
        return False
    if session.course.content_erased:
        return report in (*OF_THE_PROGRAM, "attendance") or (report == "proof" and "proof" in session.template.reports)
    if report == "personal sheet":
        return bool(owners(session))
    return report in session.template.reports or _may(session, report)


def check_offered(session: LiveSession, report: ReportKind) -> None:
    """Raises ExportError, with what can be made, where that report cannot."""
    if offered(session, report):
        return
    others = ", ".join(f"{report_title(kind)} ({kind})" for kind in REPORT_KINDS if offered(session, kind))
    why = _why_not(session, report)
    raise ExportError(tr("{title} is er niet: {why} Wel te maken: {others}.", title=report_title(report), why=why, others=others))


def _why_not(session: LiveSession, report: ReportKind) -> str:
    if session.course.started_at is None:
        return tr("de sessie is nog niet begonnen.")
    if session.course.content_erased:
        return tr("de bewaartermijn is voorbij en wat er gezegd is, is gewist.")
    if report == "personal sheet":
        return tr("er is voor niemand apart iets opgeschreven.")
    if report == "summary" and not reaches_lead(settled(session)):
        return tr("de groep sprak af dat het niet verder gaat.")
    return tr("het draaiboek noemt het niet.")


def _of(session: LiveSession, report: ReportKind, now: datetime, make: Callable[..., Minutes]) -> Iterator[Offer]:
    if not offered(session, report):
        return
    asked = report in asked_for(session)
    if report == "personal sheet":
        yield from (_sheet(session, owner, asked, now, make) for owner in owners(session))
        return
    minutes = make(session, now, report)
    stays = (*minutes.withheld, *not_for(session, report))
    yield Offer(report, report_title(report), _readers(session, report), asked, _goes(minutes), stays)


def _may(session: LiveSession, report: ReportKind) -> bool:
    """Whether it may be made though the draaiboek does not name it: it then holds no more than what it does name, or nothing said, and
    goes to nobody but those whom the group named."""
    if report in OF_THE_PROGRAM or report == "attendance":
        return True
    return report == "summary" and bool({"minutes", "actions"} & set(session.template.reports)) and reaches_lead(settled(session))


def _readers(session: LiveSession, report: ReportKind) -> str:
    """For whom it is: of what was said those whom the group named, else as the draaiboek says; of what stays in the group nobody else."""
    named = settled(session).readers if report in OF_THE_GROUP else ""
    closed = report in OF_THE_GROUP and not is_open(session)
    return named or readers_of(session, report) or report_readers("minutes" if closed else report)


def not_for(session: LiveSession, report: ReportKind) -> tuple[str, ...]:
    """What the group settled, in a sentence, where a report goes to somebody else: whoever makes it decides whether it may."""
    found = settled(session)
    if report != "summary" or reaches_lead(found):
        return ()
    readers = tr("De groep sprak af wie het krijgt: {readers}.", readers=found.readers.rstrip(".")) if found.readers else ""
    agreed = readers or tr("De groep sprak af: {agreed}", agreed=agreed_in_words(found))
    return (tr("{agreed} Vraag de groep eerst of de teamleider het mag lezen.", agreed=agreed),)


def _sheet(session: LiveSession, owner: Owner, asked: bool, now: datetime, make: Callable[..., Minutes]) -> Offer:
    minutes = make(session, now, "personal sheet", recipient=owner.id)
    title = tr("Blad voor {name}", name=owner.name) if owner.name else tr("Blad voor de {role}", role=owner.role)
    others = tr("Wat voor anderen is opgeschreven en wat in het verslag staat, staat hier niet in.")
    return Offer("personal sheet", title, tr("de {role}, en niemand anders", role=owner.role), asked, _goes(minutes), (others,), owner.id)


def _goes(minutes: Minutes) -> str:
    """What is in it, counted."""
    if minutes.report in ("attendance", "proof"):
        people = len(minutes.present) + (len(minutes.absent) if minutes.report == "attendance" else 0)
        return trn("{n} naam, datum, tijd en plaats.", "{n} namen, datum, tijd en plaats.", people)
    if minutes.report in OF_THE_PROGRAM:
        steps = len(minutes.script.steps) if minutes.script else len(minutes.steps)
        return trn("De tijd van {n} stap, zonder namen.", "De tijden van {n} stappen, zonder namen.", steps)
    return _sentence(_counted(minutes))


def _counted(minutes: Minutes) -> list[str]:
    lists = () if minutes.report == "personal sheet" else (minutes.decisions, minutes.agreements, minutes.actions)
    decisions, agreements, actions = (len(found) for found in lists) if lists else (0, 0, 0)
    notes = sum(len(step.notes) for step in minutes.steps) - decisions - agreements - actions
    fields = sum(len(step.texts) + len(step.tables) for step in minutes.steps)
    said = [
        trn("{n} besluit", "{n} besluiten", decisions) if decisions else "",
        trn("{n} afspraak", "{n} afspraken", agreements) if agreements else "",
        trn("{n} actiepunt", "{n} actiepunten", actions) if actions else "",
        trn("{n} notitie", "{n} notities", notes) if notes > 0 else "",
        trn("{n} ingevuld vel", "{n} ingevulde vellen", fields) if fields else "",
        trn("{n} thema", "{n} thema’s", len(minutes.themes)) if minutes.themes else "",
        trn("{n} open vraag", "{n} open vragen", len(minutes.questions)) if minutes.questions else "",
        trn("{n} eerdere belofte", "{n} eerdere beloften", len(minutes.looked_back)) if minutes.looked_back else "",
    ]
    return [words for words in said if words]


def _sentence(parts: list[str]) -> str:
    if not parts:
        return tr("Er is nog niets opgeschreven dat hierin hoort.")
    *first, last = parts
    words = tr("{first} en {last}", first=", ".join(first), last=last) if first else last
    return f"{words[:1].upper()}{words[1:]}."
