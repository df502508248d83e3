"""What a note is corrected in: words that grow, who does it, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

from facilitator.language import day, tr
from facilitator.sessions.coming_back.due_date import read_date
from facilitator.ui.look.fields import mark_wrong
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.marks import PhaseMark
from facilitator.ui.look.text import Text, Themed, painter
from facilitator.ui.look.theme import Theme

_OWNER: dict[str, int] = {"compact": 84, "regular": 132, "ample": 180}
_DUE: dict[str, int] = {"compact": 66, "regular": 82, "ample": 110}
"""Logical pixels."""
_MARK = 13
_KEY = QKeySequence.StandardKey
_OF_THE_PAGE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""The words are never a page long; beside them there are pages."""
_OF_THE_ROW = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_J)
"""With Ctrl: splitting and taking together."""
UNDER = 3
"""Room under the words for the line that shows where the cursor is."""


class GrowingText(Themed, QPlainTextEdit):
    """Words in place: as tall as they need. Enter or leaving keeps them, Esc takes back what was typed.

    Signals:
        kept(str): other words than before.
        typed(): somebody changed them, without keeping them yet.
    """

    kept = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._before, self._quiet = "", False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setProperty("bare", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._on_text_changed)
        shows_own_focus(self)
        self.follow(theme)

    def show_words(self, words: str, quiet: bool) -> None:
        """Words that were kept elsewhere; half-typed ones stay."""
        typing = self.hasFocus() and self.toPlainText() != self._before
        self._before = words
        if not typing and self.toPlainText() != words:
            self.setPlainText(words)
        self._quiet = quiet
        self.restyle()

    def _on_text_changed(self) -> None:
        if self.hasFocus():
            self.typed.emit()

    def take_back(self) -> None:
        """The words that were kept last, instead of what was typed since."""
        if self.toPlainText() != self._before:
            self.setPlainText(self._before)

    def keep(self) -> None:
        """Say it when the words are others; without any words nothing changes."""
        words = " ".join(self.toPlainText().split())
        if not words:
            self.setPlainText(self._before)
        elif words != " ".join(self._before.split()):  # spaces that nobody typed here are no other words
            self._before = words
            self.document().clearUndoRedoStacks()  # from here undo is that of the session
            self.kept.emit(words)

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        self._dress()
        self._grow()
        super().restyle()

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain text document measures itself in lines
        self.setFixedHeight(max(self.theme.role("body").line, round(lines * self.fontMetrics().lineSpacing())) + UNDER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        # A text field claims Ctrl+Z even when it has nothing to take back; then the session may.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            for key, own in ((_KEY.Undo, document.isUndoAvailable()), (_KEY.Redo, document.isRedoAvailable())):
                if event.matches(key):
                    event.setAccepted(own)
                    return True
            if event.key() in _OF_THE_PAGE:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (control and event.key() in _OF_THE_ROW) or event.key() in _OF_THE_PAGE:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dress()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def _dress(self) -> None:
        c = self.theme.c
        line = f"2px solid {c.accent}" if self.hasFocus() else "0"
        sheet = f"QPlainTextEdit {{ color: {c.ink2 if self._quiet else c.ink}; border: 0; border-bottom: {line}; padding: 0; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class _SmallField(Themed, QLineEdit):
    """A word beside the text: a line shows only where something is missing or the cursor is."""

    def __init__(self, theme: Theme, name: str, widths: dict[str, int], colour: str, role: str) -> None:
        super().__init__()
        self._widths, self._colour, self._role = widths, colour, role
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("quietline", True)
        self.setTextMargins(-2, 0, 0, 0)
        shows_own_focus(self)
        self.follow(theme)

    def show_value(self, value: str) -> None:
        """What was kept elsewhere; what is half typed stays."""
        if not (self.hasFocus() and self.isModified()) and self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)  # the beginning of a name is what one reads
            self.setToolTip(f"{self.accessibleName()}: {value}" if value else self.accessibleName())

    @property
    def shortened(self) -> str:
        """What is shown where the whole does not fit and nobody is in it; empty where it does."""
        width = self._place().width()
        whole = self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= width
        return "" if whole else self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _place(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.shortened
        if not words:
            super().paintEvent(event)
            return
        option, p = QStyleOptionFrame(), painter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, p, self)
        p.setPen(QColor(self.theme.c[self._colour]))
        p.setFont(self.font())
        p.drawText(self._place(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def restyle(self) -> None:
        self.setFont(self.theme.role(self._role).font)
        self.setStyleSheet(f"QLineEdit {{ color: {self.theme.c[self._colour]}; }}")
        self.setFixedSize(self._widths[self.theme.density], self.theme.role("body").line + UNDER)
        super().restyle()


class ActionFields(Themed, QWidget):
    """Who does it and by when; says what is missing, and what is wrong.

    Signals:
        kept(str owner, object date or None): one of both changed.
    """

    kept = Signal(str, object)

    def __init__(self, theme: Theme, today: Callable[[], date], names: QStringListModel) -> None:
        super().__init__()
        self._today = today
        self._kept: tuple[str, date | None] = ("", None)
        self.owner = _SmallField(theme, tr("Wie"), _OWNER, "accent", "strong")
        self.due = _SmallField(theme, tr("Uiterlijk wanneer"), _DUE, "ink2", "body")
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self.lack = Text(theme, "", "small", "warn", weight=600)
        mark = vbox(theme, 2, PhaseMark(theme, "warning", _MARK), STRETCH)
        self._lack_row = host(theme, hbox(theme, mark, "xs", (self.lack, 1)))
        self.error = Text(theme, "", "small", "over")
        self.error.hide()
        self.setLayout(vbox(theme, hbox(theme, self.owner, "m", self.due), self._lack_row, self.error, STRETCH))
        for field in (self.owner, self.due):
            field.editingFinished.connect(self.keep)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.follow(theme)

    def show_action(self, owner: str, due: date | None) -> None:
        self._kept = owner, due
        self.owner.show_value(owner)
        if not self.error.text():
            self.due.show_value(_due_words(due))
        self.lack.set_text(_lacking(owner, due))
        self._lack_row.setVisible(bool(self.lack.text()) and not self.error.text())

    def set_read_only(self, on: bool) -> None:
        """Whether nothing can be changed."""
        self.owner.setReadOnly(on)
        self.due.setReadOnly(on)

    def keep(self) -> None:
        """Say it when something is other than before; a date that is none stays, with a sentence."""
        said = self.due.text().strip()
        due = self._kept[1] if said == _due_words(self._kept[1]) else read_date(said, self._today())
        self._show_error(_date_error(said) if said and due is None else "")
        if self.error.text():
            due = self._kept[1]
        self.owner.setModified(False)
        owner = self.owner.text().strip().lstrip("@")
        if (owner, due) != self._kept:
            self._kept = owner, due
            self.kept.emit(owner, due)
        elif not self.error.text():
            self.due.setText(_due_words(due))

    def _show_error(self, sentence: str) -> None:
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))
        self._lack_row.setVisible(bool(self.lack.text()) and not sentence)
        self.due.setAccessibleDescription(sentence)
        self.due.setModified(bool(sentence))
        mark_wrong(self.due, bool(sentence))

    def restyle(self) -> None:
        self.setFixedWidth(_OWNER[self.theme.density] + self.theme.px("m") + _DUE[self.theme.density])
        super().restyle()


def _due_words(due: date | None) -> str:
    return day(due, "EEE d MMM") if due else ""


def _lacking(owner: str, due: date | None) -> str:
    if not owner:
        return tr("wie?") if due else tr("wie, en uiterlijk wanneer?")
    return "" if due else tr("uiterlijk wanneer?")


def _date_error(said: str) -> str:
    return tr("‘{said}’ is geen datum. Schrijf bijvoorbeeld 12 dec of vrijdag.", said=said)
