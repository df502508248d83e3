"""Times as a draaiboek says them: the inverse of `small_texts`."""

from __future__ import annotations

from datetime import timedelta

from facilitator.sessions.templates.small_texts import LONGEST, MINUTE, Time

_SECOND = timedelta(seconds=1)
_HALF_MINUTE = timedelta(seconds=30)


def duration_text(length: timedelta) -> str:
    """`10 min`, `7.5 min`, `95 s`; at least a second and at most twelve hours."""
    length = max(_SECOND, min(LONGEST, round(length / _SECOND) * _SECOND))
    return f"{length / MINUTE:g} min" if length % _HALF_MINUTE == timedelta() else f"{length // _SECOND} s"


def time_text(time: Time, length: timedelta, shares: int = 1) -> str:
    """The time of a step that takes so long in all, with its own margin, widened where it would not hold."""
    share = max(_SECOND, min(LONGEST, round(length / shares / _SECOND) * _SECOND))
    core = duration_text(share)
    parts = ["about " if time.about else "", core, f" per {time.per}" if time.per else "", _margin(time, share, core)]
    return "".join(parts)


def _margin(time: Time, share: timedelta, core: str) -> str:
    if time.low is None or time.high is None:
        return ""
    unit = _SECOND if core.endswith(" s") else MINUTE
    low, high = min(time.low, share), max(time.high, share)
    return f" ({low // unit}-{min(LONGEST // unit, -(-high // unit))})"
