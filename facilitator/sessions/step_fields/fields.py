"""What a step leaves behind: where a note belongs, who may keep it, and what the room may see of it."""

from __future__ import annotations

from facilitator.sessions.history.notes import Note, NoteKind, Seen
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.step_fields.field_keys import MARK, find_in, of_all
from facilitator.sessions.step_fields.holders import field_at
from facilitator.sessions.step_fields.settling import settled
from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.template import Field

LINES = ("list", "action", "decision", "agreement")
"""Kinds of field that are filled line by line, from the note line."""
OPEN_POLICIES = ("report", "session", "nothing")
"""Policies under which the room itself may see what is kept; what belongs to a role is for that role."""


def find_field(session: LiveSession, step: RunStep, name: str) -> tuple[str, RunStep, Field] | None:
    """A field by its name as a step sees it: that of the same pass, else the last one of that name before it."""
    return find_in(session.sheet, step, name)


def recalled(session: LiveSession, step: RunStep) -> tuple[tuple[RunStep, Field], ...]:
    """The earlier fields that this step puts on the beamer again, each with the step that asked it."""
    found = [find_field(session, step, name) for name in step.recall]
    return tuple((other, field) for hit in found if hit for _name, other, field in (hit,) if other.path != step.path)


def line_kind(field: Field) -> NoteKind:
    """The kind of note that a field of lines is made of."""
    kinds: dict[str, NoteKind] = {"action": "action", "decision": "decision", "agreement": "agreement"}
    return kinds.get(field.kind, "note")


def line_fields(step: RunStep, kind: NoteKind) -> tuple[Field, ...]:
    """The fields of a step that a note of this kind may belong to."""
    fits = {"action": "action", "decision": "decision", "agreement": "agreement"}.get(kind, "list")
    return tuple(f for f in step.fields if f.kind == fits)


def default_kind(step: RunStep) -> NoteKind:
    """The kind that the note line starts with in this step."""
    first = next((f for f in step.fields if f.kind in LINES), None)
    return line_kind(first) if first else "note"


def default_seen(step: RunStep | None, kind: NoteKind) -> Seen:
    """Who sees a note of this kind here, as the draaiboek says: a field with `board` is for the room."""
    if step is None:
        return "report"
    fields = line_fields(step, kind)
    return "beamer" if fields and fields[0].board else "report"


def may_note(step: RunStep | None) -> bool:
    """Whether the note line is open: not in a step that keeps nothing, unless it has lines to fill."""
    return step is None or step.notes != "nothing" or any(f.kind in LINES for f in step.fields)


def field_policy(step: RunStep, field: Field) -> str:
    """Who may keep a field. The run sheet has made it as strict as the group settled; what was settled is always kept."""
    policy = "report" if field.kind == "settle" else field.notes or step.notes
    return "session" if policy == "nothing" else policy


def strictest_policy(session: LiveSession, step: RunStep, field: Field) -> str:
    """Who may keep what stands in a field: what was chosen from a list names its lines, so it is kept no longer than those are."""
    found = find_field(session, step, field.source) if field.source else None
    policy = field_policy(step, field)
    return stricter(policy, strictest_policy(session, *found[1:])) if found and found[2] != field else policy


def policy_of(session: LiveSession, note: Note) -> str:
    """Who may keep this note: the policy of its field, else that of its step, else that of the draaiboek.

    What the group settled later holds for what was taken down before it too.
    """
    asked = field_at(session, note.field) if note.field else None
    if asked:
        return field_policy(*asked)
    step = session.sheet.step(note.path)
    if step is None:
        return stricter(session.template.notes, settled(session).keep or "report")
    return step.notes


def lines_of(session: LiveSession, name: str) -> tuple[Note, ...]:
    """The notes that belong to a field, of all its holders together, oldest first."""
    return tuple(n for n in session.course.notes.values() if n.field == name or of_all(n.field) == name)


def for_room(session: LiveSession, note: Note, field: Field | None, *, back: bool = False) -> bool:
    """Whether the room may see a note: one that was put on the beamer, and when its field is called `back` any that is not
    for the facilitator alone. Never what belongs to a role."""
    if policy_of(session, note) not in OPEN_POLICIES or not session.content(note).text:
        return False
    return note.seen == "beamer" or (back and field is not None and not field.board and note.seen == "report")


def on_wall(step: RunStep, field: Field) -> bool:
    """Whether a field is for the wall in the step that asks it."""
    return field.board and field_policy(step, field) in OPEN_POLICIES


def candidates(session: LiveSession, step: RunStep, field: Field, *, room: bool = False, holder: str = "") -> tuple[str, ...]:
    """The lines that a pick or a mark is about, of a field before it or of the draaiboek; with `room` those that the room may see.

    Of a list that each group has for itself a group chooses from its own.
    """
    found = find_field(session, step, field.source)
    if found is None:
        return field.options if field.kind == "pick" else field.rows
    name, asked, source = found
    own = f"{name}{MARK}{holder}" if holder and source.per == field.per else name
    if source.kind in LINES:
        back = room and (on_wall(step, field) or source.name in step.recall)
        notes = [n for n in lines_of(session, own) if n.seen != "facilitator" and (not room or for_room(session, n, source, back=back))]
        return tuple(dict.fromkeys(text for n in notes if (text := session.content(n).text)))
    if room and field_policy(asked, source) not in OPEN_POLICIES:
        return ()
    value = session.field_value(own)
    return tuple(value.get("chosen", ())) if isinstance(value, dict) else ()
