"""Pages: the frames, what stands at the head and foot of each, and the bytes of the whole."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from facilitator.export.pdf.archive import make_archivable
from facilitator.export.pdf.colour import GREY, HAIRLINE, INK, WHITE
from facilitator.export.pdf.fonts import REGULAR, SEMIBOLD
from facilitator.export.pdf.layout import (
    BODY_HEIGHT,
    BOTTOM,
    FIRST_TOP,
    HAIR,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    SMALL_SIZE,
    TOP,
    WIDTH,
    fitted,
)
from facilitator.export.pdf.page_count import page_done
from facilitator.export.pdf.story import Story
from facilitator.export.pdf.tagged_canvas import TaggedCanvas
from facilitator.language import tr

RUNT = 10 * LINE
"""A last page with less than this is worth a second, tighter try."""
MOST_TRIED_AGAIN = 20
"""Pages; in a longer document a short last page is no loss, and the second try takes long."""
HEAD_Y, FOOT_RULE_Y, FOOT_Y = PAGE_HEIGHT - 52.5, 60.0, 45.0


@dataclass(frozen=True)
class About:
    """What the file says of itself, and what stands on each page. Only characters that the fonts have."""

    title: str
    author: str
    subject: str
    language: str
    moment: datetime
    classification: str = ""
    footnote: str = ""
    status: str = ""
    archive_category: str = ""
    archive_term: str = ""


def render(tell: Callable[[bool], Story], about: About) -> bytes:
    """The PDF of a story. `tell(tight)` tells it; again and tighter if the last page holds only a few lines."""
    with _no_cleaning():
        return _rendered(tell, about)


@contextmanager
def _no_cleaning() -> Iterator[None]:
    """A document is a great many objects that all stay until it is written: looking for loose ones costs a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _rendered(tell: Callable[[bool], Story], about: About) -> bytes:
    best = _attempt(tell, about, tight=False)
    if 1 < best.count <= MOST_TRIED_AGAIN and best.last_used < RUNT:
        again = _attempt(tell, about, tight=True)
        best = again if again.count < best.count else best
    return best.buffer.getvalue()


def _attempt(tell: Callable[[bool], Story], about: About, *, tight: bool) -> _Pages:
    story = tell(tight).with_contents()
    pages = _Pages(about, story)
    pages.build(list(story.flow), canvasmaker=TaggedCanvas)
    pages.forget()
    return pages


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """After `build`: `buffer` has the file, `count` its pages, `last_used` the height that the last page uses."""

    def __init__(self, about: About, story: Story) -> None:
        self.buffer = io.BytesIO()
        super().__init__(
            self.buffer,
            pagesize=A4,
            title=about.title,
            author=about.author,
            subject=about.subject,
            creator="Facilitator",
            lang=about.language,
            initialFontName=REGULAR,
            displayDocTitle=True,
            invariant=1,
        )
        self.about, self.story = about, story
        self.count, self.last_used = 0, BODY_HEIGHT
        first = Frame(LEFT, BOTTOM, WIDTH, BODY_HEIGHT + TOP - FIRST_TOP, 0, 0, 0, 0)
        later = Frame(LEFT, BOTTOM, WIDTH, BODY_HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("first", first, onPage=self._foot), PageTemplate("later", later, onPage=self._head_and_foot)])

    def handle_documentBegin(self) -> None:
        super().handle_documentBegin()
        self.canv.tree.root = self.story.root
        make_archivable(self.canv, self.about.moment, (self.about.archive_category, self.about.archive_term))
        self._nextPageTemplateIndex = 1

    def forget(self) -> None:
        """Keep the file and let go of what it was made of: a great deal, that holds each other."""
        canvas = self.canv
        canvas.tree.forget()
        self.story.flow.clear()
        for spent in (canvas._doc, canvas.tree, canvas):
            vars(spent).clear()

    def afterPage(self) -> None:
        page_done(self.page)

    def _head_and_foot(self, canvas: Any, document: Any) -> None:
        with canvas.artifact("Header"):
            canvas.saveState()
            self._write(canvas, LEFT, HEAD_Y, fitted(self.about.title, REGULAR, SMALL_SIZE, WIDTH - 60), GREY)
            canvas.setFont(SEMIBOLD, SMALL_SIZE)
            canvas.setFillColor(INK)
            canvas.drawRightString(LEFT + WIDTH, HEAD_Y, self.about.status)
            canvas.restoreState()
        self._foot(canvas, document)

    def _foot(self, canvas: Any, document: Any) -> None:
        with canvas.artifact("Footer"):
            canvas.saveState()
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(HAIR)
            canvas.line(LEFT, FOOT_RULE_Y, LEFT + WIDTH, FOOT_RULE_Y)
            self._classification(canvas)
            below = LINE if self.about.classification else 0
            self._write(canvas, LEFT, FOOT_Y - below, fitted(self.about.footnote, REGULAR, SMALL_SIZE, WIDTH - 90), GREY)
            self._page_number(canvas)
            canvas.restoreState()

    def _classification(self, canvas: Any) -> None:
        if not self.about.classification:
            return
        words = fitted(self.about.classification, SEMIBOLD, SMALL_SIZE, WIDTH - 110)
        canvas.setFillColor(INK)
        canvas.rect(LEFT, FOOT_Y - 4.25, canvas.stringWidth(words, SEMIBOLD, SMALL_SIZE) + 12, LINE, stroke=0, fill=1)
        self._write(canvas, LEFT + 6, FOOT_Y, words, WHITE, SEMIBOLD)

    def _page_number(self, canvas: Any) -> None:
        words = tr("Pagina {page} van", page=self.page)

        def write() -> None:
            canvas.setFont(REGULAR, SMALL_SIZE)
            canvas.setFillColor(GREY)
            canvas.drawRightString(LEFT + WIDTH, FOOT_Y, f"{words} {self.count}")

        canvas.later(write)

    @staticmethod
    def _write(canvas: Any, x: float, y: float, words: str, colour: Any, font: str = REGULAR) -> None:
        canvas.setFont(font, SMALL_SIZE)
        canvas.setFillColor(colour)
        canvas.drawString(x, y, words)

    def _endBuild(self) -> None:
        self.count = self.canv.getPageNumber()
        if hasattr(self, "frame"):
            self.last_used = self.frame._y2 - self.frame._y
        super()._endBuild()
