"""What came along from the previous session of a series, as facts of the journal of this one.

The words of a promise keep their id when they come along, so that wiping them reaches every session that they came to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

PromiseKind = Literal["action", "agreement", "decision", "advice"]
PromiseState = Literal["open", "done", "running", "dropped", "carried"]
"""What became of it; `carried` goes along to the next time because somebody said so."""
STATES: tuple[PromiseState, ...] = ("done", "running", "dropped", "carried")
"""What can be said of a promise, in the order in which it is offered."""
ENDED: tuple[PromiseState, ...] = ("done", "dropped")
"""What does not come back any more."""


@dataclass(frozen=True)
class BroughtPromise:
    """An action, an agreement, a decision that is to be looked at again, or advice that belonged to a role.

    Its text, owner and date stand in the words.
    """

    id: str
    """That of the note it was taken down as, whatever session it is in."""
    words: str
    promise_kind: PromiseKind
    session: str
    """Id of the session in which it was promised."""
    promised_at: datetime
    """When that session was."""
    policy: str = "report"
    """Who kept it: the minutes, or a role."""
    private: bool = False
    """Shows on the console only: it belonged to a role, or to who leads."""
    carried: int = 0
    """How often it was there already in a session after that."""
    state: PromiseState = "open"
    """What became of it between the sessions; one that should be talked about then is open."""
    answer: str = ""
    """Id of the words that explain that."""
    ticked_at: datetime | None = None
    """When that was said."""
    block: str | None = None
    """The pass in which it was said, empty outside one: what belonged to a role is for whoever held it there. None where that is not
    known, or where it is for nobody's sheet."""


@dataclass(frozen=True)
class BroughtLine:
    """A line of a list that was not chosen; offered in the list of the same name."""

    id: str
    words: str
    field: str
    """The name of the list, without the pass it stood in."""
    session: str
    promised_at: datetime
    policy: str = "report"
    carried: int = 0


@dataclass(frozen=True)
class PromisesBrought:
    """What came along when this session was made; a later one takes its place."""

    kind: ClassVar = "promises brought"
    session: str = ""
    """Id of the previous session; empty where there is none."""
    held_at: datetime | None = None
    promises: tuple[BroughtPromise, ...] = ()
    lines: tuple[BroughtLine, ...] = ()
    unreadable: bool = False
    """There was a previous session, but it could not be read."""

    @property
    def words_ids(self) -> frozenset[str]:
        """Ids of the words that came along."""
        answers = (b.answer for b in self.promises if b.answer)
        return frozenset((*(b.words for b in self.promises), *answers, *(b.words for b in self.lines)))


@dataclass(frozen=True)
class PromiseSettled:
    """What became of a promise, with a word of explanation in the words."""

    kind: ClassVar = "promise settled"
    promise: str
    state: PromiseState
    words: str = ""
    path: str = ""
    """The step in which it was said."""


@dataclass(frozen=True)
class PromiseTicked:
    """What became of a promise between sessions, kept where it was promised. It is no part of the minutes of that session, so it may
    come after they were fixed; `open` takes back what was said before."""

    kind: ClassVar = "promise ticked"
    promise: str
    state: PromiseState
    words: str = ""
    after: str = ""
    """Id of the last session in which it stood then; what is said of it in a later one counts more."""


@dataclass(frozen=True)
class LinesKept:
    """Whether the lines of a list that were not chosen are kept for the next time."""

    kind: ClassVar = "lines kept"
    field: str
    keep: bool
