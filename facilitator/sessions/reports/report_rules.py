"""What the draaiboek says of a report: for whom it is, and what it may hold at most."""

from __future__ import annotations

from facilitator.language import tr
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.minutes import ReportKind

PROMISED: tuple[NoteKind, ...] = ("decision", "agreement", "action")


def readers_of(session: LiveSession, report: ReportKind) -> str:
    """For whom it is, in the words of the draaiboek; empty where it does not say."""
    rule = session.template.reports.get(report)
    readers = [reader.rstrip(".") for reader in rule.readers] if rule else []
    *first, last = readers or [""]
    return tr("{first} en {last}", first=", ".join(first), last=last) if first else last


def holds_promises(session: LiveSession, report: ReportKind) -> bool:
    """Whether nothing may be in it but what was decided, agreed and promised. What is a digest of the minutes holds no more than they."""
    kinds = ("minutes", "summary") if report == "summary" else (report,)
    rules = (session.template.reports.get(kind) for kind in kinds)
    return any(rule is not None and rule.holds == "promises" for rule in rules)
