"""The numbers of pages: i, ii for what stands before a document proper, 1, 2 for the document, and anew for each that is handed out."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from facilitator.export.pdf.layout import LINE

ALMOST_EMPTY = 16 * LINE
"""Of a page, about a third: what comes next may stand on it."""
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """On which pages counting begins. Pages count from 1, as they lie in the file."""

    def __init__(self) -> None:
        self.count = 0
        """Pages in the file; known when all are there."""
        self.begins: list[int] = []
        self._anew: list[int] = []

    def begin(self, page: int) -> None:
        """What comes before this page was only the way in: this is page 1."""
        self.begins = [page]

    def begin_anew(self, page: int) -> None:
        """From here it is another document, for somebody else."""
        self._anew.append(page)

    @property
    def front(self) -> int:
        """How many pages stand before page 1."""
        return self.begins[0] - 1 if self.begins else 0

    def label(self, page: int) -> str:
        """The number that a page goes by."""
        return roman(page) if page <= self.front else str(page - self._first(page) + 1)

    def total(self, page: int) -> int:
        """How many pages there are in all where this one stands; 0 in front of page 1."""
        if page <= self.front:
            return 0
        return next((first for first in self._anew if first > page), self.count + 1) - self._first(page)

    def _first(self, page: int) -> int:
        return max((first for first in (self.front + 1, *self._anew) if first <= page), default=1)

    def name_pages(self, canvas: Any) -> None:
        """Let a reader that shows where one is say the same as the page. Of several documents it goes on counting, as it is one file."""
        if self.front:
            canvas.addPageLabel(0, "ROMAN_LOWER", 1)
        canvas.addPageLabel(self.front, "ARABIC", 1)


def roman(number: int) -> str:
    """`iv`."""
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


class PageOne(ActionFlowable):  # type: ignore[misc]
    """Here the document proper begins: on a new page, unless this one is almost empty."""

    def apply(self, doc: Any) -> None:
        frame = doc.frame
        used = 0 if frame._atTop else frame._y2 - frame._y
        if used > ALMOST_EMPTY:
            doc.handle_pageBreak()
        elif used:
            frame.add(Spacer(1, LINE), doc.canv)
        doc.numbering.begin(doc.page + (1 if used > ALMOST_EMPTY else 0))


class Anew(ActionFlowable):  # type: ignore[misc]
    """Here begins what is handed out by itself."""

    def apply(self, doc: Any) -> None:
        doc.numbering.begin_anew(doc.page)
