"""How a colour and a logo come out, before they are chosen: a strip of the console, the wall, and the head of a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from facilitator.house import printed
from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView, Face
from facilitator.ui.beamer.painting import render
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.paint import hairline, line_text
from facilitator.ui.look.text import Picture, Themed, painter
from facilitator.ui.look.theme import Role, Theme, font
from facilitator.ui.look.tokens import RADIUS

_PAPER_INK, _PAPER_GREY = "#17191C", "#545960"
_CONSOLE, _PAGE, _GAP = 84, 122, 12


class HousePreview(Themed, Picture):
    """Painted by what paints the windows themselves, so it promises nothing that they do not keep."""

    def __init__(self, theme: Theme, brand: str) -> None:
        super().__init__()
        self._brand, self._look, self._dark_room = brand, theme.name, False
        self._organisation, self._address = "", ""
        self._logo: Logo | None = None
        self.setAccessibleName(tr("Zo komt de huisstijl eruit te zien"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(300)
        self.follow(theme)

    def show_house(self, brand: str, logo: Logo | None, organisation: str, address: str) -> None:
        """Paint this from now on."""
        self._brand, self._logo, self._organisation, self._address = brand, logo, organisation, address
        self.update()

    def show_look(self, look: str, dark_room: bool) -> None:
        """Paint it in this look: a key of `colours.THEMES` for the console, and a light or dark wall."""
        self._look, self._dark_room = look, dark_room
        self.update()

    @property
    def _wall_height(self) -> int:
        return round((self.width() - _GAP) / 2 * 9 / 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(_CONSOLE + _PAGE + 2 * _GAP + self._wall_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, wide = painter(self), float(self.width())
        self._paint_console(p, QRectF(0, 0, wide, _CONSOLE))
        top, half = _CONSOLE + _GAP, (self.width() - _GAP) // 2
        self._paint_wall(p, QRectF(0, top, half, self._wall_height), _opening(self._organisation))
        self._paint_wall(p, QRectF(half + _GAP, top, half, self._wall_height), _pause())
        self._paint_page(p, QRectF(0, top + self._wall_height + _GAP, wide, _PAGE))

    def _framed(self, p: QPainter, rect: QRectF, ground: str, paint: Callable[[], None]) -> None:
        p.fillRect(rect, QColor(ground))
        paint()
        edge = self.theme.c.rule
        for x1, y1, x2, y2 in (
            (rect.left(), rect.top(), rect.right(), rect.top()), (rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1),
            (rect.left(), rect.top(), rect.left(), rect.bottom()), (rect.right() - 1, rect.top(), rect.right() - 1, rect.bottom()),
        ):  # fmt: skip
            hairline(p, x1, y1, x2, y2, edge)

    def _paint_console(self, p: QPainter, rect: QRectF) -> None:
        look = Theme(self._look, "compact", self._brand)
        self._framed(p, rect, look.c.paper, lambda: _console(p, rect, look))

    def _paint_wall(self, p: QPainter, rect: QRectF, view: BeamerView) -> None:
        wall = Theme("beamer_dark" if self._dark_room else "beamer", brand=self._brand)
        self._framed(p, rect, wall.c.paper, lambda: render(p, rect, wall, view, logo=self._logo))

    def _paint_page(self, p: QPainter, rect: QRectF) -> None:
        def paint() -> None:
            _letterhead(p, rect.adjusted(16, 12, -16, 0), self._brand, self._logo, self._organisation, self._address)

        self._framed(p, rect, printed.WHITE, paint)


def _opening(organisation: str) -> BeamerView:
    return BeamerView("opening", organisation or tr("Gemeente"), question=tr("Wat vraagt dit van ons?"), until=tr("we beginnen om 13:30"))


def _pause() -> BeamerView:
    clock = Face("running", timedelta(minutes=9), timedelta(minutes=15))
    return BeamerView("break", tr("Pauze"), until="14:45", clock=clock)


def _console(p: QPainter, rect: QRectF, look: Theme) -> None:
    """A row of the programme that runs now, the main button, and a word that acts."""
    c, strong = look.c, look.role("strong")
    row = QRectF(rect.x() + 1, rect.y() + 10, rect.width() - 2, 28)
    p.fillRect(row, QColor(c.accent_soft))
    p.fillRect(QRectF(row.x(), row.y(), 3, row.height()), QColor(c.accent))
    line_text(p, row.adjusted(16, 0, -80, 0), tr("Het verhaal"), strong.font, c.ink)
    line_text(p, row.adjusted(0, 0, -15, 0), tr("nu"), strong.font, c.accent, "right")
    words = tr("Volgende stap")
    button = QRectF(rect.right() - 16 - _width(words, strong), row.bottom() + 9, _width(words, strong), 27)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(c.accent))
    p.drawRoundedRect(button, RADIUS["control"], RADIUS["control"])
    line_text(p, button, words, strong.font, c.on_accent, "centre")
    left = QRectF(rect.x() + 16, button.y(), button.x() - rect.x() - 28, button.height())
    line_text(p, left, tr("zo ziet de zaal het"), strong.font, c.accent)


def _width(words: str, role: Role) -> float:
    return QFontMetricsF(role.font).horizontalAdvance(words) + 24


def _letterhead(p: QPainter, rect: QRectF, accent: str, logo: Logo | None, organisation: str, address: str) -> None:
    """The logo or the name at the left, the address at the right, the rule that opens the page, and a heading under it."""
    half = rect.width() / 2
    if logo is not None:
        width = min(half - 8, 30 * logo.ratio)
        logo.paint(p, rect.x() + width, rect.y() + 15, width, 30, printed.WHITE)
    else:
        line_text(p, QRectF(rect.x(), rect.y(), half - 8, 30), organisation or tr("Gemeente"), font(15, 600), _PAPER_INK)
    line_text(p, QRectF(rect.x() + half, rect.y(), half, 30), address, font(11, 400), _PAPER_GREY, "right")
    hairline(p, rect.x(), rect.y() + 38, rect.right(), rect.y() + 38, _PAPER_INK)
    p.fillRect(QRectF(rect.x(), rect.y() + 38, 52, 3), QColor(printed.for_marks(accent)))
    line_text(p, QRectF(rect.x(), rect.y() + 48, 56, 22), tr("Besluit"), font(12, 600), printed.for_text(accent))
    decided = QRectF(rect.x() + 60, rect.y() + 48, rect.width() - 60, 22)
    line_text(p, decided, tr("We bellen eerst, en schrijven dan."), font(13, 400), _PAPER_INK)
    callout = QRectF(rect.x(), rect.y() + 74, rect.width(), 24)
    p.fillRect(callout, QColor(printed.tint(accent)))
    p.fillRect(QRectF(callout.x(), callout.y(), 3, callout.height()), QColor(printed.for_marks(accent)))
    line_text(p, callout.adjusted(12, 0, -8, 0), tr("Dit verslag is van de groep."), font(12, 400), printed.for_text(accent))
