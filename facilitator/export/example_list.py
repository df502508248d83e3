"""The collection of good examples on paper: month by month, session by session, without who said it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from facilitator.export.across_sessions import across_sessions
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.reports.moments import short_date
from facilitator.export.telling import Telling
from facilitator.language import day, tr, trn
from facilitator.sessions.finding.searching import Hit, kind_word


def examples_pdf(found: Sequence[Hit], today: date, house: HouseStyle, moment: datetime) -> bytes:
    """The collection as `across_sessions` makes it; `found` are examples as they may be shared."""
    return across_sessions(tr("Goede voorbeelden"), today, house, moment, lambda story: tell_examples(story, found))


def tell_examples(story: Telling, found: Sequence[Hit]) -> None:
    """The collection, the newest session first, to whoever listens."""
    ordered = sorted(found, key=lambda hit: (hit.starts_at, hit.session_id), reverse=True)
    sessions = len({hit.session_id for hit in found})
    lead = trn("{n} voorbeeld om te delen", "{n} voorbeelden om te delen", len(found))
    whole = trn("{lead}, uit {n} sessie.", "{lead}, uit {n} sessies.", sessions, lead=lead)
    story.masthead("", "")
    story.title(tr("Verzameling"), tr("Goede voorbeelden"), "", whole if found else tr("Er is nog niets gemarkeerd als goed voorbeeld."))
    for number, (month, of_month) in enumerate(groupby(ordered, lambda hit: day(hit.day, "MMMM y"))):
        story.section(month[:1].upper() + month[1:], first=number == 0)
        for _session, hits in groupby(of_month, lambda hit: hit.session_id):
            _tell_session(story, tuple(hits))


def _tell_session(story: Telling, hits: Sequence[Hit]) -> None:
    story.step(", ".join(part for part in (hits[0].title, hits[0].team) if part), short_date(hits[0].day))
    for kind, of_kind in groupby(sorted(hits, key=lambda hit: hit.kind), lambda hit: hit.kind):
        word = kind_word(kind)
        story.note(word[:1].upper() + word[1:], [hit.text for hit in of_kind])
