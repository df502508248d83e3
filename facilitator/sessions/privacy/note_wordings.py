"""Every wording that a note or a field has had, and which of them have to go: at the close, or because somebody wants it forgotten.

A note that was split or merged shares its earlier wordings with others: what is taken out of one may still stand in those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import NotesMerged, NoteSplit
from facilitator.sessions.history.promises import PromisesBrought, PromiseSettled, PromiseTicked
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.step_fields.fields import policy_of, strictest_policy
from facilitator.sessions.step_fields.holders import field_at


def note_words_to_wipe(session: LiveSession, private: Collection[str]) -> Iterator[str]:
    """Ids of the wordings that nobody may keep: those of notes under one of these policies and of notes that were removed.

    Where one of a family of split and merged notes was removed, all goes that its remaining members do not say now.
    """
    notes = session.course.notes
    kept = {note.words for note in notes.values() if policy_of(session, note) not in private}
    merged = {e.event.other for e in j.counting(session.entries) if isinstance(e.event, NotesMerged)}
    families = _families(session)
    for note, words in _wordings(session):
        family = families[note]
        gone = any(_is_gone(session, member, merged, private) for member in family)
        if gone and words not in kept:
            yield words


def field_words_to_wipe(session: LiveSession, private: Collection[str]) -> Iterator[str]:
    """Ids of what was filled in and nobody may keep: under one of these policies, or with a line in it that was removed since."""
    removed = {name for e in j.counting(session.entries) if isinstance(e.event, j.NoteRemoved) for name in e.event.fields}
    now = frozenset(session.course.fields.values())
    for name, words in _filled(session):
        asked = field_at(session, name)
        if (asked and strictest_policy(session, *asked) in private) or (name in removed and words not in now):
            yield words


def _filled(session: LiveSession) -> Iterator[tuple[str, str]]:
    """(key of a field, id of words), whatever was undone since."""
    for entry in session.entries:
        event = entry.event
        if isinstance(event, j.FieldFilled):
            yield event.field, event.words
        elif isinstance(event, j.NoteChanged | j.NoteRemoved):
            yield from event.fields.items()


def _is_gone(session: LiveSession, note: str, merged: Collection[str], private: Collection[str]) -> bool:
    """Whether a note may not be kept. One that was merged lives on in the other, unless that one is gone."""
    if note in session.course.notes:
        return policy_of(session, session.course.notes[note]) in private
    return note not in merged and not _split_was_undone(session, note)


def _split_was_undone(session: LiveSession, note: str) -> bool:
    """Whether it is the second half of a split that was undone: its words stand in the first half again."""
    counting = {e.number for e in j.counting(session.entries)}
    splits = [e for e in session.entries if isinstance(e.event, NoteSplit) and e.event.other == note]
    return bool(splits) and all(e.number not in counting for e in splits)


def _wordings(session: LiveSession) -> Iterator[tuple[str, str]]:
    """(note, id of words), whatever was undone since."""
    for entry in session.entries:
        event = entry.event
        if isinstance(event, j.NoteTaken | j.NoteChanged | NoteSplit | NotesMerged) and event.words:
            yield event.note, event.words
        if isinstance(event, NoteSplit):
            yield event.other, event.other_words


def _families(session: LiveSession) -> dict[str, set[str]]:
    """Each note with all that it ever shared words with, itself too."""
    found: dict[str, set[str]] = {note: {note} for note, _words in _wordings(session)}
    for entry in session.entries:
        if isinstance(entry.event, NoteSplit | NotesMerged):
            family = found[entry.event.note] | found[entry.event.other]
            for member in family:
                found[member] = family
    return found


# to be forgotten


def words_about(session: LiveSession, note: str) -> frozenset[str]:
    """Ids of everything here that a note said, in every wording: as a note, as what was promised, and what was said of that later.

    What it shared with other notes before it was taken apart goes too, but nothing that those say now.
    """
    found = {words for name in _same(session, note) for words in _family_words(session, name)}
    for entry in session.entries:
        event = entry.event
        if isinstance(event, PromiseSettled | PromiseTicked) and event.promise == note and event.words:
            found.add(event.words)
        elif isinstance(event, PromisesBrought):
            found |= {words for p in event.promises if p.id == note for words in (p.words, p.answer) if words}
            found |= {line.words for line in event.lines if line.id == note}
    return frozenset(found)


def _same(session: LiveSession, note: str) -> frozenset[str]:
    """The note, and the notes that it was taken in as."""
    taken = (e.event for e in session.entries if isinstance(e.event, j.NoteTaken))
    return frozenset((note, *(event.note for event in taken if event.brought == note)))


def _family_words(session: LiveSession, note: str) -> frozenset[str]:
    family = _families(session).get(note, set())
    others = {n.words for n in session.course.notes.values() if n.id not in _same(session, note)}
    return frozenset(words for name, words in _wordings(session) if name in family and words not in others)
