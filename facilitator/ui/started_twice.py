"""The data folder belongs to one program at a time; who starts it a second time gets the window of the first in front.

The second asks by writing to a file and the first answers by emptying it: no socket is opened for it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QFileSystemWatcher, QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.language import tr

ASK = "facilitator.vooraan"
"""In the data folder, as long as the program is open there."""
PATIENCE = 1500
"""Milliseconds in which the first answers, if it can."""
_LOOK = 25
"""Milliseconds between two looks whether it did."""


class StartedTwice(QObject):
    """The lock on a data folder.

    Signals:
        wanted(): the program was started a second time with this folder.
    """

    wanted = Signal()

    def __init__(self, data: Path, lock: str) -> None:
        super().__init__()
        self._data, self._ask = data, data / ASK
        self._path = data / lock
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)  # a program that is busy for long is still there
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_asked)

    def take(self) -> bool:
        """Whether the folder is this program's from now on. What a program that was killed left is taken over."""
        if self._lock.tryLock(200):
            return True
        if self.is_taken and self._says_nothing():  # Qt takes a lock over from a program that is gone, if it says which
            self._path.unlink(missing_ok=True)
            return self._lock.tryLock(200)
        return False

    @property
    def is_taken(self) -> bool:
        """Whether there is another, rather than a folder in which nothing may be written."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def _says_nothing(self) -> bool:
        known, *_who = self._lock.getLockInfo()
        return not known

    def listen(self) -> None:
        """From now on somebody who starts the program again is heard."""
        with suppress(OSError):  # the folder may be read-only; then nobody can ask either
            self._ask.write_bytes(b"")
            self._watcher.addPath(str(self._ask))

    def _on_asked(self) -> None:
        with suppress(OSError):
            if self._ask.stat().st_size:
                self._ask.write_bytes(b"")
                self.wanted.emit()

    def ask_the_first(self) -> bool:
        """Let the other program come forward; whether it said that it did."""
        try:
            if not self._ask.exists():
                return False
            self._ask.write_bytes(str(os.getpid()).encode())
        except OSError:
            return False
        return self._answered()

    def _answered(self) -> bool:
        since, loop = QElapsedTimer(), QEventLoop()
        since.start()
        while not self._is_empty() and not since.hasExpired(PATIENCE):
            QTimer.singleShot(_LOOK, loop.quit)
            loop.exec()
        return self._is_empty()

    def _is_empty(self) -> bool:
        try:
            return self._ask.stat().st_size == 0
        except OSError:
            return False

    def leave(self) -> None:
        """The folder is anybody's again."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
            with suppress(OSError):
                self._ask.unlink(missing_ok=True)
        self._lock.unlock()


def come_forward(window: QWidget) -> None:
    """In front of what else is on the screen; where the system does not let a program do that, it is at least pointed out."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def refused(data: Path, taken: bool) -> str:
    """Why the program does not begin with this folder, and what to do."""
    if taken:
        return tr("Facilitator is al open met de map {folder}. Ga naar dat venster, of start met een andere map (--data).", folder=data)
    return tr("In de map {folder} mag niet geschreven worden. Kies een andere met --data.", folder=data)
