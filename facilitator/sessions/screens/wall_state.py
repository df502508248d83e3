"""What the one at the laptop does to the wall apart from the session: freeze it, make it black, put a line on it, larger letters.

Nothing of this is in the journal: it is gone when another session comes on screen or the program starts anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView

ZOOMS = (1.0, 1.12, 1.25, 1.4)
"""How much larger everything on the wall can be. The first is the floor of what is read at eight metres: there is nothing below it."""
LONGEST_MESSAGE = 200
"""Letters of a line for the group."""
Mark = Literal["", "frozen", "black", "message"]


@dataclass(frozen=True)
class WallState:
    """Empty: the wall shows what the session says."""

    frozen: BeamerView | None = None
    """What stays on the wall."""
    frozen_since: str = ""
    """Local clock time, ready to be shown."""
    black: bool = False
    message: str = ""
    zoom: int = 0
    """Index in `ZOOMS`."""

    @property
    def mark(self) -> Mark:
        """Why the wall shows something else than the session says; empty where it does not."""
        return "black" if self.black else "message" if self.message else "frozen" if self.frozen else ""

    @property
    def can_grow(self) -> bool:
        return self.zoom < len(ZOOMS) - 1

    @property
    def can_shrink(self) -> bool:
        return self.zoom > 0


def on_wall(view: BeamerView, state: WallState) -> BeamerView:
    """What the room sees: what the session says, and what was done to the wall on top of it."""
    if state.black:
        return BeamerView("black", "")
    shown = state.frozen or view
    if state.message:
        shown = BeamerView("message", "", state.message, clock=shown.clock, language=shown.language)
    return replace(shown, zoom=ZOOMS[state.zoom])


def freeze(state: WallState, view: BeamerView, since: str) -> WallState:
    """The wall stays as it is, while the one at the laptop looks ahead or types."""
    return replace(state, frozen=view, frozen_since=since)


def thaw(state: WallState) -> WallState:
    return replace(state, frozen=None, frozen_since="")


def blacken(state: WallState, black: bool) -> WallState:
    """Nothing on the wall, or everything again. What was frozen does not come back: nobody remembers what it was."""
    return replace(thaw(state), black=black)


def say(state: WallState, message: str) -> WallState:
    """One line for the group, until it is taken away (an empty one). Without one the wall is not black any more."""
    line = " ".join(message.split())[:LONGEST_MESSAGE]
    return replace(state, message=line, black=state.black and not line)


def resize(state: WallState, by: int) -> WallState:
    """Larger or smaller letters, never smaller than can be read at the back."""
    return replace(state, zoom=max(0, min(len(ZOOMS) - 1, state.zoom + by)))


def clear(state: WallState) -> WallState:
    """What the session says, in the size that was chosen."""
    return WallState(zoom=state.zoom)


def followed(state: WallState, view: BeamerView) -> WallState:
    """A frozen wall keeps the time: its clock runs while the session shows the same, and then stands where it was."""
    frozen = state.frozen
    if frozen is None or _what(frozen) != _what(view) or frozen.clock == view.clock:
        return state
    return replace(state, frozen=replace(frozen, clock=view.clock, until=view.until))


def _what(view: BeamerView) -> tuple[object, ...]:
    """Of which step and whose turn a view is."""
    return view.screen, view.title, view.speaker, view.turn, view.clock is None


def mark_words(state: WallState) -> str:
    """What is the matter with the wall, for the console; empty where it shows what the session says."""
    return {
        "": "", "black": tr("zwart"), "message": tr("bericht"), "frozen": tr("bevroren sinds {time}", time=state.frozen_since),
    }[state.mark]  # fmt: skip
