"""What a note is: its kind, who sees it, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

NoteKind = Literal["note", "insight", "question", "agreement", "decision", "action"]
NOTE_KINDS: tuple[NoteKind, ...] = ("note", "insight", "question", "agreement", "decision", "action")
Seen = Literal["beamer", "report", "facilitator"]
"""Who sees a note: the room and the minutes, the minutes, or only the one at the laptop."""


@dataclass(frozen=True)
class Note:
    """The facts of a note. Its text stands in the words with id `words`."""

    id: str
    path: str
    kind: NoteKind
    seen: Seen
    words: str
    at: datetime
    field: str = ""
    brought: str = ""
    """The line of the previous session that it was."""
