"""What is gone through with whoever brought in a case before the minutes go out: its fields, and what may lead to a person.

Nothing here keeps anything back: it asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions.history.corrections import FieldKept, TraceLeft
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.outgoing_texts import Outgoing, outgoing, put_right, texts_of_words
from facilitator.sessions.privacy.personal_traces import Trace, find_traces, pseudonyms, replaced
from facilitator.sessions.step_fields.field_keys import key, whole
from facilitator.sessions.step_fields.field_words import in_words
from facilitator.sessions.step_fields.fields import LINES, field_policy, lines_of
from facilitator.sessions.templates.template import Field

CASE_OWNERS = ("inbrenger", "case owner", "case_owner", "case giver")
_OPEN = ("report", "session", "nothing")


@dataclass(frozen=True)
class CaseField:
    """A field of the case that would go into the minutes; `owner` is what who brought it in is called."""

    key: str
    label: str
    kept: bool
    words: str = ""
    """The first of what stands in it."""


@dataclass(frozen=True)
class FoundTrace:
    """Something in a text that goes out which may lead to a person, and what may stand there instead."""

    outgoing: Outgoing
    trace: Trace
    instead: str

    @property
    def text(self) -> str:
        return self.outgoing.text

    @property
    def corrected(self) -> str:
        """The text as it would be then."""
        return replaced(self.text, self.trace, self.instead)


def has_case(session: LiveSession) -> bool:
    """Whether somebody brings something in that is theirs: the draaiboek has that role, or keeps things for one role."""
    roles = any(role.casefold() in CASE_OWNERS for role in session.template.roles)
    return roles or any(f.notes and f.notes not in _OPEN for step in session.sheet.steps for f in step.fields)


def case_fields(session: LiveSession) -> tuple[CaseField, ...]:
    """The fields with something in them that would be in the minutes; none where there is no case."""
    if not has_case(session):
        return ()
    found = []
    for step in session.sheet.on:
        for field in step.fields:
            name = key(step, field)
            words = _beginning(session, name, field) if field.kind != "settle" and field_policy(step, field) == "report" else ""
            if words:
                label = field.label or field.name
                named = tr("{field} ({where})", field=label, where=step.block_label) if step.block_label else label
                found.append(CaseField(name, named, name not in session.course.left_out, words))
    return tuple(found)


def _beginning(session: LiveSession, name: str, field: Field) -> str:
    """The first words of what was filled in, by whoever it was; empty where nothing was."""
    if field.kind in LINES:
        texts: Iterable[str] = (session.content(note).text for note in lines_of(session, name))
    else:
        texts = (in_words(field, session.field_value(each)) for each in session.course.fields if whole(each) == name)
    return next((text for text in texts if text), "")


def keep_field(session: LiveSession, field: str, keep: bool, now: datetime) -> None:
    """Take a field of the case along into the minutes, or leave it out."""
    if keep == (field in session.course.left_out):
        session.add(FieldKept(field, keep), now)


def look_for_traces(session: LiveSession, today: date) -> Iterator[None]:
    """Search one text after another; what is found is remembered, so that `traces_in` then has it at once.

    For who cannot wait for all texts of a large session.
    """
    names = _names_in_case(session)
    for text in tuple(outgoing(session)):
        _traces_of(text, names, today)
        yield


def traces_in(session: LiveSession, today: date) -> tuple[FoundTrace, ...]:
    """What may lead to a person in what goes into the minutes, and was not left to stand.

    Names only where there is a case, for elsewhere they belong; and never as who does something.
    """
    names = _names_in_case(session)
    texts, left = tuple(outgoing(session)), _left(session)
    found = [(o, t) for o in texts for t in _traces_of(o, names, today) if (o.place, t.text) not in left]
    people = (_whole(trace.text, names) for _text, trace in found if trace.kind == "name")
    other = pseudonyms(people, " ".join(o.text for o in texts), tr("inwoner"))
    return tuple(
        FoundTrace(o, trace, other[_whole(trace.text, names)] if trace.kind == "name" else tr("(weggelaten)")) for o, trace in found
    )


def _names_in_case(session: LiveSession) -> tuple[str, ...]:
    return tuple(p.name for p in session.people if p.name) if has_case(session) else ()


def _traces_of(text: Outgoing, names: tuple[str, ...], today: date) -> tuple[Trace, ...]:
    return find_traces(text.text, () if text.of_owner else names, today)


def correct(session: LiveSession, found: FoundTrace, now: datetime) -> None:
    """Put something else in its place."""
    put_right(session, found.outgoing, found.corrected, now)


def leave(session: LiveSession, found: FoundTrace, now: datetime) -> None:
    """It may stand: in this note or field it is not asked about again, also when its other words change."""
    where, trace = found.outgoing, found.trace
    session.add(TraceLeft(where.place, where.words, where.number, trace.start, trace.end), now)


def _left(session: LiveSession) -> frozenset[tuple[str, str]]:
    """(place, text) of what may stand."""
    found = set()
    for left in session.course.traces_left:
        texts = texts_of_words(session, left.place, left.words)
        if left.text < len(texts):
            found.add((left.place, texts[left.text][left.start : left.end]))
    return frozenset(found)


def _whole(name: str, names: tuple[str, ...]) -> str:
    """The name on the list that this is, or is a part of: one person gets one pseudonym."""
    return next((full for full in names if name == full or name in full.split()), name)
