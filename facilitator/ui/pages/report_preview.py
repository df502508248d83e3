"""What comes out: the pages of a PDF, one at a time, as sharp as the screen."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.buttons import IconButton
from facilitator.ui.layout import STRETCH, hbox, vbox
from facilitator.ui.paint import hairline
from facilitator.ui.text import Text, Themed, one, painter
from facilitator.ui.theme import Theme

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WHITE = "#FFFFFF"
_DIM = 46
"""Of 255: how much a white page is dimmed on a dark screen."""
_SIDE = "gutter"
_WIDTH: dict[str, int] = {"compact": 320, "regular": 470, "ample": 700}
"""Logical pixels."""


class PdfPages(Themed, QWidget):
    """One page of a document, as large as fits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._document: PdfDocument | None = None
        self._image = QImage()
        self.page = self.count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
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

    def _place(self) -> QRectF:
        """Where the page stands, in logical pixels."""
        if self._document is None:
            return QRectF()
        wide, high = self._document.get_page_size(self.page)
        scale = max(0.0, min((self.width() - 1) / wide, (self.height() - 1) / high))
        width, height = floor(wide * scale), floor(high * scale)
        return QRectF((self.width() - width) // 2, 0, width, height)

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
        place, dpr = self._place(), self.devicePixelRatioF()
        if place.width() < 1 or place.height() < 1:
            return
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


class ReportPreview(Themed, QWidget):
    """The pages, with a way to turn them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = PdfPages(theme)
        self.back = IconButton(theme, "chevron-left", tr("Vorige bladzijde"))
        self.on = IconButton(theme, "chevron-right", tr("Volgende bladzijde"))
        self.where = one(theme, "", "label", "ink2", "centre")
        self._empty = Text(theme, "", "body", "ink3")
        self.say_covered(False)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        nav = hbox(theme, (one(theme, tr("Zo wordt het"), "label", "ink2"), 1), self.back, self.where, self.on)
        self.setLayout(vbox(theme, nav, "xs", self._empty, (self.pages, 1), STRETCH, margins=(_SIDE, "xs", _SIDE, _SIDE)))
        self.follow(theme)
        self._show_place()

    def restyle(self) -> None:
        self.setFixedWidth(_WIDTH[self.theme.density])
        super().restyle()

    def show_pdf(self, data: bytes) -> None:
        """The bytes of a document; none where there is nothing to show."""
        self.pages.show_pdf(data)
        self._show_place()

    def say_covered(self, on: bool) -> None:
        """Why there is nothing to see, where there is not."""
        covered = tr("Afgedekt, want de zaal kan meelezen. Toon alles met Ctrl+M; bewaren kan ook zo.")
        self._empty.set_text(covered if on else tr("Nog niets te zien. Zodra er een verslag is, staat het hier zoals het gedrukt wordt."))

    def start_over(self) -> None:
        """The first page comes first in another report."""
        self.pages.turn_to(0)
        self._show_place()

    def _turn(self, by: int) -> None:
        self.pages.turn_to(self.pages.page + by)
        self._show_place()

    def _show_place(self) -> None:
        page, count = self.pages.page, self.pages.count
        self.where.set_text(tr("{page} van {count}", page=page + 1, count=count) if count else "")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
        self._empty.setVisible(not count)
        self.pages.setVisible(bool(count))
