"""A table of contents for a document that is too long to leaf through: each line leads to its heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from facilitator.export.pdf.colour import GREY, INK
from facilitator.export.pdf.fonts import REGULAR
from facilitator.export.pdf.layout import GUTTER, LINE, TEXT_WIDTH, TEXT_X
from facilitator.export.pdf.paragraphs import Heading, TaggedParagraph, height_of, room_left
from facilitator.export.pdf.structure import Node

LONG = 30_000
"""Letters of a document that gets a table of contents; about twelve pages."""
NUMBER_WIDTH = 24.0


class ContentsLine(Flowable):  # type: ignore[misc]
    """A heading and the number of its page; the dots between them are seen, not read."""

    def __init__(self, paragraph: TaggedParagraph, heading: Heading, number: Node) -> None:
        super().__init__()
        self.paragraph, self.heading, self.number = paragraph, heading, number

    @property
    def _text_width(self) -> float:
        return TEXT_WIDTH - NUMBER_WIDTH - GUTTER

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, height_of(self.paragraph, self._text_width)
        return self.width, self.height

    def draw(self) -> None:
        canvas, heading, size = self.canv, self.heading, self.paragraph.style.fontSize
        self.paragraph.drawOn(canvas, TEXT_X, 0)
        base = LINE - size
        end = TEXT_X + self.paragraph.style.leftIndent + self._last_line() + 6
        self._dots(end, TEXT_X + TEXT_WIDTH - NUMBER_WIDTH, base)

        def write() -> None:
            canvas.setFont(REGULAR, size)
            canvas.setFillColor(INK)
            canvas.drawRightString(TEXT_X + TEXT_WIDTH, base, canvas.page_of(heading))

        canvas.later(write, self.number)
        canvas.link_to(heading, self.number.parent, (TEXT_X, 0, TEXT_X + TEXT_WIDTH, self.height))

    def _last_line(self) -> float:
        """The width of the words on it."""
        return float(self._text_width - self.paragraph.style.leftIndent) - room_left(self.paragraph.blPara.lines[-1])

    def _dots(self, start: float, end: float, y: float) -> None:
        if end - start < 2 * GUTTER:
            return
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.75)
        canvas.setLineCap(1)
        canvas.setDash([0, 4])
        canvas.line(end - 4 * int((end - start) / 4), y, end, y)  # the dots of all lines stand below each other
        canvas.restoreState()


def contents_lines(parent: Node, headings: Sequence[Heading], words: Any) -> list[ContentsLine]:
    """The lines, and their elements below the parent; `words` makes the paragraph of a heading and its element."""
    lines = []
    for heading in headings:
        link = Node("Link", Node("Reference", Node("TOCI", parent)))
        paragraph = words(heading, Node("Span", link, language=heading.node.language if heading.node else ""))
        lines.append(ContentsLine(paragraph, heading, Node("Span", link)))
    return lines
