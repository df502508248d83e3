"""How long the leader speaks and how long the group does, as the one at the laptop taps it.

For that one alone, unless the draaiboek asks for a sentence in the minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.changes import GROUP, LEADER, NOBODY, SpeakerTapped
from facilitator.sessions.history.course import Speech
from facilitator.sessions.history.timer import ZERO, Timer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep

LEAST = timedelta(minutes=2)
"""Before so much was said, it means little who said most."""


@dataclass(frozen=True)
class Balance:
    """Who speaks now (in words; empty where nobody does), and how long each did in this step."""

    now: str
    leader: timedelta
    group: timedelta
    words: str
    hint: str = ""

    @property
    def share(self) -> float:
        """The part of the leader, from 0 to 1."""
        total = self.leader + self.group
        return self.leader / total if total else 0.0


def tap(session: LiveSession, who: str, now: datetime) -> None:
    """This one speaks from now on; tapping who speaks already means that nobody does. Raises SessionError."""
    step = session.step
    if step is None:
        raise SessionError(tr("Er loopt nog geen stap."))
    if who not in (LEADER, GROUP, NOBODY):
        if session.template.names_hidden:
            raise SessionError(tr("In dit draaiboek houden we niet bij wie wat zei."))
        if who not in {p.id for p in session.people}:
            raise SessionError(tr("Die persoon staat niet op de lijst."))
    session.add(SpeakerTapped(step.path, NOBODY if who == speaking(session) else who), now)


def speaking(session: LiveSession) -> str:
    """Who was tapped last and speaks still; empty for nobody."""
    speech = session.course.speech
    return speech[-1].who if speech and speech[-1].span.ended_at is None else NOBODY


def balance(session: LiveSession, step: RunStep, now: datetime) -> Balance | None:
    """How speaking is divided in this step, or None where nobody was tapped."""
    here = [s for s in session.course.speech if s.path == step.path]
    if not here:
        return None
    leader = _spoken(session, (s for s in here if s.who == LEADER), now)
    group = _spoken(session, (s for s in here if s.who != LEADER), now)
    words = tr("jij {leader}, de groep {group}", leader=_figure(leader), group=_figure(group))
    return Balance(_name(session, speaking(session)), leader, group, words, _hint(step, leader, group))


def spoken_words(session: LiveSession, now: datetime) -> str:
    """How speaking was divided in the whole session, for the minutes: one sentence, where the draaiboek asks for it and it means something.

    Shares and not who had most: people stand in the order of the list.
    """
    speech, asked = session.course.speech, session.template.speaking_time
    total = _spoken(session, speech, now)
    if not asked or total < LEAST:
        return ""
    leader = _share(_spoken(session, (s for s in speech if s.who == LEADER), now), total)
    each = _each(session, total, now) if asked == "minutes, named" and not session.template.names_hidden else ""
    role, minutes, group = session.template.leader_role, round(total.total_seconds() / 60), f"{100 - leader}%{each}"
    return tr(
        "Van de {minutes} minuten die zijn bijgehouden sprak de {role} {leader}, en de groep {group}.",
        minutes=minutes, role=role, leader=f"{leader}%", group=group,
    )  # fmt: skip


def _each(session: LiveSession, total: timedelta, now: datetime) -> str:
    """What each had who was tapped by name; what the group had without a name is in its share only."""
    shares = ((p.name, _share(_spoken(session, (s for s in session.course.speech if s.who == p.id), now), total)) for p in session.people)
    named = ", ".join(f"{name} {share}%" for name, share in shares if name and share)
    return f" ({named})" if named else ""


def _share(part: timedelta, total: timedelta) -> int:
    return round(100 * (part / total))


def _spoken(session: LiveSession, speech: Iterable[Speech], now: datetime) -> timedelta:
    return Timer(ZERO, tuple(s.span for s in speech), session.course.stops).elapsed(now)


def _name(session: LiveSession, who: str) -> str:
    if who in (LEADER, GROUP, NOBODY):
        return {LEADER: tr("jij spreekt"), GROUP: tr("de groep spreekt"), NOBODY: ""}[who]
    return next((tr("{name} spreekt", name=p.label) for p in session.people if p.id == who), "")


def _hint(step: RunStep, leader: timedelta, group: timedelta) -> str:
    """Only where talk is free: in a round or in silence the draaiboek divides it already."""
    if step.speak != "free" or step.is_break or leader + group < LEAST or leader <= group:
        return ""
    return tr("Je bent meer aan het woord dan de groep. Stel een open vraag, en tel in stilte tot tien.")


def _figure(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02d}"
