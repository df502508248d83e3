"""Of whom a report is, where there is one for each person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from facilitator.language import tr
from facilitator.ui.look.layout import hbox
from facilitator.ui.look.text import Themed, one
from facilitator.ui.look.theme import Theme


class Whose(Themed, QWidget):
    """A word and a list of people; nothing at all where there is one report for all.

    Signals:
        chosen(str id): somebody else.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Voor wie"))
        self.box.setMinimumContentsLength(10)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda _at: self.chosen.emit(self.box.currentData()))
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setLayout(hbox(theme, one(theme, tr("Voor"), "label", "ink2"), "m", (self.box, 1), margins=(0, 0, 0, "xs")))
        self.hide()
        self.follow(theme)

    @property
    def person(self) -> str:
        """The id of whoever is chosen; empty where it is for all."""
        return self.box.currentData() or ""

    def show_people(self, people: Sequence[tuple[str, str]], covered: bool = False) -> None:
        """(id, name) of these; who was chosen stays so where they are still there. `covered`: no names on screen."""
        if tuple(people) != self._shown:
            before, self._shown = self.person, tuple(people)
            self.box.clear()
            for person, name in people:
                self.box.addItem(name, person)
            self.box.setCurrentIndex(max(0, self.box.findData(before)) if people else -1)
        self.setVisible(len(people) > 1 and not covered)

    def open(self) -> None:
        """The list, where there is one."""
        if self.isVisible():
            self.box.setFocus()
            self.box.showPopup()

    def restyle(self) -> None:
        self.box.setFont(self.theme.role("body").font)
        super().restyle()
