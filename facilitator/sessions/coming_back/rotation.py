"""Roles over the sessions of a series: who had which, and who is next for one that goes round. It is proposed, never imposed.

People are known by their name, for that is all that two sessions share. Two of the same name are told, not told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.language import day, tr, trn
from facilitator.sessions.particulars import Participant
from facilitator.sessions.templates.template import Template, repeats

Turns = Mapping[str, Mapping[str, date]]
"""By role: who had it (by `name_key`), and when last."""
MOST_NAMED = 4


@dataclass(frozen=True)
class NextHolder:
    """Who is next for a role that goes round. `last` is when they had it, or None."""

    role: str
    person: Participant
    last: date | None
    number: int = 0
    """Their place on the list, from 1, where somebody else has the same name; else 0."""


@dataclass(frozen=True)
class Waiting:
    """Who of the people on the list did not have a role of a pass yet, or had it longest ago: for who wants to know."""

    role: str
    names: tuple[str, ...]
    last: date | None
    """None where they never had it."""


def name_key(name: str) -> str:
    """The same for a name however it was typed."""
    return " ".join(name.split()).casefold()


def rotating(template: Template) -> tuple[str, ...]:
    """Roles that go to somebody else in each session."""
    return tuple(name for name, spec in template.roles.items() if spec.rotates)


def in_passes(template: Template) -> tuple[str, ...]:
    """Roles that are given in a pass, such as that of who brings a case in; who had it last time does not have it now."""
    files = (template, *template.included.values())
    held = dict.fromkeys(role for file in files for item in repeats(file.steps) for role in item.role)
    return tuple(role for role in held if role in template.roles and not template.roles[role].guest)


def followed(template: Template) -> tuple[str, ...]:
    """Roles of which is looked up who had them."""
    return tuple(dict.fromkeys((*rotating(template), *in_passes(template))))


def next_holders(template: Template, participants: tuple[Participant, ...], turns: Turns) -> tuple[NextHolder, ...]:
    """For each role that goes round and that nobody has: who had it longest ago, or never; of equals the first on the list.

    Nobody is proposed for two.
    """
    found: list[NextHolder] = []
    for role in rotating(template):
        if all(p.role != role for p in participants):
            proposed = {holder.person.id for holder in found}
            able = [p for p in participants if p.name and p.here and not p.role and p.id not in proposed]
            able = [p for p in able if p.guest == template.roles[role].guest]
            found += _next_holder(role, able, participants, turns.get(role, {}))
    return tuple(found)


def _next_holder(
    role: str, able: list[Participant], participants: tuple[Participant, ...], turns: Mapping[str, date]
) -> Iterator[NextHolder]:
    person = min(able, key=lambda p: turns.get(name_key(p.name), date.min), default=None)
    if person is None:
        return
    alike = sum(name_key(p.name) == name_key(person.name) for p in participants) > 1
    yield NextHolder(role, person, turns.get(name_key(person.name)), participants.index(person) + 1 if alike else 0)


def waiting(template: Template, participants: tuple[Participant, ...], turns: Turns) -> tuple[Waiting, ...]:
    """For each role of a pass who comes first, as far as somebody had it before."""
    found = (_waiting(role, participants, turns[role]) for role in in_passes(template) if turns.get(role))
    return tuple(each for each in found if each.names)


def _waiting(role: str, participants: Iterable[Participant], turns: Mapping[str, date]) -> Waiting:
    names = [p.name for p in participants if p.name and not p.guest]
    never = tuple(dict.fromkeys(n for n in names if name_key(n) not in turns))
    if never:
        return Waiting(role, never, None)
    last = min((turns[name_key(n)] for n in names), default=None)
    return Waiting(role, tuple(dict.fromkeys(n for n in names if turns[name_key(n)] == last)), last)


# words


def holder_words(holder: NextHolder) -> str:
    """Who is next for a role, and why."""
    role, name = _capital(holder.role), holder.person.name
    if holder.last is None:
        words = tr("{role}: {name} had die rol nog niet.", role=role, name=name)
    else:
        last = day(holder.last, "d MMM y")
        words = tr("{role}: {name} deed dit het langst niet; de laatste keer was {last}.", role=role, name=name, last=last)
    if not holder.number:
        return words
    alike = tr("Er staan er meer op de lijst die zo heten; dit gaat over nummer {number}.", number=holder.number)
    return f"{words} {alike}"


def waiting_words(each: Waiting) -> str:
    """`Nog geen inbrenger: Bob Mol en Cor Vos.`"""
    named, more = each.names[:MOST_NAMED], len(each.names) - MOST_NAMED
    names = ", ".join(named)
    if more > 0:
        names = trn("{names} en nog {n}", "{names} en nog {n}", more, names=names)
    if each.last is None:
        return tr("Nog geen {role} geweest: {names}.", role=each.role, names=names)
    return tr("Het langst geen {role} geweest: {names} (laatst {last}).", role=each.role, names=names, last=day(each.last, "d MMM y"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
