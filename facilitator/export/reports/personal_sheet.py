"""Blad voor de inbrenger: what was written down for one person, with room to go on."""

from __future__ import annotations

from facilitator.export.reports.about import region
from facilitator.export.reports.looked_back import tell_looked_back
from facilitator.export.reports.moments import when
from facilitator.export.reports.parts import title_of
from facilitator.export.reports.steps import tell_step
from facilitator.export.telling import Telling
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes

WHAT_WIDTH, WHEN_WIDTH, ROW_HEIGHT, ROWS = 365.0, 110.0, 37.5, 3


def tell_personal_sheet(story: Telling, minutes: Minutes) -> None:
    """The whole sheet."""
    story.masthead(minutes.organisation, minutes.team)
    kind = tr("Blad voor de {role}", role=minutes.role) if minutes.role else tr("Persoonlijk blad")
    story.title(kind, minutes.recipient or title_of(minutes), minutes.classification, when(minutes))
    story.callout(tr("Dit blad is van jou"), [tr("Wat hierop staat, komt in geen verslag en gaat naar niemand anders.")])
    tell_looked_back(story, minutes)
    if minutes.steps or not minutes.looked_back:  # who only looks back has gone on already
        _tell_what_was_kept(story, minutes)


def _tell_what_was_kept(story: Telling, minutes: Minutes) -> None:
    story.section(tr("Wat er voor jou is opgeschreven"))
    if not minutes.steps:
        story.nothing(tr("Er is niets voor jou opgeschreven."))
    for step in minutes.steps:
        story.step(step.title, "", region(step.language))
        tell_step(story, step, minutes)
    story.section(tr("Hoe je verder gaat"))
    heads, rows = (tr("Wat ik ga doen"), tr("Wanneer")), [["", ""]] * ROWS
    story.table((WHAT_WIDTH, WHEN_WIDTH), heads, rows, strong=-1, least=ROW_HEIGHT, gutter=10, fields=(0, 1))
