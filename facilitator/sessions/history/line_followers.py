"""What follows a line of a list: where it was chosen, weighed or marked it stands in the same words, and goes when it goes.

A choice holds the text of a line and not its id, so a line that gets other words takes them along in the same entry of the journal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from facilitator.sessions.history.course import Course
from facilitator.sessions.history.folded import Folded
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.plan.run_sheet import RunSheet
from facilitator.sessions.step_fields.field_keys import find_in, key, of_all, whole

Words = Mapping[str, str]


Said = Mapping[str, tuple[str, str]]
"""By the key of a field: the id of its new words, and those words."""


def following(folded: Folded, note: str, text: str, new_id: Callable[[], str]) -> Said:
    """The fields that change with a note: it gets this text, or goes where that is empty."""
    course, words = folded.course, folded.words
    found = course.notes.get(note)
    before = Content.from_words(words.get(found.words, "")).text if found and found.field else ""
    if not found or not before or before == text or _has_twin(course, words, note, before):
        return {}
    said: dict[str, tuple[str, str]] = {}
    for name in choosing_from(folded.sheet, whole(found.field)):
        for each in course.fields:
            value = _value(course, words, each) if name in (each, of_all(each)) else None
            renamed = with_line(value, before, text)
            if renamed != value:
                said[each] = new_id(), json.dumps(renamed, ensure_ascii=False)
    return said


def ids_of(said: Said) -> dict[str, str]:
    """By the key of a field the id of its new words."""
    return {name: words for name, (words, _text) in said.items()}


def texts_of(said: Said) -> dict[str, str]:
    """The new words by their id."""
    return dict(said.values())


def with_line(value: Any, before: str, text: str) -> Any:
    """A value with other words for a line, in whatever it says of it; without it where there is no text."""
    if isinstance(value, dict):
        if value.keys() & {"chosen", "counts", "marks"}:
            return {name: with_line(each, before, text) for name, each in value.items()}
        return _renamed(value, before, text)
    if isinstance(value, list):
        lines = (text if line == before else line for line in value)
        return list(dict.fromkeys(line for line in lines if line)) if before in value else value
    return value


def _renamed(said: Mapping[str, Any], before: str, text: str) -> dict[str, Any]:
    """Counts or marks of lines; of two lines that become one the counts are taken together."""
    found: dict[str, Any] = {}
    for line, what in said.items():
        name = text if line == before else line
        if name and isinstance(what, int) and isinstance(found.get(name), int):
            found[name] += what
        elif name:
            found.setdefault(name, what)
    return found


def choosing_from(sheet: RunSheet, listed: str) -> Iterator[str]:
    """The keys of the fields that choose from, weigh or mark the lines of this one, also by way of another choice."""
    for step, field in sheet.fields.values():
        found = find_in(sheet, step, field.source) if field.source else None
        while found is not None and found[0] != listed and found[2].source:
            found = find_in(sheet, found[1], found[2].source)
        if found is not None and found[0] == listed and (step, field) != found[1:]:
            yield key(step, field)


def _has_twin(course: Course, words: Words, note: str, text: str) -> bool:
    """Whether another line of the list says the same: then what was chosen may be that one."""
    field = whole(course.notes[note].field)
    others = (n for n in course.notes.values() if n.id != note and whole(n.field) == field)
    return any(Content.from_words(words.get(n.words, "")).text == text for n in others)


def _value(course: Course, words: Words, name: str) -> Any:
    kept = words.get(course.fields.get(name, ""), "")
    return json.loads(kept) if kept else None
