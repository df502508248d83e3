"""Which screen the room sees, chosen by what it is called and what it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox
from facilitator.ui.look.text import one
from facilitator.ui.look.theme import Theme
from facilitator.ui.room.monitors import Wish, find, monitors, wish_for


class ScreenChoice(QWidget):
    """The screens that there are, the wished one also while it is not plugged in, and a button that points them out.

    Signals:
        identify_requested(): which is which?
    """

    identify_requested = Signal()

    def __init__(self, t: Theme, wish: Wish) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Scherm voor de zaal"))
        self.box.setMinimumContentsLength(24)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.identify = Button(t, tr("Identificeer schermen"), "line", "monitor", small=True)
        self.identify.clicked.connect(self.identify_requested)
        self.setLayout(hbox(t, one(t, tr("Scherm voor de zaal"), "label", "ink2"), "m", (self.box, 1), "m", self.identify))
        self._show(wish)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):  # somebody plugs it in while looking for it
            app.screenAdded.connect(self._refresh)
            app.screenRemoved.connect(self._refresh)

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        chosen: Wish = self.box.currentData()
        return chosen

    def _refresh(self) -> None:
        self._show(self.wish)

    def _show(self, wish: Wish) -> None:
        present = monitors()
        found = find(wish, present)
        self.box.clear()
        self.box.addItem(tr("vanzelf: het andere scherm dan dat van jou"), Wish())
        for number, monitor in enumerate(present, 1):
            self.box.addItem(f"{number}  {monitor.words}", wish if monitor == found else wish_for(monitor))
        if wish.name and found is None:
            self.box.addItem(tr("{screen} (nu niet aangesloten)", screen=wish.words), wish)
        chosen = next((n for n in range(self.box.count()) if self.box.itemData(n) == wish), 0)
        self.box.setCurrentIndex(chosen)
