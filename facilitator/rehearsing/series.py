"""Plays several sessions of a series, each at its date, in one data folder: what is promised in one comes back in the next."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.rehearsing.rehearsal import START, Left, Occasion, rehearse
from facilitator.sessions.coming_back.series import next_date
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.storage.backups import unused_name

USUAL = "every month"
"""The rhythm of a draaiboek that has none."""


def rehearse_series(template: Template, people: int, out: Path, times: int, *, with_pictures: bool = True) -> tuple[Left, ...]:
    """Play the session so many times; each is left in a folder of its own: `out/1`, `out/2`. Raises FacilitatorError."""
    data = unused_name(out / "data")
    return tuple(
        rehearse(template, people, out / str(number), with_pictures=with_pictures, occasion=Occasion(number, starts_at, data))
        for number, starts_at in enumerate(dates(template, times), 1)
    )


def dates(template: Template, times: int) -> tuple[datetime, ...]:
    """When each session is, the rhythm of the series apart, at the same time of day on the wall (UTC)."""
    zone = ZoneInfo(Settings().timezone)
    found = [START.astimezone(zone)]
    while len(found) < times:
        day = next_date(template.series, found[-1].date()) or next_date(USUAL, found[-1].date())
        assert day is not None
        found.append(datetime.combine(day, found[-1].time(), zone))
    return tuple(moment.astimezone(UTC) for moment in found[:times])
