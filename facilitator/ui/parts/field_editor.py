"""What every editor of a field has: a heading, what is to be said of it, and the small controls they are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host
from facilitator.ui.look.marks import Remark
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.words import policy_words

FIGURE = 52
"""Logical pixels of a field for a number."""


class FieldEditor(QWidget):
    """One field. What a kind adds goes into `content`; call `show_row` at the end of `__init__`.

    Signals:
        filled(str, object): the field with this key has this value now.
        result_requested(str, bool): the room may see the result with this key, or not any more.
    """

    filled = Signal(str, object)
    result_requested = Signal(str, bool)

    def __init__(self, t: Theme, row: FieldRow) -> None:
        super().__init__()
        self.t, self.row = t, row
        self.heading = one(t, "", "label", "ink2")
        self.content = QVBoxLayout()
        self.content.setSpacing(4)
        self.remarks, self.advice = Text(t, "", "small", "ink2"), Remark(t, "lightbulb", "", "small", "ink")
        self.show_button = Button(t, tr("Toon uitslag"), "line", "eye", small=True)
        self.show_button.clicked.connect(lambda: self.result_requested.emit(self.row.result, not self.row.shown))
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, t.px("s"))
        self.box.setSpacing(4)
        self.box.addWidget(self.heading)
        self.box.addLayout(self.content)
        # On one row, for on a small screen the button would be below what one sees while counting.
        self._below = host(t, hbox(t, (self.remarks, 1), "s", *self.buttons(), self.show_button))
        self.box.addWidget(self._below)
        self.box.addWidget(self.advice)

    def buttons(self) -> tuple[QWidget, ...]:
        """What stands beside the button that shows the result."""
        return ()

    def show_row(self, row: FieldRow) -> None:
        """Show another value, unless somebody is typing in it."""
        self.row = row
        words = (row.field.label or row.field.name, policy_words(row.policy), tr("uit een eerdere stap") if row.again else "")
        self.heading.set_text(" · ".join(part for part in words if part))
        self.heading.setVisible(not row.holder)
        self.say(" ".join(row.remarks))
        self.advice.set_text(row.advice)
        self.advice.setVisible(bool(row.advice))
        self.show_button.setVisible(bool(row.result))
        shows = tr("Verberg uitslag") if row.shown else tr("Toon uitslag")
        self.show_button.set_text(shows, f"{shows}: {row.field.label or row.field.name}")

    def buttons_shown(self) -> bool:
        """Whether the buttons of this kind are there now."""
        return False

    def say(self, words: str) -> None:
        """Say this under the field; nothing leaves no room."""
        self.remarks.set_text(words)
        self._below.setVisible(bool(words or self.row.result or self.buttons_shown()))

    def fill(self, value: object) -> None:
        """Tell that this is the value now, where it is another one."""
        if value != self.row.value:
            self.filled.emit(self.row.key, value)


class Lines(QPlainTextEdit):
    """A few lines of text.

    Signals:
        left(): the cursor went elsewhere.
    """

    left = Signal()

    def __init__(self, t: Theme, lines: int, name: str) -> None:
        super().__init__()
        self.setFont(t.role("body").font)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * t.role("body").line + 18)

    def event(self, event: QEvent) -> bool:
        # A text field claims Ctrl+Z even when it has nothing to take back; then the session may.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.document().isUndoAvailable())
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Chooser(QComboBox):
    """One of a few. The wheel scrolls the page it is on, it does not choose."""

    def __init__(self, options: tuple[str, ...], name: str) -> None:
        super().__init__()
        self.addItems(list(options))
        self.setAccessibleName(name)
        self.setMinimumContentsLength(min(18, max(8, *map(len, options), 0)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def line(t: Theme, text: str, name: str) -> QLineEdit:
    """A line to write on."""
    edit = QLineEdit(text)
    edit.setFont(t.role("body").font)
    edit.setAccessibleName(name)
    edit.setToolTip(text)
    edit.setCursorPosition(0)
    return edit


class Figure(QLineEdit):
    """A number that is entered without a mouse: Enter and ↓ go to the next one of the step, ↑ back.

    Enter in the last one is left to the page, which gives the focus to the note line.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
            return
        other = self._other(step)
        if other is not None:
            other.setFocus()  # what was entered here counts when the focus leaves
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def _other(self, step: int) -> Figure | None:
        around: QWidget = self
        while (above := around.parentWidget()) is not None and (isinstance(around, FieldEditor) or not _beside_editors(around)):
            around = above
        there = [w for w in around.findChildren(Figure) if w.isVisibleTo(around) and w.isEnabled()]
        there.sort(key=lambda w: (w.mapTo(around, QPoint()).y(), w.mapTo(around, QPoint()).x()))
        place = there.index(self) + step if self in there else -1
        return there[place] if 0 <= place < len(there) else None


def _beside_editors(widget: QWidget) -> bool:
    """Whether this is what all fields of a step stand on."""
    return any(isinstance(child, FieldEditor) for child in widget.children())


def figure(t: Theme, name: str) -> QLineEdit:
    """A field for a number of people, hands or dots; empty is none."""
    edit = Figure()
    edit.setFont(t.role("body").font)
    edit.setAccessibleName(name)
    edit.setValidator(QIntValidator(0, 999, edit))
    edit.setFixedWidth(FIGURE)
    edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    edit.setPlaceholderText("0")
    edit.editingFinished.connect(lambda: edit.setModified(False))  # from here it follows what is kept again
    return edit


def show_number(edit: QLineEdit, number: int) -> None:
    """Show a number, unless somebody is typing another one."""
    if not (edit.hasFocus() and edit.isModified()):
        edit.setText(str(number) if number else "")


def number_in(edit: QLineEdit) -> int:
    """What is entered; nothing is none."""
    return int(edit.text() or 0)
