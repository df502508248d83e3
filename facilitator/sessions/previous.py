"""What preparing a session may take from the previous ones of its series. Nothing of it is imposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.language import day, tr, trn
from facilitator.sessions.all_series import clock_words, skipped_words
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.people import Person
from facilitator.sessions.preparation import series_words
from facilitator.sessions.recurring import Recurrence
from facilitator.sessions.template import Template


@dataclass(frozen=True)
class Previous:
    """The previous session of a series, as far as it helps to prepare the next one. Dates are local."""

    held_on: date
    people: int
    """How many took part."""
    open_promises: int | None
    """None where the draaiboek does not come back to them."""
    participants: tuple[Participant, ...] = ()
    stands: Recurrence | None = None
    """How the series stands: when its next session is due, and what was skipped."""
    turns: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    """By role that rotates: who had it (by `name_key`), and when last."""

    @property
    def next_on(self) -> date | None:
        """When the series has its next session; None without a rhythm."""
        return self.stands.due if self.stands else None


@dataclass(frozen=True)
class NextHolder:
    """Who is next for a role that goes round. `last` is when they had it, or None."""

    role: str
    person: Participant
    last: date | None


def name_key(name: str) -> str:
    """The same for a name however it was typed."""
    return " ".join(name.split()).casefold()


def taken_over(template: Template, people: Iterable[Person]) -> tuple[Participant, ...]:
    """The people of the previous session for the next one: with the roles that there are, except those that go round."""
    kept = {name for name, spec in template.roles.items() if not spec.rotates}
    return tuple(Participant(f"p{p.number}", p.name, p.role if p.role in kept else "", p.guest) for p in people)


def next_holders(template: Template, participants: tuple[Participant, ...], previous: Previous) -> tuple[NextHolder, ...]:
    """For each role that goes round and that nobody has: who had it longest ago, or never; of equals the first on the list."""
    rotating = [name for name, spec in template.roles.items() if spec.rotates and all(p.role != name for p in participants)]
    found = (_next_holder(role, template.roles[role].guest, participants, previous.turns.get(role, {})) for role in rotating)
    return tuple(holder for holder in found if holder is not None)


def _next_holder(role: str, guest: bool, participants: tuple[Participant, ...], turns: Mapping[str, date]) -> NextHolder | None:
    able = [p for p in participants if p.name and p.here and not p.role and p.guest == guest]
    person = min(able, key=lambda p: turns.get(name_key(p.name), date.min), default=None)
    return NextHolder(role, person, turns.get(name_key(person.name))) if person else None


def with_people(particulars: Particulars, previous: Previous) -> Particulars:
    """With the people of the previous session instead of those on the list."""
    return replace(particulars, participants=previous.participants)


def has_people(particulars: Particulars, previous: Previous) -> bool:
    """Whether all people of the previous session are on the list already."""
    there = {name_key(p.name) for p in particulars.participants}
    return all(name_key(p.name) in there for p in previous.participants)


def on_day(particulars: Particulars, wanted: date) -> Particulars:
    """On another day, at the same time of day."""

    def moved(moment: datetime) -> datetime:
        at = local(moment, particulars)
        return datetime.combine(wanted, at.time(), at.tzinfo).astimezone(ZoneInfo("UTC"))

    ends = moved(particulars.ends_at) if particulars.ends_at else None
    return replace(particulars, starts_at=moved(particulars.starts_at), ends_at=ends)


# words


def previous_words(previous: Previous) -> str:
    """`Vorige keer: do 27 aug, 11 mensen, 4 beloften open.`"""
    people = trn("{n} mens", "{n} mensen", previous.people)
    held, count = day(previous.held_on, "EEE d MMM"), previous.open_promises
    if count is None:
        return tr("Vorige keer: {held}, {people}.", held=held, people=people)
    promises = trn("{n} belofte open", "{n} beloften open", count) if count else tr("geen beloften open")
    return tr("Vorige keer: {held}, {people}, {promises}.", held=held, people=people, promises=promises)


def rhythm_words(template: Template, previous: Previous, today: date) -> str:
    """`Elk kwartaal: de volgende is do 26 nov. Overgeslagen: mei 2026.`, or nothing without a rhythm."""
    stands = previous.stands
    if stands is not None and stands.ahead:
        return clock_words(stands, today)
    if stands is None or stands.due is None:
        return ""
    often, due = series_words(template.series), day(stands.due, "EEE d MMM")
    often = often[:1].upper() + often[1:]
    next_ = tr("{often}: de volgende is {due}.", often=often, due=due)
    if stands.due < today:
        next_ = tr("{often}: was aan de beurt op {due}.", often=often, due=due)
    skipped = skipped_words(template.series, stands.skipped)
    return f"{next_} {skipped}." if skipped else next_


def holder_words(holder: NextHolder) -> str:
    """Who is next for a role, and why."""
    role = holder.role[:1].upper() + holder.role[1:]
    if holder.last is None:
        return tr("{role}: {name} had die rol nog niet.", role=role, name=holder.person.name)
    last = day(holder.last, "d MMM y")
    return tr("{role}: bij {name} is het het langst geleden ({last}).", role=role, name=holder.person.name, last=last)
