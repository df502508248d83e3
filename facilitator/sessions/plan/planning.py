"""From what was prepared and what happened to what the expansion of the template needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from facilitator.sessions.history.changes import StepAdded
from facilitator.sessions.history.course import Course
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.people import Person, circle
from facilitator.sessions.plan.run_sheet import Extra, Moved, Planning
from facilitator.sessions.step_fields.field_keys import of_all, whole
from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_fields import gone_over


def planning(
    template: Template, particulars: Particulars, course: Course, people: tuple[Person, ...], words: Mapping[str, str]
) -> Planning:
    """The planning as it is now. A step that has begun keeps the length it began with, whoever comes in later.

    Only where everybody has a time of their own the running step grows with who comes in.
    """
    zone = ZoneInfo(particulars.timezone)
    holders = {role: tuple(p.id for p in people if p.role == role and p.here) for role in {p.role for p in people if p.role}}
    return Planning(
        people=tuple(p.id for p in circle(template, people)),
        holders={**holders, **{role: ids for role, ids in course.holders.items() if "@" in role}},
        lengths={**particulars.lengths, **course.lengths, **_begun(course)},
        switched={**particulars.switched, **course.switched},
        passes={**particulars.passes, **course.passes},
        choices={**particulars.choices, **course.choices},
        lines=_lines(course, words, tuple(gone_over(template))),
        blanks=particulars.blanks,
        groups=course.groups,
        ceiling=_ceiling(course, words),
        begun=course.begun,
        arrangement=_arrangement(course, words),
        growing=course.here.path if course.here and course.here.path not in course.lengths else "",
        starts_at=particulars.starts_at.astimezone(zone),
        ends_at=particulars.ends_at.astimezone(zone) if particulars.ends_at else None,
    )


def _arrangement(course: Course, words: Mapping[str, str]) -> tuple[Extra | Moved, ...]:
    """Steps that came by, with their titles, and steps that changed places."""
    return tuple(
        Extra(e.path, e.after, words.get(e.words, ""), e.length) if isinstance(e, StepAdded) else Moved(e.path, e.after)
        for e in course.arrangement
    )


def _begun(course: Course) -> dict[str, timedelta]:
    return {visit.path: course.lengths.get(visit.path, visit.length) for visit in course.visits}


def _lines(course: Course, words: Mapping[str, str], names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What there is to go over, by field. Of a field that each person or group has for themselves: of all together."""
    found: dict[str, list[str]] = {}
    for note in course.notes.values():
        if whole(note.field).endswith(names) and note.seen != "facilitator":  # A line of a list names a pass, and the room reads that.
            _add(found, note.field, Content.from_words(words.get(note.words, "")).text)
    for field, id_ in course.fields.items():
        value = json.loads(words[id_]) if words.get(id_) and whole(field).endswith(names) else None
        if isinstance(value, dict) and isinstance(value.get("chosen"), list):
            _add(found, field, *(str(line) for line in value["chosen"]))
    return {field: tuple(_known(lines)) for field, lines in found.items()}


def _add(found: dict[str, list[str]], field: str, *lines: str) -> None:
    for name in filter(None, (field, of_all(field))):
        found.setdefault(name, []).extend(lines)


def _ceiling(course: Course, words: Mapping[str, str]) -> str:
    """What the group settled that may be kept; of several answers the strictest."""
    ceiling = "report"
    for id_ in course.fields.values():
        value = json.loads(words[id_]) if words.get(id_) else None
        keep = value.get("keep") if isinstance(value, dict) else None
        ceiling = stricter(ceiling, keep) if isinstance(keep, str) and keep else ceiling
    return ceiling


def _known(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if line)
