"""The colours of the documents that are the same in every house style. The arithmetic is in `facilitator.contrast`."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor, white

WHITE = white
INK = HexColor("#17191C")
GREY = HexColor("#545960")
"""Labels and feet: 7.0 to 1 on white."""
FIELD = HexColor("#6B7178")
"""Edges of what is filled in by hand: 4.9 to 1."""
HAIRLINE = HexColor("#A3A8AE")
"""Lines between rows: decoration only."""


def hex_of(colour: Any) -> str:
    """A colour of ReportLab as `#RRGGBB`."""
    return f"#{colour.hexval()[2:].upper()}"
