"""Hears that screens come, go and change, and says so twice: at once, and again when it has become quiet."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from facilitator.ui.room.monitors import monitors

SETTLE = 250
"""Milliseconds without news after which it is quiet."""
PATIENCE = 1000
"""Milliseconds to wait for a screen that went: one that drops out for a second is to come back to where it was."""
LATEST = 1200
"""Milliseconds after the first news at which it counts as quiet whatever still comes."""


class ScreenWatch(QObject):
    """Listens to Qt. What is told of one screen is not kept: the listener looks at `monitors()`.

    Signals:
        changed(bool): something is different right now; whether a screen went.
        settled(): it is quiet again.
    """

    changed = Signal(bool)
    settled = Signal()

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self.listening = False
        self._since = QElapsedTimer()
        self._quiet = QTimer(self)
        self._quiet.setTimerType(Qt.TimerType.PreciseTimer)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)

    def start(self) -> None:
        """Listen from now on."""
        self.listening = True
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in QGuiApplication.screens():
            self._listen_to(screen)

    def stop(self) -> None:
        """Listen no more."""
        if not self.listening:
            return
        self.listening = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.disconnect(self._on_screen_added)
        app.screenRemoved.disconnect(self._on_screen_removed)
        app.primaryScreenChanged.disconnect(self._on_changed)
        for screen in QGuiApplication.screens():
            screen.disconnect(self)
        self._quiet.stop()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is being waited for."""
        return not self._quiet.isActive()

    def _listen_to(self, screen: QScreen) -> None:
        for signal in (screen.geometryChanged, screen.availableGeometryChanged, screen.logicalDotsPerInchChanged):
            signal.connect(self._on_changed)

    def _on_screen_added(self, screen: QScreen) -> None:
        self._listen_to(screen)
        self._tell(gone=False, wait=SETTLE)

    def _on_screen_removed(self) -> None:
        # With one screen left there is nothing to jump to meanwhile, so there is nothing to wait for either.
        self._tell(gone=True, wait=PATIENCE if len(monitors()) > 1 else SETTLE)

    def _on_changed(self) -> None:
        self._tell(gone=False, wait=SETTLE)

    def _tell(self, gone: bool, wait: int) -> None:
        if self._quiet.isActive():
            left = max(0, LATEST - self._since.elapsed())
            wait = min(left, wait if not gone else max(wait, self._quiet.remainingTime()))
        else:
            self._since.start()
        self._quiet.start(wait)
        self.changed.emit(gone)

    def _on_quiet(self) -> None:
        self.settled.emit()
