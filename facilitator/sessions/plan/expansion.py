"""Walks a draaiboek and writes its run sheet. Section 3 of the description of the format, in its order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count

from facilitator.language import tr
from facilitator.sessions.plan.arranged import arranged
from facilitator.sessions.plan.grouping import Group, form, pairs_of, settled, split
from facilitator.sessions.plan.run_sheet import Branch, Crossroads, Loop, Planning, RunSheet, RunStep
from facilitator.sessions.plan.speaking import Speaking, holders, speaking
from facilitator.sessions.plan.step_time import ZERO, chosen, lateness, span, squeezed
from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.scope import Scope, Values
from facilitator.sessions.templates.small_texts import MANY, THE_END, Groups, RoleSpec, Rounds, Speak, parse_clock
from facilitator.sessions.templates.template import Break, Include, Item, OneOf, Phase, Repeat, Step, Template

MOST_ROWS = 3000
MOST_VISITS = 20_000
"""Blocks in blocks multiply; past this nothing is added any more, so that no draaiboek can stall the program."""
MOST_PASSES = 400


def run_sheet(template: Template, planning: Planning) -> RunSheet:
    """Expand the template. Raises nothing: a valid template and any planning give a run sheet."""
    sheet = Expansion(template, planning).run()
    return arranged(sheet, planning) if planning.arrangement else sheet


class Expansion:
    """One expansion of one template. Use `run` once."""

    def __init__(self, template: Template, planning: Planning) -> None:
        self._template, self._planning = template, planning
        self._rows: list[RunStep] = []
        self._loops: list[Loop] = []
        self._crossroads: list[Crossroads] = []
        self._groups: tuple[Group, ...] = ()
        self._wanted: Groups | None = None
        self._mixed_at = ""
        self._met: set[frozenset[str]] | None = set()
        """Who sat with whom so far; None while it is only measured."""
        self._shared: set[str] = set()
        self._visits = 0

    def run(self) -> RunSheet:
        """The rows, with the lengths that somebody chose in place of what was worked out."""
        ceiling = self._planning.ceiling
        self._file(self._template, "", Scope(notes=ceiling, ceiling=ceiling, lines=self._planning.lines), {})
        return RunSheet(tuple(map(self._with_length, self._rows)), tuple(self._loops), tuple(self._crossroads))

    def _with_length(self, row: RunStep) -> RunStep:
        """The row with the length that somebody chose, or that it began with."""
        length, shared = self._planning.lengths.get(row.path), row.path in self._shared
        if length is None:
            return row
        grows = row.path == self._planning.growing and row.turn and not shared
        return chosen(row, max(length, row.length) if grows else length, shared)

    def _file(self, template: Template, path: str, around: Scope, given: Values) -> None:
        scope = replace(
            around,
            notes=stricter(template.notes, around.notes),
            ceiling=around.notes,
            fixed=template.fixed_order or around.fixed,
            roles={**around.roles, **template.roles},
            values={**template.fill_in, **self._planning.blanks, **given},
            fields={},
        )
        self._items(template.steps, path, scope)

    def _items(self, items: tuple[Item, ...], path: str, scope: Scope) -> None:
        for index, item in enumerate(items, 1):
            self._item(item, f"{path}{index}", scope, items[index:])

    def _item(self, item: Item, path: str, scope: Scope, after: tuple[Item, ...]) -> None:
        self._visits += 1
        if self._visits > MOST_VISITS or len(self._rows) >= MOST_ROWS:
            return
        optional = item.optional or scope.optional
        on = self._planning.switched.get(path, optional != "off")
        inner = scope.inside(item)
        inner = replace(inner, groups_at=path) if item.groups else inner
        if isinstance(item, Step | Break):
            self._step(item, path, replace(inner, optional=optional), on)
        elif not on:
            self._grey_line(path, inner.fill(item.label), inner)
        else:
            self._block(item, path, replace(inner, optional="on" if optional else ""), after)

    def _block(self, item: Phase | OneOf | Repeat | Include, path: str, scope: Scope, after: tuple[Item, ...]) -> None:
        if isinstance(item, Phase):
            self._items(item.steps, f"{path}.", scope.called(scope.fill(item.title)))
        elif isinstance(item, OneOf):
            self._one_of(item, path, scope)
        elif isinstance(item, Repeat):
            self._repeat(item, path, scope, after)
        else:
            self._include(item, path, scope)

    def _one_of(self, item: OneOf, path: str, scope: Scope) -> None:
        index = min(max(0, self._planning.choices.get(path, 0)), len(item.choices) - 1)
        branches = tuple(Branch(scope.fill(choice.label), self._measured((choice,), scope)) for choice in item.choices)
        self._crossroads.append(Crossroads(path, scope.fill(item.title), branches, index))
        self._item(item.choices[index], f"{path}{_letter(index)}", scope, ())

    def _include(self, item: Include, path: str, scope: Scope) -> None:
        template = self._template.included.get(item.name)
        if template is None:
            return
        given = {name: self._filled(value, scope) for name, value in item.given.items()}
        first = len(self._rows)
        around = scope.called(scope.fill(item.title)) if item.title else scope
        language = template.language if template.language != self._template.language else ""
        self._file(template, f"{path}.", replace(around, prefix=f"{path}:", language=language), given)
        if item.time:
            self._rows[first:] = squeezed(self._rows[first:], item.time.length)

    def _filled(self, value: str | tuple[str, ...], scope: Scope) -> str | tuple[str, ...]:
        filled = scope.fill_all((value,) if isinstance(value, str) else value)
        return filled[0] if isinstance(value, str) and len(filled) == 1 else filled

    # repeats

    def _repeat(self, item: Repeat, path: str, scope: Scope, after: tuple[Item, ...]) -> None:
        rounds = item.rounds
        labels = self._labels(rounds, scope)
        passes, keys = self._passes(item, path, scope, len(labels), after), []
        length = self._measured(item.steps, scope)
        for number in range(1, passes + 1):
            if len(self._rows) >= MOST_ROWS:
                break
            last = number == passes and len(item.steps) > 1 and isinstance(item.steps[-1], Break)
            inner = self._pass(item, f"{path}[{number}]", number, labels, scope)
            self._items(item.steps[:-1] if last else item.steps, f"{path}[{number}].", inner)
            keys.append(scope.fields.get(item.until, (None, ""))[1])
        title = scope.fill(item.steps[0].label)
        if not passes:
            self._grey_line(path, title, scope)
        most = rounds.high if rounds.how == "times" else max(len(labels), passes)
        keys.append(scope.fields.get(item.until, (None, ""))[1])
        until = tuple(dict.fromkeys(key for key in keys if key))
        deadline = self._deadline(item)
        rest = self._measured(after, scope) if deadline else ZERO
        self._loops.append(Loop(path, title, passes, most, length, item.until, until, deadline.time() if deadline else None, rest))
        self._items(item.otherwise, f"{path}!", replace(scope, optional="off"))

    def _labels(self, rounds: Rounds, scope: Scope) -> tuple[str, ...]:
        """What each pass is about, as often as it is planned to come."""
        people = len(self._planning.people)
        if rounds.how == "each":
            return self._lines(rounds, scope)
        if rounds.how == "times":
            number = rounds.low
        elif rounds.how == "group" and scope.groups:
            number = max(split(people, scope.groups), default=1)
        else:
            number = max(1, people)
        return tuple(tr("ronde {n}", n=n) for n in range(1, number + 1))

    def _lines(self, rounds: Rounds, scope: Scope) -> tuple[str, ...]:
        field, key = scope.fields.get(rounds.source, (None, ""))
        listed = scope.values.get(rounds.source)
        if field is None and isinstance(listed, tuple):
            return listed[:MOST_PASSES]
        there = self._planning.lines.get(key, ())
        if there or field is None:
            return there[:MOST_PASSES]
        source = scope.fields.get(field.source, (field, ""))[0]
        most = source.limit.get("per person", 0) * max(1, len(self._planning.people)) or source.limit.get("in all", 0)
        most = most or max(1, len(self._planning.people))
        picked = min(field.top, most) if field.source and field.top != "all" else most
        return tuple(f"{rounds.thing} {n}" for n in range(1, min(picked, MOST_PASSES) + 1))

    def _passes(self, item: Repeat, path: str, scope: Scope, planned: int, after: tuple[Item, ...]) -> int:
        rounds, asked = item.rounds, self._planning.passes.get(path)
        if asked is None:
            number = self._that_fit(item, scope, planned, after)
            number = max(number, 1) if self._planning.switched.get(path) else number
        else:
            number = min(max(0, asked), rounds.high if rounds.how == "times" else MOST_PASSES)
        # A pass in which a step has begun stays, whoever leaves.
        return max(number, self._begun(path))

    def _that_fit(self, item: Repeat, scope: Scope, planned: int, after: tuple[Item, ...]) -> int:
        deadline, start = self._deadline(item), self._planning.starts_at
        if deadline is None or start is None or planned < 2:
            return planned
        room = deadline - start - self._length(self._rows)
        length = self._measured(item.steps, scope)
        if length <= ZERO:
            return planned
        return max(1, min(planned, (room - self._measured(after, scope)) // length))

    def _deadline(self, item: Repeat) -> datetime | None:
        start, clock = self._planning.starts_at, parse_clock(item.until)
        if item.until == THE_END:
            return self._planning.ends_at
        return datetime.combine(start, clock, start.tzinfo) if start and clock else None

    def _measured(self, items: tuple[Item, ...], scope: Scope) -> timedelta:
        """What these items would take here. Leaves no trace."""
        before = self._rows, self._loops, self._crossroads, self._groups, self._wanted, self._mixed_at, self._met
        # How large groups are does not depend on who met whom, so nobody need be mixed well for this. What was chosen for
        # other paths does not hold here.
        self._rows, self._loops, self._crossroads, self._met = [], [], [], None
        self._items(items, "?", replace(scope, fields=dict(scope.fields)))
        length = self._length(self._rows)
        self._rows, self._loops, self._crossroads, self._groups, self._wanted, self._mixed_at, self._met = before
        return length

    def _length(self, rows: list[RunStep]) -> timedelta:
        return sum((row.length for row in rows if row.on), ZERO)

    def _begun(self, path: str) -> int:
        pattern = re.compile(re.escape(path) + r"\[(\d{1,3})\]")
        begun = self._planning.lengths if self._planning.begun is None else self._planning.begun
        found = (pattern.match(other) for other in begun)
        return max((int(match[1]) for match in found if match), default=0)

    def _pass(self, item: Repeat, path: str, number: int, labels: tuple[str, ...], scope: Scope) -> Scope:
        rounds = item.rounds
        label = labels[number - 1] if number <= len(labels) else f"{rounds.thing} {number}" if rounds.thing else tr("ronde {n}", n=number)
        # In groups at the same time everyone has a pass among the same people.
        groups_at = path if item.groups and rounds.how != "group" else scope.groups_at
        inner = replace(scope, passes=(*scope.passes, path), prefix=f"{path}:", groups_at=groups_at)
        inner = replace(inner, block_label=f"{scope.block_label}, {label}" if scope.block_label else label)
        if item.role or not scope.pass_roles:
            inner = replace(inner, block=path, pass_roles=item.role, roles={**{r: RoleSpec() for r in item.role}, **scope.roles})
        if rounds.thing:
            inner = replace(inner, values={**scope.values, rounds.thing: label})
        if rounds.how == "group":
            turn = (number, item.role) if item.role else None
            return replace(inner, group_roles=scope.group_roles | set(item.role), group_turn=turn)
        return replace(inner, turn_holders={**scope.turn_holders, **self._rotated(item, number, inner)})

    def _rotated(self, item: Repeat, number: int, scope: Scope) -> dict[str, tuple[str, ...]]:
        """The first role is whose turn it is, the next names go round the circle from there."""
        people = self._planning.people
        if not people or not item.role:
            return {}
        found = holders(self._planning, replace(scope, turn_holders={}), item.role[0])
        if item.rounds.how == "person":
            given = self._planning.holders.get(f"{item.role[0]}@{scope.passes[-1]}", ())
            start = people.index(given[0]) if given and given[0] in people else number - 1
        elif found and found[0] in people:
            start = people.index(found[0])
        else:
            return {}
        places = zip(item.role, count(start), strict=False)
        return {role: (people[place % len(people)],) for role, place in places} if len(people) >= len(item.role) else {}

    # steps

    def _grey_line(self, path: str, title: str, scope: Scope) -> None:
        self._rows.append(self._row(path, title, scope, on=False, optional=True))

    def _row(self, path: str, title: str, scope: Scope, *, on: bool, optional: bool) -> RunStep:
        return RunStep(
            path=path, title=title, length=ZERO, shortest=ZERO, longest=ZERO, on=on, optional=optional, notes=scope.notes,
            fixed_order=scope.fixed, block=scope.block, block_label=scope.block_label, pass_roles=scope.pass_roles,
            field_prefix=scope.prefix, part=scope.part, language=scope.language,
        )  # fmt: skip

    def _step(self, item: Step | Break, path: str, scope: Scope, on: bool) -> None:
        there = speaking(self._planning, scope)
        is_break = isinstance(item, Break)
        groups = self._grouped(item, path, scope, there) if isinstance(item, Step) else ()
        late = lateness(item, scope.when_late)
        shares = {"": 1, "person": max(map(len, groups), default=there.number), "group": max(1, len(self._groups))}[item.time.per]
        time = span(item.time, shares, late)
        row = replace(
            self._row(path, scope.fill(item.title), scope, on=on, optional=bool(scope.optional)),
            length=time.length, shortest=time.shortest, longest=time.longest, is_break=is_break, timed=not item.time.about,
            protected=time.shortest == time.length, show=scope.fill_all(item.show), groups=groups,
        )  # fmt: skip
        self._rows.append(self._said(item, row, scope, there) if isinstance(item, Step) else row)

    def _said(self, item: Step, row: RunStep, scope: Scope, there: Speaking) -> RunStep:
        for field in item.fields:
            scope.fields[field.name] = (field, scope.prefix + field.name)
        everyone = item.speak.form in ("round", "popcorn") or item.time.per == "person"
        return replace(
            row, speak=item.speak.role or item.speak.form, say=scope.fill(item.say), watch_out=scope.fill(item.watch_out),
            rules=scope.fill_all(scope.rules),
            stances={role: how for role, how in scope.stances.items() if how}, recall=item.recall, follow_up=item.follow_up,
            extend=item.extend, fields=tuple(scope.fill_field(field) for field in item.fields), turn=self._turn(item, row, there),
            speakers=self._order(item.speak, row, scope, there.speakers) if everyone and not row.groups else (),
            tasks={role: scope.fill_all(told) for role, told in item.tasks.items()},
            inner_ring=bool(row.groups and scope.groups and scope.groups.inner_ring), parts=_parts(row.groups, scope),
        )  # fmt: skip

    def _order(self, speak: Speak, row: RunStep, scope: Scope, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """In the circle, from the holder of a role or their neighbour on; or shuffled, the same way as long as this session lasts."""
        if speak.shuffled:
            seed = f"{self._planning.starts_at}{row.path}"
            return tuple(sorted(speakers, key=lambda person: sha256(f"{seed}{person}".encode()).digest()))
        people = self._planning.people
        first = next((people.index(p) for p in holders(self._planning, scope, speak.starts_with) if p in people), 0)
        last = holders(self._planning, scope, speak.ends_with)
        first = next((people.index(p) + 1 for p in last if p in people), first)
        speaking_here = frozenset(speakers)
        return tuple(person for person in (*people[first:], *people[:first]) if person in speaking_here)

    def _turn(self, item: Step, row: RunStep, there: Speaking) -> timedelta | None:
        if item.time.per == "person":
            return item.time.length
        if item.speak.form != "round" or item.time.per or row.groups:
            return None
        self._shared.add(row.path)
        return timedelta(seconds=int(row.length.total_seconds() / there.number))

    def _grouped(self, item: Step, path: str, scope: Scope, there: Speaking) -> tuple[Group, ...]:
        if scope.groups is None or (item.speak.form == "silent" and item.groups is None) or not self._planning.people:
            return ()
        # Where nobody holds a role yet that is apart, somebody will: then there is one less to sit with.
        people = there.speakers[: min(there.number, MANY)] or self._planning.people
        known = settled(people, self._planning.groups.get(path, ()))
        same = scope.groups == self._wanted and (not scope.groups.mixed or scope.groups_at == self._mixed_at)
        self._groups = known or (same and settled(people, self._groups)) or form(people, scope.groups, self._groups, self._met or ())
        self._wanted, self._mixed_at = scope.groups, scope.groups_at
        if self._met is not None:
            self._met |= pairs_of(self._groups)
        return self._groups


def _parts(groups: tuple[Group, ...], scope: Scope) -> tuple[tuple[str, str], ...]:
    """Who has a part of their own in a group: whose turn it is, everybody where there is a role for each, or the host."""
    if groups and scope.group_turn:
        number, roles = scope.group_turn
        return tuple(part for group in groups if number <= len(group) for part in _turn_in(group, number, roles))
    if groups and scope.groups and scope.groups.host_stays:
        return tuple((group[0], "") for group in groups)
    return ()


def _turn_in(group: Group, number: int, roles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    order = (*group[number - 1 :], *group[: number - 1])
    return tuple(zip(order, roles if len(roles) >= len(group) else roles[:1], strict=False))


def _letter(index: int) -> str:
    return chr(ord("a") + index) if index < 26 else f"({index + 1})"
