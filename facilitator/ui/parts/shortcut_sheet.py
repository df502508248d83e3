"""All keys, over whatever page it is: in groups, in columns, and found by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from facilitator.language import tr
from facilitator.ui.actions import ActionSpec
from facilitator.ui.key_sheet import sheet_entries
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.finder import Finder

WIDEST, TALLEST = 1180, 640


class ShortcutSheet(Finder):
    """Comes up over a window; the focus goes back to where it was."""

    def __init__(self, t: Theme, over: QWidget) -> None:
        super().__init__(t, over, tr("Sneltoetsen"), tr("Typ om een toets te vinden; Esc gaat terug"), columns=True)
        self._over = over
        self._before: QWidget | None = None
        self.closed.connect(self._give_back)

    def toggle(
        self, act: Callable[[str], object], on: Callable[[ActionSpec], bool], report: Callable[[str], object] | None = None
    ) -> None:
        """Up, or away. `act` does the action with an id, where `on` says that it can be done on this page.

        `report` is as in `sheet_entries`.
        """
        if self.isVisible():
            self.close_up()
            return
        self._before = QApplication.focusWidget()
        self.open(lambda: sheet_entries(act, on, report), self._middle)

    def _middle(self) -> QRectF:
        width, height = min(WIDEST, self._over.width() - 24), min(TALLEST, self._over.height() - 4)
        return QRectF((self._over.width() - width) / 2, (self._over.height() - height) / 2, width, height)

    def _give_back(self) -> None:
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
