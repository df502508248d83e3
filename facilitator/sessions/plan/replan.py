"""Proposes other lengths for the steps that have not begun. Nothing happens by itself: the facilitator says yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from facilitator.sessions.plan.run_sheet import RunSheet, RunStep

HALF_MINUTE = timedelta(seconds=30)
ZERO = timedelta()


@dataclass(frozen=True)
class Proposal:
    """Other lengths by path, only of the steps that change; which steps go or come; and how much could not be found."""

    lengths: Mapping[str, timedelta]
    dropped: tuple[str, ...] = ()
    missing: timedelta = ZERO
    added: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything to say yes to."""
        return bool(self.lengths or self.dropped)


def propose(sheet: RunSheet, begun: frozenset[str], available: timedelta) -> Proposal:
    """Make the steps that have not begun fit in this much time.

    A shortage is rounded up to half minutes and shared by what each step can give, never below its shortest; a step that may
    be dropped goes only when that is not enough, the last one first. Spare time goes to steps that may be longer.
    """
    todo = [step for step in sheet.steps if step.on and step.path not in begun]
    shortage = sum((step.length for step in todo), ZERO) - max(ZERO, available)
    if shortage > ZERO:
        return _shortened(todo, shortage)
    room = {step.path: max(ZERO, step.longest - step.length) for step in todo}
    added = shared(room, -shortage // HALF_MINUTE * HALF_MINUTE)
    return Proposal({step.path: step.length + added[step.path] for step in todo if added[step.path]})


def shared(room: Mapping[str, timedelta], amount: timedelta) -> dict[str, timedelta]:
    """The amount spread in proportion to the room that each has, in half minutes; never more than the room."""
    total = sum(room.values(), ZERO)
    amount = min(amount, total)
    parts = {path: amount * (own / total) // HALF_MINUTE * HALF_MINUTE if total else ZERO for path, own in room.items()}
    left = amount - sum(parts.values(), ZERO)
    for path in sorted(room, key=lambda p: room[p] - parts[p], reverse=True) * 2:
        more = max(ZERO, min(left, room[path] - parts[path], HALF_MINUTE))
        parts[path] += more
        left -= more
    return _rest(parts, room, left)


def _rest(parts: dict[str, timedelta], room: Mapping[str, timedelta], left: timedelta) -> dict[str, timedelta]:
    # Only what the odd seconds of margins left behind comes here.
    for path in room:
        more = min(left, room[path] - parts[path])
        parts[path] += more
        left -= more
    return parts


def _shortened(todo: Sequence[RunStep], shortage: timedelta) -> Proposal:
    may_go = [step for step in todo if step.shortest <= ZERO < step.length]
    room = {step.path: max(ZERO, step.length - step.shortest) for step in todo if step not in may_go}
    can_give = sum(room.values(), ZERO)
    dropped: list[RunStep] = []
    while may_go and sum((step.length for step in dropped), ZERO) + can_give < shortage:
        dropped.append(may_go.pop())
    to_find = max(ZERO, shortage - sum((step.length for step in dropped), ZERO))
    given = shared(room, ceil(to_find / HALF_MINUTE) * HALF_MINUTE)
    lengths = {step.path: step.length - given[step.path] for step in todo if given.get(step.path)}
    return Proposal(lengths, tuple(step.path for step in reversed(dropped)), max(ZERO, to_find - can_give))
