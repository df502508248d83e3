"""A document that is not of one session: told as reports are, with the head of a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.pages import About, render
from facilitator.export.pdf.story import Story
from facilitator.export.reports.about import region
from facilitator.export.reports.moments import long_date
from facilitator.export.telling import Telling
from facilitator.language import language, tr


def across_sessions(title: str, today: date, house: HouseStyle, moment: datetime, tell: Callable[[Telling], None]) -> bytes:
    """What is told, as pages of A4, tagged. `moment` is when it is made (UTC)."""
    plain = Characters().plain
    of_today = tr("{title}, {date}", title=title, date=long_date(today))
    about = About(
        title=plain(of_today), author=plain(house.organisation), subject=plain(of_today), language=region(language()), moment=moment,
        classification="", footnote=plain(house.organisation), status="",
    )  # fmt: skip
    return render(lambda tight: _told(house, tell, tight=tight), about)


def _told(house: HouseStyle, tell: Callable[[Telling], None], *, tight: bool) -> Story:
    story = Story(house, Characters(), tight=tight)
    tell(story)
    story.end()
    return story
