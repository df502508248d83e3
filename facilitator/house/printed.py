"""The accent on paper: shades of it that can be read, as `#RRGGBB`."""

from __future__ import annotations

from facilitator.contrast import LARGE, TEXT, mix, until_contrast

WHITE = "#FFFFFF"
TINT_SHARE = 0.07


def tint(accent: str) -> str:
    """The ground of a callout. Raises ValueError, like the others, for what is no colour."""
    return mix(WHITE, accent, TINT_SHARE)


def for_text(accent: str) -> str:
    """The accent for words: at least 4.5 to 1, on paper and on the tint."""
    return until_contrast(accent.upper(), tint(accent), TEXT)


def for_marks(accent: str) -> str:
    """The accent for rules and bars: at least 3 to 1 on paper."""
    return until_contrast(accent.upper(), WHITE, LARGE)
