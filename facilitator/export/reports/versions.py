"""Which version a document is of: when it was adopted, and what changed since the version before."""

from __future__ import annotations

from facilitator.export.reports.moments import local, long_date
from facilitator.export.telling import Telling
from facilitator.language import day, tr
from facilitator.sessions.reports.minutes import Minutes, MinutesVersion

_WIDTHS = (50.0, 90.0, 335.0)


def tell_versions(story: Telling, minutes: Minutes) -> None:
    """A table where there is more than one version, a sentence where the only one is adopted, nothing for a first concept."""
    if len(minutes.versions) > 1:
        story.section(tr("Versies"))
        rows = [[str(v.number), _status(v, minutes), v.changes or tr("eerste versie")] for v in minutes.versions]
        story.table(_WIDTHS, [tr("Versie"), tr("Vastgesteld op"), tr("Wat er veranderde")], rows, gutter=10)
    elif minutes.versions and minutes.versions[0].adopted_at is not None:
        date = long_date(local(minutes.versions[0].adopted_at, minutes))
        story.aside(tr("Vastgesteld"), tr("Dit verslag is vastgesteld op {date}.", date=date))


def _status(version: MinutesVersion, minutes: Minutes) -> str:
    return day(local(version.adopted_at, minutes), "d MMM y") if version.adopted_at else tr("concept")
