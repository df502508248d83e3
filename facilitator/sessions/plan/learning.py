"""What earlier sessions of a draaiboek say about its times: how long each step took beside what was planned for it.

A step that took longer or shorter again and again gets a proposal. Nothing of who was there or what was said is in here: only steps
of the draaiboek, and lengths. So that groups of every size can be compared, a length is told as it would be for the usual group: a
round of 24 minutes that was planned for 12 counts as twice the round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from facilitator.language import minutes_text, tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.preparation import key_of, usual_sheet
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.plan.turned_out import Instance, TurnedOut
from facilitator.sessions.templates.template import Template

MINUTE, ZERO = timedelta(minutes=1), timedelta()
FEWEST = 3
"""Sessions before anything is proposed."""
OFF_BY = 0.15
"""A part of its length by which a step has to be off to count, and at least a minute."""
OFTEN = 2 / 3
"""In what part of the sessions it has to be off, always to the same side."""
CLICKED_THROUGH = 0.2
"""A step that took less of its time than this was passed by."""
WITHIN = 0.1
"""How far a round number may be from what was found."""


@dataclass(frozen=True)
class StepTime:
    """How long a step took in one session, its passes together, as it would be for the usual group; `key` as `preparation.key_of`."""

    key: str
    title: str
    took: timedelta


@dataclass(frozen=True)
class LearnedStep:
    """A step of a draaiboek over several sessions."""

    key: str
    number: int
    """Its place in the programme, from 1."""
    title: str
    planned: timedelta
    """What the draaiboek gives it now, for the usual group."""
    took: tuple[timedelta, ...]
    """In each session in which it was held, the first one first."""
    proposal: timedelta | None = None

    @property
    def middle(self) -> timedelta:
        """As many sessions took longer as shorter."""
        return middle(self.took)

    @property
    def off(self) -> int:
        """In how many sessions it was off to the side that is the more usual one."""
        longer, shorter = _off(self.planned, self.took)
        return max(longer, shorter)


def times_of(session: LiveSession) -> tuple[StepTime, ...]:
    """The steps of a session that was closed and in which they were held."""
    if session.course.closed_at is None:
        return ()
    usual = _usual(session.template)
    found = ((key, _ratio(session, each)) for key, each in TurnedOut(session).instances.items() if key in usual)
    return tuple(StepTime(key, usual[key].title, usual[key].length * ratio) for key, ratio in found if ratio >= CLICKED_THROUGH)


def _ratio(session: LiveSession, instances: Sequence[Instance]) -> float:
    """What it took of what the draaiboek gives it; 0 where it was not held."""
    planned, took = ZERO, ZERO
    for each in instances:
        timer = step_timer(session, each.row)
        if timer.spans and each.on and each.planned.on and session.course.closed_at:
            planned += each.planned.length
            took += timer.elapsed(session.course.closed_at)
    return took / planned if planned else 0.0


def _usual(template: Template) -> Mapping[str, RunStep]:
    """The first pass of each step that is on, for the usual group."""
    found: dict[str, RunStep] = {}
    for row in usual_sheet(template).steps:
        if row.on and row.length >= MINUTE:
            found.setdefault(key_of(row.path), row)
    return found


def learn(template: Template, sessions: Iterable[Sequence[StepTime]]) -> tuple[LearnedStep, ...]:
    """The steps of a draaiboek as it is now, each with what sessions (the first one first) say of it.

    A step that stood elsewhere then, or was called otherwise, is another step.
    """
    times: dict[tuple[str, str], list[timedelta]] = {}
    for session in sessions:
        for step in session:
            times.setdefault((step.key, step.title), []).append(step.took)
    usual = _usual(template)
    found = ((number, key, row, tuple(times.get((key, row.title), ()))) for number, (key, row) in enumerate(usual.items(), 1))
    return tuple(
        LearnedStep(key, number, row.title, row.length, took, propose(row.length, took, shorter=not row.protected))
        for number, key, row, took in found
        if took
    )


def propose(planned: timedelta, took: Sequence[timedelta], *, shorter: bool = True) -> timedelta | None:
    """Another length for a step, or None where it is right or not known well enough.

    `shorter`: whether less may be proposed. Listening, silence and coming back to promises keep their time.
    """
    longer_in, shorter_in = _off(planned, took)
    enough = max(FEWEST, OFTEN * len(took))
    if longer_in < enough and (shorter_in < enough or not shorter):
        return None
    found = round_length(middle(took))
    return found if found >= MINUTE and abs(found - planned) >= MINUTE else None


def _off(planned: timedelta, took: Sequence[timedelta]) -> tuple[int, int]:
    """In how many sessions it took longer, and in how many shorter."""
    margin = max(MINUTE, planned * OFF_BY)
    return sum(t - planned >= margin for t in took), sum(planned - t >= margin for t in took)


def middle(lengths: Sequence[timedelta]) -> timedelta:
    """The median, which one session that ran wild does not move; of an even number between the two in the middle."""
    inner = sorted(lengths)[(len(lengths) - 1) // 2 : len(lengths) // 2 + 1]
    return sum(inner, ZERO) / len(inner)


def round_length(length: timedelta) -> timedelta:
    """As people plan: in fives where that is near enough, else in whole minutes."""
    fives = round(length / MINUTE / 5) * 5 * MINUTE
    return fives if fives and abs(fives - length) <= WITHIN * length else round(length / MINUTE) * MINUTE


# words


def learned_words(step: LearnedStep) -> str:
    """`‘Eerst alles horen’ duurde in 6 van 8 sessies langer, zo’n 30 %: 20 min?`; nothing without a proposal."""
    if step.proposal is None:
        return ""
    apart = max(5, round(abs(step.middle / step.planned - 1) * 20) * 5)
    words = {"title": step.title, "off": step.off, "all": len(step.took), "part": f"{apart}\u00a0%", "length": minutes_text(step.proposal)}
    if step.proposal > step.planned:
        return tr("‘{title}’ duurde in {off} van {all} sessies langer, zo’n {part}: {length}?", **words)
    return tr("‘{title}’ duurde in {off} van {all} sessies korter, zo’n {part}: {length}?", **words)


def steady_words(learned: Sequence[LearnedStep]) -> str:
    """That the times are right, where there were enough sessions to know."""
    sessions = max((len(step.took) for step in learned), default=0)
    if sessions < FEWEST or any(step.proposal for step in learned):
        return ""
    return tr("De tijden kloppen: in de laatste {n} sessies week geen stap er steeds van af.", n=sessions)
