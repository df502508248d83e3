"""Looking back on what was taken down: notes in another order or step, one taken apart, two taken together, and back again.

Every correction is an entry, so it can be undone after a restart too; what was undone can be done again until something else is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import (
    Adopted,
    Correction,
    ExampleMarked,
    FieldKept,
    NotePlaced,
    NotesMerged,
    NoteSplit,
    TraceLeft,
)
from facilitator.sessions.history.folding import fold
from facilitator.sessions.history.journal import Entry, counting, taken_back
from facilitator.sessions.history.notes import Note, NoteKind
from facilitator.sessions.history.promises import LinesKept, PromiseSettled
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.step_fields.fields import policy_of

CORRECTIONS = (j.NoteChanged, j.NoteRemoved, PromiseSettled, LinesKept, FieldKept, TraceLeft, ExampleMarked, *Correction.__args__)
_MARKS = (j.Closed, Adopted)
"""What looking back never undoes: nothing of before the last of these."""
TOGETHER: tuple[NoteKind, ...] = ("agreement", "action", "decision")
"""Kinds that stand together, whatever their step."""
_ENDS = (".", "!", "?", "…", ":", ";")


def place_note(session: LiveSession, note: str, path: str, before: str, now: datetime) -> None:
    """Put a note right before another one, or last where `before` is empty, in the step with this path.

    Raises SessionError where that would let more people have it.
    """
    moved = _note(session, note)
    if path != moved.path:
        _check_step(session, moved, path)
    session.add(NotePlaced(note, path, before), now)


def move_note(session: LiveSession, note: str, by: int, now: datetime) -> None:
    """Move a note one up (-1) or down (1) among those it stands with; from the edge to the step before or after. Else nothing."""
    moved, group = _note(session, note), _group(session, note)
    at = [n.id for n in group].index(note)
    if 0 <= at + by < len(group):
        before = group[at - 1].id if by < 0 else next((n.id for n in group[at + 2 : at + 3]), "")
        place_note(session, note, moved.path, before, now)
    elif moved.kind not in TOGETHER:
        _move_to_next_step(session, moved, by, now)


def _move_to_next_step(session: LiveSession, note: Note, by: int, now: datetime) -> None:
    paths = [s.path for s in session.sheet.on]
    open_to = {path for path, _title in steps_for(session, note.id)}
    here = paths.index(note.path) if note.path in paths else 0
    beyond = paths[here + 1 :] if by > 0 else paths[:here][::-1]
    path = next((p for p in beyond if p in open_to), None)
    if path is not None:
        first = next((n.id for n in session.course.notes.values() if n.path == path), "")
        place_note(session, note.id, path, first if by > 0 else "", now)


def steps_for(session: LiveSession, note: str) -> tuple[tuple[str, str], ...]:
    """(path, title) of the other steps that a note may move to: for the same readers."""
    found = _note(session, note)
    policy = policy_of(session, found)
    steps = [s for s in session.sheet.on if s.path != found.path and s.notes == policy and not s.is_break]
    return tuple((s.path, f"{s.title} ({s.where})" if s.where else s.title) for s in steps)


def _group(session: LiveSession, note: str) -> list[Note]:
    """The notes that it stands with on the page, in order."""
    found = _note(session, note)
    notes = session.course.notes.values()
    if found.kind in TOGETHER:
        return [n for n in notes if n.kind == found.kind]
    return [n for n in notes if n.path == found.path and n.kind not in TOGETHER]


def _check_step(session: LiveSession, note: Note, path: str) -> None:
    step = session.sheet.step(path)
    if step is None:
        raise SessionError(tr("Die stap is er niet, of staat uit."))
    if step.notes != policy_of(session, note):
        raise SessionError(tr("Wat in ‘{step}’ komt, is voor anderen dan deze notitie. Ze blijft waar ze is.", step=step.title))


def split_note(session: LiveSession, note: str, first: str, second: str, now: datetime) -> str:
    """Make two notes of one; gives the id of the second. Raises SessionError where either would be empty."""
    content = session.content(_note(session, note))
    texts = [" ".join(text.split()) for text in (first, second)]
    if not all(texts):
        raise SessionError(tr("Zet de cursor tussen twee woorden; daar wordt de notitie gesplitst."))
    words, other, other_words = new_id(), new_id(), new_id()
    parts = [Content(text, content.owner, content.due).to_words() for text in texts]
    session.add(NoteSplit(note, words, other, other_words), now, dict(zip((words, other_words), parts, strict=True)))
    return other


def merge_notes(session: LiveSession, note: str, other: str, now: datetime) -> None:
    """Make one note of two: the first, with the words of both. Raises SessionError where others may have the one than the other."""
    first, second = _note(session, note), _note(session, other)
    if note == other or policy_of(session, first) != policy_of(session, second):
        raise SessionError(tr("Deze notities zijn niet voor dezelfde mensen. Ze blijven los van elkaar."))
    words = new_id()
    merged = together(session.content(first), session.content(second))
    session.add(NotesMerged(note, words, other), now, {words: merged.to_words()})


def merge_with_next(session: LiveSession, note: str, now: datetime) -> None:
    """Take a note together with the one under it. Raises SessionError where there is none."""
    group = _group(session, note)
    at = [n.id for n in group].index(note)
    if at + 1 == len(group):
        raise SessionError(tr("Hieronder staat geen notitie om mee samen te voegen."))
    merge_notes(session, note, group[at + 1].id, now)


def together(one: Content, other: Content) -> Content:
    """Both texts, both owners, and the first of both dates."""
    link = " " if one.text.endswith(_ENDS) else "; "
    owners = dict.fromkeys(owner for owner in (one.owner, other.owner) if owner)
    dates: list[date] = [due for due in (one.due, other.due) if due]
    return Content(f"{one.text}{link}{other.text}", tr(" en ").join(owners), min(dates, default=None))


def _note(session: LiveSession, note: str) -> Note:
    found = session.course.notes.get(note)
    if found is None:
        raise SessionError(tr("Die notitie is er niet meer."))
    return found


# back and forth


def undoable_correction(session: LiveSession) -> Entry | None:
    """The correction that `undo_correction` would take back; None in minutes that are fixed, or where the words of before were wiped."""
    if session.course.adopted is not None:
        return None
    for entry in reversed(counting(session.entries)):
        if isinstance(entry.event, _MARKS):
            return None
        if _is_correction(session, entry):
            return entry if _has_words(session, (*session.entries, _undoing(session, entry.number, entry.at))) else None
    return None


def redoable_correction(session: LiveSession) -> Entry | None:
    """The undoing that `redo_correction` would take back, as long as nothing else was done after it."""
    undone, numbered = taken_back(session.entries), {e.number: e for e in session.entries}
    for entry in reversed([e for e in session.entries if e.number not in undone]):
        target = numbered.get(entry.event.entry) if isinstance(entry.event, j.Undone) else None
        if target is None:
            return None
        if not isinstance(target.event, j.Undone):  # one that was done again is passed over: what it did counts as before
            again = (*session.entries, _undoing(session, entry.number, entry.at))
            return entry if _is_correction(session, target) and _has_words(session, again) else None
    return None


def _is_correction(session: LiveSession, entry: Entry) -> bool:
    """After the close a field is filled in only to correct it; before that it is what the group does."""
    filled = isinstance(entry.event, j.FieldFilled) and session.course.closed_at is not None
    return filled or isinstance(entry.event, CORRECTIONS)


def undo_correction(session: LiveSession, now: datetime) -> None:
    """Take the last correction back."""
    last = undoable_correction(session)
    if last is None:
        raise SessionError(tr("Er is niets om ongedaan te maken."))
    session.add(j.Undone(last.number), now)


def redo_correction(session: LiveSession, now: datetime) -> None:
    """Do again what was taken back last."""
    last = redoable_correction(session)
    if last is None:
        raise SessionError(tr("Er is niets om opnieuw te doen."))
    session.add(j.Undone(last.number), now)


def _undoing(session: LiveSession, number: int, at: datetime) -> Entry:
    return Entry(len(session.entries) + 1, at, j.Undone(number))


def _has_words(session: LiveSession, entries: tuple[Entry, ...]) -> bool:
    """Whether everything that these entries leave still has its words, as far as it has them now."""
    course, then, words = session.course, fold(counting(entries)), session.words
    now_gone = {w for w in (*(n.words for n in course.notes.values()), *course.fields.values()) if w not in words}
    return all(w in words or w in now_gone for w in (*(n.words for n in then.notes.values()), *then.fields.values()))


def with_typed(session: LiveSession, typed: Mapping[str, Content]) -> LiveSession:
    """The session as it would be with these notes in other words. Nothing can be done with it: it is to be looked at."""
    notes = session.course.notes
    words = {notes[note].words: content.to_words() for note, content in typed.items() if note in notes and content.text}
    return LiveSession(session.template, session.particulars, _refuse, session.entries, {**session.words, **words}) if words else session


def _refuse(_entry: Entry, _words: Mapping[str, str]) -> None:
    raise SessionError(tr("Dit is een blik op wat nog getypt wordt."))
