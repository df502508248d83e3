"""Filling in the fields of a step that are not lines: texts, tables, counting and choosing. By one person, from what they see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.console_view import FieldRow
from facilitator.ui.buttons import Button
from facilitator.ui.layout import STRETCH, hbox
from facilitator.ui.parts.words import policy_words
from facilitator.ui.text import Text, one
from facilitator.ui.theme import Theme


class FieldEditor(QWidget):
    """One field.

    Signals:
        filled(str, object): the field with this key has this value now.
        result_requested(str, bool): the room may see the result, or not any more.
    """

    filled = Signal(str, object)
    result_requested = Signal(str, bool)

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__()
        self.t, self.row = t, row
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, t.px("s"))
        self.box.setSpacing(4)
        words = " · ".join(part for part in (row.field.label or row.field.name, policy_words(row.policy)) if part)
        self.heading = one(t, words, "label", "ink2")
        self.box.addWidget(self.heading)

    def show_row(self, row: FieldRow) -> None:
        """Show another value, unless somebody is typing in it."""
        self.row = row


class TextEditor(FieldEditor):
    """One text: short on a line, long on a few."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.edit = _Lines(t, 3 if row.field.kind == "long" else 1)
        self.edit.setAccessibleName(row.field.name)
        self.edit.setPlaceholderText(row.field.text if row.field.kind == "sentence" else "")
        self.edit.left.connect(self._on_left)
        self.box.addWidget(self.edit)
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        text = str(row.value or (row.field.text if row.field.kind == "sentence" else ""))
        if not self.edit.hasFocus() and self.edit.toPlainText() != text:
            self.edit.setPlainText(text)

    def _on_left(self) -> None:
        if self.edit.toPlainText() != str(self.row.value or ""):
            self.filled.emit(self.row.key, self.edit.toPlainText())


class ChoiceEditor(FieldEditor):
    """One of a fixed set."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self.combo = _combo(("", *row.field.options), row.field.name)
        self.combo.activated.connect(lambda _i: self.filled.emit(self.row.key, self.combo.currentText()))
        self.box.addWidget(self.combo)
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        self.combo.setCurrentText(str(row.value or ""))


class MatrixEditor(FieldEditor):
    """A table; rows may be added where the draaiboek leaves them open."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self.box.addLayout(self._grid)
        for column, name in enumerate(row.field.columns, 1):
            self._grid.addWidget(one(t, name, "label", "ink3"), 0, column)
            self._grid.setColumnStretch(column, 2)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[list[QLineEdit]] = []
        more = Button(t, tr("Regel erbij"), "quiet", "plus", small=True)
        more.clicked.connect(lambda: self._add_row("", True))
        self.box.addLayout(hbox(t, more, STRETCH))
        self._show_all(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        if not any(cell.hasFocus() for line in self._cells for cell in line):
            self._show_all(row)

    def _show_all(self, row: FieldRow) -> None:
        filled = row.value.get("rows", []) if isinstance(row.value, dict) else []
        given = {str(line[0]): line[1:] for line in filled if line}
        names = [*row.field.rows, *(n for n in given if n not in row.field.rows)]
        for name in names[len(self._cells) :] or ([""] if not self._cells else []):
            self._add_row(name, name not in row.field.rows)
        for name, cells in zip(names, self._cells, strict=False):
            for cell, text in zip(cells, (name, *given.get(name, ())), strict=False):
                if cell.text() != str(text):
                    cell.setText(str(text))
                    cell.setCursorPosition(0)

    def _add_row(self, name: str, own: bool) -> None:
        number = len(self._cells) + 1
        cells = [_line(self.t, name, tr("naam van regel {n}", n=number))]
        cells[0].setReadOnly(not own)
        cells += [_line(self.t, "", f"{name or number}: {column}") for column in self.row.field.columns]
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, number, column)
            cell.editingFinished.connect(self._on_finished)
        self._cells.append(cells)
        if own and not name and number > 1:
            cells[0].setFocus()

    def _on_finished(self) -> None:
        rows = [[cell.text() for cell in line] for line in self._cells if any(cell.text() for cell in line)]
        old = self.row.value.get("rows") if isinstance(self.row.value, dict) else None
        if rows != old and any(any(line[1:]) or line[0] not in self.row.field.rows for line in rows):
            self.filled.emit(self.row.key, {"rows": rows})


