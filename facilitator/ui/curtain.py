"""What lies over a window while it is locked: nothing of the window is under it, and one thing can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Icon, Text, one, painter
from facilitator.ui.look.theme import Theme


class Curtain(QWidget):
    """Covers one window, whose own content is hidden as long as it is there.

    Signals:
        opening_requested(str): somebody wants to go on, with this code.
    """

    opening_requested = Signal(str)

    def __init__(self, theme: Theme, over: QWidget, sentence: str, *, with_code: bool) -> None:
        super().__init__(over)
        self._over, self._theme = over, theme
        self._hidden = [c for c in over.children() if isinstance(c, QWidget) and c is not self and not c.isWindow() and not c.isHidden()]
        self._focus = over.focusWidget()
        self.code = Field(theme, tr("Code"))
        self.code.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setVisible(with_code)
        self.open = Button(theme, tr("Ga verder"), "primary", key="Enter")
        self.open.clicked.connect(self._on_open)
        self.code.edit.returnPressed.connect(self._on_open)
        self._put_together(theme, sentence)
        self.setAccessibleName(tr("Vergrendeld"))
        over.installEventFilter(self)

    def _put_together(self, t: Theme, sentence: str) -> None:
        head = hbox(t, Icon(t, "lock", "title", "ink2"), "s", one(t, tr("Vergrendeld"), "title"), STRETCH)
        inside = host(t, vbox(t, head, "s", Text(t, sentence, "body", "ink2"), "m", self.code, "m", hbox(t, self.open, STRETCH)))
        inside.setMaximumWidth(420)
        self.setLayout(vbox(t, STRETCH, hbox(t, STRETCH, (inside, 4), STRETCH), STRETCH, STRETCH, margins=("l", "l", "l", "l")))

    def close_over(self, *, wall: QWidget | None = None) -> None:
        """Hide what is there, and lie over it. A wall that is shown in this window stays."""
        for child in self._hidden:
            child.setVisible(child is wall)
        self.setGeometry(self._over.rect())
        if wall is None:
            self.come_forward()

    def come_forward(self) -> None:
        """Ask for the code, or whether somebody goes on."""
        self.show()
        self.raise_()
        (self.open if self.code.isHidden() else self.code.edit).setFocus()

    def lift(self) -> None:
        """Everything is as it was."""
        self._over.removeEventFilter(self)
        self.hide()
        for child in self._hidden:
            child.show()
        if self._focus is not None:
            self._focus.setFocus()
        self.setParent(None)
        self.deleteLater()

    def refuse(self, sentence: str, *, wait: bool) -> None:
        """That was not the code. As long as `wait` nothing can be typed."""
        self.code.set_text("")
        self.code.show_error(sentence)
        self.code.edit.setEnabled(not wait)
        self.open.setEnabled(not wait)

    def allow(self) -> None:
        """Another code may be tried."""
        self.code.edit.setEnabled(True)
        self.open.setEnabled(True)
        self.code.edit.setFocus()

    def _on_open(self) -> None:
        self.opening_requested.emit(self.code.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter(self).fillRect(self.rect(), self._theme.colour("paper"))
