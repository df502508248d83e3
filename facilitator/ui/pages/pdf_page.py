"""One page of a PDF as a picture.

Drawing one page takes 7 to 40 ms, however long the document is, so it is done when it is painted; that is also the only thread
that the drawing library is used in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QLabel

from facilitator.language import tr
from facilitator.ui.look.paint import hairline
from facilitator.ui.look.text import Themed, painter
from facilitator.ui.look.theme import Theme

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Zoom = float | Literal["width", "page"]
"""A factor (1 is as large as on paper), as wide as there is room, or the whole page."""
_FACTORS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
_TRUE_SIZE = 96 / 72
"""Logical pixels of a point at true size."""
_WHITE = "#FFFFFF"
_DIM = 46
"""Of 255: how much a white page is dimmed on a dark screen."""


def zoomed(factor: float, steps: int) -> float:
    """The next larger or smaller factor; the same where there is none."""
    larger, smaller = [f for f in _FACTORS if f > factor + 0.005], [f for f in _FACTORS if f < factor - 0.005]
    return next(iter(larger), factor) if steps > 0 else (smaller or [factor])[-1]


class PdfPage(Themed, QLabel):
    """A label, as a bare widget is no picture to who hears the screen.

    Signals:
        sized(): it became larger or smaller.
    """

    sized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._document: PdfDocument | None = None
        self._image = QImage()
        self.zoom: Zoom = "width"
        self.factor = 1.0
        self.page = self.count = 0
        self.follow(theme)

    def show_pdf(self, data: bytes) -> None:
        """Show this document, on the page where the last one was. Without data it is empty."""
        if self._document is not None:
            self._document.close()
        self._document, self.count = _opened(data)
        self.turn_to(self.page)

    def turn_to(self, page: int) -> None:
        """Show the page with this number from 0, or the nearest one that there is."""
        self.page = max(0, min(page, self.count - 1))
        self._image = QImage()
        self.setAccessibleName(tr("Voorbeeld, bladzijde {page} van {count}", page=self.page + 1, count=self.count))
        self.update()

    def fit(self, room: QSize) -> None:
        """Be as large as the zoom says, where there is so much room."""
        if self._document is None:
            return
        wide, high = (side * _TRUE_SIZE for side in self._document.get_page_size(self.page))
        across, down = (room.width() - 1) / wide, (room.height() - 1) / high
        fitting = {"width": across, "page": min(across, down)}
        wanted = fitting[self.zoom] if isinstance(self.zoom, str) else self.zoom
        self.factor = max(_FACTORS[0] / 2, min(wanted, _FACTORS[-1]))
        size = QSize(int(wide * self.factor), int(high * self.factor))
        if size != self.size():
            self.setFixedSize(size)
            self.sized.emit()

    def _rendered(self, width: int, height: int) -> QImage:
        """The page at so many device pixels, kept until it changes."""
        if self._document is not None and (self._image.width(), self._image.height()) != (width, height):
            page = self._document[self.page]
            scale = max(width / page.get_width(), height / page.get_height())
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            made = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            self._image = made.copy(0, 0, width, height)  # the bitmap goes, the picture stays
            bitmap.close()
            page.close()
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._document is None:
            return
        place, dpr = QRectF(0, 0, self.width() - 1, self.height() - 1), self.devicePixelRatioF()
        p, c = painter(self), self.theme.c
        p.fillRect(place, QColor(_WHITE))
        p.drawImage(place, self._rendered(round(place.width() * dpr), round(place.height() * dpr)))
        if self.theme.dark:
            p.fillRect(place, QColor(0, 0, 0, _DIM))
        for y in (place.y(), place.bottom()):
            hairline(p, place.x(), y, place.right(), y, c.hairline)
        for x in (place.x(), place.right()):
            hairline(p, x, place.y(), x, place.bottom(), c.hairline)


def _opened(data: bytes) -> tuple[PdfDocument | None, int]:
    if not data:
        return None, 0
    from pypdfium2 import PdfDocument  # a third of a second that no other page needs

    document = PdfDocument(data)
    return document, len(document)
