"""The series there are: a team with a draaiboek, when the next session is due, and what is said of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from facilitator.language import day, tr, trn
from facilitator.sessions.coming_back.recurring import Recurrence, recurrence
from facilitator.sessions.coming_back.series import rhythm, team_key
from facilitator.sessions.plan.preparation import series_words

HELD = ("running", "closed")
"""States of a session that there was."""
MOST_NAMED = 3


class Past(Protocol):
    """A session in the list of before: prepared, running or closed."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def timezone(self) -> str: ...
    @property
    def clock_doubted(self) -> bool: ...
    @property
    def sealed(self) -> bool: ...


class Kept(Past, Protocol):
    """One of which it is known of what draaiboek it is."""

    @property
    def template(self) -> str: ...


@dataclass(frozen=True)
class Often:
    """How often a draaiboek comes back, as it is written there. `gone`: only its sessions have it still."""

    series: str
    gone: bool = False


@dataclass(frozen=True)
class Planned:
    """A session that was prepared and has not begun."""

    session: str
    day: date


@dataclass(frozen=True)
class Series:
    """A team and a draaiboek that come back together."""

    template: str
    title: str
    team: str
    often: Often
    sessions: int
    """How many there were."""
    last_session: str
    """Id of the last one."""
    stands: Recurrence
    planned: Planned | None = None

    @property
    def comes_back(self) -> bool:
        """Whether it has a rhythm, or came back already without one."""
        return rhythm(self.often.series) is not None or self.sessions > 1


def all_series(kept: Iterable[Kept], often: Callable[[Kept], Often], today: date) -> tuple[Series, ...]:
    """Every series, the one that is due first before the others; those that stopped come last.

    `often` says how often the draaiboek of a session comes back; it is asked once for a series.
    """
    together: dict[tuple[str, str], list[Kept]] = {}
    for each in kept:
        if team_key(each.team):
            together.setdefault((each.template, team_key(each.team)), []).append(each)
    found = (_series(sessions, often, today) for sessions in together.values())
    return tuple(sorted((s for s in found if s is not None and s.comes_back), key=_order))


def _series(sessions: list[Kept], often: Callable[[Kept], Often], today: date) -> Series | None:
    there = sorted((s for s in sessions if s.state in HELD), key=lambda s: s.starts_at)
    if not there:
        return None
    last = there[-1]
    how_often = often(last)
    stands = recurrence(how_often.series, map(held_on, there), today)
    assert stands is not None
    coming = [Planned(s.id, held_on(s)) for s in sessions if s.state == "prepared" and held_on(s) >= stands.last]
    planned = min(coming, key=lambda p: p.day, default=None)
    return Series(last.template, last.title, last.team, how_often, len(there), last.id, stands, planned)


def held_on(session: Past) -> date:
    """The day, by the calendar of that place."""
    return session.starts_at.astimezone(ZoneInfo(session.timezone)).date()


def _order(series: Series) -> tuple[bool, date, str, str]:
    """A series without a date comes after those that have one."""
    due = series.planned.day if series.planned else series.stands.due
    return series.stands.stopped, due or date.max, series.title.casefold(), team_key(series.team)


# words


def date_words(moment: date, today: date) -> str:
    """`do 25 feb`, with the year where it is not this one."""
    return day(moment, "EEE d MMM" if moment.year == today.year else "EEE d MMM y")


def due_words(series: Series, today: date) -> str:
    """When the next session is, or why that cannot be said."""
    stands, last = series.stands, date_words(series.stands.last, today)
    if stands.ahead:
        return clock_words(stands, today)
    if series.planned:
        return tr("Voorbereid: {day}", day=date_words(series.planned.day, today))
    if stands.stopped:
        return tr("Ligt stil sinds {last}", last=last)
    if stands.due is None:
        return tr("Zonder ritme; de laatste was {last}", last=last)
    if stands.due == today:
        return tr("Vandaag aan de beurt")
    due = date_words(stands.due, today)
    return tr("Was aan de beurt op {due}", due=due) if stands.due < today else tr("Volgende: {due}", due=due)


def clock_words(stands: Recurrence, today: date) -> str:
    """That the last session is still to come by the clock of this laptop."""
    last = date_words(stands.last, today)
    return tr("De laatste sessie was {last}, en dat is nog niet geweest. Kijk de datum van deze laptop na.", last=last)


def skipped_words(series: str, skipped: Sequence[date]) -> str:
    """`Overgeslagen: mei en augustus 2026`; nothing where nothing was, and the number where it is many. `series` is the rhythm."""
    if not skipped:
        return ""
    every = rhythm(series)
    form = "MMMM" if every and every.months else "d MMM"
    if len(skipped) > MOST_NAMED:
        last = day(skipped[-1], f"{form} y")
        return trn("{n} keer overgeslagen, het laatst {last}", "{n} keer overgeslagen, het laatst {last}", len(skipped), last=last)
    following = (*(d.year for d in skipped[1:]), 0)
    named = [day(d, form if d.year == year else f"{form} y") for d, year in zip(skipped, following, strict=True)]
    return tr("Overgeslagen: {dates}", dates=_and(named))


def _and(words: list[str]) -> str:
    return tr("{first} en {last}", first=", ".join(words[:-1]), last=words[-1]) if len(words) > 1 else "".join(words)


def often_words(series: Series) -> str:
    """How often it comes back, and that the draaiboek is only in its sessions where it is."""
    often = series_words(series.often.series) if rhythm(series.often.series) else ""
    gone = tr("draaiboek is er niet meer; dat van de laatste keer gaat mee") if series.often.gone else ""
    return "; ".join(part for part in (often, gone) if part)
