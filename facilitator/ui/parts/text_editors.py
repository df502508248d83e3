"""Fields that hold a text or a number: short, long, a choice, a sentence with gaps, how many."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from facilitator.language import tr
from facilitator.sessions.leading.limits import length_remark
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.field_words import GAP, gaps_of
from facilitator.ui.look.layout import STRETCH, hbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.field_editor import Chooser, FieldEditor, Lines, figure, line


class TextEditor(FieldEditor):
    """One text: short on a line, long on a few. Says while it is typed when it becomes longer than was agreed."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.edit = Lines(t, 3 if row.field.kind == "long" else 1, _named(row))
        self.edit.left.connect(self._on_left)
        self.edit.textChanged.connect(lambda: self.say(length_remark(self.row.field.limit, self.edit.toPlainText())))
        self.content.addWidget(self.edit)
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        text = row.value if isinstance(row.value, str) else ""
        if not self.edit.hasFocus() and self.edit.toPlainText() != text:
            self.edit.setPlainText(text)
        self.say(length_remark(row.field.limit, self.edit.toPlainText()))

    def _on_left(self) -> None:
        if self.edit.toPlainText() != (self.row.value or ""):
            self.fill(self.edit.toPlainText())


class ChoiceEditor(FieldEditor):
    """One of a fixed set."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.combo = Chooser(("", *row.field.options), _named(row))
        self.combo.setFont(t.role("body").font)
        self.combo.activated.connect(lambda _i: self.fill(self.combo.currentText()))
        self.content.addWidget(self.combo)
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        self.combo.setCurrentText(str(row.value or ""))


class CountEditor(FieldEditor):
    """One number, of how many there are."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.edit = figure(t, _named(row))
        self.edit.editingFinished.connect(self._on_finished)
        self.of = one(t, "", "body", "ink2")
        self.content.addLayout(hbox(t, self.edit, "s", self.of, STRETCH))
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        self.of.set_text(tr("van {n}", n=row.present))
        if not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(str(row.value) if isinstance(row.value, int) else "")

    def _on_finished(self) -> None:
        if self.edit.text():
            self.fill(int(self.edit.text()))
        elif self.row.value is not None:
            self.fill(None)


class SentenceEditor(FieldEditor):
    """A sentence with gaps: each gap behind the words that lead to it."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        leads = row.field.text.split(GAP)
        self.gaps = [line(t, "", tr("in te vullen {n}: {words}", n=n, words=lead.strip())) for n, lead in enumerate(leads[:-1], 1)]
        for number, (lead, edit) in enumerate(zip(leads, self.gaps, strict=False)):
            edit.setPlaceholderText(GAP)
            edit.editingFinished.connect(self._on_finished)
            grid.addWidget(Text(t, lead.strip(" ,.;:") or GAP, "body", "ink2", most=2), number, 0)
            grid.addWidget(edit, number, 1)
        self.content.addLayout(grid)
        rest = leads[-1].strip(" ,.;:")
        if rest:
            self.content.addWidget(Text(t, rest, "body", "ink2", most=2))
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        for edit, gap in zip(self.gaps, gaps_of(row.field, row.value), strict=True):
            if not edit.hasFocus() and edit.text() != gap:
                edit.setText(gap)
                edit.setCursorPosition(0)

    def _on_finished(self) -> None:
        gaps = [edit.text().strip() for edit in self.gaps]
        if tuple(gaps) != gaps_of(self.row.field, self.row.value):
            self.fill({"gaps": gaps})


def _named(row: FieldRow) -> str:
    name = row.field.label or row.field.name
    return f"{name}: {row.holder}" if row.holder else name
