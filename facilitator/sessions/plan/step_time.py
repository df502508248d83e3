"""How long a step takes, and how far it may give when it gets late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.templates.small_texts import MINUTE, Time
from facilitator.sessions.templates.template import Break, Step, WhenLate

HALF_MINUTE = timedelta(seconds=30)
ZERO = timedelta()


@dataclass(frozen=True)
class Span:
    """Length with its margin."""

    length: timedelta
    shortest: timedelta
    longest: timedelta


def span(time: Time, shares: int, late: WhenLate) -> Span:
    """The time of so many shares. Something that may be dropped has nothing as its shortest."""
    length = time.length * shares
    longest = time.high * shares if time.high else length
    if late == "drop":
        return Span(length, ZERO, longest)
    if time.low is not None:
        return Span(length, time.low * shares, longest)
    return Span(length, length if late == "keep" else _two_thirds(length), longest)


def lateness(item: Step | Break, inherited: WhenLate) -> WhenLate:
    """What happens to it when it is late. Listening, silence and coming back to promises are not for sale."""
    if inherited:
        return inherited
    if isinstance(item, Break) or item.time.per or item.follow_up or item.speak.form in ("round", "popcorn", "silent"):
        return "keep"
    return "shorten"


def squeezed(rows: list[RunStep], total: timedelta) -> list[RunStep]:
    """The rows stretched or squeezed to a total: in half minutes, the sum exact."""
    before = sum((row.length for row in rows if row.on), ZERO)
    if before <= ZERO:
        return rows
    fitted, done, begin = [], ZERO, ZERO
    for row in rows:
        if not row.on:
            fitted.append(row)
            continue
        done += row.length
        end = total if done == before else round(done * (total / before) / HALF_MINUTE) * HALF_MINUTE
        fitted.append(_resized(row, end - begin, total / before))
        begin = end
    return fitted


def chosen(row: RunStep, length: timedelta, shared: bool) -> RunStep:
    """The row with a length that somebody chose; nothing at all switches it off."""
    if length <= ZERO:
        return replace(row, on=False)
    turn = row.turn * (length / row.length) if row.turn and shared and row.length else row.turn
    return replace(row, length=length, shortest=min(row.shortest, length), longest=max(row.longest, length), turn=turn)


def _two_thirds(length: timedelta) -> timedelta:
    return min(length, max(MINUTE, ceil(length * 2 / 3 / MINUTE) * MINUTE))


def _resized(row: RunStep, length: timedelta, scale: float) -> RunStep:
    shortest = length if row.protected else min(length, ceil(row.shortest * scale / HALF_MINUTE) * HALF_MINUTE)
    longest = max(length, int(row.longest * scale / HALF_MINUTE) * HALF_MINUTE)
    turn = row.turn * (length / row.length) if row.turn and row.length else row.turn
    return replace(row, length=length, shortest=shortest, longest=longest, turn=turn)
