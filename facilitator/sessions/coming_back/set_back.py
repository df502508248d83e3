"""A clock that was set back: told where sessions are listed, as the program sees that it cannot be, and put right by who was there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from facilitator.language import day, tr
from facilitator.sessions.coming_back.all_series import HELD, Past, held_on
from facilitator.sessions.errors import SessionError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import instant, local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.plan.preparation import read_day

LAST_FEW = 3
A_DAY = timedelta(days=1)


def clock_sentence(sessions: Iterable[Past], today: date) -> str:
    """What to do where most of the last few sessions were later than today; empty where the clock may be right."""
    last = sorted((held_on(s) for s in sessions if s.state in HELD), reverse=True)[:LAST_FEW]
    ahead = [held for held in last if held > today + A_DAY]
    if not ahead or len(ahead) * 2 <= len(last):
        return ""
    said = tr("Volgens deze laptop is het {today}, maar de laatste sessie was op {last}.", today=_date(today), last=_date(last[0]))
    return tr("{said} Kijk de datum van de laptop na voor je begint.", said=said)


def doubt_words(session: Past) -> str:
    """That the day of a session is a guess; empty where it is not."""
    return tr("datum onzeker: de klok liep achter") if session.clock_doubted else ""


def minutes_sentence(*, may: bool) -> str:
    """For who makes minutes of a session of which the day is a guess: a document says when it was by the clock of the laptop.

    `may`: it can be put right now.
    """
    said = tr("De klok van de laptop liep achter toen deze sessie werd geleid: de datum en de tijden in het verslag kloppen niet.")
    question = tr("Wanneer begon ze echt? Alle tijden schuiven dan mee.")
    then = tr("Rond de sessie af, of kies ‘Nieuwe versie’: dan is dat recht te zetten.")
    return f"{said} {question if may else then}"


def likely_start(session: LiveSession, sure_at: datetime) -> datetime:
    """When a session may have begun that cannot have begun before this moment: that day, at the time of day that its clock said."""
    told = local(session.course.started_at or session.particulars.starts_at, session.particulars)
    that_day = local(sure_at, session.particulars).date()
    return instant(that_day, told.time(), session.particulars.timezone)


def last_such_day(typed: str, today: date) -> date | None:
    """A day that was: as it is read, and one without a year the last one. None where it is not a day."""
    found = read_day(typed, today)
    if found is not None and found > today and str(found.year) not in typed:
        with suppress(ValueError):  # 29 February
            return found.replace(year=found.year - 1)
    return found


def clock_correction(session: LiveSession, began_at: datetime, now: datetime) -> tuple[timedelta, Particulars]:
    """How much later everything was than the clock said, where the session began at this moment; and its particulars with that.

    The planned start goes along, unless it was right already. Raises SessionError where it cannot be.
    """
    session.check_open()
    told, particulars = session.course.started_at, session.particulars
    if told is None or session.course.closed_at is None:
        raise SessionError(tr("Dit kan als de sessie is afgerond."))
    by = began_at - told
    if session.course.closed_at + by > now + A_DAY:
        raise SessionError(tr("Dan zou de sessie nog moeten komen. Kijk de datum na."))
    planned, ends = particulars.starts_at, particulars.ends_at
    if abs(planned - began_at) < A_DAY / 2:
        return by, particulars
    starts = planned + by if abs(planned - told) < A_DAY / 2 else began_at
    return by, replace(particulars, starts_at=starts, ends_at=ends + (starts - planned) if ends else None)


def _date(moment: date) -> str:
    return day(moment, "d MMMM y")
