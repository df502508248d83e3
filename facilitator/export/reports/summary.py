"""Verslag voor de teamleider: what is asked of whom, and which themes there are, without what anybody said."""

from __future__ import annotations

from facilitator.export.reports.looked_back import tell_looked_back
from facilitator.export.reports.moments import when
from facilitator.export.reports.parts import as_sentence, tell_actions, tell_decided, tell_withheld, title_of
from facilitator.export.telling import Telling
from facilitator.language import tr, trn
from facilitator.sessions.reports.minutes import Minutes


def tell_summary(story: Telling, minutes: Minutes) -> None:
    """The whole report."""
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Verslag voor de teamleider"), title_of(minutes), minutes.classification, when(minutes))
    story.facts([(label, value) for label, value in _facts(minutes) if value.strip()])
    tell_decided(story, minutes)
    story.section(tr("Wie doet wat, uiterlijk wanneer"))
    tell_actions(story, minutes, list(enumerate(minutes.actions, 1)))
    tell_looked_back(story, minutes)
    _tell_themes(story, minutes)
    if minutes.questions:
        story.section(tr("Open vragen"))
        story.note("", [note.text for note in minutes.questions])
    tell_withheld(story, minutes)


def _facts(minutes: Minutes) -> list[tuple[str, str]]:
    return [
        (tr("In het kort"), _in_short(minutes)),
        (tr("Opkomst"), trn("{n} deelnemer", "{n} deelnemers", minutes.turnout) if minutes.turnout else ""),
        (tr("Plaats"), minutes.place),
        (tr("Voor wie"), as_sentence(minutes.audience)),
        (tr("Begeleider"), minutes.facilitator),
        (tr("Doel"), minutes.goal),
    ]


def _in_short(minutes: Minutes) -> str:
    counted = [
        trn("{n} besluit", "{n} besluiten", len(minutes.decisions)) if minutes.decisions else "",
        trn("{n} afspraak", "{n} afspraken", len(minutes.agreements)) if minutes.agreements else "",
        trn("{n} actiepunt", "{n} actiepunten", len(minutes.actions)) if minutes.actions else "",
    ]
    said = ", ".join(words for words in counted if words) or tr("Geen besluiten, afspraken of actiepunten")
    unclear = sum(not (note.owner and note.due) for note in minutes.actions)
    lacks = trn("{n} actiepunt heeft nog geen naam of datum.", "{n} actiepunten hebben nog geen naam of datum.", unclear)
    return f"{said}. {lacks}" if unclear else f"{said}."


def _tell_themes(story: Telling, minutes: Minutes) -> None:
    if minutes.themes:
        story.section(tr("Waar het over ging"))
        story.items([(theme.weight or tr("genoemd"), _theme(theme.text, chosen=theme.chosen)) for theme in minutes.themes])


def _theme(text: str, *, chosen: bool) -> str:
    return tr("{theme} (gekozen)", theme=text) if chosen else text
