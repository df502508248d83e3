"""A session that was led with a wrong clock: the moments at which everything happened, put right afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from facilitator.sessions.history.course import Course

T = TypeVar("T")
_MOVE = ("visits", "stops", "turns", "turns_ended", "notes", "side", "speech", "gaps_left", "closed_at", "resumes_at")
"""What of a course is a moment, or has one; what came along from another session had a clock of its own."""


def moved(course: Course, by: timedelta) -> Course:
    """The course with every moment so much later."""
    return replace(course, **{name: _later(getattr(course, name), by) for name in _MOVE})


def _later(value: T, by: timedelta) -> T:
    """A value with every moment in it so much later."""
    found: object = value
    if isinstance(value, datetime):
        found = value + by
    elif isinstance(value, tuple | frozenset):
        found = type(value)(_later(each, by) for each in value)
    elif isinstance(value, Mapping):
        found = {key: _later(each, by) for key, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{f.name: _later(getattr(value, f.name), by) for f in fields(value)})
    return found  # type: ignore[return-value]
