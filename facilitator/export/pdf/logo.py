"""The logo as something that can be drawn: a picture, or lines that stay lines. What is no plain picture is refused in a sentence."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image

from facilitator.export.pdf.errors import DocumentError
from facilitator.house.errors import LogoError
from facilitator.house.logo_file import LogoFile, read_logo_file
from facilitator.language import tr

HEIGHT, WIDTH = 37.5, 200.0
"""The room for it in the masthead, in points."""
_TEXT = re.compile(rb"<(?:\w+:)?text\b")


class _Lines(Flowable):  # type: ignore[misc]
    """A drawing at a scale."""

    def __init__(self, drawing: Any, scale: float) -> None:
        super().__init__()
        self.drawing, self.scale = drawing, scale

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = self.drawing.width * self.scale, self.drawing.height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        self.canv.scale(self.scale, self.scale)
        self.drawing.drawOn(self.canv, 0, 0)


def logo_flowable(file: Path) -> Any:
    """The logo at the height of the masthead. Raises DocumentError for what cannot be drawn."""
    try:
        found = file.stat()
    except OSError:
        found = None  # reading it says what is wrong
    return _maker(file, (found.st_mtime_ns, found.st_size) if found else (0, 0))()


@lru_cache(maxsize=2)
def _maker(file: Path, _as_of: tuple[int, int]) -> Callable[[], Any]:
    """Read once, however many mastheads it stands in: a drawing can take a second."""
    try:
        logo = read_logo_file(file)
    except LogoError as error:
        raise DocumentError(str(error)) from error
    return _lines(logo, file) if logo.kind == "svg" else _picture(logo, file)


def _scale(width: float, height: float) -> float:
    return min(HEIGHT / height, WIDTH / width)


def _picture(logo: LogoFile, file: Path) -> Callable[[], Any]:
    scale = _scale(logo.width, logo.height)

    def make() -> Any:
        return Image(io.BytesIO(logo.data), logo.width * scale, logo.height * scale)

    if not _can_be_drawn(make):
        raise DocumentError(tr("Het logo {file} is beschadigd en kan niet worden getekend. Haal het opnieuw op.", file=file.name))
    return make


def _can_be_drawn(make: Callable[[], Any]) -> bool:
    """Whether it goes on a page. What is damaged fails in as many ways as there are parts in it; a dash without length or a scale of
    nothing is found out there, and not before."""
    try:
        made = make()
        made.wrap(WIDTH, HEIGHT)
        page = Canvas(io.BytesIO(), initialFontName="Helvetica")
        made.drawOn(page, 0, 0)
        page.getpdfdata()  # the colours of a gradient are only looked at here
    except Exception:
        return False
    return True


def _lines(logo: LogoFile, file: Path) -> Callable[[], Any]:
    if _TEXT.search(logo.data):  # it would be set in another typeface than the designer chose
        text = tr("In het logo {file} staan letters als tekst. Zet ze om in lijnen (‘outlines’), of kies een PNG.", file=file.name)
        raise DocumentError(text)
    drawing = _drawing(logo.data)
    if drawing is not None and 0 < drawing.width < inf and 0 < drawing.height < inf:
        scale = _scale(drawing.width, drawing.height)
        if _can_be_drawn(lambda: _Lines(drawing, scale)):
            return lambda: _Lines(drawing, scale)
    raise DocumentError(tr("Het logo {file} kan niet worden getekend. Kies een PNG.", file=file.name))


def _drawing(data: bytes) -> Any:
    """None for what svglib does not understand: it fails in as many ways as there are SVGs."""
    from svglib.svglib import svg2rlg  # only for who has such a logo

    logging.getLogger("svglib").setLevel(logging.CRITICAL)
    try:
        return svg2rlg(io.BytesIO(data))
    except Exception:
        return None
