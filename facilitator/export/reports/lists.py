"""The two lists: what is to be done and was decided, and who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.export.reports.moments import began, ended, hours, local, long_date, when
from facilitator.export.reports.parts import as_sentence, names, tell_actions, tell_decided, title_of
from facilitator.export.telling import Cell, Telling
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Attendee, Minutes

NUMBER_WIDTH, NAME_WIDTH, SIGN_WIDTH = 25.0, 252.5, 197.5
ROW_HEIGHT = 37.5
BLANK_ROWS = 3
"""For who comes without having been invited."""


def tell_list(story: Telling, minutes: Minutes) -> None:
    """Actie- en besluitenlijst: promises by date with boxes to tick, numbered as in the verslag."""
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Actie- en besluitenlijst"), title_of(minutes), minutes.classification, when(minutes))
    if minutes.audience:
        story.facts([(tr("Voor wie"), as_sentence(minutes.audience))])
    story.section(tr("Actiepunten, op datum"), first=not minutes.audience)
    by_date = sorted(enumerate(minutes.actions, 1), key=lambda pair: pair[1].due or date.max)
    tell_actions(story, minutes, by_date, tick=True)
    tell_decided(story, minutes)


def tell_attendance(story: Telling, minutes: Minutes) -> None:
    """Presentielijst, to sign: before the session everyone who is expected, afterwards who was there."""
    before = minutes.started_at is None
    story.masthead(minutes.organisation, minutes.team)
    words = long_date(began(minutes))
    story.title(tr("Presentielijst"), title_of(minutes), "", words[:1].upper() + words[1:])
    story.facts([(label, value) for label, value in _facts(minutes, before) if value])
    people = [*minutes.present, *(minutes.absent if before else ())]
    if not people and not minutes.facilitator:
        story.nothing(tr("Er staan geen namen op de lijst."))
    rows = _rows(minutes, people, blank=BLANK_ROWS if minutes.ended_at is None else 0)
    heads = [tr("Nr"), tr("Naam en rol"), tr("Handtekening")]
    if rows:
        story.table((NUMBER_WIDTH, NAME_WIDTH, SIGN_WIDTH), heads, rows, strong=1, least=ROW_HEIGHT, gutter=10, fields=(2,))


def _facts(minutes: Minutes, before: bool) -> list[tuple[str, str]]:
    planned_end = local(minutes.planned_end, minutes) if minutes.planned_end else None
    planned = hours(local(minutes.planned_start, minutes), planned_end)
    return [
        (tr("Gepland"), planned),
        (tr("Werkelijk"), "" if before else hours(began(minutes), ended(minutes))),
        (tr("Plaats"), minutes.place),
        (tr("Afwezig"), "" if before else names(minutes.absent)),
    ]


def _rows(minutes: Minutes, people: Sequence[Attendee], blank: int) -> list[list[Cell]]:
    """The facilitator first, unless also on the list."""
    lead = minutes.facilitator
    first = [Attendee(lead, tr("begeleider"))] if lead and all(p.name != lead for p in people) else []
    listed = [*first, *people, *[Attendee("")] * blank]
    return [[str(i), _name(person), ""] for i, person in enumerate(listed, 1)]


def _name(person: Attendee) -> Cell:
    below = ", ".join(word for word in (person.role, tr("gast") if person.guest else "") if word)
    return (person.name, below) if below else person.name
