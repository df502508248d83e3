"""A line that asks one thing in place, with the clock in sight: what the group should read, or until when there is a pause."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Line, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.quiet_lines import QuietLine


@dataclass(frozen=True)
class Question:
    """What is asked: the id of the action, the label before the line, the words on the button, and what may be typed."""

    what: str
    label: str
    button: str
    hint: str
    longest: int
    proposed: str = ""


class WallLine(QWidget):
    """The line. Hidden until something is asked.

    Signals:
        entered(str, str): the id of the action, and what was typed; call `put_away` when that was done.
        left(): somebody went back without an answer.
    """

    entered = Signal(str, str)
    left = Signal()

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.edit, self.label = QuietLine(t, "read"), one(t, "", "strong")
        self.button = Button(t, "", "line", "corner-down-left", small=True)
        self.question: Question | None = None
        self._typed: dict[str, str] = {}
        row = host(t, hbox(t, self.label, "m", (self.edit, 1), "m", self.button))
        self.setLayout(vbox(t, Line(t), "s", row, "s"))
        self.edit.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)
        self.edit.left.connect(self._leave)
        self.hide()

    def ask(self, question: Question) -> None:
        """Ask this, with what was typed the last time it was left, or what is proposed. Asked again it goes away."""
        if self.isVisible() and self.question and self.question.what == question.what:
            self._leave()
            return
        self._remember()
        self.question = question
        self.label.set_text(question.label)
        self.button.set_text(question.button)
        self.edit.setAccessibleName(question.label)
        self.edit.setPlaceholderText(question.hint)
        self.edit.setMaxLength(question.longest)
        self.edit.setText(self._typed.pop(question.what, "") or question.proposed)
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def put_away(self) -> None:
        """It was answered."""
        self.question = None
        self.edit.clear()
        self.hide()

    def _enter(self) -> None:
        if self.question and self.edit.text().strip():
            self.entered.emit(self.question.what, self.edit.text().strip())

    def _leave(self) -> None:
        self._remember()
        self.put_away()
        self.left.emit()

    def _remember(self) -> None:
        """A clicker that sends Esc throws nothing away; a time that was proposed is proposed anew."""
        if self.question and self.edit.text() != self.question.proposed:
            self._typed[self.question.what] = self.edit.text()
