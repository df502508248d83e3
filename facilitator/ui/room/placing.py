"""Keeps console and wall on the screens where they belong, whatever happens to cables."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.room.monitors import Arrangement, Monitor, Wish, arrange, fitted, monitor_at, monitors, screen_of, wish_for
from facilitator.ui.room.watch import ScreenWatch

LOOK_AGAIN = 400
"""Milliseconds after placing, to see whether the window manager left it so."""


class Placing(QObject):
    """Places the two windows. The console is left alone until `watch` was started.

    Signals:
        unsettled(): the screens change; until it is settled nobody knows who sees the console.
        settled(Arrangement): the windows are where they belong.
        strayed(): somebody dragged the console onto the screen of the room.
        wish_changed(Wish): somebody chose another screen for the room.
    """

    unsettled = Signal()
    settled = Signal(object)
    strayed = Signal()
    wish_changed = Signal(object)

    def __init__(self, console: QWidget, wall: BeamerWindow, wish: Wish) -> None:
        super().__init__(console)
        self._console, self._wall, self._wish = console, wall, wish
        self._habit = Wish()
        """The screen that was made do with: that one again when it comes back, but never kept as a wish."""
        self.wall_wanted = False
        self.now: Arrangement | None = None
        self.watch = ScreenWatch(self)
        self.watch.changed.connect(self._on_changed)
        self.watch.settled.connect(self.settle)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(LOOK_AGAIN)
        self._again.timeout.connect(self._place)

    def start(self) -> None:
        """Follow the screens from now on; the console is on one already."""
        self.watch.start()
        handle = self._console.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_console_moved)
        self.settle()

    # wishes

    def show_wall(self, on: bool) -> None:
        """The room should see the wall, or not any more. Without a screen for it, it waits for one."""
        self.wall_wanted = on
        self.settle() if on else self._wall.put_away()

    def set_wish(self, wish: Wish) -> None:
        """The room has this screen from now on."""
        if wish != self._wish:
            self._wish, self._habit = wish, Wish()
            self.settle()

    def swap(self) -> bool:
        """Exchange the screens of console and wall, for good; False where there is one screen."""
        now = self.arrangement()
        if now is None or now.wall is None:
            return False
        self._wish = wish_for(now.console)
        self.wish_changed.emit(self._wish)
        self.settle()
        return True

    # what is so

    def arrangement(self) -> Arrangement | None:
        """Where the windows belong now."""
        present = monitors()
        return arrange(present, (self._wish, self._habit), self._console_monitor(present))

    def _console_monitor(self, present: tuple[Monitor, ...]) -> Monitor | None:
        return monitor_at(self._console.frameGeometry().center(), present)

    def _on_changed(self, gone: bool) -> None:
        """Before anything else happens: the wall is not to be where it does not belong, and nothing private where it might be seen."""
        self._again.stop()
        places = [m.geometry for m in monitors()]
        if self._wall.isFullScreen() and self._wall.geometry() not in places:
            self._wall.put_away()  # Qt leaves it full screen at a place that no longer exists
        found = self.arrangement()
        if gone or found is None or found.situation != "two" or self._is_elsewhere(found):
            self.unsettled.emit()

    def _on_console_moved(self) -> None:
        found = self.arrangement()
        if self.watch.is_quiet and found is not None and found.wall is not None and self._is_elsewhere(found):
            self.strayed.emit()

    def _is_elsewhere(self, found: Arrangement) -> bool:
        return not found.console.geometry.contains(self._console.frameGeometry().center())

    # placing

    def settle(self) -> None:
        """Put both windows where they belong, and look once more whether they stayed there."""
        found = self.arrangement()
        if found is None:
            return
        self._place()
        if found.wall is not None:
            self._habit = wish_for(found.wall)
        self.now = found
        self._again.start()
        self.settled.emit(found)

    def _place(self) -> None:
        found = self.arrangement()
        if found is None:
            return
        stays = found.wall is not None and self.wall_wanted and self._wall.geometry() == found.wall.geometry
        if self._wall.isFullScreen() and not stays:
            self._wall.put_away()
        self._place_console(found.console)
        if found.wall is not None and self.wall_wanted:
            active = self._console.isActiveWindow()
            self._wall.place(found.wall)
            if active:  # some give the focus to whatever is shown, a moment later
                self._console.activateWindow()

    def _place_console(self, monitor: Monitor) -> None:
        console, free = self._console, monitor.available
        if not self.watch.listening or console.isMinimized() or not console.isVisible():
            return
        state = console.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
        if state:
            self._move_whole(monitor, state)
            return
        frame = console.frameGeometry()
        wanted = fitted(frame, free) if monitor.geometry.contains(frame.center()) else _centred(frame, free)
        if wanted != frame:
            inner = console.geometry()
            console.setGeometry(QRect(wanted.topLeft() + inner.topLeft() - frame.topLeft(), wanted.size() - frame.size() + inner.size()))

    def _move_whole(self, monitor: Monitor, state: Qt.WindowState) -> None:
        """A window that fills a screen fills the other one: in between it is a plain one there."""
        console = self._console
        if monitor.geometry.contains(console.frameGeometry().center()):
            return
        console.setWindowState(console.windowState() & ~state)
        screen = screen_of(monitor)
        if screen is not None:
            console.setScreen(screen)
        console.setGeometry(_centred(console.normalGeometry(), monitor.available))
        console.setWindowState(console.windowState() | state)


def _centred(frame: QRect, available: QRect) -> QRect:
    """The frame in the middle of another screen."""
    size = frame.size().boundedTo(available.size())
    spot = available.center() - QPoint(size.width() // 2, size.height() // 2)
    return fitted(QRect(spot, size), available)
