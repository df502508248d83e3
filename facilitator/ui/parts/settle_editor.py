"""What the group settles: what is written down, and who gets it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from facilitator.language import tr
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.settling import Settled, keep_words, settled_value
from facilitator.ui.look.layout import hbox
from facilitator.ui.look.text import one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.field_editor import Chooser, FieldEditor, line


class SettleEditor(FieldEditor):
    """One of what the draaiboek allows, and the readers: out of its list, or in own words."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._group = QButtonGroup(self)
        self.keeps: dict[str, QRadioButton] = {}
        self._radios = QVBoxLayout()
        self._radios.setSpacing(2)
        self.content.addWidget(one(t, tr("We schrijven op"), "small", "ink3"))
        self.content.addLayout(self._radios)
        self.readers = Chooser(("", *row.field.readers), tr("Wie krijgt het")) if row.field.readers else line(t, "", tr("Wie krijgt het"))
        self.readers.setFont(t.role("body").font)
        if isinstance(self.readers, Chooser):
            self.readers.activated.connect(lambda _i: self._on_settled())
        else:
            self.readers.editingFinished.connect(self._on_settled)
        self.content.addLayout(hbox(t, one(t, tr("Wie krijgt het"), "small", "ink3"), "s", (self.readers, 1)))
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        found = settled_value(row.value)
        self._offer(tuple(dict.fromkeys((*row.candidates, *([found.keep] if found.keep else ())))))
        for keep, radio in self.keeps.items():
            radio.setChecked(keep == found.keep)
        if not self.readers.hasFocus():
            self._show_readers(found.readers)
        if found.keep and not found.readers:
            self.say(tr("Nog open: wie het krijgt."))

    def _offer(self, keeps: tuple[str, ...]) -> None:
        if tuple(self.keeps) == keeps:
            return
        for radio in self.keeps.values():
            self._group.removeButton(radio)
            radio.hide()
            radio.deleteLater()
        self.keeps = {}
        for keep in keeps:
            radio = QRadioButton(keep_words(keep))
            radio.setFont(self.t.role("body").font)
            radio.clicked.connect(lambda _on=False: self._on_settled())
            self._group.addButton(radio)
            self._radios.addWidget(radio)
            self.keeps[keep] = radio

    def _show_readers(self, readers: str) -> None:
        if isinstance(self.readers, Chooser):
            self.readers.setCurrentText(readers)
        elif self.readers.text() != readers:
            self.readers.setText(readers)

    def _on_settled(self) -> None:
        keep = next((keep for keep, radio in self.keeps.items() if radio.isChecked()), "")
        readers = self.readers.currentText() if isinstance(self.readers, Chooser) else self.readers.text().strip()
        if Settled(keep, readers) != settled_value(self.row.value):
            self.fill({"keep": keep, "readers": readers})
