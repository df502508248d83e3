"""Colours that can be read: contrast as WCAG 2 measures it, and a shade of any accent that has enough of it."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color, HexColor, white

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
WHITE = white
INK = HexColor("#17191C")
GREY = HexColor("#545960")
"""Labels and feet: 7.0 to 1 on white."""
FIELD = HexColor("#6B7178")
"""Edges of what is filled in by hand: 4.9 to 1."""
HAIRLINE = HexColor("#A3A8AE")
"""Lines between rows: decoration only."""
_STEP = 0.02


def contrast(one: Any, other: Any = WHITE) -> float:
    """The ratio of two colours, from 1 (the same) to 21 (black on white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Any) -> float:
    return 0.2126 * _linear(colour.red) + 0.7152 * _linear(colour.green) + 0.0722 * _linear(colour.blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)


def mix(one: Any, other: Any, share: float) -> Any:
    """The first colour for this share (0 to 1), the second for the rest."""
    pairs = ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    return Color(*(a * share + b * (1 - share) for a, b in pairs))


def readable(colour: Any, ground: Any = WHITE, least: float = TEXT_CONTRAST) -> Any:
    """The colour itself, or the lightest mixture with ink that has this contrast on the ground."""
    share = 1.0
    while contrast(mix(colour, INK, share), ground) < least and share > 0:
        share -= _STEP
    return mix(colour, INK, max(share, 0))
