"""Which of two policies keeps less: nothing < session < a role < report."""

from __future__ import annotations


def strictness(policy: str) -> int:
    """Higher is freer; every role is alike."""
    return {"nothing": 0, "session": 1, "report": 3}.get(policy, 2)


def stricter(one: str, other: str) -> str:
    """What both allow. Two roles have nobody in common, so what is for one may not go to the other: then `session`."""
    if one != other and strictness(one) == strictness(other) == 2:
        return "session"
    return one if strictness(one) <= strictness(other) else other
