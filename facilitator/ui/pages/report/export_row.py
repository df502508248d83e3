"""One document that can be made: for whom, what goes in, what stays out, as what, and under which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.reports.report_offers import Offer
from facilitator.sessions.reports.report_wanted import Form, Wanted, form_words, forms_of
from facilitator.sessions.reports.report_words import report_title
from facilitator.ui.look.fields import CheckRow
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Line, Text, Themed
from facilitator.ui.look.theme import Theme

ALL, EACH = "", "*"
"""Proofs of everybody in one document, or a document for each."""
_WIDTH: dict[str, int] = {"compact": 190, "regular": 260, "ample": 340}
"""Logical pixels of what can be chosen of a document."""


@dataclass(frozen=True)
class Choice:
    """What a row is made of. `people` are the id and name of whoever can get one of their own; `covered`: say no names."""

    offer: Offer
    people: Sequence[tuple[str, str]] = ()
    covered: bool = False
    looked_at: bool = False
    """Whether it is the one on screen, which somebody who saves means too."""
    person: str = ""
    """Of whom it is looked at, where there is one for each."""

    @property
    def title(self) -> str:
        return report_title(self.offer.report) if self.covered else self.offer.title


class ExportRow(Themed, QWidget):
    """A box to tick, with what there is to know and to choose.

    Signals:
        changed(): another choice.
    """

    changed = Signal()

    def __init__(self, theme: Theme, choice: Choice, on: bool) -> None:
        super().__init__()
        self.choice = choice
        offer = choice.offer
        self.tick = CheckRow(theme, choice.title, on)
        self.form, self.whose = _box(tr("{title}: bewaar als", title=choice.title)), _box(tr("{title}: voor wie", title=choice.title))
        for form in forms_of(offer.report):
            self.form.addItem(form_words(form), form)
        self._fill_whose()
        self._name = Text(theme, "", "small", "ink3")
        words = hbox(theme, "icon", "s", (vbox(theme, *self._sentences(theme), self._name), 1))
        self._side = host(theme, vbox(theme, self.form, "xs", self.whose, STRETCH))
        row = hbox(theme, (vbox(theme, self.tick, "xs", words, STRETCH), 1), "l", self._side, margins=(0, "s", 0, "m"))
        self.setLayout(vbox(theme, row, Line(theme)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for signal in (self.tick.toggled, self.form.currentIndexChanged, self.whose.currentIndexChanged):
            signal.connect(self._on_chosen)
        self.follow(theme)
        self._show_choices()

    def _sentences(self, theme: Theme) -> list[Text]:
        offer = self.choice.offer
        said = [tr("Voor {readers}. {goes}", readers=offer.readers, goes=offer.goes)]
        if offer.stays:
            said.append(tr("Blijft weg: {sentences}", sentences=" ".join(offer.stays)))
        self.tick.setAccessibleDescription(" ".join(said))
        return [Text(theme, sentence, "body", "ink2") for sentence in said]

    def _fill_whose(self) -> None:
        choice = self.choice
        self.whose.addItem(tr("Iedereen, in één document"), ALL)
        if choice.offer.report == "proof" and len(choice.people) > 1 and not choice.covered:
            self.whose.addItem(tr("Iedereen, elk een eigen document"), EACH)
            for person, name in choice.people:
                self.whose.addItem(name, person)
            self.whose.setCurrentIndex(max(0, self.whose.findData(choice.person)))

    def restyle(self) -> None:
        self._side.setFixedWidth(_WIDTH[self.theme.density])
        for box in (self.form, self.whose):
            box.setFont(self.theme.role("body").font)
        super().restyle()

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What is to be made; nothing where it is not ticked."""
        return self.chosen if self.tick.isChecked() else ()

    @property
    def chosen(self) -> tuple[Wanted, ...]:
        """What would be made."""
        offer, whose = self.choice.offer, self.whose.currentData()
        form: Form = self.form.currentData()
        people = [person for person, _ in self.choice.people] if whose == EACH else [whose or offer.recipient]
        return tuple(Wanted(offer.report, form, person) for person in people)

    def show_names(self, names: Sequence[str], there: int, apart: int) -> None:
        """What it will be called; of `there` an older one is there already, and `apart` got another name than usual."""
        more = len(names) - 1
        said = trn("{name} en nog {n}.", "{name} en nog {n}.", more, name=names[0]) if more else names[0]
        replaced = trn("Vervangt wat je eerder bewaarde.", "Vervangt {n} bestanden die je eerder bewaarde.", there) if there else ""
        beside = tr("Onder de gewone naam staat iets anders; dat blijft.") if apart else ""
        self._name.set_text("  ".join(filter(None, (said, replaced, beside))))

    def _on_chosen(self) -> None:
        self._show_choices()
        self.changed.emit()

    def _show_choices(self) -> None:
        on = self.tick.isChecked()
        self.form.setVisible(on)
        self.whose.setVisible(on and self.whose.count() > 1)
        self._name.setVisible(on and not self.choice.covered)


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
