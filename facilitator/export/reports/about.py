"""What a file says of itself, whatever it is written as."""

from __future__ import annotations

from facilitator.export.pdf.pages import About
from facilitator.export.reports.moments import began, long_date, when
from facilitator.export.reports.parts import title_of
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes
from facilitator.sessions.reports.report_words import report_title

_REGIONS = {"nl": "nl-NL", "en": "en-GB"}


def region(language: str) -> str:
    """The language tag of a document."""
    return _REGIONS.get(language, language)


def about(minutes: Minutes, organisation: str = "") -> About:
    """Title, author, date and language of a report, as they were typed."""
    concept = minutes.concept and minutes.report in ("minutes", "summary", "actions")
    confidential = minutes.report in ("minutes", "summary", "actions", "personal sheet")
    of = minutes.recipient or title_of(minutes)
    return About(
        title=tr("{kind}: {title}, {date}", kind=report_title(minutes.report), title=of, date=long_date(began(minutes))),
        author=organisation or minutes.organisation or minutes.facilitator,
        subject=tr("{title}, {when}", title=title_of(minutes), when=when(minutes)),
        language=region(minutes.language),
        moment=minutes.ended_at or minutes.started_at or minutes.planned_start,
        classification=minutes.classification if confidential else "",
        footnote=organisation or minutes.organisation,
        status=tr("Concept") if concept else "",
    )
