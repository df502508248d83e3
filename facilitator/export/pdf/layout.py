"""The grid and the type. In points; everything vertical is a multiple of half a line."""

from __future__ import annotations

from copy import copy
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from facilitator.export.pdf.colour import GREY, INK
from facilitator.export.pdf.fonts import REGULAR, SEMIBOLD, width_of

HALF, LINE = 7.5, 15.0
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, WIDTH = 62.5, 475.0
"""22 mm at the left, for punch holes."""
MARGIN_WIDTH, GUTTER = 110.0, 15.0
"""The margin column, where one scans: who, when, what kind. And the space beside it."""
TEXT_X = MARGIN_WIDTH + GUTTER
TEXT_WIDTH = WIDTH - TEXT_X
"""About 70 letters."""
TOP, FIRST_TOP = 75.0, 37.5
BODY_HEIGHT = 46 * LINE
BOTTOM = PAGE_HEIGHT - TOP - BODY_HEIGHT
HAIR, RULE, HEAVY = 0.5, 0.75, 3.0
SMALL_SIZE = 9.5


def _style(name: str, size: float, leading: float, font: str = REGULAR, colour: Any = INK, drop: float = 0, **more: Any) -> Any:
    """`drop` is how far a smaller size sinks to share the baseline of its row."""
    style = ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        bulletFontName=font,
        bulletFontSize=size,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        embeddedHyphenation=2,
        spaceShrinkage=0,  # a ragged line has no need to be squeezed
        **more,
    )
    style.drop = drop
    return style


BODY = _style("text", 11, LINE)
STRONG = _style("strong", 11, LINE, SEMIBOLD)
QUIET = _style("quiet", 11, LINE, colour=GREY)
RIGHT = _style("right", 11, LINE, colour=GREY, alignment=TA_RIGHT)
TITLE = _style("title", 28, 30, SEMIBOLD)
LEAD = _style("lead", 16, 22.5)
SECTION = _style("section", 16, 22.5, SEMIBOLD)
STEP = _style("step", 11, LINE, SEMIBOLD)
LABEL = _style("label", SMALL_SIZE, LINE, SEMIBOLD, drop=1.5)
META = _style("meta", SMALL_SIZE, LINE, colour=GREY, drop=1.5)
META_RIGHT = _style("meta-right", SMALL_SIZE, LINE, colour=GREY, drop=1.5, alignment=TA_RIGHT)
COLUMN_HEAD = _style("column-head", SMALL_SIZE, LINE, SEMIBOLD, GREY, drop=1.5)
BULLET = _style("bullet", 11, LINE, leftIndent=15, bulletIndent=0)

CONTENTS_1 = _style("contents", 11, LINE, SEMIBOLD)
CONTENTS_2 = _style("contents-below", 11, LINE, leftIndent=15)


def tinted(style: Any, colour: Any) -> Any:
    """The style in another colour."""
    other = copy(style)
    other.textColor = colour
    return other


def fitted(text: str, font: str, size: float, width: float) -> str:
    """The text, or as much of it as fits, with an ellipsis. Only for what is repeated on each page: nothing is lost."""
    if width_of(text, font, size) <= width:
        return text
    keep = len(text)
    while keep and width_of(f"{text[:keep]} …", font, size) > width:
        keep -= max(1, keep // 50)
    cut = text[:keep]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[keep // 2 :] else cut} …"
