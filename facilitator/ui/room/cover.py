"""Whether what is for the facilitator alone is covered now, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from facilitator.ui.room.monitors import Situation

Why = Literal["", "one", "mirrored", "asked", "changing", "swapped"]


@dataclass(frozen=True)
class Cover:
    """Covered where the room may read along, and whenever somebody asks; open there only after a clear yes."""

    situation: Situation = "two"
    changing: bool = False
    """Screens come and go; nobody knows yet who sees what."""
    asked: bool = False
    swapped: bool = False
    allowed: bool = False
    """Somebody said that all may be seen, where the room might read along."""

    @property
    def why(self) -> Why:
        """The reason that it is covered; nothing where it is open."""
        if self.changing:
            return "changing"
        if self.swapped:
            return "swapped"
        if self.situation != "two" and not self.allowed:
            return "one" if self.situation == "one" else "mirrored"
        return "asked" if self.asked else ""

    @property
    def covered(self) -> bool:
        """Whether it is covered."""
        return bool(self.why)

    def turned(self) -> Cover:
        """The key was pressed: open what is covered, cover what is open. While screens change it stays covered."""
        if self.changing:
            return replace(self, asked=True)
        if self.covered:
            return replace(self, asked=False, swapped=False, allowed=True)
        return replace(self, asked=self.situation == "two", allowed=False)

    def unsettled(self) -> Cover:
        """The screens began to change."""
        return replace(self, changing=True)

    def settled(self, situation: Situation) -> Cover:
        """The screens are quiet. A yes that was said for another situation does not hold for this one."""
        return replace(self, situation=situation, changing=False, allowed=self.allowed and situation == self.situation)

    def screens_swapped(self) -> Cover:
        """The console went to the screen of the room: covered until it is seen that it is where it was meant to be."""
        return replace(self, swapped=True)

    def wall_shown(self) -> Cover:
        """The room sees the wall where the console was: what comes back afterwards is covered again."""
        return replace(self, allowed=False)
