"""What preparing a session comes down to: the programme as a table, changes to it, and sentences about what does not fit.

Rows of a repeat are shown once for all its passes. Their key is their path without numbers of passes: `4[2].1` has `4[].1`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TypeVar
from weakref import finalize

from facilitator.language import language, tr, trn
from facilitator.sessions.coming_back.due_date import read_date
from facilitator.sessions.coming_back.series import rhythm
from facilitator.sessions.history.course import Course
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Participant, Particulars, numbered
from facilitator.sessions.people import circle, everybody
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.planning import planning
from facilitator.sessions.plan.replan import propose
from facilitator.sessions.plan.run_sheet import Planning, RunSheet, RunStep
from facilitator.sessions.plan.speaking import form_words
from facilitator.sessions.templates.small_texts import parse_rounds
from facilitator.sessions.templates.template import Template

MINUTE = timedelta(minutes=1)
MOST_PASSES = 30
MOST_PEOPLE = 200
_USUAL_PEOPLE = 8
_PASS = re.compile(r"\[\d+\]")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Row:
    """A step as it is planned; `starts` are local times, one for each pass in which it is on."""

    key: str
    title: str
    form: str
    length: timedelta
    on: bool
    protected: bool
    starts: tuple[datetime, ...]


@dataclass(frozen=True)
class Section:
    """Rows that stand together; `repeat` is the path of the repeat they are in, or empty."""

    repeat: str
    label: str
    passes: int
    rows: tuple[Row, ...]


_USUAL: dict[tuple[int, str], RunSheet] = {}
"""By draaiboek and language: a shelf asks for all of them each time it is shown."""


def usual_sheet(template: Template) -> RunSheet:
    """The run sheet for as many people as the draaiboek is meant for."""
    key = id(template), language()
    if key not in _USUAL:
        _USUAL[key] = run_sheet(template, Planning(tuple(p.id for p in numbered(usual_people(template)))))
        finalize(template, _USUAL.pop, key, None)
    return _USUAL[key]


def usual_people(template: Template) -> int:
    """The middle of the range it is meant for."""
    people = template.people
    if people is None:
        return _USUAL_PEOPLE
    return (people.low + people.high) // 2 if people.high is not None else max(people.low, _USUAL_PEOPLE)


def draft_sheet(template: Template, particulars: Particulars) -> RunSheet:
    """The run sheet of a session that has not begun."""
    people = everybody(particulars, Course(), {})
    return run_sheet(template, replace(planning(template, particulars, Course(), people, {}), begun=frozenset()))


def key_of(path: str) -> str:
    """The path of a step without the numbers of its passes."""
    return _PASS.sub("[]", path)


# the table


def sections(sheet: RunSheet, particulars: Particulars) -> tuple[Section, ...]:
    """The programme as it is shown while preparing."""
    starts = _starts(sheet, particulars)
    found = []
    for repeat, steps in groupby(sheet.steps, lambda step: step.path.split("[")[0] if "[" in step.path else ""):
        together = list(steps)
        keys = dict.fromkeys(key_of(step.path) for step in together)
        rows = tuple(_row([s for s in together if key_of(s.path) == key], starts) for key in keys)
        found.append(Section(repeat, _pass_word(together[0]) if repeat else "", _passes(sheet, repeat) if repeat else 1, rows))
    return tuple(found)


def _starts(sheet: RunSheet, particulars: Particulars) -> dict[str, datetime]:
    moment, found = local(particulars.starts_at, particulars), {}
    for step in sheet.on:
        found[step.path] = moment
        moment += step.length
    return found


def _row(steps: list[RunStep], starts: Mapping[str, datetime]) -> Row:
    first = next((s for s in steps if s.on), steps[0])
    begins = tuple(starts[s.path] for s in steps if s.on)
    return Row(key_of(first.path), _title(first), form_words(first), first.length, first.on, first.protected and first.on, begins)


def _title(step: RunStep) -> str:
    """A repeat that is switched off is one grey line, with what the file says of it."""
    try:
        rounds = parse_rounds(step.title)
    except ValueError:
        return step.title
    return tr("Herhaling per {thing}", thing=rounds.thing) if rounds.thing else tr("Herhaling")


def _pass_word(step: RunStep) -> str:
    words = step.block_label.split(",")[0].rstrip("0123456789 ")
    return tr("Per {thing}", thing=words) if words else tr("Herhaling")


def _passes(sheet: RunSheet, repeat: str) -> int:
    pattern = re.compile(re.escape(repeat) + r"\[(\d+)\]")
    return max((int(found[1]) for s in sheet.steps if (found := pattern.match(s.path))), default=0)


# changes


def with_length(template: Template, particulars: Particulars, key: str, length: timedelta) -> Particulars:
    """Another length for a row, in all its passes."""
    paths = _paths(draft_sheet(template, particulars), key)
    return replace(particulars, lengths={**particulars.lengths, **dict.fromkeys(paths, length)})


def with_switch(template: Template, particulars: Particulars, key: str, on: bool) -> Particulars:
    """A row on or off, in all its passes."""
    paths = _paths(draft_sheet(template, particulars), key)
    return settled(template, replace(particulars, switched={**particulars.switched, **dict.fromkeys(paths, on)}))


def with_passes(template: Template, particulars: Particulars, repeat: str, wanted: int) -> Particulars:
    """A repeat so often; the same particulars where the draaiboek does not allow it."""
    if not 1 <= wanted <= MOST_PASSES:
        return particulars
    changed = replace(particulars, passes={**particulars.passes, repeat: wanted})
    allowed = _passes(draft_sheet(template, changed), repeat) == wanted
    return settled(template, changed) if allowed else particulars


def settled(template: Template, particulars: Particulars) -> Particulars:
    """Passes that came get the changes of the others, and those that went leave none behind."""
    there = [step.path for step in draft_sheet(template, particulars).steps]
    return replace(particulars, lengths=_spread(particulars.lengths, there), switched=_spread(particulars.switched, there))


def _spread(by_path: Mapping[str, Value], there: list[str]) -> dict[str, Value]:
    by_key = {key_of(path): value for path, value in by_path.items()}
    kept = {path: value for path, value in by_path.items() if "[" not in path or path in there}
    added = {path: by_key[key_of(path)] for path in there if "[" in path and key_of(path) in by_key}
    return {**added, **kept}


def _paths(sheet: RunSheet, key: str) -> list[str]:
    return [step.path for step in sheet.steps if key_of(step.path) == key]


# what fits


def available(particulars: Particulars) -> timedelta | None:
    """Time between begin and fixed end, or None without a fixed end."""
    return particulars.ends_at - particulars.starts_at if particulars.ends_at is not None else None


def too_long(sheet: RunSheet, particulars: Particulars) -> timedelta:
    """What does not fit; zero where it all does."""
    room = available(particulars)
    return max(timedelta(), sheet.length - room) if room is not None else timedelta()


def misfit_sentence(sheet: RunSheet, particulars: Particulars) -> str:
    """`5 minuten te lang: 110 minuten passen niet in 105.`, or nothing."""
    over, room = too_long(sheet, particulars), available(particulars)
    if not over or room is None:
        return ""
    late = trn("{n} minuut te lang", "{n} minuten te lang", _minutes_up(over))
    return tr("{late}: {length} minuten passen niet in {room}.", late=late, length=_minutes_up(sheet.length), room=int(room / MINUTE))


def earlier_start(sheet: RunSheet, particulars: Particulars, now: datetime) -> datetime | None:
    """When to begin to fit it all in, in whole minutes (UTC); None where it fits, or where that moment has passed."""
    if particulars.ends_at is None or not too_long(sheet, particulars):
        return None
    start = particulars.ends_at - _minutes_up(sheet.length) * MINUTE
    return start if start >= now else None


def shortened(template: Template, particulars: Particulars) -> Particulars:
    """With the lengths that fit, as far as the steps can give; the same particulars where nothing can."""
    room = available(particulars)
    if room is None:
        return particulars
    proposal = propose(draft_sheet(template, particulars), frozenset(), room)
    gone = dict.fromkeys(proposal.dropped, False)
    return replace(particulars, lengths={**particulars.lengths, **proposal.lengths}, switched={**particulars.switched, **gone})


def _minutes_up(length: timedelta) -> int:
    return -(-length // MINUTE)


# what is entered


def read_day(text: str, today: date) -> date | None:
    """`26-11-2026`, `26 november`, `do 26 nov`, `morgen`; without a year the next one. None where it is not a day."""
    return read_date(re.sub(r"(?<=\d)[/.](?=\d)", "-", text.strip()), today)


def people_lines(participants: tuple[Participant, ...]) -> str:
    """The list as text, as `people_from` reads it."""
    lines: list[str] = []
    for unnamed, together in groupby(participants, lambda person: not person.name):
        names = [person.name for person in together]
        lines += [str(len(names))] if unnamed else names
    return "\n".join(lines)


def people_from(text: str, before: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """One name a line; a line that is a number stands for so many people without a name. At most `MOST_PEOPLE`.

    Who was on the list keeps id, role and the rest.
    """
    names = wanted_names(text)[:MOST_PEOPLE]
    known: dict[str, list[Participant]] = {}
    for person in before:
        known.setdefault(person.name, []).append(person)
    kept = [known[name].pop(0) if known.get(name) else None for name in names]
    taken = {p.id for p in kept if p} | {p.id for p in before}
    fresh = (f"p{n}" for n in range(1, 2 * MOST_PEOPLE + len(taken) + 1) if f"p{n}" not in taken)
    return tuple(person or Participant(next(fresh), name) for name, person in zip(names, kept, strict=True))


def wanted_names(text: str) -> list[str]:
    """The names in a text, empty for people without one, and one more than `MOST_PEOPLE` where it is too long."""
    names: list[str] = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        names += [""] * min(int(line[:6]), MOST_PEOPLE + 1) if line.isdecimal() else [line] if line else []
    return names[: MOST_PEOPLE + 1]


# words


def people_range(template: Template) -> str:
    """`6–16`, `5+`, `4`; nothing where it does not matter."""
    people = template.people
    if people is None:
        return ""
    if people.high is None:
        return tr("{n} of meer", n=people.low)
    return f"{people.low}–{people.high}" if people.low != people.high else str(people.low)


def people_sentence(template: Template, particulars: Particulars) -> str:
    """How many there are, and how many the draaiboek is meant for, in words."""
    everyone = tuple(replace(p, here=True) for p in everybody(particulars, Course(), {}))
    number = len(circle(template, everyone))
    if not number:
        return tr("Nog niemand op de lijst.")
    there = trn("{count} mens doet mee.", "{count} mensen doen mee.", number, count=number_word(number).capitalize())
    people = template.people
    if people is None:
        return there
    if people.high is None:
        return " ".join([there, tr("Deze werkvorm past bij {low} of meer.", low=number_word(people.low))])
    return " ".join([there, tr("Deze werkvorm past bij {low} tot {high}.", low=number_word(people.low), high=number_word(people.high))])


def number_word(number: int) -> str:
    """Small numbers as words."""
    words = (
        tr("nul"), tr("één"), tr("twee"), tr("drie"), tr("vier"), tr("vijf"), tr("zes"), tr("zeven"), tr("acht"), tr("negen"), tr("tien"),
        tr("elf"), tr("twaalf"),
    )  # fmt: skip
    return words[number] if 0 <= number < len(words) else str(number)


def series_words(series: str) -> str:
    """How often a draaiboek comes back: `every 3 months` is `elk kwartaal`."""
    every = rhythm(series)
    if every is None:
        return series
    number, unit = every.number, every.unit
    if every.months == 3:
        return tr("elk kwartaal")
    if every.months == 12:
        return tr("elk jaar")
    if number == 1:
        return {"day": tr("elke dag"), "week": tr("elke week"), "month": tr("elke maand"), "year": tr("elk jaar")}[unit]
    return {
        "day": tr("elke {n} dagen", n=number), "week": tr("elke {n} weken", n=number), "month": tr("elke {n} maanden", n=number),
        "quarter": tr("elke {n} kwartalen", n=number), "year": tr("elke {n} jaar", n=number),
    }[unit]  # fmt: skip


def confidential_words(policy: str) -> str:
    """What happens with what is said, where that is not the minutes; empty where it is."""
    if policy == "report":
        return ""
    if policy == "nothing":
        return tr("Dit blijft in de groep. Wat er gezegd wordt, wordt niet bewaard. Het verslag zegt alleen wie er was.")
    if policy == "session":
        return tr("Dit blijft in de groep. Notities zijn er alleen tijdens de sessie, en worden gewist als je afsluit.")
    return tr("Dit blijft in de groep. Notities zijn alleen voor de {role}, op een eigen blad.", role=policy)
