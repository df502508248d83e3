"""What is kept of one person in a session: for whoever asks what is known of them. Nothing of it is left out for its policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from facilitator.language import tr, trn
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.finding.searching import kind_word
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.people import Person
from facilitator.sessions.privacy.name_erasing import NameEraser
from facilitator.sessions.step_fields.field_keys import MARK
from facilitator.sessions.step_fields.fields import field_policy, policy_of
from facilitator.sessions.step_fields.holders import field_at


@dataclass(frozen=True)
class Line:
    """Something in which a person stands: what it is, who may read it, and the text."""

    what: str
    readers: str
    text: str


@dataclass(frozen=True)
class AboutPerson:
    """A session with what is kept of a person in it."""

    day: date
    title: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AllAbout:
    """All that is kept of somebody, session by session, and the documents of those that are still there."""

    name: str
    sessions: tuple[AboutPerson, ...]
    files: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    """Sentences about what was not looked in."""


def about_person(session: LiveSession, name: str) -> AboutPerson | None:
    """What is kept of whoever has this name, and every text in which it stands; None where there is nothing."""
    people = [p for p in session.people if name_key(p.name) == name_key(name)]
    leads = name_key(session.particulars.facilitator) == name_key(name)
    others = [p.name for p in session.people if p not in people and p.name]
    lines = tuple(_lines(session, NameEraser(name, others, listed=bool(people) or leads), people))
    facts = tuple(fact for person in people for fact in _facts(session, person))
    if leads:
        facts = ((tr("Rol"), session.template.leader_role), *facts)
    if not facts and not lines:
        return None
    title = ", ".join(part for part in (session.template.title, session.particulars.team) if part)
    held = session.course.started_at or session.particulars.starts_at
    return AboutPerson(local(held, session.particulars).date(), title, facts, lines)


def _facts(session: LiveSession, person: Person) -> Iterator[tuple[str, str]]:
    yield tr("Op de lijst als"), person.name
    if person.role or person.guest:
        yield tr("Rol"), person.role or tr("gast")
    yield tr("Aanwezig"), tr("ja") if person.here else tr("nee")
    turns = sum(turn.person == person.id for taken in session.course.turns.values() for turn in taken)
    if turns:
        yield tr("Beurten"), trn("{n} beurt", "{n} beurten", turns)
    spoken = sum((s.span.ended_at - s.span.began_at for s in session.course.speech if s.who == person.id and s.span.ended_at), timedelta())
    if spoken:
        yield tr("Bijgehouden spreektijd"), trn("{n} minuut", "{n} minuten", max(1, round(spoken.total_seconds() / 60)))
    groups = sum(person.id in group for formed in session.course.groups.values() for group in formed)
    if groups:
        yield tr("Ingedeeld"), trn("in {n} groepje", "in {n} groepjes", groups)


def _lines(session: LiveSession, eraser: NameEraser, people: list[Person]) -> Iterator[Line]:
    """Every text in which the name stands, and what this person filled in; what is shown now first."""
    shown, names = set[str](), {person.name for person in session.people}
    for note in session.course.notes.values():
        content = session.content(note)
        shown.add(note.words)
        if _names(eraser, content.text) or _names(eraser, content.owner):
            what = tr("{kind}, voor {owner}", kind=kind_word(note.kind), owner=content.owner) if content.owner else kind_word(note.kind)
            yield Line(what, _readers(policy_of(session, note), note.seen), content.text)
    mine = {person.id for person in people}
    for name, words in session.course.fields.items():
        shown.add(words)
        text = said_in(session.words.get(words, ""))
        if text and (name.rpartition(MARK)[2] in mine or _names(eraser, text)):
            asked = field_at(session, name)
            what = asked[1].label or asked[1].name if asked else tr("ingevuld")
            yield Line(what, _readers(field_policy(*asked) if asked else "", ""), text)
    for words, kept in session.words.items():
        text = said_in(kept)
        if words not in shown and text not in names and _names(eraser, text):
            yield Line(tr("eerdere versie, toelichting of titel"), "", text)


def _names(eraser: NameEraser, text: str) -> bool:
    before = eraser.found
    return eraser.erase(text) != text or eraser.found != before


def _readers(policy: str, seen: str) -> str:
    if seen == "facilitator":
        return tr("alleen wie leidt")
    if policy in ("report", ""):
        return tr("in het verslag") if policy else ""
    return tr("alleen tijdens de sessie") if policy in ("session", "nothing") else tr("alleen {role}", role=policy)


def said_in(words: str) -> str:
    """The texts in words as they are kept, in one line: plain text, or JSON with texts in it. A page of brackets is plain text."""
    try:
        value = json.loads(words) if words else ""
        return " · ".join(_texts(value)) if isinstance(value, dict | list | str) else ""
    except (ValueError, RecursionError):
        return words


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from ([key] if isinstance(each, int) else [])
            yield from _texts(each)
