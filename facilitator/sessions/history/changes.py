"""Entries of the journal about what becomes otherwise while a session runs: the plan, the time, and who speaks.

As in `journal`, what somebody typed is not in them but in the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

LEADER, GROUP, NOBODY = "leader", "group", ""
"""Who can be said to speak besides a person."""


@dataclass(frozen=True)
class StepAdded:
    """A step that is not in the draaiboek; its title stands in the words. It comes after another one, first where that is empty."""

    kind: ClassVar = "step added"
    path: str
    after: str
    words: str
    length: timedelta


@dataclass(frozen=True)
class StepMoved:
    """A step that had not begun comes after another one from now on."""

    kind: ClassVar = "step moved"
    path: str
    after: str


@dataclass(frozen=True)
class StartCorrected:
    """The running step began at another moment than when it was opened; the one before it ended then."""

    kind: ClassVar = "start corrected"
    path: str
    began_at: datetime


@dataclass(frozen=True)
class TimeGiven:
    """Time in which no step was on belongs to this step after all; to none where the path is empty."""

    kind: ClassVar = "time given"
    path: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class SideTimerStarted:
    """A short clock within a step, whose own clock goes on; what it is for stands in the words."""

    kind: ClassVar = "side timer started"
    path: str
    length: timedelta
    words: str


@dataclass(frozen=True)
class SideTimerStopped:
    kind: ClassVar = "side timer stopped"
    path: str


@dataclass(frozen=True)
class SpeakerTapped:
    """From now on this one speaks: the leader, the group, a person by id, or nobody."""

    kind: ClassVar = "speaker tapped"
    path: str
    who: str