class CountEditor(FieldEditor):
    """Dots or hands for each line, which lines are chosen, and whether the room may see it."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.box.addLayout(self._grid)
        self._lines: dict[str, tuple[QLineEdit, QCheckBox]] = {}
        self._empty = Text(t, tr("Nog niets om uit te kiezen: dat komt uit een stap hiervoor."), "small", "ink3")
        self._show = Button(t, tr("Toon uitslag"), "line", "eye", small=True)
        self._show.clicked.connect(lambda: self.result_requested.emit(self.row.key, not self.row.shown))
        self.box.addWidget(self._empty)
        self.box.addLayout(hbox(t, self._show, STRETCH))
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        for text in row.candidates:
            if text not in self._lines:
                self._add(text)
        value: dict[str, Any] = row.value if isinstance(row.value, dict) else {}
        for text, (count, chosen) in self._lines.items():
            number = value.get("counts", {}).get(text, 0)
            if not count.hasFocus():
                count.setText(str(number) if number else "")
            chosen.setChecked(text in value.get("chosen", ()))
        self._empty.setVisible(not row.candidates)
        self._show.setVisible(bool(row.candidates))
        self._show.set_text(tr("Verberg uitslag") if row.shown else tr("Toon uitslag"))

    def _add(self, text: str) -> None:
        number = len(self._lines)
        count = _line(self.t, "", tr("aantal voor {line}", line=text))
        count.setValidator(QIntValidator(0, 999, count))
        count.setFixedWidth(52)
        count.setAlignment(Qt.AlignmentFlag.AlignRight)
        count.setPlaceholderText("0")
        chosen = QCheckBox(tr("gekozen"))
        chosen.setAccessibleName(tr("{line} is gekozen", line=text))
        chosen.setFont(self.t.role("small").font)
        count.editingFinished.connect(self._on_counted)
        chosen.clicked.connect(self._on_chosen)
        self._grid.addWidget(Text(self.t, text, "body", most=2), number, 0)
        self._grid.addWidget(count, number, 1)
        self._grid.addWidget(chosen, number, 2)
        self._lines[text] = (count, chosen)

    def _counts(self) -> dict[str, int]:
        return {text: int(count.text() or 0) for text, (count, _c) in self._lines.items()}

    def _on_counted(self) -> None:
        counts = self._counts()
        old = self.row.value if isinstance(self.row.value, dict) else {}
        if counts != {text: old.get("counts", {}).get(text, 0) for text in counts}:
            self.filled.emit(self.row.key, {"counts": counts, "chosen": leading(counts, self.row.field.top)})

    def _on_chosen(self) -> None:
        chosen = [text for text, (_count, box) in self._lines.items() if box.isChecked()]
        self.filled.emit(self.row.key, {"counts": self._counts(), "chosen": chosen})


def leading(counts: dict[str, int], top: object) -> list[str]:
    """The lines with the most, as many as asked; a tie over the border is left to the group, so none of those is taken."""
    most = len(counts) if top == "all" else int(str(top))
    ordered = sorted((text for text, n in counts.items() if n), key=lambda text: -counts[text])
    if len(ordered) <= most:
        return ordered
    border = counts[ordered[most]]
    return [text for text in ordered[:most] if counts[text] > border]


class MarkEditor(FieldEditor):
    """A mark for each line, out of a fixed set."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.box.addLayout(self._grid)
        self._combos: dict[str, QComboBox] = {}
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        marks = row.value.get("marks", {}) if isinstance(row.value, dict) else {}
        for text in row.candidates:
            if text not in self._combos:
                self._add(text)
            self._combos[text].setCurrentText(str(marks.get(text, "")))

    def _add(self, text: str) -> None:
        combo = _combo(("", *self.row.field.options), text)
        combo.activated.connect(lambda _i: self._on_marked())
        number = len(self._combos)
        self._grid.addWidget(Text(self.t, text, "body", most=2), number, 0)
        self._grid.addWidget(combo, number, 1)
        self._combos[text] = combo

    def _on_marked(self) -> None:
        self.filled.emit(self.row.key, {"marks": {text: c.currentText() for text, c in self._combos.items() if c.currentText()}})


def field_editor(t: Theme, row: FieldRow) -> FieldEditor:
    """The editor that suits a field."""
    kinds: dict[str, Callable[[Theme, FieldRow], FieldEditor]] = {
        "choice": ChoiceEditor, "matrix": MatrixEditor, "pick": CountEditor, "vote": CountEditor, "scale": CountEditor, "mark": MarkEditor,
    }  # fmt: skip
    return kinds.get(row.field.kind, TextEditor)(t, row)


class _Lines(QPlainTextEdit):
    """A few lines of text that say when they are left."""

    left = Signal()

    def __init__(self, t: Theme, lines: int) -> None:
        super().__init__()
        self.setFont(t.role("body").font)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * t.role("body").line + 18)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _line(t: Theme, text: str, name: str) -> QLineEdit:
    edit = QLineEdit(text)
    edit.setFont(t.role("body").font)
    edit.setAccessibleName(name)
    edit.setToolTip(text)
    edit.setCursorPosition(0)
    return edit


def _combo(options: tuple[str, ...], name: str) -> QComboBox:
    combo = QComboBox()
    combo.addItems(list(options))
    combo.setAccessibleName(name)
    return combo
