"""Het draaiboek op papier, to lead from when the laptop gives up: times, what to say, and room to write in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from facilitator.export.reports.about import region
from facilitator.export.reports.moments import began, hours, length_text, local, when
from facilitator.export.reports.parts import title_of
from facilitator.export.telling import Telling
from facilitator.language import clock_time, tr
from facilitator.sessions.reports.minutes import Minutes
from facilitator.sessions.reports.script import Script, ScriptStep

WIDTHS = (60.0, 60.0, 60.0, 220.0, 75.0)
ROW_HEIGHT = 30.0
LINES = 3
"""To write on below a step that keeps something."""


def tell_script(story: Telling, minutes: Minutes) -> None:
    """The whole draaiboek: what to prepare, the programme at a glance, and each step."""
    script = minutes.script or Script()
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Draaiboek"), title_of(minutes), "", when(minutes))
    story.facts([(label, value) for label, value in _facts(minutes, script) if value.strip()])
    _tell_preparing(story, script)
    story.section(tr("Programma"))
    heads = (tr("Tijd"), tr("Duur"), tr("Minstens"), tr("Stap"), tr("Begonnen"))
    rows = [_row(minutes, step) for step in script.steps]
    story.table(WIDTHS, heads, rows, strong=3, least=ROW_HEIGHT, gutter=10, fields=(4,))
    story.section(tr("Stap voor stap"))
    for step in script.steps:
        _tell_step(story, minutes, step)


def _facts(minutes: Minutes, script: Script) -> list[tuple[str, str]]:
    planned_end = local(minutes.planned_end, minutes) if minutes.planned_end else None
    return [
        (tr("Gepland"), hours(local(minutes.planned_start, minutes) if minutes.planned_start else began(minutes), planned_end)),
        (tr("Plaats"), minutes.place),
        (tr("Begeleider"), minutes.facilitator),
        (tr("Voor"), script.people),
        (tr("Doel"), minutes.goal),
        (tr("Ruimte"), script.room),
        (tr("Naar"), minutes.source),
    ]


def _tell_preparing(story: Telling, script: Script) -> None:
    if script.prepare or script.materials:
        story.section(tr("Klaarzetten"))
        for label, lines in ((tr("Vooraf"), script.prepare), (tr("Nodig"), script.materials)):
            if lines:
                story.note(label, lines)


def _row(minutes: Minutes, step: ScriptStep) -> list[str]:
    return [clock_time(local(step.starts_at, minutes)), length_text(step.length), _shortest(step), step.title, ""]


def _shortest(step: ScriptStep) -> str:
    if step.shortest >= step.length:
        return tr("vast")
    return length_text(step.shortest) if step.shortest > timedelta() else tr("mag weg")


def _tell_step(story: Telling, minutes: Minutes, step: ScriptStep) -> None:
    at = tr("{time} uur, {length}", time=clock_time(local(step.starts_at, minutes)), length=length_text(step.length))
    language = region(step.language)
    story.step(step.title, at, language)
    told: Sequence[tuple[str, Sequence[str]]] = (
        (tr("Hoe"), step.how), (tr("Op het scherm"), step.show), (tr("Zeg"), step.say), (tr("Afspraken"), step.rules),
        (tr("Let op"), step.watch_out), (tr("Opschrijven"), step.fields),
    )  # fmt: skip
    for label, lines in told:
        if lines:
            story.note(label, lines, "" if lines is step.how else language)
    if not any(lines for _label, lines in told):
        story.nothing(tr("Er is niets bij te zeggen."))
    if step.writes:
        story.lines(LINES)
