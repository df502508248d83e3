"""How the documents of one organisation look: its name, its logo, its colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor

from facilitator.contrast import TEXT, contrast
from facilitator.export.pdf.colour import INK, WHITE
from facilitator.export.pdf.errors import DocumentError
from facilitator.export.pdf.logo import logo_flowable
from facilitator.house import printed
from facilitator.language import tr


@dataclass(frozen=True)
class HouseStyle:
    """The accent is `#RRGGBB`; shades of it that can be read are worked out here. The logo is a PNG, JPEG or SVG file.

    `opening` and `closing` are the fixed texts of the organisation; an empty line begins a new paragraph.
    Raises DocumentError for an accent that is no colour.
    """

    organisation: str = ""
    accent: str = "#1F3F94"
    logo: Path | None = None
    address: str = ""
    cover: bool = False
    """The title has a page of its own."""
    archive_category: str = ""
    archive_term: str = ""
    opening: str = ""
    closing: str = ""
    language: str = ""
    """Of the fixed texts (BCP 47), where that is not the language of the document."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.accent):
            raise DocumentError(tr("‘{accent}’ is geen kleur. Schrijf een kleur als #1F3F94.", accent=self.accent))

    @property
    def tint(self) -> Any:
        """The ground of a callout."""
        return HexColor(printed.tint(self.accent))

    @property
    def text(self) -> Any:
        """The accent for words: at least 4.5 to 1, on paper and on the tint."""
        return HexColor(printed.for_text(self.accent))

    @property
    def mark(self) -> Any:
        """The accent for rules and bars: at least 3 to 1 on paper."""
        return HexColor(printed.for_marks(self.accent))

    @property
    def on_mark(self) -> Any:
        """What is written on a bar."""
        return WHITE if contrast(printed.WHITE, printed.for_marks(self.accent)) >= TEXT else INK

    def logo_problem(self) -> str:
        """Why the logo is not used, in a sentence; empty if it is, or if there is none. Then the name stands in its place."""
        try:
            self.logo_flowable()
        except DocumentError as error:
            return str(error)
        return ""

    def logo_flowable(self) -> Any:
        """The logo at the size of the masthead; None where there is none. Raises DocumentError."""
        return logo_flowable(self.logo) if self.logo else None

    @property
    def archive(self) -> str:
        """What the archive wants to know, in words: `Samenwerking en overleg, bewaren: 5 jaar`."""
        term = tr("bewaren: {term}", term=self.archive_term) if self.archive_term else ""
        return ", ".join(part for part in (self.archive_category, term) if part)
