"""Says when files that somebody is editing were saved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

PAUSE = 150
"""Milliseconds without another change after which it is said: editors write, rename and write again."""


class FileWatch(QObject):
    """Watches files, and their folders, since many editors put a new file in the place of the old one.

    Signals:
        changed(): something was saved; once for changes that come together.
    """

    changed = Signal()

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._watcher = QFileSystemWatcher(self)
        self._wanted: tuple[Path, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self._watcher.fileChanged.connect(lambda _path: self._pause.start())
        self._watcher.directoryChanged.connect(lambda _path: self._pause.start())

    @property
    def watched(self) -> tuple[str, ...]:
        """What is watched now, files and folders."""
        return (*self._watcher.files(), *self._watcher.directories())

    def follow(self, files: Iterable[Path]) -> None:
        """Watch these files from now on, and no others."""
        self._wanted = tuple(files)
        self._take()

    def _take(self) -> None:
        """Watch what is there: a file that was replaced is another file to the system."""
        paths = {str(p) for file in self._wanted for p in (file, file.parent) if p.exists()}
        watched = set(self._watcher.files()) | set(self._watcher.directories())
        if gone := sorted(watched - paths):
            self._watcher.removePaths(gone)
        if new := sorted(paths - watched):
            self._watcher.addPaths(new)

    def _on_paused(self) -> None:
        self._take()
        self.changed.emit()
