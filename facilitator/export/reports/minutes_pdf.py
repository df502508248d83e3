"""From minutes to a PDF: which report is told, and what the file says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.pages import About, render
from facilitator.export.pdf.story import Story
from facilitator.export.reports.about import about, region
from facilitator.export.reports.tell import tell
from facilitator.export.typed_text import clean
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes

MOST_CODES = 30
"""Characters that are named one by one where no font has them."""
_WITH_TEXTS = ("minutes", "summary")


def minutes_pdf(minutes: Minutes, house: HouseStyle) -> bytes:
    """The report as PDF/A-2a and PDF/UA-1, A4. The same minutes in the same house style give the same bytes."""
    return render(lambda tight: told(minutes, house, Characters(), tight=tight), _about(minutes, house))


def characters_missing(minutes: Minutes, house: HouseStyle) -> tuple[str, ...]:
    """The characters of a report that no font can draw; in the PDF a □ stands in their place."""
    return tuple(sorted(told(minutes, house, Characters()).characters.missing))


def told(minutes: Minutes, house: HouseStyle, characters: Characters, *, tight: bool = False) -> Story:
    """The report as it is told; `characters` hears every word of it."""
    story = Story(_suited(house, minutes), characters, tight=tight)
    tell(story, minutes)
    _tell_replaced(story)
    story.end()
    return story


def _suited(house: HouseStyle, minutes: Minutes) -> HouseStyle:
    """Cover and fixed texts are for a verslag; a list to sign or to tick is a list. Their language is told where it is another."""
    house = replace(house, language=region(house.language) if house.language != minutes.language else "")
    return house if minutes.report in _WITH_TEXTS else replace(house, cover=False, opening="", closing="")


def _tell_replaced(story: Story) -> None:
    """Said in the document itself, as it is the document that lacks something."""
    if missing := sorted(story.characters.missing):
        codes = ", ".join(f"U+{ord(c):04X}" for c in missing[:MOST_CODES]) + (" …" if len(missing) > MOST_CODES else "")
        story.callout(tr("Tekens"), [tr("Deze tekens kon het lettertype niet tekenen; op hun plaats staat □: {codes}.", codes=codes)])


def _about(minutes: Minutes, house: HouseStyle) -> About:
    """On one line each, without what steers a file."""
    said = about(minutes, house.organisation)
    kept = replace(said, archive_category=house.archive_category, archive_term=house.archive_term)
    texts: dict[str, Any] = {name: " ".join(clean(value).split()) for name, value in vars(kept).items() if isinstance(value, str)}
    return replace(kept, **texts)
