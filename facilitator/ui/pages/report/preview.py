"""What comes out: the pages of a PDF, one at a time, as sharp as the screen and as large as one wants to read them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button, IconButton
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.pdf_page import PdfPage, Zoom, zoomed
from facilitator.ui.pages.report.whose import Whose

_SIDE = "gutter"
_WIDTH: dict[str, int] = {"compact": 320, "regular": 470, "ample": 700}
"""Logical pixels, until somebody makes it wider."""
_LEAST = 300


class _View(QScrollArea):
    """The page in a frame that scrolls where the page is larger."""

    def __init__(self, page: PdfPage) -> None:
        super().__init__()
        self.page = page
        self.setWidget(page)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setObjectName("sunken")
        self.setAccessibleName(tr("Voorbeeld"))

    def room(self) -> QSize:
        """What there is for a page, with the bar that scrolls down beside it."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.width() - bar, self.height() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.fit(self.room())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # zooming, by who knows more of it
        else:
            super().wheelEvent(event)


class ReportPreview(Themed, QWidget):
    """The pages, with a way to turn them and to make them larger.

    Signals:
        person_chosen(str id): of a report that there is one of for each person, that of somebody else.
    """

    person_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = PdfPage(theme)
        self.view = _View(self.page)
        self.back = IconButton(theme, "chevron-left", tr("Vorige bladzijde"), "PgUp")
        self.on = IconButton(theme, "chevron-right", tr("Volgende bladzijde"), "PgDn")
        self.where = one(theme, "", "label", "ink2", "centre")
        self.smaller = IconButton(theme, "minus", tr("Kleiner"), "Ctrl −")
        self.larger = IconButton(theme, "plus", tr("Groter"), "Ctrl +")
        self.zoom = Button(theme, "", "quiet", trailing="chevron-down", small=True)
        self.whose = Whose(theme)
        self._empty = Text(theme, "", "body", "ink3")
        self.say_covered(False)
        self._connect()
        nav = hbox(theme, self.back, self.where, self.on, STRETCH, self.smaller, self.zoom, self.larger)
        self._nav = host(theme, nav)
        self.setLayout(vbox(theme, self.whose, self._nav, "xs", self._empty, (self.view, 1), STRETCH, margins=(_SIDE, "xs", "s", _SIDE)))
        self.follow(theme)
        self._show_place()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.zoom_by(1))
        self.zoom.clicked.connect(self._open_zooms)
        self.page.sized.connect(self._show_place)
        self.whose.chosen.connect(self._on_person_chosen)

    def restyle(self) -> None:
        self.setMinimumWidth(_LEAST)
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH[self.theme.density], super().sizeHint().height())

    def show_pdf(self, data: bytes) -> None:
        """The bytes of a document, at the page and the place where the last one was; none where there is nothing to show."""
        at = self.view.verticalScrollBar().value()
        self.page.show_pdf(data)
        self.page.fit(self.view.room())
        self.view.verticalScrollBar().setValue(at)
        self._show_place()

    def say_covered(self, on: bool) -> None:
        """Why there is nothing to see, where there is not."""
        covered = tr("Afgedekt, want de zaal kan meelezen. Toon alles met Ctrl+M; bewaren kan ook zo.")
        self._empty.set_text(covered if on else tr("Nog niets te zien. Zodra er een verslag is, staat het hier zoals het gedrukt wordt."))

    def start_over(self) -> None:
        """The first page comes first in another report."""
        self._go_to(0)

    def _on_person_chosen(self, person: str) -> None:
        self.start_over()
        self.person_chosen.emit(person)

    def turn(self, by: int) -> None:
        """So many pages on, or back; stops at the first and the last."""
        self._go_to(self.page.page + by)

    def _go_to(self, page: int) -> None:
        before = self.page.page
        self.page.turn_to(page)
        self.page.fit(self.view.room())
        if self.page.page != before:
            self.view.verticalScrollBar().setValue(0)
        self._show_place()

    # how large

    def zoom_to(self, zoom: Zoom) -> None:
        """As wide as there is room, the whole page, or a factor; the middle of what is seen stays in the middle."""
        bar = self.view.verticalScrollBar()
        share = (bar.value() + self.view.height() / 2) / max(1, self.page.height())
        self.page.zoom = zoom
        self.page.fit(self.view.room())
        bar.setValue(round(share * self.page.height() - self.view.height() / 2))
        self._show_place()

    def zoom_by(self, steps: int) -> None:
        """One step larger or smaller."""
        self.zoom_to(zoomed(self.page.factor, steps))

    def _open_zooms(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: tuple[tuple[str, Zoom, str], ...] = (
            (tr("Paginabreedte"), "width", "Ctrl+0"), (tr("Hele bladzijde"), "page", "Ctrl+9"), (tr("Ware grootte"), 1.0, "Ctrl+1"),
        )  # fmt: skip
        for words, zoom, key in choices:
            action = menu.addAction(f"{words}\t{key}")
            action.setCheckable(True)
            action.setChecked(self.page.zoom == zoom)
            action.triggered.connect(lambda _on=False, chosen=zoom: self.zoom_to(chosen))
        menu.popup(self.zoom.mapToGlobal(QPoint(0, self.zoom.height())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _show_place(self) -> None:
        page, count = self.page.page, self.page.count
        self.where.set_text(tr("{page} van {count}", page=page + 1, count=count) if count else "")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
        percent = tr("{n} %", n=round(self.page.factor * 100))
        self.zoom.set_text(percent, tr("Vergroting {percent}", percent=percent))
        self.smaller.setEnabled(zoomed(self.page.factor, -1) < self.page.factor)
        self.larger.setEnabled(zoomed(self.page.factor, 1) > self.page.factor)
        self._empty.setVisible(not count)
        self._nav.setVisible(bool(count))
        self.view.setVisible(bool(count))
