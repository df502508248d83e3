"""When each step was on, and what becomes of that when somebody says that it was otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.sessions.history.timer import Span


@dataclass(frozen=True)
class Visit:
    """A time that a step was on; a step that was gone back to has several."""

    path: str
    length: timedelta
    span: Span
    skipped: bool = False


Visits = tuple[Visit, ...]


def ended(visits: Visits, at: datetime, skipped: str = "") -> Visits:
    """The last one ends here, if it was still on."""
    if not visits or visits[-1].span.ended_at is not None:
        return visits
    last = visits[-1]
    return (*visits[:-1], replace(last, span=Span(last.span.began_at, at), skipped=last.path == skipped))


def begun_at(visits: Visits, at: datetime) -> Visits:
    """The last one began at this moment, but not before the one that came before it; that one ends then if it lasted until then."""
    if not visits:
        return visits
    *earlier, last = visits
    if earlier:
        before = earlier[-1]
        at = max(at, before.span.began_at)
        if before.span.ended_at is not None and (before.span.ended_at == last.span.began_at or before.span.ended_at > at):
            earlier[-1] = replace(before, span=Span(before.span.began_at, at))
    return (*earlier, replace(last, span=Span(at, last.span.ended_at)))


def with_time(visits: Visits, path: str, since: datetime, until: datetime) -> Visits:
    """A time between two steps belongs to the one of them with this path."""
    for index, visit in enumerate(visits):
        if visit.path == path and visit.span.ended_at == since:
            return (*visits[:index], replace(visit, span=Span(visit.span.began_at, until)), *visits[index + 1 :])
        if visit.path == path and visit.span.began_at == until:
            return (*visits[:index], replace(visit, span=Span(since, visit.span.ended_at)), *visits[index + 1 :])
    return visits


def set_back(visits: Visits, stops: tuple[Span, ...], by: timedelta) -> tuple[Visits, tuple[Span, ...]]:
    """While the last one was on, the clock was set back by so much: on the clock that counts from now it began that much earlier."""
    if not visits:
        return visits, stops
    *earlier, last = visits
    parted = (part for stop in stops for part in _parted(stop, last.span.began_at))
    moved = tuple(_earlier(stop, by) if stop.began_at >= last.span.began_at else stop for stop in parted)
    return (*earlier, replace(last, span=_earlier(last.span, by))), moved


def _parted(stop: Span, at: datetime) -> tuple[Span, ...]:
    """What was before a moment and what came after: a gap is noticed a tick later than it began, and a step may have begun in between."""
    if at <= stop.began_at or (stop.ended_at is not None and stop.ended_at <= at):
        return (stop,)
    return Span(stop.began_at, at), Span(at, stop.ended_at)


def _earlier(span: Span, by: timedelta) -> Span:
    return Span(span.began_at - by, span.ended_at and span.ended_at - by)


def stops_until(stops: Iterable[Span], opened: datetime, began: datetime) -> tuple[Span, ...]:
    """The times that the clock stood still, where one ended because a step was opened that had begun before already."""
    return tuple(Span(s.began_at, max(s.began_at, began)) if s.ended_at == opened and began < opened else s for s in stops)
