"""Versions of the minutes: a concept becomes adopted, and what changes after that makes a concept of the next one.

Of an adopted version the SHA-256 of its PDF is kept and not the PDF itself: all that was said would then stand in a second place,
where erasing one note cannot reach it. The same session in the same house style gives the same bytes again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from facilitator.language import tr, trn
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.corrections import Adopted, VersionBegun
from facilitator.sessions.history.course import Course
from facilitator.sessions.history.folding import fold
from facilitator.sessions.history.journal import Entry, counting
from facilitator.sessions.history.notes import Note, NoteKind
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.minutes import MinutesVersion
from facilitator.sessions.step_fields.field_keys import whole
from facilitator.sessions.step_fields.fields import field_policy, policy_of
from facilitator.sessions.step_fields.holders import field_at

_NOTED: tuple[NoteKind, ...] = ("note", "insight", "question")


def version_number(session: LiveSession) -> int:
    """Which version is fixed, or which one the concept is of; from 1."""
    adopted = [event.version for _entry, event in _adoptions(session)]
    return max(adopted, default=0) + (session.course.adopted is None)


def adopt(session: LiveSession, hashes: Mapping[str, str], program: str, now: datetime) -> None:
    """Fix the minutes as they are. Raises SessionError where the session is not closed or they are fixed already."""
    check_adoptable(session)
    session.add(Adopted(version_number(session), dict(hashes), program), now)


def check_adoptable(session: LiveSession) -> None:
    """Raises SessionError where the minutes cannot be adopted now."""
    if session.course.closed_at is None:
        raise SessionError(tr("Rond eerst de sessie af; daarna kan het verslag worden vastgesteld."))
    session.check_open()


def as_adopted(session: LiveSession, now: datetime) -> LiveSession:
    """The session as it will be once its minutes are adopted at this moment, to make the document of that."""
    entry = Entry(len(session.entries) + 1, now, Adopted(version_number(session)))
    return LiveSession(session.template, session.particulars, _refuse, (*session.entries, entry), session.words)


def _refuse(_entry: Entry, _words: Mapping[str, str]) -> None:
    raise SessionError(tr("Het verslag is vastgesteld. Kies eerst ‘Nieuwe versie’ om iets te wijzigen."))


def begin_version(session: LiveSession, now: datetime) -> None:
    """Something has to change after all: the minutes are a concept again, of the next version."""
    if session.course.adopted is None:
        raise SessionError(tr("Dit is al een concept."))
    session.add(VersionBegun(session.course.adopted.version + 1), now)


def versions(session: LiveSession) -> tuple[MinutesVersion, ...]:
    """Every adopted version and the concept that there is, oldest first, each with what changed since the one before."""
    found, before = [], None
    for entry, event in _adoptions(session):
        course = fold(counting(tuple(e for e in session.entries if e.number <= entry.number)))
        found.append(MinutesVersion(event.version, entry.at, _changes(session, before, course)))
        before = course
    if session.course.adopted is None:
        found.append(MinutesVersion(version_number(session), None, _changes(session, before, session.course)))
    return tuple(found)


def _adoptions(session: LiveSession) -> list[tuple[Entry, Adopted]]:
    return [(e, e.event) for e in session.entries if isinstance(e.event, Adopted)]


# what changed, in words


def _changes(session: LiveSession, before: Course | None, after: Course) -> str:
    if before is None:
        return ""
    old, new = _public(session, before), _public(session, after)
    parts = [
        *_counted((new[i] for i in new if i in old and _said(new[i]) != _said(old[i])), tr("{what} gewijzigd")),
        *_counted((new[i] for i in new if i not in old), tr("{what} toegevoegd")),
        *_counted((old[i] for i in old if i not in new), tr("{what} vervallen")),
    ]
    kept = [i for i in old if i in new]
    if kept != [i for i in new if i in old] or any(old[i].path != new[i].path for i in kept):
        parts.append(tr("volgorde gewijzigd"))
    if _fields(session, before) != _fields(session, after):
        parts.append(tr("ingevulde velden gewijzigd"))
    if before.settled != after.settled:
        parts.append(tr("terugblik gewijzigd"))
    if (before.presence, before.newcomers) != (after.presence, after.newcomers):
        parts.append(tr("aanwezigheid gewijzigd"))
    return ", ".join(parts) or tr("niets gewijzigd")


def _public(session: LiveSession, course: Course) -> dict[str, Note]:
    """The notes that may be in the minutes; of others not even the number is told."""
    notes = (n for n in course.notes.values() if whole(n.field) not in course.left_out)
    return {n.id: n for n in notes if n.seen != "facilitator" and policy_of(session, n) == "report"}


def _said(note: Note) -> tuple[str, str]:
    return note.kind, note.words


def _fields(session: LiveSession, course: Course) -> dict[str, str]:
    asked = {name: field_at(session, name) for name in course.fields}
    public = {name for name, found in asked.items() if found and field_policy(*found) == "report" and whole(name) not in course.left_out}
    return {name: course.fields[name] for name in public}


def _counted(notes: Iterable[Note], sentence: str) -> list[str]:
    """`2 notities gewijzigd`, `1 actiepunt gewijzigd`: one for each kind that there is."""
    kinds = [note.kind for note in notes]
    counts = (
        trn("{n} notitie", "{n} notities", n) if kind == "note" else _one_kind(kind, n)
        for kind, n in (("note", sum(k in _NOTED for k in kinds)), *((k, kinds.count(k)) for k in ("agreement", "decision", "action")))
        if n
    )
    return [sentence.format(what=what) for what in counts]


def _one_kind(kind: str, n: int) -> str:
    if kind == "agreement":
        return trn("{n} afspraak", "{n} afspraken", n)
    return trn("{n} besluit", "{n} besluiten", n) if kind == "decision" else trn("{n} actiepunt", "{n} actiepunten", n)
