"""Entries of the journal about what was erased: that it was, and never what it was.

Neither can be undone. What they are about is gone from the words already; these take it out of everything that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from facilitator.sessions.history.promises import PromisesBrought

if TYPE_CHECKING:
    from facilitator.sessions.history.course import Course, Note


@dataclass(frozen=True)
class NoteErased:
    """A note is no more, whatever it came along as: a note, a promise of the previous session, or a line that was taken in."""

    kind: ClassVar = "note erased"
    note: str


@dataclass(frozen=True)
class ContentErased:
    """The term of this session is over: nothing of what was said is kept, only when it was and who was there."""

    kind: ClassVar = "content erased"


def without_note(course: Course, note: str) -> Course:
    """The course without a note and all that came of it."""
    brought = course.brought
    brought = replace(
        brought,
        promises=tuple(p for p in brought.promises if p.id != note),
        lines=tuple(line for line in brought.lines if line.id != note),
    )
    settled = {promise: said for promise, said in course.settled.items() if promise != note}
    return replace(course, notes=dict(_other_notes(course.notes, note)), brought=brought, settled=settled)


def _other_notes(notes: Mapping[str, Note], note: str) -> Iterator[tuple[str, Note]]:
    return ((i, n) for i, n in notes.items() if note not in (i, n.brought))


def without_content(course: Course) -> Course:
    """The course without anything that was said: times, people and their presence are left."""
    return replace(
        course, notes={}, fields={}, brought=PromisesBrought(), settled={}, lines_kept={}, side=None, speech=(), left_out=frozenset(),
        adopted=None, content_erased=True,
    )  # fmt: skip
