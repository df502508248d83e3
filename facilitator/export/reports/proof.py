"""Bewijs van deelname: a page for each person, for a register of their profession. Nothing of what was said, nobody else's name."""

from __future__ import annotations

from facilitator.export.reports.moments import began, ended, hours, length_text, long_date, when
from facilitator.export.reports.parts import title_of
from facilitator.export.telling import Telling
from facilitator.language import tr, trn
from facilitator.sessions.reports.minutes import Attendee, Minutes

LABEL_WIDTH, BOX_WIDTH = 125.0, 175.0
SIGNED_ROWS = (0.0, 37.5, 37.5, 82.5)
"""The heights of name, place, date and signature."""


def tell_proofs(story: Telling, minutes: Minutes) -> None:
    """One after the other; a sentence where nobody was there by name."""
    if not minutes.present:
        story.masthead(minutes.organisation, minutes.team)
        story.title(tr("Bewijs van deelname"), title_of(minutes), "", when(minutes))
        story.nothing(tr("Er was niemand van wie de naam op de lijst staat."))
    for number, person in enumerate(minutes.present):
        if number:
            story.new_page()
        _tell_proof(story, minutes, person)


def _tell_proof(story: Telling, minutes: Minutes, person: Attendee) -> None:
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Bewijs van deelname"), person.name, tr("Persoonlijk"), _what(minutes, person))
    story.facts([(label, value) for label, value in _facts(minutes, person) if value])
    _tell_signed(story, minutes, person)


def _tell_signed(story: Telling, minutes: Minutes, person: Attendee) -> None:
    """Who signs, where and when: two columns to fill in by hand."""
    story.section(tr("Ondertekening"))
    heads = (tr("In te vullen"), tr("Begeleider"), tr("Gast") if person.guest else tr("Deelnemer"))
    rows = [[tr("Naam"), minutes.facilitator, person.name], *([label, "", ""] for label in (tr("Plaats"), tr("Datum"), tr("Handtekening")))]
    story.table((LABEL_WIDTH, BOX_WIDTH, BOX_WIDTH), heads, rows, least=SIGNED_ROWS, gutter=10, fields=(1, 2))


def _what(minutes: Minutes, person: Attendee) -> str:
    title = title_of(minutes)
    return tr("Was te gast bij {title}.", title=title) if person.guest else tr("Heeft deelgenomen aan {title}.", title=title)


def _facts(minutes: Minutes, person: Attendee) -> list[tuple[str, str]]:
    length = minutes.ended_at - minutes.started_at if minutes.started_at and minutes.ended_at else None
    words = long_date(began(minutes))
    return [
        (tr("Datum"), words[:1].upper() + words[1:]),
        (tr("Tijd"), hours(began(minutes), ended(minutes))),
        (tr("Duur"), length_text(length) if length else ""),
        (tr("Plaats"), minutes.place),
        (tr("Werkvorm"), minutes.title),
        (tr("Rol"), person.role or (tr("gast") if person.guest else "")),
        (tr("Groep"), trn("{n} deelnemer", "{n} deelnemers", minutes.turnout) if minutes.turnout else ""),
        (tr("Begeleider"), minutes.facilitator),
        (tr("Besproken"), tr("Wat er is besproken, staat niet op dit bewijs.")),
        (tr("Na te gaan"), _kept_by(minutes)),
    ]


def _kept_by(minutes: Minutes) -> str:
    """Where somebody can ask whether it is true."""
    day = long_date(began(minutes))
    if minutes.organisation:
        return tr("In de presentielijst van {day}, bij {organisation}.", day=day, organisation=minutes.organisation)
    return tr("In de presentielijst van {day}.", day=day)
