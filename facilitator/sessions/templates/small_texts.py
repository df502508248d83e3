"""The small texts of a draaiboek: time, groups, repeat, roles, limits. One regular expression each.

Every parser raises ValueError with a sentence that shows how it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Literal

from facilitator.language import tr

MINUTE = timedelta(minutes=1)
LONGEST = timedelta(hours=12)
THE_END = "the end"
"""As what a repeat goes on until: the end that was planned for the whole session."""
MANY = 999
"""Stands for no upper end: `8 or more`, `the rest`."""

_DURATION = re.compile(r"(?:(\d{1,3}) h)? ?(?:(\d{1,4}(?:\.\d{1,2})?) min)? ?(?:(\d{1,5}) s)?", re.ASCII)
_TIME = re.compile(r"(about )?(.+?)(?: per (person|group))?(?: \((\d{1,5})-(\d{1,5})\))?", re.ASCII)
_GROUPS = re.compile(r"(inner ring of )?(\d{1,3})(?:-(\d{1,3}))?( or fewer)?(, mixed)?(, host stays)?", re.ASCII)
_TIMES = re.compile(r"(\d{1,3})(?:-(\d{1,3}))? times", re.ASCII)
_EACH = re.compile(r"each ([\w’' -]+?) in ([\w’' -]+)")
_COUNT = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?( guests?)?(, rotates)?", re.ASCII)
_SPEAK = re.compile(r"(free|round|popcorn|silent)(?:, (?:(shuffled)|from ([\w’' -]+)|([\w’' -]+) last))?")
_PEOPLE = re.compile(r"(\d{1,3})(?:-(\d{1,3})|( or more))?", re.ASCII)
_LIMIT = re.compile(r"(\d{1,4})(?: (per person|per group|words|sentences))?", re.ASCII)
_DOTS = re.compile(r"\d{1,2} dots each(, may stack)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)


@dataclass(frozen=True)
class Time:
    """How long a step takes; of one share where there is a `per`, and so is its margin."""

    length: timedelta
    low: timedelta | None = None
    high: timedelta | None = None
    per: Literal["", "person", "group"] = ""
    about: bool = False


@dataclass(frozen=True)
class Speak:
    """How people speak: `form` is free, round, popcorn, silent, or `role` where only the holders of `role` speak."""

    form: Literal["free", "round", "popcorn", "silent", "role"] = "free"
    role: str = ""
    shuffled: bool = False
    starts_with: str = ""
    """The role whose holder a round begins with."""
    ends_with: str = ""
    """The role whose holder a round ends with."""


@dataclass(frozen=True)
class Groups:
    """How large the groups are."""

    low: int
    high: int
    fewer: bool = False
    mixed: bool = False
    host_stays: bool = False
    inner_ring: bool = False


@dataclass(frozen=True)
class Extension:
    """Time that is offered when a step is over, and how the group is asked."""

    length: timedelta
    by: Literal["", "thumbs", "hands"] = ""


@dataclass(frozen=True)
class Rounds:
    """How often a block comes back: `low` to `high` times, for every person, or for every `thing` in `source`."""

    how: Literal["times", "person", "group", "each"]
    low: int = 0
    high: int = 0
    thing: str = ""
    source: str = ""


@dataclass(frozen=True)
class RoleSpec:
    """How many hold a role and whether they are counted in the number of people."""

    low: int = 1
    high: int = 1
    leads: bool = False
    takes_part: bool = True
    guest: bool = False
    rest: bool = False
    rotates: bool = False
    """Goes to somebody else in each session of a series."""

    @property
    def counted(self) -> bool:
        """False for guests and for who only leads."""
        return not self.guest and (not self.leads or self.takes_part)


@dataclass(frozen=True)
class People:
    """For how many people it is meant; `high` is None where there is no upper end."""

    low: int
    high: int | None = None


def parse_duration(text: str) -> timedelta:
    """`10 min`, `90 s`, `1 h 30 min`; longer than nothing and at most twelve hours."""
    match = _DURATION.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise ValueError(tr("'{value}' is geen tijd; schrijf bijvoorbeeld 10 min, 90 s, 2 min per person of 1 h 30 min", value=text))
    hours, minutes, seconds = match.groups()
    length = timedelta(hours=int(hours or 0), minutes=float(minutes or 0), seconds=int(seconds or 0))
    if not timedelta() < length <= LONGEST:
        raise ValueError(tr("'{value}' kan niet; een tijd is langer dan niets en hooguit 12 uur", value=text))
    return timedelta(seconds=round(length.total_seconds()))


def parse_time(text: str) -> Time:
    """`[about] DURATION [per person|per group] [(LOW-HIGH)]`; the margin is in the unit of the duration."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        raise ValueError(tr("'{value}' is geen tijd; schrijf bijvoorbeeld 10 min, 90 s, 2 min per person of 1 h 30 min", value=text))
    about, core, per, low, high = match.groups()
    length = parse_duration(core)
    unit = timedelta(seconds=1) if core.endswith(" s") else MINUTE
    shortest, longest = (int(low) * unit, int(high) * unit) if low else (None, None)
    if shortest is not None and longest is not None and (not shortest <= length <= longest or longest > LONGEST):
        raise ValueError(tr("'{value}': {core} ligt niet tussen {low} en {high}", value=text, core=core, low=low, high=high))
    share: Literal["", "person", "group"] = "person" if per == "person" else "group" if per else ""
    return Time(length, shortest, longest, share, bool(about))


