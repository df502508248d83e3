"""Who is on the list, who is here, and who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.language import tr
from facilitator.sessions.history.course import Course
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.template import Template


@dataclass(frozen=True)
class Person:
    """Someone on the list. `role` is the one they hold outside the passes of a repeat."""

    id: str
    name: str
    role: str
    guest: bool
    here: bool
    number: int
    """Place on the list, from 1."""

    @property
    def label(self) -> str:
        """The name, or `Deelnemer 3` for somebody without one."""
        return self.name or tr("Deelnemer {number}", number=self.number)


def everybody(particulars: Particulars, course: Course, words: Mapping[str, str]) -> tuple[Person, ...]:
    """Everybody on the list and everybody who came in later."""
    listed = [(p.id, p.name, p.role, p.guest, p.here) for p in particulars.participants]
    newcomers = [(n.person, words.get(n.words, ""), "", n.guest, True) for n in course.newcomers]
    given = {person: role for role, people in course.holders.items() if "@" not in role for person in people}
    taken = {role for role in course.holders if "@" not in role}
    people = []
    for number, (person, name, role, guest, here) in enumerate([*listed, *newcomers], 1):
        now = given.get(person, "" if role in taken else role)
        people.append(Person(person, name, now, guest, course.presence.get(person, here), number))
    return tuple(people)


def circle(template: Template, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who is here and counts: no guests, nobody who only leads."""
    return tuple(p for p in people if p.here and takes_part(template, p))


def takes_part(template: Template, person: Person) -> bool:
    """Whether somebody is one of the group: no guest, nobody who only leads."""
    return not person.guest and _counts(template, person.role)


def _counts(template: Template, role: str) -> bool:
    spec = template.roles.get(role)
    return spec is None or not (spec.guest or (spec.leads and not spec.takes_part))
