"""What preparing a session may take from the previous ones of its series. Nothing of it is imposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.language import day, tr, trn
from facilitator.sessions.coming_back.all_series import clock_words, skipped_words
from facilitator.sessions.coming_back.recurring import Recurrence
from facilitator.sessions.coming_back.rotation import Turns, followed, name_key
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.people import Person
from facilitator.sessions.plan.preparation import series_words
from facilitator.sessions.templates.template import Template


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
    turns: Turns = field(default_factory=dict)
    """Who had the roles that are followed."""

    @property
    def next_on(self) -> date | None:
        """When the series has its next session; None without a rhythm."""
        return self.stands.due if self.stands else None


def taken_over(template: Template, people: Iterable[Person]) -> tuple[Participant, ...]:
    """The people of the previous session for the next one: with the roles that there are, except those that are another's each time."""
    kept = set(template.roles) - set(followed(template))
    return tuple(Participant(f"p{p.number}", p.name, p.role if p.role in kept else "", p.guest) for p in people)


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
