"""Reads the times of earlier sessions of a draaiboek out of the store. Nothing is written, and of what was said nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.plan.learning import LearnedStep, StepTime, learn, times_of
from facilitator.sessions.reports.minutes import Minutes
from facilitator.sessions.templates.template import Template
from facilitator.storage.store import Store

Learned = Callable[[Template], tuple[LearnedStep, ...]]
"""Gives what earlier sessions say about the times of a draaiboek."""
MOST_SESSIONS = 12
"""The last so many: what was long ago says less."""


class Times:
    """The times of sessions, each read once as long as it does not change. Raises StorageError where the store cannot be read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[tuple[str, object], tuple[StepTime, ...]] = {}

    def learned(self, template: Template) -> tuple[LearnedStep, ...]:
        """What the last sessions with this draaiboek, of whatever team, say of its steps."""
        records = sorted(self._store.closed_sessions(template.name), key=lambda r: (r.sure_at, r.created_at))
        locked = self._store.locked()
        return learn(template, [self._times(r.id, r.updated_at) for r in records[-MOST_SESSIONS:] if r.id not in locked])

    def _times(self, session_id: str, updated_at: object) -> tuple[StepTime, ...]:
        known = (session_id, updated_at)
        if known not in self._read:
            self._read[known] = self._times_in(session_id)
        return self._read[known]

    def _times_in(self, session_id: str) -> tuple[StepTime, ...]:
        """A session that this version cannot read says nothing."""
        try:
            return times_of(only_read(self._store.load(session_id)))
        except (FacilitatorError, ValueError):
            return ()


def with_times(minutes: Minutes, template: Template, learned: Learned) -> Minutes:
    """The report on times also tells of the sessions before; the others have nothing to do with them."""
    return replace(minutes, learned=learned(template)) if minutes.report == "times" else minutes


def nothing_learned(_template: Template) -> tuple[LearnedStep, ...]:
    """Where there is no store to look in."""
    return ()
