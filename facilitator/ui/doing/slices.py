"""Work of many small pieces in the thread of the window: the first pieces at once, the rest a little at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE = 0.02
"""Seconds that a slice may hold up the window."""


class Slices(QObject):
    """One piece of work at a time: a newer one takes the place of the older. `over` is called when all of it is done."""

    def __init__(self, owner: QObject, over: Callable[[], None]) -> None:
        super().__init__(owner)
        self._pieces: Iterator[object] = iter(())
        self._over = over
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is more to do."""
        return self._more.isActive()

    def begin(self, pieces: Iterator[object], at_once: int) -> None:
        """Do these: so many now, however long that takes, and of the others as many as the window can wait for."""
        self._pieces = pieces
        self._more.start()
        self._go_on(at_once)

    def stop(self) -> None:
        """The rest is not wanted any more."""
        self._more.stop()

    def finish(self) -> None:
        """Do the rest now."""
        if self.busy:
            for _piece in self._pieces:
                pass
            self._end()

    def _go_on(self, pieces: int = 0) -> None:
        until = perf_counter() + SLICE
        for number, _piece in enumerate(self._pieces, 1):
            if number >= pieces and perf_counter() >= until:
                return
        self._end()

    def _end(self) -> None:
        self._more.stop()
        self._over()
