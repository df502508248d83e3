"""What differs between a session here and the same one from elsewhere, side by side, for somebody who has to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from facilitator.language import day, minutes_text, tr
from facilitator.sessions.coming_back.follow_up import answer_of, state_of, text_of
from facilitator.sessions.finding.searching import kind_word
from facilitator.sessions.history.notes import Note
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.reports.minutes_parts import titled
from facilitator.sessions.screens.look_back import state_words
from facilitator.sessions.step_fields.field_words import in_words
from facilitator.sessions.step_fields.holders import field_at

Standing = Literal["ahead", "behind", "apart"]
"""How the other one stands to the one here: it goes on where this one stopped, it stopped earlier, or they went their own ways."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same; empty where it is not there. `part` is the heading it stands under."""

    part: str
    where: str
    mine: str
    theirs: str


def standing(mine: LiveSession, theirs: LiveSession) -> Standing:
    """Which of the two went on."""
    number = min(len(mine.entries), len(theirs.entries))
    if mine.entries[:number] != theirs.entries[:number] or len(mine.entries) == len(theirs.entries):
        return "apart"
    return "ahead" if len(theirs.entries) > number else "behind"


def differences(mine: LiveSession, theirs: LiveSession) -> tuple[Difference, ...]:
    """All that somebody would see, in the order in which one reads a session."""
    parts: tuple[tuple[str, Callable[[LiveSession], Mapping[str, tuple[str, str]]]], ...] = (
        (tr("Waar en wanneer"), _facts),
        (tr("Mensen"), _people),
        (tr("Stappen"), _steps),
        (tr("Notities en actiepunten"), _notes),
        (tr("Ingevuld"), _fields),
        (tr("Beloften van eerder"), _promises),
    )
    return tuple(found for part, of in parts for found in _differing(part, of(mine), of(theirs)))


def _differing(part: str, mine: Mapping[str, tuple[str, str]], theirs: Mapping[str, tuple[str, str]]) -> Iterator[Difference]:
    for name in dict.fromkeys((*mine, *theirs)):
        (where, here), (there_where, there) = mine.get(name, ("", "")), theirs.get(name, ("", ""))
        if here != there:
            yield Difference(part, where or there_where, here, there)


def _facts(session: LiveSession) -> dict[str, tuple[str, str]]:
    p, course = session.particulars, session.course
    ends = f"{local(p.ends_at, p):%H:%M}" if p.ends_at else ""
    state = tr("afgerond") if course.closed_at else tr("bezig") if course.started_at else tr("voorbereid")
    return {
        "team": (tr("Team"), p.team), "place": (tr("Plaats"), p.place), "leader": (tr("Begeleider"), p.facilitator),
        "starts": (tr("Begin"), f"{day(local(p.starts_at, p))} {local(p.starts_at, p):%H:%M}"), "ends": (tr("Eind"), ends),
        "template": (tr("Draaiboek"), session.template.title), "state": (tr("Hoever"), state),
    }  # fmt: skip


def _people(session: LiveSession) -> dict[str, tuple[str, str]]:
    return {p.id: (p.label, ", ".join(filter(None, (p.label, p.role, "" if p.here else tr("afwezig"))))) for p in session.people}


def _steps(session: LiveSession) -> dict[str, tuple[str, str]]:
    """Each step that was on, with how long; a step that is on now as one that runs, for its time is another at every look."""
    found = {}
    for step in session.sheet.steps:
        spans = session.course.spans(step.path)
        if spans:
            last = spans[-1].ended_at
            took = minutes_text(step_timer(session, step).elapsed(last)) if last else tr("loopt")
            found[step.path] = (titled(session.sheet, step), took)
    return found


def _notes(session: LiveSession) -> dict[str, tuple[str, str]]:
    steps = {step.path: step.title for step in session.sheet.steps}
    return {note.id: (steps.get(note.path, ""), _said(session, note)) for note in session.course.notes.values()}


def _said(session: LiveSession, note: Note) -> str:
    content = session.content(note)
    due = day(content.due, "EEE d MMM y") if content.due else ""
    owner = ", ".join(filter(None, (content.owner, due)))
    only = f" [{tr('alleen begeleider')}]" if note.seen == "facilitator" else ""
    text = content.text or tr("(gewist)")
    return f"{kind_word(note.kind)}: {text}{f' ({owner})' if owner else ''}{only}"


def _fields(session: LiveSession) -> dict[str, tuple[str, str]]:
    found = {}
    for name in session.course.fields:
        asked = field_at(session, name)
        if asked is not None:
            step, field = asked
            found[name] = (f"{step.title}: {field.label or field.name}", in_words(field, session.field_value(name)))
    return found


def _promises(session: LiveSession) -> dict[str, tuple[str, str]]:
    def said(promise: str) -> str:
        return " – ".join(filter(None, (state_words(state_of(session, promise)) or tr("niet besproken"), answer_of(session, promise))))

    return {b.id: (text_of(session, b.words) or tr("(gewist)"), said(b.id)) for b in session.course.brought.promises}
