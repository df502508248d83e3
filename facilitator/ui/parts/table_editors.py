"""Fields that are a table: a matrix, and a mark for each line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.field_words import marks_of, rows_of
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox
from facilitator.ui.look.text import Text
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.cell import Cell
from facilitator.ui.parts.field_editor import Chooser, FieldEditor

LEAST_COLUMN = 104
"""Logical pixels of a column in which long words can still be read."""


class MatrixEditor(FieldEditor):
    """A table; rows may be added where the draaiboek leaves them open. Where its columns would be too narrow each row is a list of them."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self.content.addLayout(self._grid)
        self._heads = [Text(t, name, "label", "ink3") for name in row.field.columns]
        self._cells: list[list[Cell]] = []
        self._labels: list[list[Text]] = []
        self._narrow = False
        more = Button(t, tr("Regel erbij"), "quiet", "plus", small=True)
        more.clicked.connect(lambda: self._add_row("", True, focus=True))
        self.content.addLayout(hbox(t, more, STRETCH))
        self._place()
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        if not any(cell.hasFocus() for cells in self._cells for cell in cells):
            self._show_all(row)

    def _show_all(self, row: FieldRow) -> None:
        rows = rows_of(row.field, row.value) or (("", *[""] * len(row.field.columns)),)
        for name, *_cells in rows[len(self._cells) :]:
            self._add_row(name, name not in row.field.rows)
        empty = ("",) * (len(row.field.columns) + 1)
        for texts, cells in zip((*rows, *[empty] * (len(self._cells) - len(rows))), self._cells, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.show_text(text)

    def _add_row(self, name: str, own: bool, focus: bool = False) -> None:
        number = len(self._cells) + 1
        cells = [Cell(self.t, name, tr("naam van regel {n}", n=number))]
        cells[0].setReadOnly(not own)
        cells += [Cell(self.t, "", f"{name or number}: {column}") for column in self.row.field.columns]
        for cell in cells:
            cell.finished.connect(self._on_finished)
        self._cells.append(cells)
        self._labels.append([Text(self.t, column, "label", "ink3") for column in self.row.field.columns])
        self._place_row(number - 1)
        if focus:
            cells[0].setFocus()

    # where things stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < LEAST_COLUMN * (len(self.row.field.columns) + 1)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        """Put everything where it belongs in the width that there is."""
        while self._grid.takeAt(0) is not None:
            pass
        for column, head in enumerate(self._heads, 1):
            if not self._narrow:
                self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignBottom)
            head.setVisible(not self._narrow)
        for column in range(len(self._heads) + 1):
            self._grid.setColumnStretch(column, (2 if column else 1) if column < 2 or not self._narrow else 0)
        for number in range(len(self._cells)):
            self._place_row(number)

    def _place_row(self, number: int) -> None:
        name, *cells = self._cells[number]
        top = Qt.AlignmentFlag.AlignTop
        above = number * (len(cells) + 1) + 1 if self._narrow else number + 1
        self._grid.addWidget(name, above, 0, 1, 2 if self._narrow else 1, top)
        for below, (label, cell) in enumerate(zip(self._labels[number], cells, strict=True), 1):
            if self._narrow:
                self._grid.addWidget(label, above + below, 0, top)
            label.setVisible(self._narrow)
            self._grid.addWidget(cell, *((above + below, 1) if self._narrow else (above, below)), top)

    def _on_finished(self) -> None:
        rows = [[cell.text() for cell in cells] for cells in self._cells if any(cell.text() for cell in cells)]
        old = self.row.value.get("rows") if isinstance(self.row.value, dict) else None
        if rows != old and (old or any(any(cells[1:]) or cells[0] not in self.row.field.rows for cells in rows)):
            self.fill({"rows": rows})


class MarkEditor(FieldEditor):
    """A mark for each line, out of a fixed set."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.content.addLayout(self._grid)
        self.combos: dict[str, Chooser] = {}
        self._shown: list[QWidget] = []
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        if tuple(self.combos) != row.candidates:
            self._rebuild(row)
        marks = marks_of(row.value)
        for text, combo in self.combos.items():
            combo.setCurrentText(marks.get(text, ""))
        if not row.candidates:
            self.say(tr("Nog geen regels om bij te kiezen: die komen uit een stap hiervoor."))

    def _rebuild(self, row: FieldRow) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown, self.combos = [], {}
        for number, text in enumerate(row.candidates):
            combo = Chooser(("", *row.field.options), text)
            combo.setFont(self.t.role("body").font)
            combo.activated.connect(lambda _i: self._on_marked())
            label = Text(self.t, text, "body", most=2)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(combo, number, 1)
            self.combos[text] = combo
            self._shown += [label, combo]

    def _on_marked(self) -> None:
        self.fill({"marks": {text: combo.currentText() for text, combo in self.combos.items() if combo.currentText()}})
