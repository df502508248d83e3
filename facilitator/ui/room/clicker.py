"""The `b` of a clicker. The note line nearly always has the focus, and a `b` there may as well be the first letter of a word.

A clicker sends the letter alone. So on an empty line it stands there for a moment: when nothing follows it was the clicker, and
the wall goes black; when something does, it was somebody who types. Whoever thinks long after the first letter gets it back, and
the wall too, with the next one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

MOMENT = 600
"""Milliseconds in which whoever types a word has gone on to the second letter."""
CHANGED_MIND = 3000
"""Milliseconds after that in which another letter still means that it was a word."""


class Clicker(QObject):
    """Watches the note line."""

    def __init__(self, edit: QLineEdit, black: Callable[[], object]) -> None:
        super().__init__(edit)
        self._edit, self._black, self._letter = edit, black, ""
        self.waiting, self.doubting = _single_shot(self, MOMENT), _single_shot(self, CHANGED_MIND)
        self.waiting.timeout.connect(self._on_alone)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B and not event.modifiers() and not self._edit.text():
            if not self._edit.isReadOnly():
                self._letter = event.text() or "b"
                self.waiting.start()
        elif event.text():
            self.waiting.stop()
            if self.doubting.isActive() and event.text().isprintable() and not self._edit.text():
                self._edit.setText(self._letter)
                self._black()
        if event.text():
            self.doubting.stop()

    def _on_alone(self) -> None:
        if self._edit.text() == self._letter:
            self._edit.clear()
            self._edit.textEdited.emit("")
            self._black()
            self.doubting.start()


def _single_shot(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
