"""The run sheet: a template expanded for these people, these choices and this time.

`run_sheet(template, planning)` is a pure function. Every row has a path that says where it comes from (`4[2].1` is item 4,
second pass, first step) and that stays the same while people arrive, steps are switched and lengths change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property

from facilitator.sessions.templates.template import Field


@dataclass(frozen=True)
class Extra:
    """A step that the draaiboek does not have, after the row with that path; an empty path is the beginning."""

    path: str
    after: str
    title: str
    length: timedelta


@dataclass(frozen=True)
class Moved:
    """A row that comes after another one than in the draaiboek."""

    path: str
    after: str


@dataclass(frozen=True)
class Planning:
    """What the expansion depends on besides the template. Lengths, switches and choices are by path."""

    people: tuple[str, ...]
    """Ids of who is present and counted: no guests, nobody who only leads."""
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who holds a role now; `role@block` (`inbrenger@4[2]`) goes before `role` inside that pass."""
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    """Lengths that somebody chose; zero drops the step."""
    switched: Mapping[str, bool] = field(default_factory=dict)
    passes: Mapping[str, int] = field(default_factory=dict)
    """How often a repeat comes, where that is known or chosen; by the path of the repeat."""
    choices: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is in a list or a pick so far, by field name: the labels of `each casus in gekozen`."""
    blanks: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    starts_at: datetime | None = None
    """Local time at which it starts, for `until: 16:30`."""
    groups: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Who sat with whom when a step began, or as somebody arranged it; by path."""
    ceiling: str = "report"
    """What the group settled that may be kept at most."""
    ends_at: datetime | None = None
    """Local time at which all should be done, for `until: the end`; None where nobody set one."""
    begun: frozenset[str] | None = None
    """Paths of steps that have begun, whose pass stays whoever leaves; None: those with a length of their own."""
    growing: str = ""
    """Path of the running step: who comes in while everybody has a time of their own gets one too."""
    arrangement: tuple[Extra | Moved, ...] = ()


@dataclass(frozen=True)
class RunStep:
    """One row. What it says is filled in: no blanks, roles by their label."""

    path: str
    title: str
    length: timedelta
    shortest: timedelta
    """What a re-plan may leave of it; zero where it may be dropped."""
    longest: timedelta
    is_break: bool = False
    on: bool = True
    optional: bool = False
    """Can be switched on and off."""
    timed: bool = True
    """False: planned time, but no clock and no bell (`about 20 min`)."""
    protected: bool = False
    """Keeps its time in a re-plan."""
    speak: str = "free"
    """free, round, popcorn, silent, or the role that speaks."""
    turn: timedelta | None = None
    """The time of one person in a round or `per person`."""
    speakers: tuple[str, ...] = ()
    """Ids of who gets a turn, in order, where everyone gets one."""
    show: tuple[str, ...] = ()
    tasks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is asked of one role, for the room to read."""
    say: str = ""
    watch_out: str = ""
    rules: tuple[str, ...] = ()
    stances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[tuple[str, ...], ...] = ()
    """Ids of who sits with whom; empty: the whole group."""
    inner_ring: bool = False
    parts: tuple[tuple[str, str], ...] = ()
    """Who has a part of their own in a group, and which role that is; an empty role is that of the host who stays."""
    fields: tuple[Field, ...] = ()
    recall: tuple[str, ...] = ()
    follow_up: bool = False
    extend: str = ""
    notes: str = "report"
    """The policy here: nothing, session, a role, or report. A field's own is in the field, made stricter already."""
    fixed_order: bool = False
    block: str = ""
    """The pass it belongs to, `4[2]`; empty outside a repeat."""
    block_label: str = ""
    """That pass in words: `casus 2`, or the line it is about."""
    part: str = ""
    """The phases and included draaiboeken it is in, by name."""
    language: str = ""
    """Of what it says, where it comes from a draaiboek in another language than the session."""
    pass_roles: tuple[str, ...] = ()
    """Roles that this pass is about; the first is who brought it or whose turn it is."""
    field_prefix: str = ""
    """Makes a field of this pass another than that of the next pass."""
    extra: bool = False
    """Came by while the session ran."""

    @property
    def where(self) -> str:
        """Which part of the programme and which pass it belongs to, in words."""
        return ", ".join(part for part in (self.part, self.block_label) if part)


@dataclass(frozen=True)
class Loop:
    """A block that comes back: how often it is planned and at most, and what ends it."""

    path: str
    title: str
    """That of its first step."""
    passes: int
    most: int
    pass_length: timedelta
    until: str = ""
    """The field that ends it, as it is called."""
    until_keys: tuple[str, ...] = ()
    """The names under which that field is kept, one a pass where each pass asks for it anew."""
    until_clock: time | None = None
    """Local time at which what comes after it should be done too."""
    after: timedelta = timedelta()
    """How long that is."""


@dataclass(frozen=True)
class Branch:
    """One of the things that may be chosen, and what it would take."""

    title: str
    length: timedelta


@dataclass(frozen=True)
class Crossroads:
    """A place where one of several is chosen; `chosen` counts from 0."""

    path: str
    title: str
    branches: tuple[Branch, ...]
    chosen: int


@dataclass(frozen=True)
class RunSheet:
    """The rows in order, and the places where the facilitator may decide. Only steps that are on take time."""

    steps: tuple[RunStep, ...]
    loops: tuple[Loop, ...] = ()
    crossroads: tuple[Crossroads, ...] = ()

    def step(self, path: str) -> RunStep | None:
        """The row with this path, or None."""
        return next((s for s in self.steps if s.path == path), None)

    @cached_property
    def fields(self) -> Mapping[str, tuple[RunStep, Field]]:
        """Every field with the step that asks it, by the name it is kept under, in the order of the sheet."""
        return {step.field_prefix + field.name: (step, field) for step in self.steps for field in step.fields}

    @property
    def on(self) -> tuple[RunStep, ...]:
        """The rows that will be run."""
        return tuple(s for s in self.steps if s.on)

    @property
    def length(self) -> timedelta:
        return sum((s.length for s in self.on), timedelta())

    @property
    def shortest(self) -> timedelta:
        return sum((min(s.shortest, s.length) for s in self.on), timedelta())
