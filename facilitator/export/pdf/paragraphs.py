"""Paragraphs and figures that know which element of the structure they are."""

from __future__ import annotations

from copy import copy
from itertools import accumulate
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _handleBulletWidth as leave_room_for_bullet

from facilitator.export.pdf.layout import PAGE_HEIGHT
from facilitator.export.pdf.plain_text import lines_of_words, piece_of, text_block
from facilitator.export.pdf.structure import Node


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of a node, its own or that of the cell it stands in; split over pages it stays one element.

    `label` is the node of its bullet.
    """

    def __init__(self, markup: str, style: Any, node: Node | None = None, label: Node | None = None, **more: Any) -> None:
        self.node, self.label = node, label
        self._broken_at, self._is_part = -1.0, False
        plain = piece_of(markup, style)
        super().__init__(markup, style, frags=[plain] if plain else None, **more)
        self._whole_words = plain is not None
        """Nothing but lines of whole words in one typeface, which is known for sure when they are broken."""
        self._gaps = set() if plain else _gaps(self.frags)
        self._shown: int | None = 0
        self._head: TaggedParagraph | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Lines are broken once for each width: that is what costs, and a page asks for it many times."""
        if self._broken_at != availWidth:
            if self._is_part:
                raise ValueError("a paragraph goes on in another width")
            super().wrap(availWidth, availHeight)
            self._broken_at = availWidth
        return self.width, self.height

    def breakLines(self, width: list[float]) -> Any:
        """Called by ReportLab's `wrap` with the widths of the first line and of all others."""
        if self._whole_words:
            piece, room = self.frags[0], list(width)
            leave_room_for_bullet(self.bulletText, self.style, room)
            lines = lines_of_words(piece.text, pdfmetrics.getFont(piece.fontName), piece.fontSize, room[0], room[-1])
            if lines is not None:
                return piece.clone(kind=0, lines=lines)
            self._whole_words, self._gaps = False, _gaps(self.frags)
        return super().breakLines(width)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Two halves with the lines that were broken already; never one line alone on either side.

        ReportLab's own makes paragraphs of both, which are broken again: a text of a hundred pages a hundred times.
        """
        self.wrap(availWidth, availHeight)
        lines = self.blPara.lines
        fits = int(availHeight / self.style.leading)
        if fits <= 1 or (len(lines) == fits + 1 and len(lines) <= 3):
            return []
        if len(lines) <= fits:
            return [self]
        fits -= len(lines) == fits + 1
        return self._halves(lines[:fits], lines[fits:])

    def _halves(self, first: list[Any], rest: list[Any]) -> list[Any]:
        head, tail = copy(self), copy(self)
        for part, lines in ((head, first), (tail, rest)):
            part.blPara = self.blPara.clone(lines=lines)
            part.height, part._is_part = len(lines) * self.style.leading, True
        tail._shown, tail._head, tail.label, tail.bulletText = None, head, None, None
        return [head, tail]

    def space_after(self, text: str) -> bool:
        """Whether the source has white space after what was drawn up to and with this text: a broken word has none."""
        if self._whole_words:
            return True
        if self._shown is None:  # the tail goes on counting where the head stopped
            self._shown = (self._head._shown if self._head else 0) or 0
        self._shown += sum(map(len, text.split()))
        return self._shown in self._gaps

    def beginText(self, x: float, y: float) -> Any:
        text = self.canv.beginText(x, y)
        text.paragraph = self
        return text

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        if not self._drawn_at_once(canvas, x, y):
            super().drawOn(canvas, x, y, _sW)

    def _drawn_at_once(self, canvas: Any, x: float, y: float) -> bool:
        """Plain text needs none of the states and settings that ReportLab makes for each paragraph."""
        style = self.style
        if not self._whole_words or self.node is None or self.bulletText or style.alignment != TA_LEFT or not self.blPara.lines:
            return False
        lines = [words for _, words in self.blPara.lines]
        code = text_block(canvas, (x + style.leftIndent, y + self.height - style.fontSize), lines, self.frags[0], style.leading)
        return code is not None and canvas.draw_code(code, self.node)

    def draw(self) -> None:
        canvas = self.canv
        with canvas.tagged(self.node, self.label):
            canvas.links_on_line.clear()
            link = getattr(self.blPara, "link", None) if getattr(self, "blPara", None) is not None else None
            canvas.whole_link = link[0] if link else None
            super().draw()
            canvas.whole_link = None


def _gaps(frags: list[Any]) -> set[int]:
    """After how many letters white space stands; the end of the text counts. Of what is not broken into lines yet."""
    text = "".join(" " if hasattr(f, "lineBreak") else getattr(f, "text", "") for f in frags)
    gaps = set(accumulate(map(len, text.split())))
    return gaps | {0} if text[:1].isspace() or not gaps else gaps


class Heading(TaggedParagraph):
    """A heading that is in the outline too; `level` 0 is the title."""

    level = 0
    entry = ""
    key = "heading"
    """Where a link to it leads; of its own in each document."""

    def _drawn_at_once(self, canvas: Any, x: float, y: float) -> bool:
        return False  # it has to be found in the outline

    def draw(self) -> None:
        canvas = self.canv
        if self.node is not None and self not in canvas.bookmarked:
            canvas.bookmarked[self] = canvas.getPageNumber()
            key = self.key
            _, y = canvas.absolutePosition(0, self.height)
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=min(PAGE_HEIGHT, y + 18))
            canvas.addOutlineEntry(self.entry, key, self.level, closed=False)
        super().draw()


class Figure(Flowable):  # type: ignore[misc]
    """A picture or drawing as one figure. Its node has to say in words what it shows."""

    def __init__(self, inner: Any, node: Node) -> None:
        super().__init__()
        if not node.alt:
            raise ValueError("a figure needs a text alternative")
        self.inner, self.node = inner, node

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = self.inner.wrap(availWidth, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        box = (*canvas.absolutePosition(0, 0), *canvas.absolutePosition(self.width, self.height))
        with canvas.figure(self.node, box):
            self.inner.drawOn(canvas, 0, 0)


def height_of(flowable: Any, width: float) -> float:
    """The height of a flowable in this width; also prepares it to be drawn in that width."""
    return float(flowable.wrap(width, 1e6)[1])


def room_left(line: Any) -> float:
    """The room that a line of a paragraph leaves, in points."""
    return float(line[0] if isinstance(line, tuple) else line.extraSpace)
