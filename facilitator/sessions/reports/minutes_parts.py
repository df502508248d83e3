"""Pieces of minutes that more than one report has."""

from __future__ import annotations

from facilitator.sessions.history.notes import Note
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunSheet, RunStep
from facilitator.sessions.reports.minutes import MinutesNote
from facilitator.sessions.reports.report_rules import PROMISED, holds_promises
from facilitator.sessions.step_fields.field_keys import of_all, whole
from facilitator.sessions.step_fields.fields import policy_of


def in_minutes(session: LiveSession, note: Note) -> bool:
    """Whether a note stands in the minutes for the group."""
    if whole(note.field) in session.course.left_out:
        return False
    if note.kind not in PROMISED and holds_promises(session, "minutes"):
        return False
    return note.seen != "facilitator" and policy_of(session, note) == "report" and bool(session.content(note).text)


def minutes_note(session: LiveSession, note: Note) -> MinutesNote:
    """A note as it stands in minutes, with the list that it is a line of."""
    content, asked = session.content(note), session.sheet.fields.get(of_all(note.field)) if note.field else None
    of = asked[1].label or asked[1].name if asked else ""
    return MinutesNote(note.kind, content.text, note.at, content.owner, content.due, of=of, id=note.id)


def titled(told: RunSheet, step: RunStep) -> str:
    """The title of a step of this run sheet, with where it is when another one is called the same."""
    twins = sum(other.title == step.title and other.block_label == step.block_label for other in told.on)
    where = step.where if twins > 1 else step.block_label
    return f"{step.title} ({where})" if where else step.title
