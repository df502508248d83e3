"""Entries of the journal about notes that are put elsewhere, taken apart or taken together, and about versions of the minutes.

As in `journal`, what was said is not in them but in the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import ClassVar

from facilitator.sessions.history.notes import Note, Seen

Notes = Mapping[str, "Note"]


@dataclass(frozen=True)
class NotePlaced:
    """A note belongs to this step from now on, and comes right before another one; last where `before` is empty."""

    kind: ClassVar = "note placed"
    note: str
    path: str
    before: str = ""


@dataclass(frozen=True)
class NoteSplit:
    """A note became two: it has the first words, and another one right after it the others."""

    kind: ClassVar = "note split"
    note: str
    words: str
    other: str
    other_words: str


@dataclass(frozen=True)
class NotesMerged:
    """Two notes became one: the first has these words, the other is no more. It stays with the leader if either did."""

    kind: ClassVar = "notes merged"
    note: str
    words: str
    other: str


@dataclass(frozen=True)
class FieldKept:
    """Whether what was filled in here goes into the minutes: with a case that is asked of whoever brought it in."""

    kind: ClassVar = "field kept"
    field: str
    keep: bool


@dataclass(frozen=True)
class TraceLeft:
    """Something that may lead to a person was looked at and may stand: from `start` to `end` of one of the texts in these words.

    `place` is the note or the field that it stands in. What it says is not here, so that wiping the words wipes it too.
    """

    kind: ClassVar = "trace left"
    place: str
    words: str
    text: int
    start: int
    end: int


@dataclass(frozen=True)
class ExampleMarked:
    """Whether a note is an example worth sharing. It is no part of the minutes, so it may come after they were fixed."""

    kind: ClassVar = "example marked"
    note: str
    on: bool = True


@dataclass(frozen=True)
class ClockCorrected:
    """The clock was wrong: all that happened before this was so much later than it says; earlier where that is negative."""

    kind: ClassVar = "clock corrected"
    by: timedelta


@dataclass(frozen=True)
class Adopted:
    """The minutes are as the group wants them: version so many is fixed. Of each report the SHA-256 of its PDF, in hexadecimal."""

    kind: ClassVar = "adopted"
    version: int
    hashes: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    """The version of the program that made them."""


@dataclass(frozen=True)
class VersionBegun:
    """After an adopted version something has to change all the same: a concept of the next one."""

    kind: ClassVar = "version begun"
    version: int


Correction = NotePlaced | NoteSplit | NotesMerged
_SEEN: tuple[Seen, ...] = ("facilitator", "report", "beamer")
"""From the fewest who see it to the most."""


def corrected(notes: Notes, event: Correction) -> Notes:
    """The notes after a correction; without the note that it is about they stay as they are."""
    if event.note not in notes:
        return notes
    if isinstance(event, NotePlaced):
        return _placed(notes, event)
    return _split(notes, event) if isinstance(event, NoteSplit) else _merged(notes, event)


def _placed(notes: Notes, event: NotePlaced) -> Notes:
    note = notes[event.note]
    if event.path != note.path:  # a field is of its step
        note = replace(note, path=event.path, field="")
    others = [n for n in notes.values() if n.id != note.id]
    at = next((i for i, n in enumerate(others) if n.id == event.before), len(others))
    return {n.id: n for n in (*others[:at], note, *others[at:])}


def _split(notes: Notes, event: NoteSplit) -> Notes:
    found: dict[str, Note] = {}
    for note in notes.values():
        found[note.id] = note
        if note.id == event.note:
            found[note.id] = replace(note, words=event.words)
            found[event.other] = replace(note, id=event.other, words=event.other_words, brought="")
    return found


def _merged(notes: Notes, event: NotesMerged) -> Notes:
    other = notes.get(event.other)
    seen = {notes[event.note].seen, other.seen if other else notes[event.note].seen}
    note = replace(notes[event.note], words=event.words, seen=min(seen, key=_SEEN.index))
    return {n.id: note if n.id == note.id else n for n in notes.values() if n.id != event.other}
