"""Changing who sits with whom in the running step."""

from __future__ import annotations

from datetime import datetime

from facilitator.language import tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.grouping import mixed_again, pairs_of


def mix(session: LiveSession, now: datetime) -> None:
    """Other groups of the same sizes, with as few as can be who sat together before. Hosts stay."""
    step = session.step
    if step is None or len(step.groups) < 2:
        raise SessionError(tr("Hier valt niets te mengen."))
    met = set().union(*(pairs_of(groups) for groups in session.course.groups.values()), pairs_of(step.groups))
    session.form_groups(mixed_again(step.groups, met, hosts_stay=any(not role for _person, role in step.parts)), now)


def move(session: LiveSession, person: str, group: int, now: datetime) -> None:
    """Somebody goes to another group, counted from 0. Raises SessionError where that leaves one person alone."""
    step = session.step
    if step is None or not 0 <= group < len(step.groups):
        raise SessionError(tr("Die groep is er niet meer."))
    left = [tuple(p for p in each if p != person) for each in step.groups]
    left[group] = (*left[group], person)
    if any(len(each) == 1 for each in left):
        raise SessionError(tr("Dan zit er iemand alleen. Verplaats eerst een ander."))
    session.form_groups(tuple(each for each in left if each), now)
