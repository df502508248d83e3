"""The one place that decides what the room sees. Whatever is not put into a `BeamerView` here does not exist for the wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.language import clock_time, speaking, tr
from facilitator.sessions.history.timer import Timer
from facilitator.sessions.leading.pausing import pause_screen
from facilitator.sessions.leading.rounds import turns
from facilitator.sessions.leading.side_timer import side_face
from facilitator.sessions.leading.stances import stance_line, stance_shape, task_lines
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.screens.beamer_fields import own_screens, promised, recalled_screens
from facilitator.sessions.screens.beamer_view import BeamerView, Face
from facilitator.sessions.screens.look_back import promises_screen


def beamer_view(session: LiveSession, now: datetime) -> BeamerView:
    """The wall as it is now, in the language of the draaiboek: that is the one of the group in the room."""
    spoken = session.template.language
    with speaking(spoken):
        return replace(_as_it_is(session, now), language=spoken)


def _as_it_is(session: LiveSession, now: datetime) -> BeamerView:
    if session.course.closed_at:
        return _closing(session)
    step = session.step
    if step is None:
        return _opening(session)
    paused = pause_screen(session, now)
    if paused is not None:
        return paused
    view, side = _step_screen(session, step, now), side_face(session, now)
    return replace(view, clock=side) if side is not None else view


def step_screen(session: LiveSession, step: RunStep, now: datetime) -> BeamerView:
    """The screen of one step, whether it is on or looked at beforehand."""
    spoken = session.template.language
    with speaking(spoken):
        return replace(_step_screen(session, step, now), language=spoken)


def _step_screen(session: LiveSession, step: RunStep, now: datetime) -> BeamerView:
    if step.is_break:
        return _break(session, step, now)
    view = _question(session, step, now)
    if step.speak == "silent":
        return _at_hand(session, step, _turns_of(session, step, view)) or replace(view, screen="silent")
    looked_back = promises_screen(session, step, view, now)
    if looked_back is not None:
        board = own_screens(session, step, view) if looked_back.at_hand < 0 else ()  # when all is said, what is called out
        return _with_stance(board[0][1] if board else looked_back)
    if view.shape in ("away", "back", "outside") and not _seated(session, step):
        return replace(view, screen="stance", circle=max(2, len(session.circle) - 1))
    found = _round(session, step, view, now) or _at_hand(session, step, _turns_of(session, step, view))
    return _with_stance(_about(session, step, found)) if found else view


def _turns_of(session: LiveSession, step: RunStep, view: BeamerView) -> tuple[BeamerView, ...]:
    """What can be on the wall in this step, one after another: what is called out now, who sits with whom, what comes back."""
    own, back = own_screens(session, step, view), recalled_screens(session, step, view)
    seats = _groups(session, step, view) if step.speak != "silent" else None
    several = len(own) + len(back) + (seats is not None) > 1

    def named(label: str, screen: BeamerView) -> BeamerView:
        return replace(screen, title=f"{screen.title} · {label}") if several and label.casefold() != screen.title.casefold() else screen

    middle = (seats,) if seats is not None else ()
    return (*(named(*each) for each in own), *middle, *(named(*each) for each in back))


def _at_hand(session: LiveSession, step: RunStep, screens: tuple[BeamerView, ...]) -> BeamerView | None:
    """The one that the facilitator is at."""
    return screens[session.course.prompts.get(step.path, 0) % len(screens)] if screens else None


def _seated(session: LiveSession, step: RunStep) -> bool:
    """Whether people look for their own name: then who sits with whom is more use to them than a floor plan."""
    return bool(step.groups) and not step.inner_ring and not session.template.names_hidden


def _about(session: LiveSession, step: RunStep, view: BeamerView) -> BeamerView:
    """What is voted on or chosen stands above the hands, where an earlier step put it in words."""
    if view.screen not in ("votes", "choosing") or not step.recall:
        return view
    about = next((screen.text for _label, screen in recalled_screens(session, step, view) if screen.screen == "text"), "")
    return replace(view, question=about or view.question)


def wall_turns(session: LiveSession, step: RunStep, now: datetime) -> tuple[str, ...]:
    """What the facilitator can put on the wall in this step one after another, in words: its questions, and what comes back."""
    count = len(_turns_of(session, step, _question(session, step, now)))
    if count < 2:
        return step.show
    asked = step.show or (step.title,)
    return tuple(f"{asked[min(n, len(asked) - 1)]} ({n % count + 1}/{count})" for n in range(max(len(asked), count)))


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
    promises = promised(session, "action", "agreement")
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
    tasks = task_lines(step.tasks)
    title = f"{step.part} · {step.title}" if step.part and _has_twin(session, step) else step.title
    return BeamerView("question", title, question, line, step.rules, clock, tasks, stance=line, shape=stance_shape(step.stances))


def _has_twin(session: LiveSession, step: RunStep) -> bool:
    """Whether a step of the same title comes in another part too, so that the title alone does not say where we are."""
    return any(other.title == step.title and other.part != step.part for other in session.sheet.on)


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


def _groups(session: LiveSession, step: RunStep, view: BeamerView) -> BeamerView | None:
    if not step.groups:
        return None
    hidden = session.template.names_hidden or step.inner_ring
    names = {p.id: "" if hidden else p.name for p in session.people}
    groups = tuple(tuple(names.get(person, "") for person in group) for group in step.groups)
    parts = tuple((name, role or tr("gastheer")) for person, role in step.parts if (name := names.get(person, "")))
    return replace(view, screen="groups", groups=groups, parts=parts, ring=step.inner_ring)
