"""Whose turn it is: in a round everyone once, in order; in popcorn everyone once, in their own order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from facilitator.sessions.history.timer import ZERO, Span, Timer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.people import Person
from facilitator.sessions.plan.run_sheet import RunStep


@dataclass(frozen=True)
class Turns:
    """Who had a turn, who speaks, who comes. `timer` is that of the speaker."""

    done: tuple[Person, ...]
    speaker: Person | None
    todo: tuple[Person, ...]
    timer: Timer | None
    in_order: bool
    """A round; False for popcorn, where anyone may be next."""

    @property
    def number(self) -> int:
        """Which turn it is, from 1; 0 before the first."""
        return len(self.done) + (self.speaker is not None)

    @property
    def total(self) -> int:
        return len(self.done) + (self.speaker is not None) + len(self.todo)


def turns(session: LiveSession, step: RunStep) -> Turns | None:
    """The turns of a step, or None where it has none. Who left loses the turn, who came in gets one at the end."""
    if step.speak not in ("round", "popcorn") and not (step.turn and step.speakers):
        return None
    people = {p.id: p for p in session.people}
    taken = session.course.turns.get(step.path, ())
    ended = session.course.turns_ended.get(step.path)
    speaking = taken[-1].person if taken and ended is None and session.course.here else ""
    done = tuple(dict.fromkeys(t.person for t in taken if t.person != speaking))
    todo = [s for s in step.speakers if s not in done and s != speaking]
    return Turns(
        done=tuple(people[p] for p in done if p in people),
        speaker=people.get(speaking),
        todo=tuple(people[p] for p in todo if p in people and people[p].here),
        timer=_timer(session, step, speaking),
        in_order=step.speak != "popcorn",
    )


def next_turn(session: LiveSession, now: datetime) -> None:
    """Give the next in the order a turn; after the last the turns end."""
    step = session.step
    found = turns(session, step) if step else None
    if step is None or found is None:
        return
    if found.todo:
        session.give_turn(found.todo[0].id, now)
    elif found.speaker:
        session.end_turns(now)


def _timer(session: LiveSession, step: RunStep, speaking: str) -> Timer | None:
    if not speaking or step.turn is None or step.turn <= ZERO:
        return None
    began = session.course.turns[step.path][-1].began_at
    return Timer(step.turn, (Span(began),), session.course.stops)
