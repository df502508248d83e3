"""A pause with a time of day: the group goes and comes back at a time that stands on the wall. Nothing goes on by itself."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from facilitator.language import clock_time, tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import instant, local, read_time
from facilitator.sessions.screens.beamer_view import BeamerView, Face

LONGEST = timedelta(hours=12)
USUAL = timedelta(minutes=15)
_MINUTES = re.compile(r"(\d{1,3}) ?(m|min|minuten|minutes)", re.ASCII)


def pause_until(session: LiveSession, text: str, now: datetime) -> None:
    """Pause until a time as people write it: `14:45`, `1445`, or `15 min` from now. Raises SessionError for anything else."""
    session.pause(now, read_return(session, text, now))


def read_return(session: LiveSession, text: str, now: datetime) -> datetime:
    """When the group is back, as UTC, in whole minutes. Raises SessionError where it is not a time, or one that has been."""
    minutes = _MINUTES.fullmatch(text.strip().lower())
    if minutes:
        return _next_minute(now + timedelta(minutes=int(minutes[1])))
    at = read_time(text)
    if at is None:
        wrong = tr("‘{text}’ is geen tijd. Schrijf hoe laat jullie verdergaan, zoals 14:45, of hoe lang, zoals 15 min.", text=text)
        raise SessionError(wrong)
    zone = session.particulars.timezone
    today = local(now, session.particulars).date()
    back = next((b for b in (instant(today + timedelta(days=n), at, zone) for n in (0, 1)) if b > now), now)
    if not now < back <= now + LONGEST:
        raise SessionError(tr("{time} is al geweest.", time=f"{at.hour}:{at.minute:02d}"))
    return back


def proposed_return(session: LiveSession, now: datetime) -> str:
    """When the group may be back: after a quarter of an hour, at a time that is easily said."""
    back = (now + USUAL).replace(second=0, microsecond=0)
    return clock_time(local(back + timedelta(minutes=-back.minute % 5), session.particulars))


def return_time(session: LiveSession) -> str:
    """When it goes on, on the clock in the room; empty where that was not said."""
    back = session.course.resumes_at
    return clock_time(local(back, session.particulars)) if back else ""


def pause_screen(session: LiveSession, now: datetime) -> BeamerView | None:
    """What the room sees in such a pause: large when it goes on, small how long that is and with what."""
    back, step = session.course.resumes_at, session.step
    if back is None or step is None:
        return None
    began = session.course.stops[-1].began_at
    clock = Face("running", max(timedelta(), back - now), max(timedelta(), back - began), coarse=True)
    words = tr("we gaan verder om")
    return BeamerView("break", tr("Pauze"), clock=clock, until=return_time(session), until_words=words, next_title=step.title)


def _next_minute(moment: datetime) -> datetime:
    rest = timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return moment - rest + timedelta(minutes=1) if rest else moment
