"""Bewijs van deelname: a page for each person, for a register of their profession. Nothing of what was said, nobody else's name."""

from __future__ import annotations

from facilitator.export.reports.moments import began, ended, hours, length_text, long_date, when
from facilitator.export.reports.parts import title_of
from facilitator.export.telling import Telling
from facilitator.language import tr, trn
from facilitator.sessions.minutes import Attendee, Minutes

BOX_WIDTH, BOX_HEIGHT = 237.5, 67.5


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
    story.title(tr("Bewijs van deelname"), person.name, "", _what(minutes, person))
    story.facts([(label, value) for label, value in _facts(minutes, person) if value])
    heads = (tr("Handtekening begeleider"), tr("Handtekening deelnemer"))
    story.table((BOX_WIDTH, BOX_WIDTH), heads, [["", ""]], strong=-1, least=BOX_HEIGHT, gutter=10, fields=(0, 1))


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
        (tr("Rol"), person.role),
        (tr("Groep"), trn("{n} deelnemer", "{n} deelnemers", minutes.turnout) if minutes.turnout else ""),
        (tr("Begeleider"), minutes.facilitator),
    ]
