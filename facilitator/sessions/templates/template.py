"""A draaiboek, valid and frozen. `template_file.py` makes it from YAML.

The models take the plain text of a file that was checked before, and turn it into values. The keys of the file are the
aliases; the first key of an item says what it is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic import Field as Key

from facilitator.language import tr
from facilitator.sessions.errors import Problem
from facilitator.sessions.templates.small_texts import (
    Groups,
    People,
    RoleSpec,
    Rounds,
    Speak,
    Time,
    parse_groups,
    parse_limit,
    parse_people,
    parse_role,
    parse_rounds,
    parse_speak,
    parse_time,
    parse_top,
)

BUILT_IN_ROLES: Mapping[str, RoleSpec] = {
    "begeleider": RoleSpec(leads=True, takes_part=False),
    "deelnemer": RoleSpec(0, 999, rest=True),
}


def _tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else () if value is None else value


def _parsed(parse: Any) -> BeforeValidator:
    return BeforeValidator(lambda value: parse(value) if isinstance(value, str) else value)


def _flag(value: Any) -> Any:
    return value if isinstance(value, bool) else value in ("yes", "fixed", "hidden")


def _limits(value: Any) -> Any:
    return parse_limit(value) if isinstance(value, str) else value


def _blanks(value: Any) -> Any:
    return {name: tuple(text) if isinstance(text, list) else text for name, text in (value or {}).items()}


def _by_role(value: Any) -> Any:
    return {role: _tuple(how) for role, how in (value or {}).items()}


def _roles(value: Any) -> Any:
    return {name: parse_role(text) if isinstance(text, str) else text for name, text in (value or {}).items()}


def _items(value: Any) -> Any:
    return tuple(item_from(item) if isinstance(item, dict) else item for item in value or ())


Texts = Annotated[tuple[str, ...], BeforeValidator(_tuple)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Blanks = Annotated[Mapping[str, str | tuple[str, ...]], BeforeValidator(_blanks)]
ByRole = Annotated[Mapping[str, tuple[str, ...]], BeforeValidator(_by_role)]
WhenLate = Literal["", "shorten", "keep", "drop"]
Switch = Literal["", "on", "off"]


class Model(BaseModel):
    """Frozen, and without room for a key that the format does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Origin(Model):
    """Where a method, and its minutes, come from."""

    variant: str = ""
    source: str = ""
    licence: str = ""
    credit: str = ""
    version: str = ""
    timing: str = ""


