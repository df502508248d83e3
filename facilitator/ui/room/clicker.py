"""The `b` of a clicker. The note line nearly always has the focus, and a `b` there may as well be the first letter of a word.

A clicker sends the letter alone. So on an empty line it stands there for a while: when nothing follows it was the clicker, and
the wall goes black; when something does, it was somebody who types. Whoever typed a moment ago has hands on the keyboard and is
given more time to think. Whoever thinks longer still gets the letter back, and the wall too, with the next one.
Where nothing is written down a `b` has no line to stand on: there it is black at once, unless it is in the middle of a word.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

MOMENT, PATIENCE = 600, 2500
"""Milliseconds in which whoever types a word has gone on to the second letter: as a rule, and for whoever typed lately."""
LATELY = 30_000
"""Milliseconds after a letter in which the hands are still on the keyboard."""
CHANGED_MIND = 3000
"""Milliseconds after the wall went black in which another letter still means that it was a word."""
SPELLING = 2000
"""Milliseconds between two letters of one word, where no line shows what there is already."""


class Clicker(QObject):
    """Watches the note line."""

    def __init__(self, edit: QLineEdit, black: Callable[[], object]) -> None:
        super().__init__(edit)
        self._edit, self._black, self._letter = edit, black, ""
        self.waiting, self.doubting = _single_shot(self, MOMENT), _single_shot(self, CHANGED_MIND)
        self.typing, self.spelling = _single_shot(self, LATELY), _single_shot(self, SPELLING)
        self.waiting.timeout.connect(self._on_alone)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._edit or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._on_key(event)
        elif event.type() == QEvent.Type.ShortcutOverride and self._edit.isReadOnly() and _is_b(event):
            return self._in_a_word(event)
        return False

    def _in_a_word(self, event: QKeyEvent) -> bool:
        """Nothing is written down here: keep a letter of a word from the wall, and remember one that may begin a word."""
        if self.spelling.isActive():
            event.accept()
            return True
        self.doubting.stop() if self.doubting.isActive() else self.doubting.start()
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        if self._edit.isReadOnly():
            self._on_key_in_vain(event)
        elif _is_b(event) and not self._edit.text():
            self._letter = event.text() or "b"
            self.waiting.start(PATIENCE if self.typing.isActive() else MOMENT)
            self.doubting.stop()
        elif event.text():
            self._on_letter(event.text())

    def _on_letter(self, text: str) -> None:
        self.waiting.stop()
        if self.doubting.isActive() and text.isprintable() and not self._edit.text():
            self._edit.setText(self._letter)
            self._black()
        self.doubting.stop()
        if text.isprintable() or text in "\r\n":
            self.typing.start()

    def _on_key_in_vain(self, event: QKeyEvent) -> None:
        """What cannot be written down after all: a letter right after the black says that it was a word."""
        if event.text().isprintable() and event.text():
            self.spelling.start()
            if self.doubting.isActive():
                self.doubting.stop()
                self._black()

    def _on_alone(self) -> None:
        if self._edit.text() == self._letter:
            self._edit.clear()
            self._edit.textEdited.emit("")
            self._black()
            self.doubting.start()


def _is_b(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_B and not event.modifiers()


def _single_shot(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
