"""A session file that was opened or dropped: read in the background, shown, and taken in with a way back. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.handing_over.arrivals import from_words
from facilitator.ui.pages.arrivals import ArrivalsPanel
from facilitator.ui.pages.choose.page import dropped_file, is_session_file

READING = "reading a session file"
"""A place in the background."""


class ArrivingFiles(QObject):
    """Opens the panel on a file, and takes in what is chosen in it. `ask_which` asks somebody for one, and gives None for no."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.report)  # pages are made anew in another language
        self._window = window
        self.panel = ArrivalsPanel(window.theme, window)
        window.report.destroyed.connect(self.panel.deleteLater)
        window.report.setAcceptDrops(True)
        window.report.installEventFilter(self)
        self.ask_which: Callable[[], Path | None] = self._ask_which
        self._data, self._name = b"", ""
        self._looked: Any = None
        self.panel.words_given.connect(self._look)
        self.panel.taking_requested.connect(self._take_in)
        self.panel.closed.connect(self._on_closed)

    @property
    def _background(self) -> Any:
        return self._window.looking_back.background

    @property
    def _arriving(self) -> Any:
        return self._window.desk.arriving

    def choose(self) -> None:
        """Ask which file."""
        path = self.ask_which()
        if path is not None:
            self.open(path)

    def _ask_which(self) -> Path | None:
        kinds = tr("Sessiebestand (*.sessie *.json)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open een sessiebestand"), "", kinds)
        return Path(chosen) if chosen else None

    def open(self, path: Path) -> None:
        """Look in a file; what was on screen is left first, for it may be one of those in it."""
        if self._window.opened is not None:
            self._window.go_home()
        self._name = path.name
        self._background.ask(READING, lambda _told: self._arriving.read(path), self._on_read, self._on_failed)

    def _on_read(self, read: tuple[bytes, bool]) -> None:
        self._data, is_locked = read
        if is_locked:
            self.panel.ask_words(self._name)
        else:
            self._look("")

    def _look(self, words: str) -> None:
        data, self._looked = self._data, None
        self.panel.show_busy(True)
        work, again = lambda _told: self._arriving.look_in(data, words), lambda: self._look(words)
        self._background.ask(READING, work, self._on_looked, lambda error: self._on_stopped(error, again))

    def _on_looked(self, looked: Any) -> None:
        self.panel.show_busy(False)
        self._looked, file = looked, looked.file
        self.panel.show_arrivals(from_words(file.made_by, file.made_at.astimezone(), file.made_for), file.made_for, looked.arrivals)

    def _on_stopped(self, error: BaseException, again: Callable[[], None]) -> None:
        """A session in it, or what would become of one here, is behind a passphrase."""
        if not self._window.unsealing.asks(error, again, self._leave):
            self._on_failed(error)

    def _leave(self) -> None:
        self.panel.close_up()
        self._on_closed()

    def _on_failed(self, error: BaseException) -> None:
        self.panel.show_busy(False)
        if not isinstance(error, FacilitatorError):
            raise error
        if self.panel.asks:
            self.panel.show_wrong(str(error))
        else:
            self._window.making.tell("error", str(error))

    def _take_in(self) -> None:
        looked, choices = self._looked, dict(self.panel.choices)
        self.panel.close_up()
        if looked is not None:
            self._put_in(looked, choices)

    def _put_in(self, looked: Any, choices: dict[str, Any]) -> None:
        work, again = lambda _told: self._arriving.take_in(looked, choices), lambda: self._put_in(looked, choices)
        self._background.ask(READING, work, self._on_taken, lambda error: self._on_stopped(error, again))

    def _on_taken(self, taken: Any) -> None:
        self._window.go_home()
        if taken.come:
            self._window.making.tell("info", taken.sentence, tr("Zet terug"), lambda: self._take_back(taken))
        else:
            self._window.making.tell("info", taken.sentence)

    def _take_back(self, taken: Any) -> None:
        self._arriving.take_back(taken)
        self._window.go_home()
        self._window.making.tell("info", tr("Teruggezet: alles is zoals het was."))

    def _on_closed(self) -> None:
        """What was read is not kept longer than it is looked at."""
        self._background.drop(READING)
        self._data, self._looked = b"", None
        self.panel.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sessions can be dropped where one looks back; a draaiboek cannot, for there is one already."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = dropped_file(event)
            if path is None or not is_session_file(path):
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.open(path)
            return True
        return super().eventFilter(watched, event)
