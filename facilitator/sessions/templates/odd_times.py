"""Times that cannot fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from facilitator.language import clock_time, minutes_text, tr
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunStep
from facilitator.sessions.plan.speaking import speaking
from facilitator.sessions.templates.odd import Odd
from facilitator.sessions.templates.small_texts import People, parse_clock
from facilitator.sessions.templates.template import Break, Include, Repeat, Step, Template
from facilitator.sessions.templates.template_walk import Here

SHORTEST_TURN = timedelta(seconds=10)
EARLIEST = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
"""No session begins before this time of day, whatever the day."""
MOST_PEOPLE = 60
MOST_SHEETS = 6
"""For how many, and of how many included files, a run sheet is worked out only to see whether something is odd."""


def odd_times(template: Template, everything: Sequence[Here]) -> Iterator[Odd]:
    """Margins that are none, turns too short to speak in, an end that is never met, an include that is squeezed too far."""
    sheets = _Sheets(template)
    for here in everything:
        if not here.own:
            continue
        if isinstance(here.item, Step | Break):
            yield from _margin(here.item, here)
        if isinstance(here.item, Step):
            yield from _turn(here.item, here, template)
            yield from _per_group(here.item, here, template)
        elif isinstance(here.item, Repeat):
            yield from _until(here.item, here, sheets)
        elif isinstance(here.item, Include):
            yield from _squeezed(here.item, here, sheets)


def anonymous(number: int) -> Planning:
    """So many people, without a role."""
    return Planning(tuple(f"p{n}" for n in range(1, number + 1)))


def _margin(item: Step | Break, here: Here) -> Iterator[Odd]:
    if item.time.low is not None and item.time.low == item.time.high:
        yield Odd((*here.path, "time"), tr("deze marge begint en eindigt bij hetzelfde; laat de haakjes weg"))


def _turn(item: Step, here: Here, template: Template) -> Iterator[Odd]:
    most = template.people.high if template.people else None
    if item.speak.form != "round" or item.time.per or here.scope.groups or most is None:
        return
    number = speaking(anonymous(most), here.scope).number
    turn = (item.time.high or item.time.length) / number
    if turn < SHORTEST_TURN:
        text = tr("met {n} mensen is een beurt hier {turn}; geef meer tijd, of schrijf de tijd per person", n=most, turn=minutes_text(turn))
        yield Odd((*here.path, "time"), text)


def _per_group(item: Step, here: Here, template: Template) -> Iterator[Odd]:
    # A building block may come after groups that the file around it makes.
    if item.time.per == "group" and not here.in_groups and template.kind != "bouwsteen":
        yield Odd((*here.path, "time"), tr("per group, maar er zijn hier nog geen groepen geweest; dit telt als één groep"))


def _until(item: Repeat, here: Here, sheets: _Sheets) -> Iterator[Odd]:
    end = parse_clock(item.until)
    if end is None:
        return
    before, one = sheets.before_and_one_pass(here.at)
    if EARLIEST + before + one > datetime.combine(EARLIEST, end, UTC):
        text = tr("voor {end} past hier nooit een ronde, ook niet als je om 6:00 begint", end=item.until)
        later = time(end.hour + 12, end.minute) if end.hour < 12 else None
        meant = tr("; bedoelde je {time}?", time=clock_time(datetime.combine(EARLIEST, later, UTC))) if later else ""
        yield Odd((*here.path, "until"), text + meant)


def _squeezed(item: Include, here: Here, sheets: _Sheets) -> Iterator[Odd]:
    shortest = sheets.shortest_of(item.name)
    if item.time and shortest > item.time.length:
        needed, given = minutes_text(shortest), minutes_text(item.time.length)
        text = tr("'{name}' duurt op zijn kortst {needed}; in {given} past het niet", name=item.name, needed=needed, given=given)
        yield Odd((*here.path, "time"), text)


class _Sheets:
    """Run sheets for the smallest group, each worked out once however often it is asked for."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._shortest: dict[str, timedelta] = {}

    @cached_property
    def _rows(self) -> tuple[RunStep, ...]:
        return run_sheet(self._template, self._smallest(self._template.people, 4)).steps

    def before_and_one_pass(self, at: str) -> tuple[timedelta, timedelta]:
        """How long at the shortest what comes before this repeat takes, and one pass of it."""
        begins = next((n for n, row in enumerate(self._rows) if row.path.startswith(f"{at}[")), len(self._rows))
        one = [row for row in self._rows[begins:] if row.path.startswith(f"{at}[1]")]
        return _shortest(self._rows[:begins]), _shortest(one)

    def shortest_of(self, name: str) -> timedelta:
        """How long an included draaiboek takes at its shortest; nothing where it is not there."""
        inner = self._template.included.get(name)
        if inner is not None and name not in self._shortest and len(self._shortest) < MOST_SHEETS:
            sheet = run_sheet(inner, self._smallest(self._template.people or inner.people, 2))
            self._shortest[name] = _shortest(sheet.steps)
        return self._shortest.get(name, timedelta())

    def _smallest(self, people: People | None, otherwise: int) -> Planning:
        return anonymous(min(people.low, MOST_PEOPLE) if people else otherwise)


def _shortest(rows: Sequence[RunStep]) -> timedelta:
    return sum((row.shortest for row in rows if row.on), timedelta())
