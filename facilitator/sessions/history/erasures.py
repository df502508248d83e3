"""Entries of the journal about what was erased: that it was, and never what it was.

Neither can be undone. What they are about is gone from the words already; these take it out of everything that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class NoteErased:
    """A note is no more, whatever it came along as: a note, a promise of the previous session, or a line that was taken in."""

    kind: ClassVar = "note erased"
    note: str


@dataclass(frozen=True)
class ContentErased:
    """The term of this session is over: nothing of what was said is kept, only when it was and who was there."""

    kind: ClassVar = "content erased"
