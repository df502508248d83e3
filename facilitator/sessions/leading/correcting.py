"""When it really began: the start of the running step, and time in which no step was on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from facilitator.language import clock_time, tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import StartCorrected, TimeGiven
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local

LEAST = timedelta(minutes=1)
"""A shorter time without a step is walking to the laptop."""
LATEST = timedelta(hours=2)
"""Who begins later than this began at another time, and not late."""


@dataclass(frozen=True)
class Untimed:
    """A time in which no step was on, between two steps; `before` is empty where it was before the first."""

    since: datetime
    until: datetime
    before: str
    after: str

    @property
    def length(self) -> timedelta:
        return self.until - self.since


def correct_start(session: LiveSession, began_at: datetime, now: datetime) -> None:
    """The running step began at this moment; the one before it ended then. Raises SessionError where that cannot be."""
    here = session.course.here
    if here is None:
        raise SessionError(tr("Er loopt nog geen stap."))
    if began_at > now:
        raise SessionError(tr("Dat is nog niet geweest."))
    before = session.course.visits[-2] if len(session.course.visits) > 1 else None
    if before is not None and began_at < before.span.began_at:
        clock = clock_time(local(before.span.began_at, session.particulars))
        raise SessionError(tr("De stap hiervoor begon om {time}; eerder kan deze niet begonnen zijn.", time=clock))
    if before is None and began_at < now - LATEST:
        raise SessionError(tr("Dat is langer dan twee uur geleden. Pas dan de begintijd aan bij Voorbereiden."))
    if began_at != here.span.began_at:
        session.add(StartCorrected(here.path, began_at), now)


def untimed(session: LiveSession) -> tuple[Untimed, ...]:
    """Times between steps that belong to none, and of which nobody said that this is right. The last is the newest."""
    visits, planned = session.course.visits, session.particulars.starts_at
    if not visits:
        return ()
    found = [Untimed(planned, visits[0].span.began_at, "", visits[0].path)] if visits[0].span.began_at - planned <= LATEST else []
    for before, after in pairwise(visits):
        if before.span.ended_at is not None:
            found.append(Untimed(before.span.ended_at, after.span.began_at, before.path, after.path))
    return tuple(gap for gap in found if gap.length >= LEAST and gap.since not in session.course.gaps_left)


def give_time(session: LiveSession, gap: Untimed, path: str, now: datetime) -> None:
    """That time belongs to the step before it or after it; to none where the path is empty."""
    if path not in ("", gap.before, gap.after) or gap not in untimed(session):
        raise SessionError(tr("Dat kan nu niet meer."))
    session.add(TimeGiven(path, gap.since, gap.until), now)


def newest_gap(session: LiveSession) -> Untimed | None:
    """The time without a step right before the running one, as long as that one is on."""
    gaps, here = untimed(session), session.course.here
    return gaps[-1] if gaps and here and (gaps[-1].until, gaps[-1].after) == (here.span.began_at, here.path) else None


def idle_words(session: LiveSession, now: datetime) -> str:
    """How long no step has been on while one should be; empty where that is not so."""
    course, planned = session.course, session.particulars.starts_at
    if course.here or course.closed_at:
        return ""
    since = course.visits[-1].span.ended_at if course.visits else planned
    idle = now - since if since else timedelta()
    if idle < LEAST or (not course.visits and idle > LATEST):
        return ""
    clock = clock_time(local(since, session.particulars)) if since else ""
    minutes = idle // LEAST
    if course.visits:
        return tr("Al {n} min staat er geen stap aan, sinds {time}", n=minutes, time=clock)
    return tr("Zou om {time} beginnen; al {n} min staat er geen stap aan", time=clock, n=minutes)
