"""The wall in the window of the console, where there is one screen for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.beamer.window import BeamerWidget
from facilitator.ui.look.theme import Theme


class WallOver(BeamerWidget):
    """Lies over the whole window, which fills the screen as long as it does. Keys of the console go on working under it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, None, window)
        self._over = window
        self._state = window.windowState()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        window.installEventFilter(self)

    def cover(self) -> None:
        """Show the wall and nothing else."""
        self._state = self._over.windowState()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self._over.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def uncover(self) -> None:
        """The console again, as large as it was."""
        self._over.setWindowState(self._state)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab would go to what lies under it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # a letter of a clicker is not a note
