"""Paragraphs and figures that know which element of the structure they are."""

from __future__ import annotations

from copy import copy
from itertools import accumulate
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.platypus import Flowable, Paragraph

from facilitator.export.pdf.layout import PAGE_HEIGHT
from facilitator.export.pdf.structure import Node


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of a node, its own or that of the cell it stands in; split over pages it stays one element.

    `label` is the node of its bullet.
    """

    def __init__(self, markup: str, style: Any, node: Node | None = None, label: Node | None = None, **more: Any) -> None:
        self.node, self.label = node, label
        self._broken_at, self._is_part = -1.0, False
        super().__init__(markup, style, frags=_plain(markup, style), **more)
        self._gaps = _gaps("".join(" " if hasattr(f, "lineBreak") else getattr(f, "text", "") for f in self.frags))
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
        if self._shown is None:  # the tail goes on counting where the head stopped
            self._shown = (self._head._shown if self._head else 0) or 0
        self._shown += sum(map(len, text.split()))
        return self._shown in self._gaps

    def beginText(self, x: float, y: float) -> Any:
        text = self.canv.beginText(x, y)
        text.paragraph = self
        return text

    def draw(self) -> None:
        canvas = self.canv
        with canvas.tagged(self.node, self.label):
            canvas.links_on_line.clear()
            link = getattr(self.blPara, "link", None) if getattr(self, "blPara", None) is not None else None
            canvas.whole_link = link[0] if link else None
            super().draw()
            canvas.whole_link = None


def _plain(markup: str, style: Any) -> list[Any] | None:
    """A text without any markup as ReportLab would have read it, without the reading: that costs more than breaking its lines."""
    if "<" in markup or "&" in markup or "\n" in markup:
        return None
    if style not in _PLAIN:
        _PLAIN[style] = Paragraph("x", style).frags[0]
    piece = copy(_PLAIN[style])
    piece.text = markup.strip()
    return [piece]


_PLAIN: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
"""A piece of text in each style."""


def _gaps(text: str) -> set[int]:
    """After how many letters white space stands; the end of the text counts."""
    gaps = set(accumulate(map(len, text.split())))
    return gaps | {0} if text[:1].isspace() or not gaps else gaps


class Heading(TaggedParagraph):
    """A heading that is in the outline too; `level` 0 is the title."""

    level = 0
    entry = ""
    key = "heading"
    """Where a link to it leads; of its own in each document."""

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
