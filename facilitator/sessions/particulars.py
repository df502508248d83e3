"""What is particular to this session: the team, the place, the people, and what was changed to the plan beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True)
class Participant:
    """Someone who is expected. The name is empty where only a number was given."""

    id: str
    name: str = ""
    role: str = ""
    guest: bool = False
    here: bool = True
    """Whether they are there when it starts."""


@dataclass(frozen=True)
class Particulars:
    """Instants are aware UTC; `timezone` (IANA) says how they are written. Mappings are by the path of a step."""

    starts_at: datetime
    ends_at: datetime | None = None
    """The fixed end, if there is one."""
    team: str = ""
    place: str = ""
    facilitator: str = ""
    organisation: str = ""
    timezone: str = "Europe/Amsterdam"
    participants: tuple[Participant, ...] = ()
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    switched: Mapping[str, bool] = field(default_factory=dict)
    passes: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, int] = field(default_factory=dict)
    blanks: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        data: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return data

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Particulars:
        """The inverse of `to_data`. Raises pydantic's ValidationError on anything else."""
        return _ADAPTER.validate_python(data)


_ADAPTER: TypeAdapter[Particulars] = TypeAdapter(Particulars)


def numbered(count: int) -> tuple[Participant, ...]:
    """So many people without a name."""
    return tuple(Participant(f"p{i}") for i in range(1, count + 1))


def named(lines: str) -> tuple[Participant, ...]:
    """One person a line; empty lines and doubled spaces do not count."""
    names = [" ".join(line.split()) for line in lines.splitlines()]
    return tuple(Participant(f"p{i}", name) for i, name in enumerate((n for n in names if n), 1))
