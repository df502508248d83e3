"""A session of any draaiboek with everything filled in, without windows: what the exporters get from a full afternoon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle

from facilitator.rehearsing.content import AGREEMENTS, INSIGHTS, LINES, NAMES
from facilitator.rehearsing.lifelike import lifelike
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template import Template

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
KINDS: tuple[NoteKind, ...] = ("note", "insight", "question", "agreement", "decision", "action")
MOST_STEPS = 200


def played(template: Template, people: int) -> tuple[LiveSession, datetime]:
    """The session, closed, and when that was."""
    names = (NAMES[i % len(NAMES)] for i in range(people))
    group = tuple(Participant(f"p{i}", name, here=i < people or people < 6) for i, name in enumerate(names, 1))
    guests = tuple(Participant(f"g{i}", f"Gast {i}", role, guest=True) for i, role in enumerate(template.guest_roles, 1))
    particulars = Particulars(START, None, "Team Zuid", "Stadskantoor, kamer 2.14", "Ruben Dijkstra", "Gemeente Voorbeeldstad",
                              participants=(*group, *guests))  # fmt: skip
    session, now = LiveSession(template, particulars, lambda entry, words: None), START
    lines = cycle([*LINES, *(line[2:] for line in (*INSIGHTS, *AGREEMENTS))])
    for _ in range(MOST_STEPS):
        if session.next_step is None:
            break
        session.go_on(now)
        _write_down(session, now, lines)
        _fill_in(session, now)
        now += timedelta(minutes=7)
    session.close(now)
    return session, now


def _write_down(session: LiveSession, now: datetime, lines: Iterator[str]) -> None:
    view = console_view(session, now)
    for place in view.destinations:
        for _ in range(2):
            session.take_note(Content(next(lines), "Els Jansen"), place.kind, place.seen, now, field=place.key)
    if view.note_open and not view.destinations:
        for kind in KINDS:
            session.take_note(Content(next(lines)), kind, "report", now)


def _fill_in(session: LiveSession, now: datetime) -> None:
    for row in console_view(session, now).fields:
        for number, share in enumerate(row.shares or (row,)):
            value = lifelike(share, number) if not row.again else None
            if value is not None:
                session.fill_field(share.key, value, now)
