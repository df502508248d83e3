"""What the room sees of a field. A field that is not on the board, is not recalled or belongs to a role has no screen here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.language import day, tr
from facilitator.sessions.history.notes import Note
from facilitator.sessions.leading.choosing import chosen_of, counts_of, rounds_of, undecided, way_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.screens.beamer_view import BeamerView, Option, Promise, Screen, Table
from facilitator.sessions.step_fields.field_keys import key
from facilitator.sessions.step_fields.field_words import composed, in_words, marks_of, rows_of, steps_of
from facilitator.sessions.step_fields.fields import LINES, OPEN_POLICIES, candidates, field_policy, for_room, lines_of, on_wall, recalled
from facilitator.sessions.step_fields.holders import Holder, holders_of, present
from facilitator.sessions.step_fields.results import is_shown, rounds_to_see
from facilitator.sessions.templates.template import Field

MOST_BARS = 20


Named = tuple[str, BeamerView]
"""What a field is called, and what the room sees of it."""


def own_screens(session: LiveSession, step: RunStep, view: BeamerView) -> tuple[Named, ...]:
    """Of each field of the step that has something for the room, the last field first. An empty board has no screen."""
    asked = [field for field in reversed(step.fields) if _for_wall(step, field)]
    screens = ((field.label, _screen(session, step, field, view, back=False)) for field in asked)
    return tuple((label, screen) for label, screen in screens if screen is not None)


def recalled_screens(session: LiveSession, step: RunStep, view: BeamerView) -> tuple[Named, ...]:
    """Of each earlier field that comes back here and has something in it."""
    shared = ((asked, field) for asked, field in recalled(session, step) if field_policy(asked, field) in OPEN_POLICIES)
    screens = ((field.label, _screen(session, asked, field, view, back=True)) for asked, field in shared)
    return tuple((label, screen) for label, screen in screens if screen is not None)


def _for_wall(step: RunStep, field: Field) -> bool:
    # What is chosen from lines that the room can see is chosen by looking at them.
    return on_wall(step, field) or (field.kind == "pick" and field_policy(step, field) in OPEN_POLICIES)


def promise(session: LiveSession, note: Note) -> Promise:
    """A note as a promise: what, who and by when."""
    content = session.content(note)
    return Promise(content.text, content.owner, day(content.due, "EEE d MMM") if content.due else "")


def promised(session: LiveSession, *kinds: str) -> tuple[Promise, ...]:
    """Everything of these kinds that was put on the beamer."""
    return tuple(promise(session, n) for n in session.course.notes.values() if n.kind in kinds and for_room(session, n, None))


def _screen(session: LiveSession, step: RunStep, field: Field, view: BeamerView, *, back: bool) -> BeamerView | None:
    holders = holders_of(session, step, field)
    if holders and field.kind not in ("action", "decision", "agreement"):
        return _of_each(session, step, field, holders, view, back)
    if field.kind in LINES:
        return _lines(session, step, field, view, back)
    value = session.field_value(key(step, field))
    if field.kind == "pick":
        return _picking(session, step, field, value, view)
    if field.kind == "vote":
        return _voting(session, step, field, value, view)
    if field.kind == "scale":
        return _scaling(session, step, field, value, view)
    if field.kind == "matrix":
        rows = rows_of(field, value)
        return replace(view, screen="table", table=Table((field.label, *field.columns), rows)) if rows else None
    if field.kind == "mark":
        return _marking(session, step, field, value, view)
    return _text(session, step, field, value, view)


def _text(session: LiveSession, step: RunStep, field: Field, value: Any, view: BeamerView) -> BeamerView | None:
    if field.kind == "count":
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        people = present(session, step, field)
        return replace(view, screen="text", text=tr("{n} van {all}", n=value, all=people) if value <= people else str(value))
    words = composed(field, value) if field.kind == "sentence" else in_words(field, value)
    return replace(view, screen="text", text=words) if words else None


def _lines(session: LiveSession, step: RunStep, field: Field, view: BeamerView, back: bool) -> BeamerView | None:
    notes = [n for n in lines_of(session, key(step, field)) if for_room(session, n, field, back=back)]
    if not notes:
        return None
    if field.kind == "list":
        return replace(view, screen="collecting", items=tuple(session.content(n).text for n in notes))
    own = tuple(promise(session, n) for n in notes)
    return replace(view, screen="promises", promises=own if back else promised(session, field.kind))


def _picking(session: LiveSession, step: RunStep, field: Field, value: Any, view: BeamerView) -> BeamerView | None:
    lines = candidates(session, step, field, room=True)
    if not lines:
        return None
    counts, way = {line: n for line, n in counts_of(value).items() if line in lines}, way_of(field)
    shown = is_shown(session, step, field)
    chosen = chosen_of(value) if shown and field.top != "all" else ()  # an order leaves nothing behind
    tied = undecided(counts, lines, field, chosen) if shown else ()
    seen = shown and way.form != "ticks"
    options = tuple(Option(line, counts.get(line, 0) if seen else None, line in tied, line in chosen) for line in lines)
    return replace(view, screen="choosing", options=options, counted=sum(counts.values()), to_count=way.most(present(session, step, field)))


def _voting(session: LiveSession, step: RunStep, field: Field, value: Any, view: BeamerView) -> BeamerView:
    """Each round once it may be seen, side by side; the one that is being counted only as how many hands are in."""
    seen = rounds_to_see(session, step, field)
    heads = tuple(tr("ronde {n}", n=n) for n, _round in seen)
    rows = tuple((option, *(str(round_[option]) for _n, round_ in seen)) for option in field.options)
    counted, people = sum(rounds_of(value, field.options)[-1].values()), present(session, step, field)
    return replace(view, screen="votes", table=Table((field.label, *heads), rows), counted=counted, to_count=people)


def _scaling(session: LiveSession, step: RunStep, field: Field, value: Any, view: BeamerView) -> BeamerView:
    counts, shown = counts_of(value), is_shown(session, step, field)
    options = tuple(Option(number, counts.get(number, 0) if shown else None) for number in steps_of(field))
    screen: Screen = "scale" if len(options) <= MOST_BARS else "choosing"
    if screen == "choosing":  # more values than bars that one can tell apart: a list of those that were given
        options = tuple(o for o in options if o.count) or (Option(field.range),)
    return replace(view, screen=screen, options=options, counted=sum(counts.values()), to_count=present(session, step, field))


def _marking(session: LiveSession, step: RunStep, field: Field, value: Any, view: BeamerView) -> BeamerView | None:
    marks, lines = marks_of(value), candidates(session, step, field, room=True)
    rows = tuple((line, marks.get(line, "")) for line in lines)
    if not any(mark for _line, mark in rows):
        return None
    return replace(view, screen="table", table=Table((field.label, mark_words(field)), rows, sentences=True))


def mark_words(field: Field) -> str:
    """Whose marks these are: 'antwoord van de leider'."""
    return field.label if field.by in ("", "anyone") else tr("{what} van de {role}", what=field.label, role=field.by)


def _of_each(
    session: LiveSession, step: RunStep, field: Field, holders: tuple[Holder, ...], view: BeamerView, back: bool
) -> BeamerView | None:
    """A row for each person or group that filled something in; without names where the draaiboek hides those."""
    said = [(holder.label, words) for holder in holders if (words := _share(session, step, field, holder.id, back))]
    if not said:
        return None
    if field.per == "person" and session.template.names_hidden:
        # In another order than that of the people, or it would say who they are all the same.
        return replace(view, screen="collecting", items=tuple(sorted(words for _label, words in said)), growing=False)
    who = tr("wie") if field.per == "person" else tr("groepje")
    return replace(view, screen="table", table=Table((who, field.label), tuple(said)))


def _share(session: LiveSession, step: RunStep, field: Field, holder: str, back: bool) -> str:
    """What one holder filled in, as the room may see it. Of what is counted nothing before it may be seen."""
    name = key(step, field, holder)
    if field.kind in LINES:
        notes = [n for n in session.course.notes.values() if n.field == name and for_room(session, n, field, back=back)]
        return "\n".join(session.content(n).text for n in notes)
    value = session.field_value(name)
    number = len(rounds_of(value, field.options)) if field.kind == "vote" else 1
    if field.kind in ("scale", "vote", "pick") and not is_shown(session, step, field, number, holder=holder):
        return ""
    if field.kind not in ("pick", "mark"):
        return in_words(field, value)
    lines = candidates(session, step, field, room=True, holder=holder)
    marks = {line: mark for line, mark in marks_of(value).items() if line in lines}
    return in_words(field, {"chosen": [line for line in chosen_of(value) if line in lines], "marks": marks})