class Field(Model):
    """What a step leaves behind. In a run sheet its texts are filled in and `notes` is what holds there."""

    kind: str
    name: str
    label: str = ""
    options: Texts = ()
    columns: Texts = ()
    rows: Texts = ()
    cells: str = "text"
    range: str = "1-5"
    text: str = ""
    source: str = Key("", alias="from")
    by: str = ""
    top: Annotated[int | Literal["all"], _parsed(parse_top)] = 1
    limit: Annotated[Mapping[str, int], BeforeValidator(_limits)] = Key(default_factory=dict)
    per: Literal["", "person", "group"] = ""
    notes: str = ""
    board: Flag = False
    carry_over: Flag = Key(False, alias="carry over")
    advice: Mapping[str, str] = Key(default_factory=dict)
    """What to tell the facilitator at which outcome of a vote or a pick."""
    readers: Texts = ()
    """Who may get what is kept, to choose from when the group settles that."""

    @model_validator(mode="before")
    @classmethod
    def _first_key_is_kind(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "kind" in data:
            return data
        (kind, name), *others = data.items()
        chosen_by = {"pick": {"by": "hands"}, "mark": {"by": "anyone"}}.get(kind, {})
        return {"kind": kind, "name": name, "label": name, **chosen_by, **dict(others)}


class Inherited(Model, ABC):
    """Keys that a block hands to the steps in it; empty or None: not written here."""

    notes: str = ""
    when_late: WhenLate = Key("", alias="when late")
    optional: Switch = ""
    order: Literal["", "free", "fixed"] = ""
    stance: ByRole = Key(default_factory=dict)
    rules: tuple[str, ...] | None = None
    groups: Annotated[Groups | None, _parsed(parse_groups)] = None

    @property
    @abstractmethod
    def label(self) -> str:
        """What it is called on screen."""


class Step(Inherited):
    """One timed thing."""

    title: str
    time: Annotated[Time, _parsed(parse_time)]
    speak: Annotated[Speak, _parsed(parse_speak)] = Speak()
    show: Texts = ()
    tasks: ByRole = Key(default_factory=dict, alias="for")
    """What is asked of one role, for the room to read: the questions of an observer."""
    say: str = ""
    watch_out: str = Key("", alias="watch out")
    fields: tuple[Field, ...] = ()
    recall: Texts = ()
    follow_up: Flag = Key(False, alias="follow up")
    extend: str = ""

    @property
    def label(self) -> str:
        return self.title


class Break(Inherited):
    """Time without a question: pauze, loopwissel, adempauze."""

    title: str = Key(alias="break")
    time: Annotated[Time, _parsed(parse_time)]
    show: Texts = ()

    @property
    def label(self) -> str:
        return self.title


class Phase(Inherited):
    """Steps that share what they inherit."""

    title: str = Key(alias="phase")
    steps: Annotated[tuple[Item, ...], BeforeValidator(_items)]

    @property
    def label(self) -> str:
        return self.title


class Repeat(Inherited):
    """Steps that come back; `text` is how it is written in the file."""

    text: str = Key(alias="repeat")
    steps: Annotated[tuple[Item, ...], BeforeValidator(_items)]
    role: Texts = ()
    until: str = ""
    otherwise: Annotated[tuple[Item, ...], BeforeValidator(_items)] = ()

    @property
    def label(self) -> str:
        return self.text

    @property
    def rounds(self) -> Rounds:
        """How often it comes."""
        return parse_rounds(self.text)


class OneOf(Inherited):
    """One of its items is chosen; the first is planned."""

    title: str = Key(alias="one of")
    choices: Annotated[tuple[Item, ...], BeforeValidator(_items)]

    @property
    def label(self) -> str:
        return self.title


class Include(Inherited):
    """The steps of another draaiboek; `time` is what the whole of it takes."""

    name: str = Key(alias="include")
    title: str = ""
    time: Annotated[Time | None, _parsed(parse_time)] = None
    given: Blanks = Key(default_factory=dict, alias="with")

    @property
    def label(self) -> str:
        return self.title or self.name


Item = Step | Break | Phase | Repeat | OneOf | Include
KINDS: Mapping[str, type[Item]] = {"title": Step, "break": Break, "phase": Phase, "repeat": Repeat, "one of": OneOf, "include": Include}


def item_from(data: Mapping[str, Any]) -> Item:
    """An item of the right kind from its checked keys; the first key says which. Raises KeyError or pydantic's error."""
    return KINDS[next(iter(data))].model_validate(data)


class Report(Model):
    """For whom a report is, in words, and what it may hold at most; empty: as that kind of report is."""

    readers: Texts = ()
    holds: Literal["everything", "promises"] = "everything"


def _reports(value: Any) -> Any:
    """A list of kinds, or kinds with for whom they are or with keys of their own."""
    if not isinstance(value, Mapping):
        return {kind: Report() for kind in value or ()}
    return {kind: Report(readers=(rule,)) if isinstance(rule, str) else rule for kind, rule in value.items()}


class Template(Model):
    """A draaiboek. `roles` and `names_hidden` count what it includes; every other key is of its own file."""

    name: str
    """The file without `.yaml`; also how others include it."""
    title: str
    notes: str
    goal: str = ""
    kind: str = ""
    language: str = "nl"
    people: Annotated[People | None, _parsed(parse_people)] = None
    origin: Origin | None = None
    room: str = ""
    materials: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    names_hidden: Flag = Key(False, alias="names")
    speaking_time: Literal["", "minutes", "minutes, named"] = Key("", alias="speaking time")
    """Whether the minutes say how speaking was divided, between leader and group or by name; empty: it stays on the console."""
    reports: Annotated[Mapping[str, Report], BeforeValidator(_reports)] = Key(default_factory=lambda: {"minutes": Report()})
    """Which reports it asks for, in its own order."""
    retention: str = ""
    series: str = ""
    roles: Annotated[Mapping[str, RoleSpec], BeforeValidator(_roles)] = Key(default_factory=dict)
    fill_in: Blanks = Key(default_factory=dict, alias="fill in")
    fixed_order: Flag = Key(False, alias="order")
    steps: Annotated[tuple[Item, ...], BeforeValidator(_items)]
    included: Mapping[str, Template] = Key(default_factory=dict)
    """By the name they are included with, also those that an included file includes."""
    sources: Mapping[str, str] = Key(default_factory=dict)
    """The YAML of this file and of every file it includes, by name: a session keeps its draaiboek as it was."""
    warnings: tuple[Problem, ...] = ()

    @property
    def leader_role(self) -> str:
        """Label of the role that leads."""
        return next((name for name, spec in self.roles.items() if spec.leads), tr("begeleider"))

    @property
    def guest_roles(self) -> tuple[str, ...]:
        """Labels of the roles of guests."""
        return tuple(name for name, spec in self.roles.items() if spec.guest)

    @cached_property
    def blanks(self) -> Mapping[str, str | tuple[str, ...]]:
        """Every blank that may be filled at planning, with its default: its own, and those that an include leaves open."""
        found: dict[str, str | tuple[str, ...]] = {}
        for include in includes(self.steps):
            inner = self.included.get(include.name)
            found |= {k: v for k, v in inner.blanks.items() if k not in include.given} if inner else {}
        return {**found, **self.fill_in}


def includes(items: tuple[Item, ...]) -> Iterator[Include]:
    """Every include in these items and in the blocks in them."""
    for item in items:
        if isinstance(item, Include):
            yield item
        elif isinstance(item, OneOf):
            yield from includes(item.choices)
        elif isinstance(item, Phase | Repeat):
            yield from includes(item.steps)
            yield from includes(item.otherwise if isinstance(item, Repeat) else ())


def repeats(items: tuple[Item, ...]) -> Iterator[Repeat]:
    """Every block that comes back, in these items and in the blocks in them."""
    for item in items:
        if isinstance(item, OneOf):
            yield from repeats(item.choices)
        elif isinstance(item, Phase | Repeat):
            yield from [item] if isinstance(item, Repeat) else []
            yield from repeats(item.steps)
            yield from repeats(item.otherwise if isinstance(item, Repeat) else ())


for _model in (Phase, Repeat, OneOf, Template):
    _model.model_rebuild()
