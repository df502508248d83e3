"""The one place that decides what the room sees. Whatever is not put into a `BeamerView` here does not exist for the wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.language import clock_time, day, tr
from facilitator.sessions.beamer_view import BeamerView, Face, Option, Promise, Table
from facilitator.sessions.course import Note
from facilitator.sessions.fields import LINES, candidates, find_field, key, lines_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.look_back import promises_screen
from facilitator.sessions.rounds import turns
from facilitator.sessions.run_sheet import RunStep
from facilitator.sessions.schedule import step_timer
from facilitator.sessions.stances import stance_line, stance_shape
from facilitator.sessions.template import Field
from facilitator.sessions.timer import Timer


def beamer_view(session: LiveSession, now: datetime) -> BeamerView:
    """The wall as it is now."""
    if session.course.closed_at:
        return _closing(session)
    step = session.step
    if step is None:
        return _opening(session)
    return step_screen(session, step, now)


def step_screen(session: LiveSession, step: RunStep, now: datetime) -> BeamerView:
    """The screen of one step, whether it is on or looked at beforehand."""
    if step.is_break:
        return _break(session, step, now)
    view = _question(session, step, now)
    if step.speak == "silent":
        return replace(view, screen="silent")
    looked_back = promises_screen(session, step, view, now)
    if looked_back is not None:
        return _with_stance(looked_back)
    if view.shape in ("away", "back", "outside"):
        return replace(view, screen="stance", circle=max(2, len(session.circle) - 1))
    for screen in (_round, _board, _recalled, _groups):
        found = screen(session, step, view, now)
        if found is not None:
            return _with_stance(found)
    return view


def _with_stance(view: BeamerView) -> BeamerView:
    """What is asked of a role is said on every screen: beside the question of a round, else beside the title of a list."""
    if not view.stance:
        return view
    if view.screen == "round":
        return replace(view, question=f"{view.question} · {view.stance}")
    return replace(view, title=f"{view.title} · {view.stance}") if view.screen != "question" else view


def _opening(session: LiveSession) -> BeamerView:
    begin = clock_time(local(session.particulars.starts_at, session.particulars))
    return BeamerView(
        "opening",
        session.particulars.team,
        session.template.title,
        session.template.goal or "",
        until=tr("We beginnen om {time}", time=begin),
    )


def _closing(session: LiveSession) -> BeamerView:
    promises = tuple(
        _promise(session, n) for n in session.course.notes.values() if n.seen == "beamer" and n.kind in ("action", "agreement")
    )
    return BeamerView("closing", session.template.title, tr("Dank je wel"), tr("Dit spraken we af.") if promises else "", promises=promises)


def _break(session: LiveSession, step: RunStep, now: datetime) -> BeamerView:
    timer = step_timer(session, step)
    until = local(now + timer.remaining(now), session.particulars)
    following = session.next_step
    return BeamerView(
        "break", step.title, _prompt(session, step), clock=_face(timer, now, coarse=True), until=clock_time(until + timedelta(seconds=30)),
        next_title=following.title if following else "",
    )  # fmt: skip


def _question(session: LiveSession, step: RunStep, now: datetime) -> BeamerView:
    timer = step_timer(session, step)
    clock = _face(timer, now, coarse=step.speak == "silent") if step.timed else None
    line = stance_line(step.stances)
    question = _prompt(session, step) or step.title
    return BeamerView("question", step.title, question, line, step.rules, clock, stance=line, shape=stance_shape(step.stances))


def _prompt(session: LiveSession, step: RunStep) -> str:
    if not step.show:
        return ""
    return step.show[min(session.course.prompts.get(step.path, 0), len(step.show) - 1)]


def _face(timer: Timer, now: datetime, coarse: bool = False, words: str = "") -> Face:
    return Face(timer.phase(now), timer.remaining(now), timer.length, words, coarse)


def _round(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    found = turns(session, step)
    if found is None or found.speaker is None or session.template.names_hidden:
        return None
    clock = _face(found.timer, now, words=tr("spreektijd")) if found.timer else view.clock
    after = tuple(p.label for p in found.todo[:2]) if found.in_order else ()
    return replace(view, screen="round", speaker=found.speaker.label, after=after, turn=found.number, turns=found.total, clock=clock)


def _board(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    """The field on the board that was filled last; an empty board leaves the question."""
    for field in reversed(step.fields):
        if field.board or field.kind in ("pick", "vote"):
            found = _field(session, step, key(step, field), field, view)
            if found is not None:
                return found
    return None


def _recalled(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    for name in step.recall:
        found = find_field(session, step, name)
        screen = _field(session, found[1], found[0], found[2], view) if found else None
        if screen is not None:
            return screen
    return None


def _field(session: LiveSession, step: RunStep, name: str, field: Field, view: BeamerView) -> BeamerView | None:
    if field.kind in LINES:
        return _lines(session, name, field, view)
    if field.kind in ("pick", "vote"):
        return _choosing(session, step, name, field, view)
    value = session.field_value(name)
    if field.kind == "matrix":
        rows = _rows(field, value)
        return replace(view, screen="table", table=Table((field.name, *field.columns), rows)) if rows else None
    return replace(view, support=str(value)) if value and isinstance(value, str) else None


def _lines(session: LiveSession, name: str, field: Field, view: BeamerView) -> BeamerView | None:
    notes = [n for n in lines_of(session, name) if n.seen == "beamer"]
    if not notes:
        return None
    if field.kind in ("action", "agreement", "decision"):
        every = [n for n in session.course.notes.values() if n.kind == field.kind and n.seen == "beamer"]
        return replace(view, screen="promises", promises=tuple(_promise(session, n) for n in every))
    return replace(view, screen="collecting", items=tuple(session.content(n).text for n in notes))


def _choosing(session: LiveSession, step: RunStep, name: str, field: Field, view: BeamerView) -> BeamerView | None:
    lines = candidates(session, step, field) if field.kind == "pick" else field.options
    if not lines:
        return None
    value = session.field_value(name) or {}
    counts, chosen = value.get("counts", {}), value.get("chosen", ())
    shown = name in session.course.shown_results
    tied = _tied(counts) if shown else frozenset()
    options = tuple(Option(t, counts.get(t, 0) if shown else None, t in tied, shown and t in chosen) for t in lines)
    each = int(field.by.split()[0]) if field.by and field.by[0].isdigit() else 1
    return replace(view, screen="choosing", options=options, counted=sum(counts.values()), to_count=each * len(session.circle))


def _tied(counts: dict[str, int]) -> frozenset[str]:
    seen = [n for n in counts.values() if n]
    return frozenset(line for line, n in counts.items() if n and seen.count(n) > 1)


def _rows(field: Field, value: object) -> tuple[tuple[str, ...], ...]:
    filled = value.get("rows", []) if isinstance(value, dict) else []
    given = {str(row[0]): tuple(str(c) for c in row[1:]) for row in filled if row}
    names = [*field.rows, *(name for name in given if name not in field.rows)]
    return tuple((name, *(given.get(name, ()) + ("",) * len(field.columns))[: len(field.columns)]) for name in names)


def _groups(session: LiveSession, step: RunStep, view: BeamerView, now: datetime) -> BeamerView | None:
    if not step.groups:
        return None
    hidden = session.template.names_hidden
    names = {p.id: "" if hidden else p.name for p in session.people}
    groups = tuple(tuple(names.get(person, "") for person in group) for group in step.groups)
    heads = tuple(names.get(person, "") for person in step.group_heads)
    word = (step.head_role or tr("gastheer")) if any(heads) else ""
    return replace(view, screen="groups", groups=groups, group_heads=heads, head_word=word)


def _promise(session: LiveSession, note: Note) -> Promise:
    content = session.content(note)
    return Promise(content.text, content.owner, day(content.due, "EEE d MMM") if content.due else "")
