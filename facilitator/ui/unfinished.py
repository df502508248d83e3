"""A session that was not finished, in a sentence and as a score."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from facilitator.language import clock_time, day, tr, trn
from facilitator.sessions.errors import FacilitatorError, PassphraseNeeded
from facilitator.sessions.local_time import local
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.pages.choose.parts import Unfinished
from facilitator.ui.parts.rhythm import Bar, manner


def unfinished(desk: Any, overview: Any, now: datetime) -> Unfinished | None:
    """What can be gone on with; of a session that is locked without how far it is, and None for one that cannot be read."""
    try:
        session = desk.open(overview.id).session
    except PassphraseNeeded:
        return Unfinished(overview.id, overview.title, overview.team, tr("Ga verder met de wachtzin."), (), sealed=True)
    except FacilitatorError:
        return None
    view = console_view(session, now)
    words = unfinished_words(view, session, now)
    return Unfinished(overview.id, view.title, view.team, words, score(view, session), overview.sealed)


def unfinished_words(view: ConsoleView, session: Any, now: datetime) -> str:
    """'Stap 3 van 7, Schiet mij maar lek: 7:12 voorbij. Begonnen om 13:56, 14 notities bewaard.' Of an earlier day with that day."""
    notes = trn("{n} notitie bewaard", "{n} notities bewaard", len(view.notes))
    line, began = view.step_line.split(" · ")[0], local(session.course.started_at or now, session.particulars)
    if began.date() != local(now, session.particulars).date():
        said = tr("Begonnen op {day} om {time}, {notes}.", day=day(began, "EEEE d MMMM"), time=clock_time(began), notes=notes)
        return f"{tr('{line}, {title}.', line=line, title=view.step_title)} {said}"
    gone = view.face.total - view.face.left if view.face else timedelta()
    minutes, seconds = divmod(int(gone.total_seconds()), 60)
    step = tr("{line}, {title}: {gone} voorbij.", line=line, title=view.step_title, gone=f"{minutes}:{seconds:02d}")
    return " ".join([step, tr("Begonnen om {time}, {notes}.", time=clock_time(began), notes=notes)])


def score(view: ConsoleView, session: Any) -> tuple[Bar, ...]:
    """The rhythm of a session with how far it is."""
    rows = {row.path: row for row in view.programme}
    steps = [s for s in session.sheet.on if s.length]
    share = {"done": 1.0, "skipped": 1.0, "todo": 0.0, "off": 0.0}
    return tuple(
        Bar(s.title, s.length, manner(s), share.get(rows[s.path].state, rows[s.path].share), rows[s.path].state == "now") for s in steps
    )