def parse_speak(text: str) -> Speak:
    """`free`, `round`, `round, shuffled`, `round, from inbrenger`, `round, inbrenger last`, `popcorn`, `silent`, or a role.

    Only a round has an order to say something about: `popcorn, shuffled` raises ValueError.
    """
    match = _SPEAK.fullmatch(text.strip())
    if not match:
        return Speak("role", text.strip())
    if match[1] != "round" and any(match.groups()[1:]):
        raise ValueError(tr("'{value}' kan niet; alleen een rondje heeft een volgorde: round, shuffled of round, from …", value=text))
    form: Literal["free", "round", "popcorn", "silent"]
    form = "round" if match[1] == "round" else "popcorn" if match[1] == "popcorn" else "silent" if match[1] == "silent" else "free"
    return Speak(form, shuffled=bool(match[2]), starts_with=match[3] or "", ends_with=match[4] or "")


def parse_extend(text: str) -> Extension:
    """`2 min`, `2 min by thumbs`, `2 min by hands`."""
    length, _, by = text.strip().partition(" by ")
    if by not in ("", "thumbs", "hands"):
        forms = "2 min, 2 min by thumbs, 2 min by hands"
        raise ValueError(tr("'{value}' is geen verlenging; schrijf bijvoorbeeld {forms}", value=text, forms=forms))
    return Extension(parse_duration(length), "thumbs" if by == "thumbs" else "hands" if by else "")


def parse_groups(text: str) -> Groups:
    """`2`, `3 or fewer`, `3-4`, `4-5, mixed, host stays`, `inner ring of 5`."""
    match = _GROUPS.fullmatch(text.strip())
    low = int(match[2]) if match else 0
    high = int(match[3] or low) if match else 0
    if not match or low < 2 or high < low:
        forms = "2, 3-4, 3 or fewer, '4-5, mixed, host stays', inner ring of 5"
        raise ValueError(tr("'{value}' is geen groepsgrootte; schrijf bijvoorbeeld {forms}", value=text, forms=forms))
    return Groups(low, high, bool(match[4]), bool(match[5]), bool(match[6]), bool(match[1]))


def parse_rounds(text: str) -> Rounds:
    """`3 times`, `0-2 times`, `each person`, `each person in the group`, `each THING in FIELD`."""
    if text in ("each person", "each person in the group"):
        return Rounds("group" if text.endswith("group") else "person")
    if match := _EACH.fullmatch(text):
        return Rounds("each", thing=match[1], source=match[2])
    match = _TIMES.fullmatch(text)
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not low <= high <= 100 or high < 1:
        forms = "3 times, 0-2 times, each person, each person in the group, each casus in gekozen"
        raise ValueError(tr("'{value}' is geen herhaling; schrijf bijvoorbeeld {forms}", value=text, forms=forms))
    return Rounds("times", low, high)


def parse_role(text: str) -> RoleSpec:
    """`1`, `0-2`, `1, rotates`, `1 guest`, `the rest`, `leads`, `leads, takes part`, `leads, takes part, rotates`."""
    words = [word.strip() for word in text.split(",")]
    if words[0] == "leads" and words[1:] in ([], ["takes part"], ["rotates"], ["takes part", "rotates"]):
        return RoleSpec(leads=True, takes_part="takes part" in words, rotates="rotates" in words)
    if words == ["the rest"]:
        return RoleSpec(0, MANY, rest=True)
    match = _COUNT.fullmatch(text.strip())
    if not match or int(match[2] or match[1]) < max(1, int(match[1])):
        raise ValueError(tr("'{value}': schrijf hoeveel (1, 0-2), '1, rotates', 1 guest, the rest of leads", value=text))
    return RoleSpec(int(match[1]), int(match[2] or match[1]), guest=bool(match[3]), rotates=bool(match[4]))


def parse_people(text: str) -> People:
    """`5-8`, `6`, `8 or more`."""
    match = _PEOPLE.fullmatch(text.strip())
    if not match or (match[2] and int(match[2]) < int(match[1])):
        raise ValueError(tr("'{value}': schrijf 5-8, 6 of 8 or more", value=text))
    return People(int(match[1]), int(match[2]) if match[2] else None if match[3] else int(match[1]))


def parse_limit(text: str) -> dict[str, int]:
    """What may be left in a field, by kind: `in all`, `per person`, `per group`, `words`, `sentences`."""
    found = {}
    for part in text.split(","):
        match = _LIMIT.fullmatch(part.strip())
        if not match or not int(match[1]):
            raise ValueError(tr("'{value}': schrijf bijvoorbeeld 3, 1 per person, 15 words of 3 sentences", value=text))
        found[match[2] or "in all"] = int(match[1])
    return found


def parse_top(text: str) -> int | Literal["all"]:
    """How many lines a pick chooses."""
    if text == "all":
        return "all"
    if not re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII):
        raise ValueError(tr("'{value}': schrijf hoeveel er gekozen worden, zoals 2, of all", value=text))
    return int(text)


def parse_clock(text: str) -> time | None:
    """A time of day such as `16:30`, or None where the text is something else."""
    match = _CLOCK.fullmatch(text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def is_dots(text: str) -> bool:
    """Whether it is `3 dots each` or `3 dots each, may stack`."""
    return bool(_DOTS.fullmatch(text))
