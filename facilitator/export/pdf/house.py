"""How the documents of one organisation look: its name, its logo, its colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from facilitator.contrast import LARGE, TEXT, contrast, mix, until_contrast
from facilitator.export.pdf.colour import INK, WHITE, hex_of
from facilitator.language import tr
from facilitator.sessions.errors import ExportError

TINT_SHARE = 0.07


@dataclass(frozen=True)
class HouseStyle:
    """The accent is `#RRGGBB`; shades of it that can be read are worked out here. The logo is a PNG or JPEG file.

    Raises ExportError for an accent that is no colour.
    """

    organisation: str = ""
    accent: str = "#1F3F94"
    logo: Path | None = None
    address: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.accent):
            raise ExportError(tr("‘{accent}’ is geen kleur. Schrijf een kleur als #1F3F94.", accent=self.accent))

    @property
    def tint(self) -> Any:
        """The ground of a callout."""
        return HexColor(self._tint)

    @property
    def _tint(self) -> str:
        return mix(hex_of(WHITE), self.accent, TINT_SHARE)

    @property
    def text(self) -> Any:
        """The accent for words: at least 4.5 to 1, on paper and on the tint."""
        return HexColor(until_contrast(self.accent, self._tint, TEXT))

    @property
    def mark(self) -> Any:
        """The accent for rules and bars: at least 3 to 1 on paper."""
        return HexColor(self._mark)

    @property
    def on_mark(self) -> Any:
        """What is written on a bar."""
        return WHITE if contrast(hex_of(WHITE), self._mark) >= TEXT else INK

    @property
    def _mark(self) -> str:
        return until_contrast(self.accent, hex_of(WHITE), LARGE)

    def logo_problem(self) -> str:
        """Why the logo is not used, in a sentence; empty if it is, or if there is none. Then the name stands in its place."""
        if self.logo is None:
            return ""
        try:
            ImageReader(str(self.logo)).getRGBData()
        except (OSError, ValueError, SyntaxError):
            return tr("Het logo ‘{path}’ kan niet worden gelezen. Kies een PNG- of JPEG-bestand.", path=self.logo)
        return ""
