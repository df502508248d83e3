"""Fields in which a group counts: a pick by dots, hands or aloud, the rounds of a vote, and a scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from facilitator.language import tr
from facilitator.sessions.leading.choosing import chosen_of, counts_of, leading, ordered, rounds_of, way_of
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.field_words import steps_of
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.field_editor import FieldEditor, figure, number_in, show_number

ROUNDS = 3
"""Earlier rounds that stand beside the running one."""
ACROSS = 5
"""Values of a scale beside each other."""


class PickEditor(FieldEditor):
    """For each line how many dots or hands it has and whether it is chosen; only the latter where it is chosen aloud."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self.content.addLayout(self._grid)
        self.counts: dict[str, QLineEdit] = {}
        self.boxes: dict[str, CheckRow] = {}
        self.places: dict[str, Text] = {}
        self._lines: tuple[str, ...] = ()
        self._shown: list[QWidget] = []
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        if row.candidates != self._lines:
            self._rebuild(row)
        counts, chosen = counts_of(row.value), chosen_of(row.value)
        for text, edit in self.counts.items():
            show_number(edit, counts.get(text, 0))
        for text, box in self.boxes.items():
            box.setChecked(text in chosen)
        for text, place in self.places.items():
            place.set_text(f"{chosen.index(text) + 1}." if text in chosen else "")
        if not row.candidates:
            self.say(tr("Nog niets om uit te kiezen: dat komt uit een stap hiervoor."))

    def _rebuild(self, row: FieldRow) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._lines, self._shown, self.counts, self.boxes, self.places = row.candidates, [], {}, {}, {}
        for number, text in enumerate(row.candidates):
            parts: list[QWidget] = [Text(self.t, text, "body", most=2)]
            if way_of(row.field).form != "ticks":
                parts.append(self._figure(text))
            parts.append(self._place(text) if row.field.top == "all" and self.counts else self._box(text))
            for column, part in enumerate(parts):
                self._grid.addWidget(part, number, column, Qt.AlignmentFlag.AlignVCenter)
            self._shown += parts

    def _figure(self, text: str) -> QLineEdit:
        words = tr("stippen voor {line}") if way_of(self.row.field).form == "dots" else tr("handen voor {line}")
        edit = figure(self.t, words.format(line=text))
        edit.editingFinished.connect(self._on_counted)
        self.counts[text] = edit
        return edit

    def _box(self, text: str) -> CheckRow:
        box = CheckRow(self.t, tr("gekozen"))
        box.setAccessibleName(tr("{line} is gekozen", line=text))
        box.clicked.connect(self._on_chosen)
        self.boxes[text] = box
        return box

    def _place(self, text: str) -> Text:
        """Where it comes in the order."""
        place = one(self.t, "", "strong", "accent", "right")
        place.setFixedWidth(36)
        self.places[text] = place
        return place

    def _counted(self) -> dict[str, int]:
        return {text: n for text, edit in self.counts.items() if (n := number_in(edit))}

    def _on_counted(self) -> None:
        counts = self._counted()
        if counts != {text: n for text, n in counts_of(self.row.value).items() if text in self._lines}:
            self.fill({"counts": counts, "chosen": leading(counts, self._lines, self.row.field)})

    def _on_chosen(self) -> None:
        """By hand: in the order of the counts, or in that of ticking where nothing is counted."""
        ticked = [text for text, box in self.boxes.items() if box.isChecked()]
        before = [text for text in chosen_of(self.row.value) if text in ticked]
        chosen = [*before, *(text for text in ticked if text not in before)]
        counts = self._counted()
        self.fill({"counts": counts, "chosen": ordered(counts, ticked) if counts else chosen})


class VoteEditor(FieldEditor):
    """Hands per option. Each round stands beside the one before; only the last can be counted."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        self._again = Button(t, tr("Nieuwe stemronde"), "quiet", "plus", small=True)
        super().__init__(t, row)
        self._again.clicked.connect(self._on_again)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self.content.addLayout(self._grid)
        self.before: list[list[Text]] = []
        self.counts: dict[str, QLineEdit] = {}
        self._heads = [one(t, "", "label", "ink3", "right") for _ in range(ROUNDS + 1)]
        self._build()
        self.show_row(row)

    def buttons(self) -> tuple[QWidget, ...]:
        return (self._again,)

    def buttons_shown(self) -> bool:
        return True

    def _build(self) -> None:
        for column, head in enumerate(self._heads, 1):
            self._grid.addWidget(head, 0, column)
        for number, option in enumerate(self.row.field.options, 1):
            self._grid.addWidget(Text(self.t, option, "body", most=2), number, 0, Qt.AlignmentFlag.AlignVCenter)
            earlier = [one(self.t, "", "body", "ink2", "right") for _ in range(ROUNDS)]
            for column, figure_before in enumerate(earlier, 1):
                self._grid.addWidget(figure_before, number, column, Qt.AlignmentFlag.AlignVCenter)
            edit = figure(self.t, tr("handen voor {line}", line=option))
            edit.editingFinished.connect(self._on_counted)
            self._grid.addWidget(edit, number, ROUNDS + 1)
            self.before.append(earlier)
            self.counts[option] = edit

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        rounds = rounds_of(row.value, row.field.options)
        earlier = rounds[:-1][-ROUNDS:]
        first = len(rounds) - len(earlier)
        for column in range(ROUNDS):
            at = column - (ROUNDS - len(earlier))
            self._heads[column].set_text(tr("ronde {n}", n=first + at) if at >= 0 else "")
            for option, texts in zip(row.field.options, self.before, strict=True):
                texts[column].set_text(str(earlier[at][option]) if at >= 0 else "")
        self._heads[-1].set_text(tr("ronde {n}", n=len(rounds)) if earlier else "")
        for option, edit in self.counts.items():
            show_number(edit, rounds[-1][option])
        self._again.setEnabled(any(rounds[-1].values()))

    def _on_counted(self) -> None:
        rounds = rounds_of(self.row.value, self.row.field.options)
        now = {option: number_in(edit) for option, edit in self.counts.items()}
        if now != rounds[-1]:
            self.fill({"rounds": [*rounds[:-1], now]})

    def _on_again(self) -> None:
        rounds = rounds_of(self.row.value, self.row.field.options)
        self.fill({"rounds": [*rounds, dict.fromkeys(self.row.field.options, 0)]})


class ScaleEditor(FieldEditor):
    """How many gave each value; never who."""

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__(t, row)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(ACROSS, 1)
        self.counts: dict[str, QLineEdit] = {}
        for i, value in enumerate(steps_of(row.field)):
            edit = figure(t, tr("hoe vaak een {value}", value=value))
            edit.editingFinished.connect(self._on_counted)
            grid.addWidget(one(t, value, "label", "ink2", "right"), 2 * (i // ACROSS), i % ACROSS)
            grid.addWidget(edit, 2 * (i // ACROSS) + 1, i % ACROSS)
            self.counts[value] = edit
        self.content.addLayout(grid)
        self.show_row(row)

    def show_row(self, row: FieldRow) -> None:
        super().show_row(row)
        counts = counts_of(row.value)
        for value, edit in self.counts.items():
            show_number(edit, counts.get(value, 0))

    def _on_counted(self) -> None:
        counts = {value: n for value, edit in self.counts.items() if (n := number_in(edit))}
        if counts != counts_of(self.row.value):
            self.fill({"counts": counts})
