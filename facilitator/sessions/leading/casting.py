"""Giving a role to one person at a time, as it is done from a menu."""

from __future__ import annotations

from datetime import datetime

from facilitator.sessions.live_session import LiveSession


def cast(session: LiveSession, role: str, person: str, now: datetime, block: str = "") -> None:
    """This person holds the role from now on, beside who holds it already as long as there is room for more.

    Where there is none, they take the place of who held it longest. Whom it is given to a second time puts it down again,
    unless the role would be held by too few then.
    """
    spec = session.template.roles.get(role)
    fewest, most = (spec.low, spec.high) if spec else (1, 1)
    held = holding(session, role, block)
    if person not in held:
        session.give_role(role, (*held, person)[-max(1, most) :], now, block)
    elif len(held) > max(1, fewest):
        session.give_role(role, tuple(p for p in held if p != person), now, block)


def holding(session: LiveSession, role: str, block: str = "") -> tuple[str, ...]:
    """Ids of who holds the role in this pass, or all along; the one who holds it longest first."""
    given = session.course.holders.get(f"{role}@{block}" if block else role)
    return given or tuple(p.id for p in session.people if p.role == role)
