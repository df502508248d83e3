"""Kinds of notes, and who sees them, in words."""

from __future__ import annotations

from facilitator.language import tr
from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.screens.console_view import NoteRow

PREFIX: dict[NoteKind, str] = {"note": "n", "insight": "i", "question": "v", "agreement": "a", "decision": "b", "action": "!"}


def kind_word(kind: NoteKind) -> str:
    """The kind of a note."""
    return {
        "note": tr("notitie"), "insight": tr("inzicht"), "question": tr("vraag"), "agreement": tr("afspraak"), "decision": tr("besluit"),
        "action": tr("actiepunt"),
    }[kind]  # fmt: skip


def seen_words(seen: Seen, policy: str = "report") -> str:
    """Who sees a note. Where it is not kept for the minutes, only whether the room sees it now."""
    if policy != "report" and seen != "facilitator":
        return tr("op beamer") if seen == "beamer" else tr("niet op beamer")
    return {"beamer": tr("op beamer en in verslag"), "report": tr("in verslag"), "facilitator": tr("alleen voor jou")}[seen]


def sealed_words() -> str:
    """What the lock beside a confidential session says."""
    return tr("achter de wachtzin")


def example_words(row: NoteRow) -> str:
    """What may be done with the mark of a note."""
    return tr("Geen goed voorbeeld meer") if row.example else tr("Goed voorbeeld om te delen")


def policy_words(policy: str) -> str:
    """What is kept, where that is not the minutes; empty where it is."""
    if policy == "report":
        return ""
    if policy in ("session", "nothing"):
        return tr("alleen tijdens de sessie")
    return tr("alleen voor {role}", role=policy)
