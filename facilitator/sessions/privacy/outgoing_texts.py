"""Every text that somebody typed and that goes into the minutes, with where it stands, so that it can be looked at and corrected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import settle
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.step_fields.field_keys import whole
from facilitator.sessions.step_fields.fields import field_policy, policy_of
from facilitator.sessions.step_fields.holders import field_at


@dataclass(frozen=True)
class Outgoing:
    """A text. `place` is the note, field or promise it is of; `words` the id of what is kept there, of which this is text `number`."""

    place: str
    words: str
    number: int
    text: str
    where: str = ""
    """In what, in words; empty for the text of a note itself."""
    of_owner: bool = False
    """Whether it says who does something."""


def outgoing(session: LiveSession) -> Iterator[Outgoing]:
    """Notes and who does them, then what was filled in and what became of earlier promises. No text twice for one line of a list."""
    yield from _of_notes(session)
    yield from _of_fields(session)
    for promise, settled in session.course.settled.items():
        if settled.words in session.words:
            yield Outgoing(promise, settled.words, 0, session.words[settled.words], tr("de terugblik"))


def _of_notes(session: LiveSession) -> Iterator[Outgoing]:
    for note in session.course.notes.values():
        if whole(note.field) not in session.course.left_out and note.seen != "facilitator" and policy_of(session, note) == "report":
            content = session.content(note)
            yield Outgoing(note.id, note.words, 0, content.text)
            if content.owner:
                yield Outgoing(note.id, note.words, 1, content.owner, tr("wie het doet"), of_owner=True)


def _of_fields(session: LiveSession) -> Iterator[Outgoing]:
    lines = {session.content(n).text for n in session.course.notes.values() if n.field}  # looked at where they were taken down
    for name, words in session.course.fields.items():
        asked = field_at(session, name)
        if asked is None or field_policy(*asked) != "report" or whole(name) in session.course.left_out:
            continue
        field = asked[1]
        known = {*lines, *field.options, *field.rows, *field.columns}
        for number, text in enumerate(texts_in(session.field_value(name))):
            if text not in known:
                yield Outgoing(name, words, number, text, field.label or field.name)


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value, in order, names of lines too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield str(name)
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def texts_of_words(session: LiveSession, place: str, words: str) -> tuple[str, ...]:
    """The texts of these words, in the order of their numbers; none where they were wiped."""
    kept = session.words.get(words, "")
    if not kept:
        return ()
    if place in session.course.notes:
        content = Content.from_words(kept)
        return content.text, content.owner
    return (kept,) if place in session.course.settled else tuple(texts_in(json.loads(kept)))


def put_right(session: LiveSession, found: Outgoing, text: str, now: datetime) -> None:
    """Another text in its place; nothing where there is something else by now."""
    course = session.course
    if found.place in course.notes:
        if course.notes[found.place].words == found.words:
            content = session.content(course.notes[found.place])
            other = replace(content, owner=text) if found.of_owner else replace(content, text=text)
            session.change_note(found.place, now, content=other)
    elif found.place in course.settled:
        settle(session, found.place, course.settled[found.place].state, text, now)
    elif course.fields.get(found.place) == found.words:
        session.fill_field(found.place, _with(session.field_value(found.place), found.number, text, count()), now)


def _with(value: Any, number: int, text: str, at: count[int]) -> Any:
    """The value with another text as the one with this number."""
    if isinstance(value, str):
        return text if next(at) == number else value
    if isinstance(value, dict):
        return {(text if next(at) == number else name): _with(each, number, text, at) for name, each in value.items()}
    return [_with(each, number, text, at) for each in value] if isinstance(value, list) else value
