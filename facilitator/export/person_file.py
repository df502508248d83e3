"""What is kept of one person, as a document: a PDF, or plain text."""

from __future__ import annotations

from datetime import date, datetime

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.pages import About, render
from facilitator.export.pdf.story import Story
from facilitator.export.plain_text import PlainText
from facilitator.export.reports.about import region
from facilitator.export.reports.moments import long_date
from facilitator.export.telling import Telling
from facilitator.language import language, tr, trn
from facilitator.sessions.privacy.about_person import AllAbout

WIDTHS = (120.0, 255.0, 100.0)


def person_text(kept: AllAbout, today: date) -> bytes:
    """As plain text, UTF-8."""
    told = PlainText()
    tell_person(told, kept, today)
    return told.text.encode()


def person_pdf(kept: AllAbout, today: date, house: HouseStyle, moment: datetime) -> bytes:
    """On paper; A4, tagged. `moment` is when it is made (UTC)."""
    plain = Characters().plain
    title = tr("Wat er van {name} bewaard is", name=kept.name)
    about = About(
        title=plain(title), author=plain(house.organisation), subject=plain(title), language=region(language()), moment=moment,
        classification=plain(_for(kept.name)), footnote=plain(house.organisation), status="",
    )  # fmt: skip

    def told(tight: bool) -> Story:
        story = Story(house, Characters(), tight=tight)
        tell_person(story, kept, today)
        story.end()
        return story

    return render(told, about)


def _for(name: str) -> str:
    return tr("Vertrouwelijk – alleen voor {name}", name=name)


def tell_person(story: Telling, kept: AllAbout, today: date) -> None:
    """Session by session, to whoever listens."""
    story.masthead("", "")
    lead = trn("{n} sessie, op {date}.", "{n} sessies, op {date}.", len(kept.sessions), date=long_date(today))
    story.title(tr("Overzicht"), tr("Wat er van {name} bewaard is", name=kept.name), _for(kept.name), lead)
    for number, about in enumerate(kept.sessions):
        story.section(f"{about.title}, {long_date(about.day)}", first=number == 0)
        if about.facts:
            story.facts(about.facts)
        if about.lines:
            heads = [tr("Wat"), tr("Tekst"), tr("Voor wie")]
            story.table(WIDTHS, heads, [[line.what, line.text, line.readers] for line in about.lines], strong=1, gutter=8)
    story.section(tr("Waar dit vandaan komt"))
    story.callout(tr("Wat hier niet in staat"), (*kept.gaps, *_limits()))
    if kept.files:
        story.note(tr("Documenten van deze sessies die er nog staan"), kept.files)


def _limits() -> tuple[str, ...]:
    return (
        tr("Reservekopieën: daarin staat hetzelfde, van eerdere momenten. Wissen reikt ook daar."),
        tr("Wat gemaild, geprint of elders opgeslagen is: dat kent het programma niet."),
        tr("Teksten kunnen ook over anderen gaan. Kijk ze na voordat je dit overzicht geeft."),
    )
