"""Design tokens: the one place where a size, a space or a duration is decided. Sizes are logical pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Density = Literal["compact", "regular", "ample"]

FAMILY = "Source Sans 3"


class TypeSize(NamedTuple):
    """One role of text: size and line height in pixels, weight 100 to 900, tracking in percent."""

    size: int
    line: int
    weight: int = 400
    tracking: float = 0.0


TYPE: Mapping[str, Mapping[str, TypeSize]] = {
    "compact": {  # 1366x768 at 150 %
        "label": TypeSize(13, 16, 500),
        "small": TypeSize(13, 17),
        "body": TypeSize(14, 19),
        "strong": TypeSize(14, 19, 600),
        "status": TypeSize(15, 20, 600),
        "read": TypeSize(16, 22),
        "name": TypeSize(18, 24, 600),
        "title": TypeSize(22, 27, 600, -0.5),
        "display": TypeSize(26, 31, 600, -0.5),
        "clock": TypeSize(64, 62, 600, -1.5),
        "word": TypeSize(17, 22, 500),
    },
    "regular": {  # 1366x768 at 100 %
        "label": TypeSize(13, 16, 500),
        "small": TypeSize(14, 19),
        "body": TypeSize(15, 21),
        "strong": TypeSize(15, 21, 600),
        "status": TypeSize(17, 24, 600),
        "read": TypeSize(19, 28),
        "name": TypeSize(22, 28, 600),
        "title": TypeSize(30, 36, 600, -1),
        "display": TypeSize(38, 44, 600, -1),
        "clock": TypeSize(104, 96, 600, -2),
        "word": TypeSize(21, 26, 500),
    },
    "ample": {  # 1920x1080 at 100 %
        "label": TypeSize(15, 19, 500),
        "small": TypeSize(16, 22),
        "body": TypeSize(18, 25),
        "strong": TypeSize(18, 25, 600),
        "status": TypeSize(21, 28, 600),
        "read": TypeSize(25, 37),
        "name": TypeSize(28, 34, 600),
        "title": TypeSize(40, 46, 600, -1),
        "display": TypeSize(48, 54, 600, -1),
        "clock": TypeSize(152, 140, 600, -2),
        "word": TypeSize(28, 34, 500),
    },
}
"""One scale per density."""

_SPACES = (
    "xs", "s", "m", "l", "xl", "gutter", "bar", "noteline", "control", "touch",
    "icon", "key", "left_column", "right_column", "margin_label",
)  # fmt: skip

SPACE: Mapping[str, Mapping[str, int]] = {
    "compact": dict(zip(_SPACES, (4, 6, 10, 14, 20, 16, 44, 48, 34, 34, 16, 12, 242, 232, 46), strict=True)),
    "regular": dict(zip(_SPACES, (4, 8, 12, 20, 32, 24, 56, 64, 42, 40, 18, 12, 328, 348, 68), strict=True)),
    "ample": dict(zip(_SPACES, (6, 10, 16, 28, 44, 36, 72, 80, 54, 52, 22, 14, 440, 520, 92), strict=True)),
}
"""Base 4; names are used, numbers are not. The last five are an icon, a key cap, two columns and a label in the margin."""

RADIUS: Mapping[str, int] = {"none": 0, "control": 4, "chip": 3, "picture": 2}
LINE: Mapping[str, float] = {"rule": 1.0, "mark": 2.0, "now": 3.0, "focus_ring": 2.0, "focus_gap": 2.0}
MOTION: Mapping[str, int] = {"press": 0, "hover": 80, "page": 120, "beamer_change": 150}
"""Milliseconds."""

BEAMER_TYPE: Mapping[str, int] = {
    "floor": 56, "eyebrow": 56, "support": 60, "item": 64, "name": 200, "clock": 168, "clock_word": 64, "hero": 420,
}  # fmt: skip
"""Pixels in a picture 1920 wide; everything scales with width / 1920.

The floor: 56 px in a picture 2.0 m wide is an x-height of 28 mm, 12 minutes of arc at 8 m.
"""
BEAMER_QUESTION: tuple[int, ...] = (168, 150, 132, 116, 104, 92, 84, 76, 68, 60)
"""Sizes tried for a question, largest first."""


def density(width: int) -> Density:
    """The scale for a window of this width in logical pixels."""
    if width < 1330:  # regular asks so much for clock, wall and buttons of the console beside each other
        return "compact"
    return "regular" if width < 1700 else "ample"
