"""From minutes to a PDF: which report is told, and what the file says of itself."""

from __future__ import annotations

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.pages import About, render
from facilitator.export.pdf.story import Story
from facilitator.export.reports.account import tell_account
from facilitator.export.reports.lists import tell_attendance, tell_list
from facilitator.export.reports.moments import began, long_date, when
from facilitator.export.reports.parts import title_of
from facilitator.language import tr
from facilitator.sessions.minutes import Minutes

_REGIONS = {"nl": "nl-NL", "en": "en-GB"}


def minutes_pdf(minutes: Minutes, house: HouseStyle) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1, A4. The same minutes in the same house style give the same bytes."""

    def tell(tight: bool) -> Story:
        how = {"minutes": tell_account, "actions": tell_list, "attendance": tell_attendance}[minutes.report]
        return how(minutes, house, Characters(), tight)

    return render(tell, _about(minutes, house))


def characters_missing(minutes: Minutes, house: HouseStyle) -> tuple[str, ...]:
    """The characters of a report that no font can draw; in the PDF a □ stands in their place."""
    characters = Characters()
    how = {"minutes": tell_account, "actions": tell_list, "attendance": tell_attendance}[minutes.report]
    how(minutes, house, characters, False)
    return tuple(sorted(characters.missing))


def _kind(minutes: Minutes) -> str:
    kinds = {"minutes": tr("Verslag"), "actions": tr("Actie- en besluitenlijst"), "attendance": tr("Presentielijst")}
    return kinds[minutes.report]


def _about(minutes: Minutes, house: HouseStyle) -> About:
    plain = Characters().plain
    title = tr("{kind}: {title}, {date}", kind=_kind(minutes), title=title_of(minutes), date=long_date(began(minutes)))
    concept = minutes.concept and minutes.report != "attendance"
    confidential = minutes.report != "attendance"
    return About(
        title=plain(title),
        author=plain(house.organisation or minutes.organisation or minutes.facilitator),
        subject=plain(tr("{title}, {when}", title=title_of(minutes), when=when(minutes))),
        language=_REGIONS.get(minutes.language, minutes.language),
        moment=minutes.ended_at or minutes.started_at or minutes.planned_start,
        classification=plain(minutes.classification) if confidential else "",
        footnote=plain(house.organisation or minutes.organisation),
        status=tr("Concept") if concept else "",
    )
