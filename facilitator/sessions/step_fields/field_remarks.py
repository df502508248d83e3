"""What the console says of counts and choices: checked against who is there, in words. It blocks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.language import tr, trn
from facilitator.sessions.leading.choosing import Way, chosen_of, counts_of, rounds_of, top_of, undecided, way_of
from facilitator.sessions.leading.limits import length_remark
from facilitator.sessions.step_fields.field_words import mean
from facilitator.sessions.templates.template import Field


def remarks_on(field: Field, value: Any, lines: Sequence[str], people: int) -> tuple[str, ...]:
    """What is to be said of this value; nothing while nothing was filled in. `people` is how many can be counted."""
    if value is None:
        return ()
    if field.kind == "vote":
        return (_hands(sum(rounds_of(value, lines)[-1].values()), people),)
    if field.kind == "scale":
        return _scale(value, people)
    if field.kind == "count":
        return _count(value, people)
    if field.kind == "pick":
        return _pick(field, value, lines, people)
    said = length_remark(field.limit, value) if field.kind in ("short", "long") and isinstance(value, str) else ""
    return (said,) if said else ()


def _hands(counted: int, people: int) -> str:
    if counted > people:
        return tr("{hands} bij {people}: tel nog eens na.", hands=trn("{n} hand", "{n} handen", counted), people=_people(people))
    if counted < people:
        left = trn("{n} heeft niet gestemd", "{n} hebben niet gestemd", people - counted)
        return tr("{n} van {all}: {left}.", n=counted, all=people, left=left)
    return tr("{n} van {all}: iedereen heeft gestemd.", n=counted, all=people)


def _people(n: int) -> str:
    return trn("{n} mens", "{n} mensen", n)


def _scale(value: Any, people: int) -> tuple[str, ...]:
    counts = counts_of(value)
    counted = sum(counts.values())
    if not counted:
        return ()
    said = tr("{n} van {all} geteld", n=counted, all=people)
    if counted > people:
        said = tr("{n} geteld bij {people}: tel nog eens na", n=counted, people=_people(people))
    return (tr("{said}; gemiddeld {mean}.", said=said, mean=mean(counts)),)


def _count(value: Any, people: int) -> tuple[str, ...]:
    if isinstance(value, int) and value > people:
        return (tr("{n} geteld bij {people}: tel nog eens na.", n=value, people=_people(people)),)
    return ()


def _pick(field: Field, value: Any, lines: Sequence[str], people: int) -> tuple[str, ...]:
    counts, chosen, way = {line: n for line, n in counts_of(value).items() if line in lines}, chosen_of(value), way_of(field)
    said = [] if way.form == "ticks" or not counts else [_counted(way, sum(counts.values()), people), *_too_many(way, counts, people)]
    equal = undecided(counts, lines, field, chosen)
    if equal:
        said.append(tr("Gelijke stand op de grens: {lines} ({n} elk). Kies samen.", lines=_and(equal), n=counts[equal[0]]))
    most = top_of(field, len(lines))
    if field.top != "all" and len(chosen) > most:
        said.append(tr("{n} gekozen, afgesproken was {most}.", n=len(chosen), most=most))
    elif field.top != "all" and way.form == "ticks" and len(chosen) < most:
        said.append(tr("{n} van {most} gekozen.", n=len(chosen), most=most))
    return tuple(said)


def _counted(way: Way, counted: int, people: int) -> str:
    most = way.most(people)
    if way.form == "hands":
        if counted > people:
            return tr("{hands} bij {people}.", hands=trn("{n} hand", "{n} handen", counted), people=_people(people))
        return tr("{n} van {all} handen geteld.", n=counted, all=most)
    if counted > most:
        return tr("{n} stippen; er zijn er {all} ({people} × {each}).", n=counted, all=most, people=people, each=way.each)
    return tr("{n} van {all} stippen geteld.", n=counted, all=most)


def _too_many(way: Way, counts: dict[str, int], people: int) -> list[str]:
    """A line that has more than there are people, where nobody can give it more than one."""
    if way.form == "dots" and way.stack:
        return []
    said = []
    for line, n in counts.items():
        if n > people and way.form == "dots":
            said.append(tr("‘{line}’: {n} stippen bij {people}, en stapelen mag niet.", line=line, n=n, people=_people(people)))
        elif n > people:
            said.append(tr("‘{line}’: {n} handen bij {people}: tel nog eens na.", line=line, n=n, people=_people(people)))
    return said


def _and(lines: Sequence[str]) -> str:
    quoted = [f"‘{line}’" for line in lines]
    return tr("{first} en {last}", first=", ".join(quoted[:-1]), last=quoted[-1]) if len(quoted) > 1 else quoted[0]
