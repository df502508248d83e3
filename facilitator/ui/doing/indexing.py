"""Lets the archive come to the sessions that changed, one after another between events, while nobody is leading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.sessions.errors import FacilitatorError

BETWEEN = 25
"""Milliseconds that keys and paint have to themselves after each session; a session takes about as long."""


class Indexing(QObject):
    """Goes on by itself after `begin`, as long as `may` says so. While something is erased or encrypted in another thread it waits
    without holding up the window.

    Signals:
        progressed(int): so many sessions are to come; 0 when all can be found.
        failed(str): it stopped, and why.
    """

    progressed = Signal(int)
    failed = Signal(str)

    def __init__(self, owner: QObject, archive: Callable[[], Any], may: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._archive, self._may = archive, may
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BETWEEN)
        self._timer.timeout.connect(self._go_on)

    @property
    def left(self) -> int:
        """How many sessions are to come."""
        return len(self._waiting)

    def begin(self) -> None:
        """See which sessions changed, and go through them. The newest come first."""
        try:
            self._waiting = list(reversed(self._archive().waiting()))
        except FacilitatorError as error:
            self._waiting = []
            self.failed.emit(str(error))
        self.progressed.emit(self.left)
        if self._waiting:
            self._timer.start()

    def stop(self) -> None:
        """Leave the rest for another time."""
        self._timer.stop()

    def _go_on(self) -> None:
        if not self._may() or not self._waiting:
            return
        try:
            if self._archive().index_if_free(self._waiting[-1]):
                self._waiting.pop()
        except FacilitatorError as error:
            self._waiting = []
            self.failed.emit(str(error))
            return
        self.progressed.emit(self.left)
        if self._waiting:
            self._timer.start()
