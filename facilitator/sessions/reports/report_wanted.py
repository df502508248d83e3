"""A document that somebody wants: which report, written as what, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from facilitator.language import tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import people_there
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.reports.report_offers import check_offered, not_for, offered, offers

Form = Literal["pdf", "odt", "md", "txt", "html", "csv", "ics"]
FORMS: tuple[Form, ...] = get_args(Form)
OF_ACTIONS: tuple[Form, ...] = ("csv", "ics")
"""Forms that hold actions and nothing else."""


@dataclass(frozen=True)
class Wanted:
    """A report in a form. `recipient` is the id of the person, where there is one for each."""

    report: ReportKind
    form: Form = "pdf"
    recipient: str = ""


def forms_of(report: ReportKind) -> tuple[Form, ...]:
    """What a report can be written as, the usual one first."""
    return tuple(form for form in FORMS if report == "actions" or form not in OF_ACTIONS)


def form_words(form: Form) -> str:
    """What a form is called, and what it is good for."""
    words: dict[Form, str] = {
        "pdf": tr("PDF"),
        "odt": tr("ODT, om aan verder te werken"),
        "txt": tr("Platte tekst, voor een mail"),
        "md": tr("Markdown"),
        "html": tr("Webpagina (HTML)"),
        "csv": tr("Tabel (CSV), voor een rekenblad"),
        "ics": tr("Taken voor je agenda (iCalendar)"),
    }
    return words[form]


def asked(session: LiveSession, now: datetime, form: Form = "pdf") -> tuple[Wanted, ...]:
    """What the draaiboek asks for: of a sheet for one person one for each. In a form for actions alone it is their list."""
    if form in OF_ACTIONS:
        return (Wanted("actions", form),) if _has_actions(session) else ()
    return tuple(Wanted(offer.report, form, offer.recipient) for offer in offers(session, now) if offer.asked)


def check_wanted(session: LiveSession, wanted: Wanted) -> tuple[str, ...]:
    """What to know before it is made. Raises ExportError where it cannot be: what there is to make is the same everywhere."""
    if wanted.form in OF_ACTIONS and _has_actions(session):
        return ()
    check_offered(session, wanted.report)
    return not_for(session, wanted.report)


def _has_actions(session: LiveSession) -> bool:
    """Whether some report holds the actions, so that a list of them tells nothing new."""
    return any(offered(session, report) for report in ("minutes", "actions"))


def said_of_missing(characters: Sequence[str]) -> str:
    """That no font can draw these; nothing where there are none."""
    if not characters:
        return ""
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:12]) + (" …" if len(characters) > 12 else "")
    return tr("Deze tekens kan het lettertype niet tekenen; in de PDF staat □ op hun plaats: {characters}.", characters=named)


def with_proof(session: LiveSession) -> tuple[tuple[str, str], ...]:
    """Who can get a proof of having been there: id and name."""
    return tuple((person.id, person.name) for person in people_there(session) if person.name)
