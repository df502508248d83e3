"""A clock that was set back, in words, where sessions are listed: the program cannot know what day it is, but sees that it cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from facilitator.language import day, tr
from facilitator.sessions.coming_back.all_series import HELD, Past, held_on

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


def minutes_sentence() -> str:
    """For who makes minutes of a session of which the day is a guess: a document says when it was by the clock of the laptop."""
    return tr(
        "De klok van de laptop liep achter toen deze sessie werd geleid: de datum en de tijden in het verslag kloppen niet. "
        "Hier zijn ze niet te wijzigen. Bewaar het als ODT en zet daar de goede datum in."
    )


def _date(moment: date) -> str:
    return day(moment, "d MMMM y")
