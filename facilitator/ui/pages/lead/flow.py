"""What the one at the laptop decides while a step runs: what the draaiboek proposes, and who sits with whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.leading.offers import Offer
from facilitator.sessions.screens.console_view import ConsoleView, GroupRow
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.wrapping import WrappedRow

MOST_KEYS = 5
MOST_LETTERS = 44
"""Of an offer on its button; the whole of it is in the tool tip and for a screen reader."""


def empty(box: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a box; what is deleted later would be painted under the new things until then, so it is hidden."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class OfferSection(QWidget):
    """What may be decided now; nothing happens until one is pressed.

    Signals:
        offer_taken(str): the id of an offer.
    """

    offer_taken = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(t.px("xs"))
        self._shown: tuple[Offer, ...] = ()

    def show_view(self, view: ConsoleView) -> None:
        """Show the offers; they are made anew only when they are others."""
        self.setVisible(bool(view.offers))
        if view.offers == self._shown:
            return
        self._shown = view.offers
        empty(self._box)
        for heading, numbered in groupby(enumerate(view.offers, 1), lambda each: each[1].heading):
            if heading:
                self._box.addWidget(one(self.t, heading, "label", "ink2"))
                self._box.addWidget(self._branches([self._button(number, offer) for number, offer in numbered]))
            else:
                for number, offer in numbered:
                    self._box.addWidget(self._row(number, offer))

    def _branches(self, buttons: Sequence[Button]) -> QWidget:
        """The branches of a choice, beside each other where they fit."""
        row = WrappedRow(self.t)
        row.set_widgets(buttons)
        return row

    def _row(self, number: int, offer: Offer) -> QWidget:
        return host(self.t, hbox(self.t, self._button(number, offer), "m", (Text(self.t, offer.detail, "small", "ink2", most=1), 1)))

    def _button(self, number: int, offer: Offer) -> Button:
        key = f"Ctrl {number}" if number <= MOST_KEYS and not self.t.compact else ""
        name = ", ".join(part for part in (offer.text, offer.detail, tr("gekozen") if offer.chosen else "") if part)
        short = offer.text if len(offer.text) <= MOST_LETTERS else f"{offer.text[: MOST_LETTERS - 1].rstrip()}…"
        text = f"{short} · {offer.detail}" if offer.heading and offer.detail else short
        button = Button(self.t, text, "line", "check" if offer.chosen else "", key, small=True, name=name)
        button.setToolTip(offer.text if short != offer.text else "")
        button.clicked.connect(partial(self.offer_taken.emit, offer.id))
        return button


class GroupSection(QWidget):
    """Who sits with whom.

    Signals:
        mix_requested(): other groups of the same sizes.
        move_requested(str, int): this person goes to that group, counted from 0.
    """

    mix_requested = Signal()
    move_requested = Signal(str, int)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(t.px("s"))
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Text, Text]] = []
        self.mix = Button(t, tr("Meng opnieuw"), "quiet", "refresh-cw", small=True)
        self.move_button = Button(t, tr("Verplaats iemand"), "quiet", "users", trailing="chevron-down", small=True)
        self.mix.clicked.connect(self.mix_requested)
        self.move_button.clicked.connect(lambda: self.move_menu().popup(self.move_button.mapToGlobal(self.move_button.rect().bottomLeft())))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._grid)
        box.addLayout(hbox(t, self.mix, "s", self.move_button, STRETCH))
        self._shown: tuple[GroupRow, ...] = ()

    def show_view(self, view: ConsoleView) -> None:
        """Show the groups of the running step, or hide where everybody is together."""
        self.setVisible(bool(view.groups))
        if view.groups == self._shown:
            return
        self._shown = view.groups
        for number in range(len(self._lines), len(view.groups)):
            self._lines.append((one(self.t, str(number + 1), "strong", "accent"), Text(self.t)))
            for place, words in enumerate(self._lines[number]):
                self._grid.addWidget(words, number, place)
        for number, (figure, names) in enumerate(self._lines):
            on = number < len(view.groups)
            names.set_text(_names(view.groups[number]) if on else "")
            figure.setVisible(on)
            names.setVisible(on)
        self.mix.setEnabled(len(view.groups) > 1)

    def move_menu(self) -> QMenu:
        """Everybody in a group, with the groups they may go to."""
        menu = QMenu(self)
        for here, row in enumerate(self._shown):
            for person, _part in row.members:
                where = menu.addMenu(person.label)
                for there in range(len(self._shown)):
                    if there != here:
                        action = where.addAction(tr("naar groepje {n}", n=there + 1))
                        action.triggered.connect(partial(lambda p, g, _on=False: self.move_requested.emit(p, g), person.id, there))
        return menu


def _names(row: GroupRow) -> str:
    return ", ".join(tr("{name} ({part})", name=person.label, part=part) if part else person.label for person, part in row.members)
