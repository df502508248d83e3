"""The same report to go on with: as OpenDocument text, Markdown, plain text or HTML."""

from __future__ import annotations

from facilitator.export.markdown import Markdown
from facilitator.export.odt.packing import OdtAbout, packed
from facilitator.export.odt.story import Odt
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.plain_text import PlainText
from facilitator.export.reports.about import about
from facilitator.export.reports.tell import tell
from facilitator.export.web import Web
from facilitator.sessions.reports.minutes import Minutes


def minutes_odt(minutes: Minutes, house: HouseStyle) -> bytes:
    """OpenDocument text 1.3 (ISO/IEC 26300), with named styles. The same minutes in the same house style give the same bytes."""
    story, said = Odt(), about(minutes, house.organisation)
    tell(story, minutes)
    foot = " · ".join(part for part in (said.footnote, said.classification, said.status) if part)
    accent = f"#{house.text.hexval()[2:].upper()}"
    return packed(story, OdtAbout(said.title, said.author, said.subject, said.language, said.moment, accent, foot))


def minutes_markdown(minutes: Minutes) -> bytes:
    """CommonMark in UTF-8."""
    told = Markdown()
    tell(told, minutes)
    return told.text.encode()


def minutes_text(minutes: Minutes) -> bytes:
    """Plain text in UTF-8, for a mail."""
    told = PlainText()
    tell(told, minutes)
    return told.text.encode()


def minutes_html(minutes: Minutes) -> bytes:
    """HTML in UTF-8, for the clipboard of a word processor."""
    told = Web(about(minutes).language)
    tell(told, minutes)
    return told.text.encode()
