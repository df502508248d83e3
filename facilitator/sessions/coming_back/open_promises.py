"""All open promises together, for whoever keeps an eye on them: which come first, whose they are, and which are looked for.

Two people with one name in different teams are two people here: a name goes with its team.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from facilitator.language import day, tr, trn
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.coming_back.series import team_key
from facilitator.sessions.history.promises import PromiseState

Arrangement = Literal["date", "person", "team"]
ARRANGEMENTS: tuple[Arrangement, ...] = ("date", "person", "team")


@dataclass(frozen=True)
class OpenPromise:
    """An action that is open. `home` is the session that keeps what is said of it, `last` the last one in which it stands."""

    id: str
    text: str
    owner: str
    due: date | None
    since: date
    carried: int
    """In how many sessions after the first it came back."""
    title: str
    team: str
    home: str
    last: str
    state: PromiseState = "open"
    """What was said of it last; nothing that ends it."""
    answer: str = ""
    ticked: bool = False
    """Whether that was said between sessions, and can be taken back."""


@dataclass(frozen=True)
class Said:
    """What a session said of a promise, or what was said since (of no session): when that was, and what became of it."""

    session: str
    held: date
    state: PromiseState
    answer: str = ""


@dataclass(frozen=True)
class PromiseGroup:
    """Promises under one head."""

    head: str
    promises: tuple[OpenPromise, ...]


def week_end(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=6 - today.weekday())


def due_now(promises: Iterable[OpenPromise], today: date) -> tuple[OpenPromise, ...]:
    """What is due this week, or should have been done before."""
    return tuple(p for p in promises if p.due is not None and p.due <= week_end(today))


def fitting(promises: Iterable[OpenPromise], typed: str) -> tuple[OpenPromise, ...]:
    """Those in which every word that is typed occurs: in what it is, whose, of which team or of what; accents make no difference."""
    words = _plain(typed).split()
    return tuple(p for p in promises if all(word in _plain(f"{p.text} {p.owner} {p.team} {p.title}") for word in words))


def of_team(promises: Iterable[OpenPromise], team: str) -> tuple[OpenPromise, ...]:
    """Those of the team with this name, however it was typed."""
    return tuple(p for p in promises if team_key(p.team) == team_key(team))


def of_person(promises: Iterable[OpenPromise], name: str) -> tuple[OpenPromise, ...]:
    """Those of the person with this name; a first name is enough."""
    key = name_key(name)
    return tuple(p for p in promises if name_key(p.owner) == key or name_key(p.owner).split()[:1] == [key])


def due_by(promises: Iterable[OpenPromise], last: date) -> tuple[OpenPromise, ...]:
    """Those with a date up to and on this day."""
    return tuple(p for p in promises if p.due is not None and p.due <= last)


def arranged(promises: Iterable[OpenPromise], by: Arrangement, today: date) -> tuple[PromiseGroup, ...]:
    """In groups; in each the oldest date comes first, and what has none last."""
    ordered = sorted(promises, key=lambda p: (p.due or date.max, p.since, p.text))
    if by == "date":
        return _grouped(ordered, lambda p: _when(p, today)[0], lambda p: _when(p, today)[1])
    if by == "team":
        return _grouped(ordered, lambda p: (not p.team.strip(), team_key(p.team), p.title), _series_head)
    teams = _teams_by_name(ordered)
    return _grouped(ordered, _person_key, lambda p: _person_head(p, len(teams[name_key(p.owner)]) > 1))


def _grouped(
    ordered: Sequence[OpenPromise], key: Callable[[OpenPromise], object], head: Callable[[OpenPromise], str]
) -> tuple[PromiseGroup, ...]:
    found: dict[object, list[OpenPromise]] = {}
    for promise in ordered:
        found.setdefault(key(promise), []).append(promise)
    groups = sorted(found.items(), key=lambda item: item[0])  # type: ignore[arg-type,return-value]
    return tuple(PromiseGroup(head(each[0]), tuple(each)) for _key, each in groups)


def _when(promise: OpenPromise, today: date) -> tuple[int, str]:
    """In which order, and in words."""
    if promise.due is None:
        return 3, tr("Zonder datum")
    if promise.due < today:
        return 0, tr("Over tijd")
    return (1, tr("Deze week")) if promise.due <= week_end(today) else (2, tr("Later"))


def _person_key(promise: OpenPromise) -> tuple[bool, str, str]:
    return not promise.owner.strip(), name_key(promise.owner), team_key(promise.team) if promise.owner.strip() else ""


def _person_head(promise: OpenPromise, twice: bool) -> str:
    if not promise.owner.strip():
        return tr("Van niemand")
    return tr("{name} ({team})", name=promise.owner, team=promise.team or tr("zonder team")) if twice else promise.owner


def _teams_by_name(promises: Iterable[OpenPromise]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for promise in promises:
        found.setdefault(name_key(promise.owner), set()).add(team_key(promise.team))
    return found


def _series_head(promise: OpenPromise) -> str:
    return " · ".join(part for part in (promise.team.strip() or tr("Zonder team"), promise.title) if part)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


# in words


def due_words(promise: OpenPromise, today: date) -> str:
    """By when, and what that means today: `uiterlijk vr 11 dec`, `was vr 6 nov`, `vandaag`."""
    if promise.due is None:
        return tr("zonder datum")
    if promise.due == today:
        return tr("vandaag")
    said = day(promise.due, "EEE d MMM" if promise.due.year == today.year else "EEE d MMM y")
    return tr("was {day}", day=said) if promise.due < today else tr("uiterlijk {day}", day=said)


def history_words(promise: OpenPromise) -> str:
    """Since when, and how often it came back."""
    since = day(promise.since, "d MMM y")
    if not promise.carried:
        return tr("sinds {since}", since=since)
    return trn("sinds {since}, {n} keer teruggekomen", "sinds {since}, {n} keer teruggekomen", promise.carried, since=since)


def reminder_words(promises: Iterable[OpenPromise], today: date) -> str:
    """The quiet line at the start: what is due this week, and what should have been done before; nothing where nothing is."""
    found = due_now(promises, today)
    late = sum(p.due is not None and p.due < today for p in found)
    soon = len(found) - late
    if not soon:
        return trn("{n} toezegging is over tijd", "{n} toezeggingen zijn over tijd", late) if late else ""
    line = trn("{n} toezegging is deze week aan de beurt", "{n} toezeggingen zijn deze week aan de beurt", soon)
    return line if not late else tr("{line}, {n} over tijd", line=line, n=late)
