"""The report for a team lead: what was decided, who does what, and which themes there are. Never a case, a quote or who said what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from facilitator.language import tr, trn
from facilitator.sessions.leading.choosing import chosen_of, counts_of, way_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.minutes import Minutes, MinutesNote, Theme
from facilitator.sessions.reports.minutes_fields import allowed_value
from facilitator.sessions.reports.minutes_parts import in_minutes, minutes_note
from facilitator.sessions.reports.report_rules import holds_promises, readers_of
from facilitator.sessions.screens.look_back import promises_for_minutes
from facilitator.sessions.step_fields.field_keys import key
from facilitator.sessions.step_fields.fields import field_policy
from facilitator.sessions.templates.template import Field, repeats


def summarised(session: LiveSession, minutes: Minutes, *, is_open: bool) -> Minutes:
    """`minutes` have what was decided, agreed and promised. Where the draaiboek keeps anything closer than a report, agreements stay in
    the group and nobody is named but who promised something; what is left is for the team lead and goes no further."""
    withheld = (*minutes.withheld, *_left_out(is_open=is_open))
    found = replace(minutes, present=(), absent=(), audience=readers_of(session, "summary"), withheld=withheld)
    if is_open and holds_promises(session, "summary"):
        return replace(found, looked_back=promises_for_minutes(session))
    if not is_open:
        return replace(found, agreements=(), classification=tr("Vertrouwelijk – alleen voor de teamleider"))
    return replace(found, themes=tuple(_themes(session)), questions=_questions(session), looked_back=promises_for_minutes(session))


def _left_out(*, is_open: bool) -> tuple[str, ...]:
    said = tr("Wie wat zei, de verhalen en de uitwerking per stap staan hier niet in.")
    return (said,) if is_open else (said, tr("Casussen, namen en wat de groep onderling afsprak, bleven in de groep."))


def _questions(session: LiveSession) -> tuple[MinutesNote, ...]:
    """Questions that were taken down, as long as they are of no pass: what is asked about a case is part of the case."""
    steps = {step.path for step in session.sheet.on if not step.block}
    notes = session.course.notes.values()
    return tuple(minutes_note(session, n) for n in notes if n.kind == "question" and n.path in steps and in_minutes(session, n))


def _themes(session: LiveSession) -> Iterator[Theme]:
    """What was weighed, the heaviest first."""
    for step, field in theme_fields(session):
        yield from _weighed(field, allowed_value(session, step, field))


def theme_fields(session: LiveSession) -> Iterator[tuple[RunStep, Field]]:
    """The fields in which themes were weighed against each other. Cases are no themes."""
    cases = {item.rounds.source for item in repeats(session.template.steps)} - {""}
    for step in session.sheet.on:
        for field in step.fields if not step.block else ():
            kept = field_policy(step, field) == "report" and key(step, field) not in session.course.left_out
            if field.kind == "pick" and kept and not cases & {field.name, field.source}:
                yield step, field


def _weighed(field: Field, value: Any) -> Iterator[Theme]:
    counts, chosen = counts_of(value), chosen_of(value)
    for line in sorted({**dict.fromkeys(chosen), **counts}, key=lambda text: -counts.get(text, 0)):
        yield Theme(line, _weight(field, counts.get(line, 0)), line in chosen)


def _weight(field: Field, count: int) -> str:
    form = way_of(field).form
    if not count or form == "ticks":
        return ""
    return trn("{n} stip", "{n} stippen", count) if form == "dots" else trn("{n} hand", "{n} handen", count)
