"""What is gone through with whoever brought in a case before the minutes go out: its fields, and what may lead to a person.

Nothing here keeps anything back: it asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions.corrections import FieldKept
from facilitator.sessions.field_keys import key, whole
from facilitator.sessions.fields import LINES, field_policy, lines_of, policy_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.personal_traces import Trace, find_traces, pseudonyms, replaced

CASE_OWNERS = ("inbrenger", "case owner", "case_owner", "case giver")
_OPEN = ("report", "session", "nothing")


@dataclass(frozen=True)
class CaseField:
    """A field of the case that would go into the minutes; `owner` is what who brought it in is called."""

    key: str
    label: str
    kept: bool


@dataclass(frozen=True)
class FoundTrace:
    """Something in a note that may lead to a person, what may stand there instead, and the note as it would be then."""

    note: str
    trace: Trace
    text: str
    instead: str

    @property
    def corrected(self) -> str:
        return replaced(self.text, self.trace, self.instead)


def has_case(session: LiveSession) -> bool:
    """Whether somebody brings something in that is theirs: the draaiboek has that role, or keeps things for one role."""
    roles = any(role.casefold() in CASE_OWNERS for role in session.template.roles)
    return roles or any(f.notes and f.notes not in _OPEN for step in session.sheet.steps for f in step.fields)


def case_fields(session: LiveSession) -> tuple[CaseField, ...]:
    """The fields with something in them that would be in the minutes; none where there is no case."""
    if not has_case(session):
        return ()
    asked = [(key(s, f), f) for s in session.sheet.on for f in s.fields if f.kind != "settle" and field_policy(s, f) == "report"]
    values = {whole(name) for name in session.course.fields if session.field_value(name)}
    filled = [(name, f) for name, f in asked if (lines_of(session, name) if f.kind in LINES else name in values)]
    return tuple(CaseField(name, f.label or f.name, name not in session.course.left_out) for name, f in filled)


def keep_field(session: LiveSession, field: str, keep: bool, now: datetime) -> None:
    """Take a field of the case along into the minutes, or leave it out."""
    if keep == (field in session.course.left_out):
        session.add(FieldKept(field, keep), now)


def traces_in(session: LiveSession, today: date) -> tuple[FoundTrace, ...]:
    """What may lead to a person in the notes of the minutes. Names only where there is a case, for elsewhere they belong."""
    names = [p.name for p in session.people if p.name] if has_case(session) else []
    texts = {n.id: session.content(n).text for n in session.course.notes.values() if _goes_out(session, n.id)}
    found = [(note, trace) for note, text in texts.items() for trace in find_traces(text, names, today)]
    people = (_whole(trace.text, names) for _note, trace in found if trace.kind == "name")
    other = pseudonyms(people, " ".join(texts.values()), tr("inwoner"))
    return tuple(
        FoundTrace(note, trace, texts[note], other[_whole(trace.text, names)] if trace.kind == "name" else tr("(weggelaten)"))
        for note, trace in found
    )


def _goes_out(session: LiveSession, note: str) -> bool:
    found = session.course.notes[note]
    return whole(found.field) not in session.course.left_out and found.seen != "facilitator" and policy_of(session, found) == "report"


def _whole(name: str, names: list[str]) -> str:
    """The name on the list that this is, or is a part of: one person gets one pseudonym."""
    return next((full for full in names if name == full or name in full.split()), name)
