"""What a step leaves behind: where a note belongs, who may keep it, and what is on the board."""

from __future__ import annotations

from facilitator.sessions.course import Note
from facilitator.sessions.journal import Seen
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.minutes import NoteKind
from facilitator.sessions.run_sheet import RunStep
from facilitator.sessions.template import Field

LINES = ("list", "action", "decision", "agreement")
"""Kinds of field that are filled line by line, from the note line."""


def key(step: RunStep, field: Field) -> str:
    """The name under which the field of this pass is kept."""
    return step.field_prefix + field.name


def find_field(session: LiveSession, step: RunStep, name: str) -> tuple[str, RunStep, Field] | None:
    """A field by its name as a step sees it: that of the same pass, else the last one of that name before it."""
    found = None
    for other in session.sheet.steps:
        for field in other.fields:
            if field.name == name and (found is None or _nearer(step, other, found[1])):
                found = (key(other, field), other, field)
        if other.path == step.path:
            break
    return found


def _nearer(step: RunStep, other: RunStep, found: RunStep) -> bool:
    """Whether a field of `other` is nearer to the step than the one that was found: inside the same passes, as deep as can be."""

    def depth(candidate: RunStep) -> int:
        return len(candidate.block) if not candidate.block or step.block.startswith(candidate.block) else -1

    return depth(other) >= depth(found)


def line_fields(step: RunStep, kind: NoteKind) -> tuple[Field, ...]:
    """The fields of a step that a note of this kind may belong to."""
    fits = {"action": "action", "decision": "decision", "agreement": "agreement"}.get(kind, "list")
    return tuple(f for f in step.fields if f.kind == fits)


def default_kind(step: RunStep) -> NoteKind:
    """The kind that the note line starts with in this step."""
    first = next((f.kind for f in step.fields if f.kind in LINES), "list")
    kinds: dict[str, NoteKind] = {"action": "action", "decision": "decision", "agreement": "agreement"}
    return kinds.get(first, "note")


def default_seen(step: RunStep | None, kind: NoteKind) -> Seen:
    """Who sees a note of this kind here, as the draaiboek says: a field with `board` is for the room."""
    if step is None:
        return "report"
    fields = line_fields(step, kind)
    return "beamer" if fields and fields[0].board else "report"


def may_note(step: RunStep | None) -> bool:
    """Whether the note line is open: not in a step that keeps nothing, unless it has lines to fill."""
    return step is None or step.notes != "nothing" or any(f.kind in LINES for f in step.fields)


def policy_of(session: LiveSession, note: Note) -> str:
    """Who may keep this note: the policy of its field, else that of its step, else that of the draaiboek."""
    step = session.sheet.step(note.path)
    if step is None:
        return session.template.notes
    field = next((f for f in step.fields if key(step, f) == note.field), None)
    return field.notes if field and field.notes else step.notes


def lines_of(session: LiveSession, field: str) -> tuple[Note, ...]:
    """The notes that belong to a field, oldest first."""
    return tuple(n for n in session.course.notes.values() if n.field == field)


def candidates(session: LiveSession, step: RunStep, field: Field) -> tuple[str, ...]:
    """The lines that a pick or a mark is about: typed before, or filled in beforehand."""
    found = find_field(session, step, field.source)
    if found is None:
        return field.options if field.kind == "pick" else field.rows
    source_key, _, source = found
    if source.kind in LINES:
        return tuple(session.content(n).text for n in lines_of(session, source_key) if n.seen != "facilitator")
    value = session.field_value(source_key)
    return tuple(value.get("chosen", ())) if isinstance(value, dict) else ()
