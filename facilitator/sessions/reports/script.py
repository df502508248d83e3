"""The draaiboek as it can be led from paper: every step with its time, what to say and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.language import minutes_text, tr, trn
from facilitator.sessions.leading.stances import stance_line, task_lines
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.told_sheet import told_plan

Lines = tuple[str, ...]


@dataclass(frozen=True)
class ScriptStep:
    """A step on paper. `shortest` is what a re-plan may leave of it; `writes` says whether anything is kept of it."""

    title: str
    starts_at: datetime
    length: timedelta
    shortest: timedelta
    how: Lines = ()
    show: Lines = ()
    say: Lines = ()
    rules: Lines = ()
    watch_out: Lines = ()
    fields: Lines = ()
    writes: bool = False
    language: str = ""
    """Of all that it says, where that is not the language of the draaiboek."""


@dataclass(frozen=True)
class Script:
    """All of it, as planned before anything happened."""

    people: str = ""
    room: str = ""
    materials: Lines = ()
    prepare: Lines = ()
    steps: tuple[ScriptStep, ...] = ()


def make_script(session: LiveSession) -> Script:
    """The plan, with the times at which each step is to begin."""
    template, at, steps = session.template, session.particulars.starts_at, []
    for step in told_plan(session).on:
        steps.append(_step(step, at))
        at += step.length
    count = len(session.circle)
    people = trn("{n} deelnemer", "{n} deelnemers", count) if count else ""
    return Script(people, template.room, template.materials, template.prepare, tuple(steps))


def _step(step: RunStep, at: datetime) -> ScriptStep:
    title = f"{step.title} ({step.block_label})" if step.block_label else step.title
    return ScriptStep(
        title, at, step.length, step.shortest, tuple(_how(step)), (*step.show, *task_lines(step.tasks)), _lines(step.say), step.rules,
        _lines(step.watch_out), tuple(field.label or field.name for field in step.fields), step.notes != "nothing" or bool(step.fields),
        step.language,
    )  # fmt: skip


def _how(step: RunStep) -> list[str]:
    """Who speaks, who sits with whom, who does what."""
    each = tr(", {time} per persoon", time=minutes_text(step.turn)) if step.turn else ""
    speak = {
        "round": tr("Rondje{each}", each=each),
        "popcorn": tr("Ieder één keer, in eigen volgorde{each}", each=each),
        "silent": tr("In stilte"),
        "free": "",
    }.get(step.speak, tr("De {role} spreekt", role=step.speak))
    groups = trn("In {n} groep", "In {n} groepen", len(step.groups)) if step.groups else ""
    return [line for line in (speak, groups, stance_line(step.stances)) if line]


def _lines(text: str) -> Lines:
    return (text,) if text else ()
