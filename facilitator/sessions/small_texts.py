"""The small texts of the format: time, groups, repeat, roles, limits. Each has one form and an error that shows how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from facilitator.language import tr

_DURATION = re.compile(r"(?:(\d{1,2}) h)? ?(?:(\d{1,4}(?:\.\d)?) min)? ?(?:(\d{1,5}) s)?")
MANY = 999


class Unreadable(ValueError):
    """A small text that does not have its form; `str()` says what was meant to be there."""


@dataclass(frozen=True)
class Time:
    """How long. With `per`, the length and the margin are those of one share."""

    length: timedelta
    low: timedelta | None = None
    high: timedelta | None = None
    per: Literal["", "person", "group"] = ""
    about: bool = False


@dataclass(frozen=True)
class Groups:
    """In groups of so many."""

    low: int
    high: int
    fewer: bool = False
    mixed: bool = False
    host: bool = False
    ring: bool = False


@dataclass(frozen=True)
class RoleSpec:
    """How many hold a role, and what it means for counting."""

    low: int = 1
    high: int = 1
    leads: bool = False
    takes_part: bool = True
    guest: bool = False
    rest: bool = False


@dataclass(frozen=True)
class Often:
    """How often a block comes back: a number of times, for each person (in the group), or for each line of a field."""

    how: Literal["times", "person", "group", "each"]
    low: int = 0
    high: int = 0
    label: str = ""
    field: str = ""


def read_duration(text: str) -> timedelta:
    """`10 min`, `90 s`, `1 h 30 min`."""
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()):
        raise Unreadable(tr("'{text}' is geen tijd; schrijf bijvoorbeeld 10 min, 90 s of 1 h 30 min", text=text))
    hours, minutes, seconds = found.groups()
    return timedelta(hours=int(hours or 0), minutes=float(minutes or 0), seconds=int(seconds or 0))


def read_time(text: str) -> Time:
    """`[about] DURATION [per person|per group] [(LOW-HIGH)]`; the margin is in the unit of the duration."""
    found = re.fullmatch(r"(about )?(.+?)(?: per (person|group))?(?: \((\d{1,4})-(\d{1,4})\))?", text.strip(), re.DOTALL)
    if not found:
        raise Unreadable(tr("'{text}' is geen tijd; schrijf bijvoorbeeld 10 min, 90 s of 1 h 30 min", text=text))
    about, core, per, low, high = found.groups()
    length, unit = read_duration(core), timedelta(seconds=1) if core.endswith(" s") else timedelta(minutes=1)
    if low is None:
        return Time(length, per=per or "", about=bool(about))
    if not int(low) * unit <= length <= int(high) * unit:
        raise Unreadable(tr("'{text}': {core} ligt niet tussen {low} en {high}", text=text, core=core, low=low, high=high))
    return Time(length, int(low) * unit, int(high) * unit, per or "", bool(about))


def read_groups(text: str) -> Groups:
    """`2`, `3 or fewer`, `3-4`, `4-5, mixed, host stays`, `inner ring of 5`."""
    found = re.fullmatch(r"(inner ring of )?(\d{1,3})(?:-(\d{1,3}))?( or fewer)?(, mixed)?(, host stays)?", text.strip())
    if not found or int(found[2]) < 2 or int(found[3] or found[2]) < int(found[2]):
        said = "'{text}' is geen groepsgrootte; schrijf 3, 3-4, 3 or fewer, '4-5, mixed, host stays' of inner ring of 5"
        raise Unreadable(tr(said, text=text))
    low = int(found[2])
    return Groups(low, int(found[3] or low), bool(found[4]), bool(found[5]), bool(found[6]), bool(found[1]))


def read_often(text: str) -> Often:
    """`3 times`, `0-2 times`, `each person`, `each person in the group`, `each casus in gekozen`."""
    if found := re.fullmatch(r"each person( in the group)?", text):
        return Often("group" if found[1] else "person")
    if found := re.fullmatch(r"each ([\w -]+?) in ([\w -]+)", text):
        return Often("each", label=found[1], field=found[2])
    found = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))? times", text)
    if found and int(found[1]) <= int(found[2] or found[1]):
        return Often("times", int(found[1]), int(found[2] or found[1]))
    raise Unreadable(tr("'{text}': schrijf 3 times, 0-2 times, each person, each person in the group of each casus in gekozen", text=text))


def read_role(text: str) -> RoleSpec:
    """`1`, `0-2`, `1 guest`, `the rest`, `leads`, `leads, takes part`."""
    words = [word.strip() for word in text.split(",")]
    if words in (["leads"], ["leads", "takes part"]):
        return RoleSpec(leads=True, takes_part=len(words) == 2)
    if words == ["the rest"]:
        return RoleSpec(0, MANY, rest=True)
    found = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?( guests?)?", text.strip())
    if not found:
        raise Unreadable(tr("'{text}': schrijf hoeveel (1, 0-2), 1 guest, the rest of leads", text=text))
    return RoleSpec(int(found[1]), int(found[2] or found[1]), guest=bool(found[3]))


def read_people(text: str) -> tuple[int, int | None]:
    """`5-8`, `6`, `8 or more`: least and most; None where there is no most."""
    found = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3})|( or more))?", text.strip())
    if not found:
        raise Unreadable(tr("'{text}': schrijf 5-8, 6 of 8 or more", text=text))
    return int(found[1]), None if found[3] else int(found[2] or found[1])


def read_limit(text: str) -> Mapping[str, int]:
    """`3`, `1 per person`, `15 words`, `3 sentences`, with commas between them; by unit, `in all` where there is none."""
    found: dict[str, int] = {}
    for part in text.split(","):
        match = re.fullmatch(r"(\d{1,4})(?: (per person|per group|words|sentences))?", part.strip())
        if not match:
            raise Unreadable(tr("'{text}': schrijf bijvoorbeeld 3, 1 per person, 15 words of 3 sentences", text=text))
        found[match[2] or "in all"] = int(match[1])
    return found


def check_chooser(text: str, roles: object) -> None:
    """`hands`, `turns`, `urgency`, `anyone`, `3 dots each`, `3 dots each, may stack`, or a role."""
    if text in ("hands", "turns", "urgency", "anyone") or text in roles:  # type: ignore[operator]
        return
    if not re.fullmatch(r"\d{1,2} dots each(, may stack)?", text):
        raise Unreadable(tr("'{text}': schrijf hands, turns, urgency, '3 dots each' (eventueel ', may stack') of een rol", text=text))
