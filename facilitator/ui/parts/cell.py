"""A cell of a table to write in: as tall as its words, so that none is cut off where a column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from facilitator.ui.look.theme import Theme

SPARE = 4
"""Logical pixels more than the lines, or Qt takes the last one for one that does not fit."""


class Cell(QPlainTextEdit):
    """One text, which wraps; Enter is left to whatever it stands in.

    Signals:
        finished(): Enter was pressed, or the cursor went elsewhere.
    """

    finished = Signal()

    def __init__(self, t: Theme, text: str, name: str) -> None:
        super().__init__()
        self.setFont(t.role("body").font)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._grow)
        self.setPlainText(text)
        self._grow()

    def text(self) -> str:
        """What is in it, on one line."""
        return self.toPlainText().replace("\n", " ")

    def show_text(self, text: str) -> None:
        """Another text."""
        if self.text() != text:
            self.setPlainText(text)

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain text document measures itself in lines
        around = max(0, self.height() - self.viewport().height())  # what the look puts above and below the words
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + around + SPARE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        # A text field claims Ctrl+Z even when it has nothing to take back; then the session may.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.document().isUndoAvailable())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()
