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
from facilitator.export.pdf.fonts import REGULAR
from facilitator.export.pdf.layout import (
    BODY_HEIGHT,
    BOTTOM,
    FIRST_TOP,
    HAIR,
    LABEL,
    LEFT,
    LINE,
    META,
    PAGE_HEIGHT,
    SMALL_SIZE,
    TOP,
    WIDTH,
    tinted,
)
from facilitator.export.pdf.numbering import Numbering
from facilitator.export.pdf.page_count import page_done
from facilitator.export.pdf.running_line import RunningLine
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
    """What the file says of itself, and what stands on each page; in any script."""

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
    if 1 < best.numbering.count <= MOST_TRIED_AGAIN and best.last_used < RUNT:
        again = _attempt(tell, about, tight=True)
        best = again if again.numbering.count < best.numbering.count else best
    return best.buffer.getvalue()


def _attempt(tell: Callable[[bool], Story], about: About, *, tight: bool) -> _Pages:
    story = tell(tight).with_contents()
    pages = _Pages(about, story)
    pages.build(list(story.flow), canvasmaker=TaggedCanvas)
    pages.forget()
    return pages


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """After `build`: `buffer` has the file, `numbering` its pages, `last_used` the height that the last page uses."""

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
        self.numbering, self.last_used = Numbering(), BODY_HEIGHT
        self._lines: dict[tuple[str, str, float], RunningLine] = {}
        first = Frame(LEFT, BOTTOM, WIDTH, BODY_HEIGHT + TOP - FIRST_TOP, 0, 0, 0, 0)
        later = Frame(LEFT, BOTTOM, WIDTH, BODY_HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("first", first, onPage=self._foot), PageTemplate("later", later, onPage=self._head_and_foot)])

    def handle_documentBegin(self) -> None:
        super().handle_documentBegin()
        self.canv.tree.root, self.canv.numbering = self.story.root, self.numbering
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
            self._running(self.about.title, META, WIDTH - 60).show(canvas, LEFT, HEAD_Y)
            self._running(self.about.status, tinted(LABEL, INK), 60).show(canvas, LEFT + WIDTH, HEAD_Y, at_right=True)
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
            self._running(self.about.footnote, META, WIDTH - 90).show(canvas, LEFT, FOOT_Y - below)
            self._page_number(canvas)
            canvas.restoreState()

    def _classification(self, canvas: Any) -> None:
        if not self.about.classification:
            return
        words = self._running(self.about.classification, tinted(LABEL, WHITE), WIDTH - 110)
        canvas.setFillColor(INK)
        canvas.rect(LEFT, FOOT_Y - 4.25, words.width + 12, LINE, stroke=0, fill=1)
        words.show(canvas, LEFT + 6, FOOT_Y)

    def _page_number(self, canvas: Any) -> None:
        page = self.page

        def write() -> None:
            number, total = self.numbering.label(page), self.numbering.total(page)
            words = tr("Pagina {page} van {total}", page=number, total=total) if total else tr("Pagina {page}", page=number)
            canvas.setFont(REGULAR, SMALL_SIZE)
            canvas.setFillColor(GREY)
            canvas.drawRightString(LEFT + WIDTH, FOOT_Y, words)

        canvas.later(write)

    def _running(self, words: str, style: Any, room: float) -> RunningLine:
        """Made once: it stands on every page."""
        key = (words, style.name, room)
        if key not in self._lines:
            self._lines[key] = RunningLine(words, style, room)
        return self._lines[key]

    def _endBuild(self) -> None:
        self.numbering.count = self.canv.getPageNumber()
        self.numbering.name_pages(self.canv)
        if hasattr(self, "frame"):
            self.last_used = self.frame._y2 - self.frame._y
        super()._endBuild()
