"""A draaiboek, valid and frozen. `template_file.py` makes it from YAML; nothing changes it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from facilitator.sessions.errors import Problem
from facilitator.sessions.small_texts import Groups, Often, RoleSpec, Time

Late = Literal["", "shorten", "keep", "drop"]
FieldKind = Literal[
    "short", "long", "list", "matrix", "choice", "sentence", "scale", "vote", "pick", "mark", "decision", "action", "agreement"
]  # fmt: skip


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Field(_Frozen):
    """What a step leaves behind. `notes` is its own policy, empty where it follows its step."""

    name: str
    kind: FieldKind
    per: Literal["", "person", "group"] = ""
    notes: str = ""
    board: bool = False
    limit: Mapping[str, int] = {}
    carry_over: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    rows_blank: str = ""
    """The blank whose list gives the rows: `rows: <grondwaarden>`."""
    cells: str = "text"
    options: tuple[str, ...] = ()
    text: str = ""
    range: tuple[int, int] = (1, 5)
    source: str = ""
    """The field that a pick or a mark is about (`from`)."""
    by: str = ""
    top: int = 1
    """How many are picked; 0 for all, which only orders."""


class Inherited(_Frozen):
    """What an item hands to the items in it. Empty means: as around it."""

    notes: str = ""
    late: Late = ""
    order: Literal["", "free", "fixed"] = ""
    stance: Mapping[str, tuple[str, ...]] = {}
    rules: tuple[str, ...] = ()
    groups: Groups | None = None
    optional: Literal["", "on", "off"] = ""


class Step(Inherited):
    """One timed thing, or a break."""

    title: str
    time: Time
    is_break: bool = False
    speak: str = "free"
    show: tuple[str, ...] = ()
    say: str = ""
    watch_out: str = ""
    fields: tuple[Field, ...] = ()
    recall: tuple[str, ...] = ()
    follow_up: bool = False
    extend: str = ""


class Phase(Inherited):
    """Steps that belong together."""

    title: str
    steps: tuple[Item, ...]


class Repeat(Inherited):
    """Steps that come back."""

    title: str
    often: Often
    roles: tuple[str, ...] = ()
    until_field: str = ""
    until_time: str = ""
    steps: tuple[Item, ...]
    otherwise: tuple[Item, ...] = ()


class OneOf(Inherited):
    """Branches of which one is chosen live; the first is planned."""

    title: str
    branches: tuple[Item, ...]


class Include(Inherited):
    """The steps of another draaiboek."""

    title: str
    name: str
    time: timedelta | None = None
    given: Mapping[str, str | tuple[str, ...]] = {}


Item = Step | Phase | Repeat | OneOf | Include
for _model in (Phase, Repeat, OneOf):
    _model.model_rebuild()


class Origin(_Frozen):
    """Where a method comes from, and where its minutes come from."""

    variant: str = ""
    source: str = ""
    licence: str = ""
    credit: str = ""
    version: str = ""
    timing: Literal["", "sourced", "own", "mixed"] = ""


class People(_Frozen):
    """For how many it is meant; no most where `high` is None."""

    low: int
    high: int | None


class Template(_Frozen):
    """A whole draaiboek."""

    name: str
    """The name of the file without its ending."""
    title: str
    notes: str
    steps: tuple[Item, ...]
    goal: str = ""
    kind: str = ""
    language: Literal["nl", "en"] = "nl"
    people: People | None = None
    origin: Origin = Origin()
    room: str = ""
    materials: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    roles: Mapping[str, RoleSpec] = {}
    """With the built-in `begeleider` and `deelnemer`, unless it has its own."""
    fill_in: Mapping[str, str | tuple[str, ...]] = {}
    fixed_order: bool = False
    names_hidden: bool = False
    reports: tuple[str, ...] = ("minutes",)
    retention: str = ""
    series: str = ""
    included: Mapping[str, Template] = {}
    sources: Mapping[str, str] = {}
    """The text of this file and of every file it includes, by name, so that a session can keep it as it was."""
    warnings: tuple[Problem, ...] = ()

    @property
    def leader_role(self) -> str:
        """What the one at the laptop is called."""
        own = [name for name, spec in self.roles.items() if spec.leads]
        return own[-1] if own else "begeleider"

    @property
    def guest_roles(self) -> tuple[str, ...]:
        return tuple(name for name, spec in self.roles.items() if spec.guest)

    @property
    def given_roles(self) -> tuple[str, ...]:
        """Roles that are given to somebody by hand: not the rest, and not the leader's."""
        return tuple(name for name, spec in self.roles.items() if not spec.rest and not spec.leads)


Template.model_rebuild()
