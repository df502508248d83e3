"""What the room sees: a value without a place for anything private.

The beamer window is handed a `BeamerView` and nothing else. There is no field for a note that is not for the room, for a
hint to the facilitator, or for a field that was not put on the board. `views.beamer_view` is the one place that makes it.
Every text is ready to be painted, in the language of the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Phase = Literal["ready", "running", "warning", "overrun", "paused"]
Screen = Literal[
    "opening",
    "question",
    "round",
    "silent",
    "stance",
    "groups",
    "collecting",
    "choosing",
    "scale",
    "votes",
    "text",
    "table",
    "break",
    "promises",
    "closing",
    "message",
    "black",
]
Shape = Literal["", "away", "back", "outside", "listens"]


@dataclass(frozen=True)
class Face:
    """A clock: what is left (below zero: over time) of how much, and in which phase."""

    phase: Phase
    left: timedelta
    total: timedelta
    words: str = ""
    """What it measures where that is not the step, such as the time of one speaker."""
    coarse: bool = False
    """Minutes only, no running seconds: for silence."""


@dataclass(frozen=True)
class Option:
    """Something to choose from, with its count once that may be seen."""

    label: str
    count: int | None = None
    tied: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class Table:
    """A matrix on the wall: the first column holds the names of the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentences: bool = False
    """The first column holds what was said, the others a word."""


@dataclass(frozen=True)
class Promise:
    """Something that was promised, by whom and by when; `state` and `answer` once it was looked back on.

    `carried` says how long it goes along, where it was there before.
    """

    text: str
    who: str = ""
    when: str = ""
    state: str = ""
    answer: str = ""
    carried: str = ""


@dataclass(frozen=True)
class BeamerView:
    """One thing at a time, for eyes at eight metres."""

    screen: Screen
    title: str
    """The step, small at the top."""
    question: str = ""
    """The one thing to read; large."""
    support: str = ""
    """A sentence under it."""
    rules: tuple[str, ...] = ()
    clock: Face | None = None
    tasks: tuple[str, ...] = ()
    """What is asked of one role, each in one text: 'Observator: Waar zat de energie?'."""
    # stance
    stance: str = ""
    """What is asked of a role: 'Inbrenger verlaat de ruimte'."""
    shape: Shape = ""
    circle: int = 6
    """How many sit in the circle, for the little floor plan of a stance."""
    # round
    speaker: str = ""
    after: tuple[str, ...] = ()
    turn: int = 0
    turns: int = 0
    # collecting, choosing, scale, votes, text, table, groups, promises
    items: tuple[str, ...] = ()
    growing: bool = True
    """The last of the items is the newest."""
    text: str = ""
    """What a field holds: an answer, a sentence, '7 van 12'."""
    options: tuple[Option, ...] = ()
    counted: int = 0
    """How many dots or hands are in, of `to_count`."""
    to_count: int = 0
    table: Table | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    """Names per group; a group without names has empty strings, one a person."""
    ring: bool = False
    """The first group sits in the middle, the second around it."""
    parts: tuple[tuple[str, str], ...] = ()
    """Name and word of who has a part of their own in a group: the host, or whose turn it is in which role."""
    promises: tuple[Promise, ...] = ()
    looks_back: bool = False
    """The promises are of the previous time: you said, we did."""
    # break
    until: str = ""
    """Clock time at which a break ends."""
    until_words: str = ""
    """What stands over it, where that is not only 'tot'."""
    next_title: str = ""
    # one screen of several
    page: int = 1
    pages: int = 1
    zoom: float = 1.0
    """How much larger than usual everything is."""
    language: str = ""
    """Of what is painted around it: that of the draaiboek, whatever the one at the laptop reads; empty: that of the program."""

    @property
    def at_hand(self) -> int:
        """Index of the promise that is talked about: the first of which nothing was said yet; -1 without one."""
        return next((n for n, p in enumerate(self.promises) if self.looks_back and not p.state), -1)
