"""An error that nobody expected: told once, in one dialog, with what may be passed on; and the session goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from facilitator.language import tr
from facilitator.logbook import told_error, versions
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Icon, Text
from facilitator.ui.look.theme import Theme

log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """What happened, that nothing is lost, and what may be copied for who mends it."""

    def __init__(self, theme: Theme, details: str, over: QWidget | None) -> None:
        super().__init__(over)
        self.setObjectName("page")
        self.setWindowTitle("Facilitator")
        self.setMinimumWidth(520)
        self._details = details
        self.more = QPlainTextEdit(details)
        self.more.setReadOnly(True)
        self.more.setAccessibleName(tr("Details"))
        self.more.setFont(theme.role("small").font)
        self.more.setFixedHeight(140)
        self.copy, self.go_on = Button(theme, tr("Kopieer details"), "quiet", "copy", small=True), Button(theme, tr("Ga door"), "primary")
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.setLayout(self._made(theme))
        self.focus_ring = FocusRing(theme, self)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def _made(self, t: Theme) -> Any:
        head = hbox(t, Icon(t, "circle-alert", "name", "warn"), "s", (Text(t, tr("Er ging iets mis in het programma"), "name"), 1))
        lost = tr("Er is niets verloren: wat als opgeslagen gemeld is, staat op de schijf. Je kunt doorgaan.")
        words = tr("In de details staat waar het misging, en niets van wat er is opgeschreven. Stuur ze naar wie het programma beheert.")
        foot = hbox(t, self.copy, STRETCH, self.go_on)
        small = Text(t, words, "small", "ink2")
        return vbox(t, head, "s", Text(t, lost, "body"), "m", self.more, "s", small, "l", foot, margins=("xl", "l", "xl", "l"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.set_text(tr("Gekopieerd"))


class CrashTeller(QObject):
    """Hears of every error that nobody caught, from any thread. At most one dialog is open, and each place is told once.

    `over` gives the window that the dialog belongs to.
    """

    _happened = Signal(str)

    def __init__(self, theme: Theme, over: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._theme, self._over = theme, over
        self.dialog: CrashDialog | None = None
        self._told: set[str] = set()
        self._hooks: tuple[Any, ...] = ()
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)  # never from within the painting that failed

    def install(self) -> None:
        """Hear of everything from now on."""
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.tell
        threading.excepthook = lambda args: self.tell(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.note_down(args.exc_value)

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def tell(self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
        """Note an error down, and show it where it is a new one."""
        if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        self.note_down(error)
        told = told_error(error)
        if told not in self._told:
            self._told.add(told)
            self._happened.emit(told)

    def note_down(self, error: BaseException | None) -> None:
        """In the log only."""
        if error is not None:
            log.error("unexpected", exc_info=(type(error), error, error.__traceback__))

    def _show(self, told: str) -> None:
        if self.dialog is not None:
            return
        details = "\n".join((f"{versions()}, Qt {qVersion()}, {QGuiApplication.platformName()}", told))
        self.dialog = CrashDialog(self._theme, details, self._over())
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
