"""Which reports of a session can be looked at, and of whom where there is one for each."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.language import tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.minutes import REPORT_KINDS, ReportKind
from facilitator.sessions.reports.personal_sheet import owners
from facilitator.sessions.reports.report_offers import asked_for, offered
from facilitator.sessions.reports.report_wanted import with_proof


@dataclass(frozen=True)
class Viewable:
    """A report that can be made now. `people`: (id, name) of whom there can be one; nobody where there is one for all."""

    report: ReportKind
    people: tuple[tuple[str, str], ...] = ()


def viewable(session: LiveSession) -> tuple[Viewable, ...]:
    """First what the draaiboek asks for, then what may be made besides."""
    asked = asked_for(session)
    kinds = sorted((kind for kind in REPORT_KINDS if offered(session, kind)), key=lambda kind: kind not in asked)
    return tuple(Viewable(kind, _people(session, kind)) for kind in kinds)


def _people(session: LiveSession, report: ReportKind) -> tuple[tuple[str, str], ...]:
    if report == "personal sheet":
        return tuple(dict.fromkeys((owner.id, owner.name or tr("de {role}", role=owner.role)) for owner in owners(session)))
    if report == "proof":
        people = with_proof(session)
        return (("", tr("iedereen")), *people) if len(people) > 1 else ()
    return ()
