"""Leaving the laptop: the console behind a curtain, by a key or after a time, while the wall goes on or is black.

A curtain and no safe. Whoever can start another program on this account can read the data, so the laptop is to be locked as well.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.language import tr
from facilitator.lock_code import fits
from facilitator.sessions.screens.wall_state import blacken
from facilitator.ui.curtain import Curtain

_TYPED = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut, QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.DragEnter,
    QEvent.Type.Drop,
))  # fmt: skip
"""What somebody at the laptop does."""
_PRESSED = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
MINUTE = 60_000
MOST_WAIT = 30
"""Seconds after a wrong code, at most; the first time it is two."""


class Locking(QObject):
    """Locks and opens the windows of the console. Belongs to the main window; `settings` of that say how."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.curtains: list[Curtain] = []
        self._wrong = 0
        self._blackened = False
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.timeout.connect(self.lock)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._on_waited)
        self._seal = QTimer(self)
        self._seal.setInterval(1000)
        self._seal.timeout.connect(self._lock_sealed)
        window.room.lock_requested.connect(self.lock)
        self.follow_settings()

    @property
    def locked(self) -> bool:
        """Whether it is locked now."""
        return bool(self.curtains)

    def follow_settings(self) -> None:
        """The time after which it locks by itself is another one, or none."""
        minutes = self._window.settings.lock_after
        self._left.setInterval(minutes * MINUTE)
        self._left.stop()
        if minutes:
            self._left.start()
        self._listen(bool(minutes) or self.locked)

    def _listen(self, on: bool) -> None:
        """Everything that is done passes here, so only as long as somebody asked for it."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        if on:
            app.installEventFilter(self)

    # locking

    def lock(self) -> None:
        """Nothing of the console is in sight, and no key does anything but go on."""
        if self.locked:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._window._keep_typing()
        self._left.stop()
        self._blacken()
        wall = self._window.room.over if self._window.room.over.isVisible() else None
        self.curtains = [self._curtain(over) for over in self._covered()]
        for curtain in self.curtains:
            curtain.close_over(wall=wall if curtain.parent() is self._window else None)
        self._listen(True)
        self._lock_sealed()

    def _lock_sealed(self) -> None:
        """Confidential sessions too, as soon as nothing goes on with them."""
        if self._window.unsealing.lock_if_away():
            self._seal.stop()
        else:
            self._seal.start()

    def _covered(self) -> list[QWidget]:
        """Every window but the wall: the console, and what is open over it."""
        walls = (self._window.beamer, *self._window.room.identify.shown)
        top = QApplication.topLevelWidgets()
        return [w for w in top if w.isVisible() and w not in walls and (w is self._window or w.windowTitle())]

    def _curtain(self, over: QWidget) -> Curtain:
        made = Curtain(self._window.theme, over, self._sentence(), with_code=bool(self._window.settings.lock_code))
        made.opening_requested.connect(self.open)
        return made

    def _sentence(self) -> str:
        if self._window.opened is None:
            return tr("Wat je aan het doen was staat er nog.")
        if self._window.settings.lock_wall == "black":
            return tr("De sessie loopt door. De zaal ziet een zwart scherm.")
        return tr("De sessie loopt door. De zaal ziet het beamerscherm zoals het was.")

    def _blacken(self) -> None:
        presenter = self._window.presenter
        self._blackened = self._window.settings.lock_wall == "black" and presenter.view is not None and not presenter.wall.black
        if self._blackened:
            presenter.show_on_wall(blacken(presenter.wall, True))

    # opening

    def open(self, code: str = "") -> None:
        """Everything is in sight again, where the code is right or there is none."""
        kept = self._window.settings.lock_code
        if kept and not fits(code, kept):
            self._refuse()
            return
        self._wrong = 0
        self._seal.stop()
        curtains, self.curtains = self.curtains, []
        for curtain in curtains:
            curtain.lift()
        if self._blackened:
            self._window.presenter.show_on_wall(blacken(self._window.presenter.wall, False))
        self.follow_settings()

    def _refuse(self) -> None:
        self._wrong += 1
        seconds = min(2**self._wrong, MOST_WAIT)
        for curtain in self.curtains:
            curtain.refuse(tr("Die code klopt niet. Probeer het over {n} seconden nog eens.", n=seconds), wait=True)
        self._wait.start(seconds * 1000)

    def _on_waited(self) -> None:
        for curtain in self.curtains:
            curtain.allow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TYPED:
            return False
        if not self.locked:
            if self._left.interval() and event.type() in (*_PRESSED, QEvent.Type.Wheel):
                self._left.start()
            return False
        if self._is_ours(watched):
            return False
        if event.type() in _PRESSED and isinstance(watched, QWidget):
            self._ask(watched)
        return True

    def _is_ours(self, watched: QObject) -> bool:
        """What a curtain may hear. Windows of the system pass it on to their widgets; a shortcut is that of its widget."""
        widget = watched.parent() if isinstance(watched, QShortcut) else watched
        if not isinstance(widget, QWidget):
            return True
        return any(widget is curtain or curtain.isAncestorOf(widget) for curtain in self.curtains)

    def _ask(self, pressed: QWidget) -> None:
        """Somebody is there again: where the wall lies over the console, the curtain comes over that."""
        for curtain in self.curtains:
            if curtain.parent() is pressed.window() and not curtain.isVisible():
                curtain.come_forward()
