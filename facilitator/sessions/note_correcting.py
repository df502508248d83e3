"""Looking back on what was taken down: notes in another order or step, one taken apart, two taken together, and back again.

Every correction is an entry, so it can be undone after a restart too; what was undone can be done again until something else is done.
"""

from __future__ import annotations

from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions import journal as j
from facilitator.sessions.corrections import Adopted, Correction, NotePlaced, NotesMerged, NoteSplit
from facilitator.sessions.course import Note, fold
from facilitator.sessions.errors import SessionError
from facilitator.sessions.fields import policy_of
from facilitator.sessions.journal import Entry, counting, taken_back
from facilitator.sessions.live_session import LiveSession, new_id
from facilitator.sessions.note_line import Content
from facilitator.sessions.promises import LinesKept, PromiseSettled

CORRECTIONS = (j.NoteChanged, j.NoteRemoved, PromiseSettled, LinesKept, *Correction.__args__)
_MARKS = (j.Closed, Adopted)
"""What looking back never undoes: nothing of before the last of these."""
_ENDS = (".", "!", "?", "…", ":", ";")


def place_note(session: LiveSession, note: str, path: str, before: str, now: datetime) -> None:
    """Put a note right before another one, or last where `before` is empty, in the step with this path.

    Raises SessionError where that would let more people have it.
    """
    moved = _note(session, note)
    if path != moved.path:
        _check_step(session, moved, path)
    session.add(NotePlaced(note, path, before), now)


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
    """The correction that `undo_correction` would take back; None where the words of before it were wiped."""
    for entry in reversed(counting(session.entries)):
        if isinstance(entry.event, _MARKS):
            return None
        if isinstance(entry.event, CORRECTIONS):
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
            return entry if isinstance(target.event, CORRECTIONS) and _has_words(session, again) else None
    return None


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
    """Whether every note that these entries leave still has its words, as far as it has them now."""
    now_gone = {n.words for n in session.course.notes.values() if n.words not in session.words}
    return all(n.words in session.words or n.words in now_gone for n in fold(counting(entries)).notes.values())
