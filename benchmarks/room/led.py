"""Console and wall on screen with a draaiboek of the program in them, and how long after a key both stand still again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import App, keep_for_good, make_qt
from facilitator.rehearsing.content import NAMES
from facilitator.sessions.clock import Clock
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.settings import Settings

QUIET = 30
"""Milliseconds without a repaint after which there is none to come: Qt gathers them for at most one sixtieth."""
CONSOLE, WALL = QSize(1366, 768), QSize(1920, 1080)
NO_KEY = Qt.KeyboardModifier.NoModifier


class Took(NamedTuple):
    """Milliseconds: on the clock, and of the processor, on which nothing else weighs."""

    passed: float
    worked: float


class Paints(QObject):
    """Counts how often windows are painted: whatever changes in one comes to the screen by one request for the whole."""

    def __init__(self, *windows: QWidget) -> None:
        super().__init__()
        self.count = 0
        for window in windows:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


def settled(qt: QApplication, paints: Paints, begun: float) -> float:
    """Seconds from `begun` until the last repaint was done; 0 where there was none."""
    seen, last, quiet = paints.count, 0.0, QTimer()
    quiet.setTimerType(Qt.TimerType.PreciseTimer)
    quiet.setSingleShot(True)
    quiet.start(QUIET)
    while quiet.isActive():
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if paints.count != seen:
            seen, last = paints.count, perf_counter() - begun
            quiet.start(QUIET)
    return last


class Led:
    """Hands on the keyboard of a session that runs."""

    def __init__(self, app: App) -> None:
        self.app, self.paints = app, Paints(app.window, app.beamer)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> Took:
        """How long until all that the key changed is painted."""
        begun, worked = perf_counter(), process_time()
        QTest.keyClick(QApplication.focusWidget() or self.app.window, key, modifier)
        passed = settled(self.app.qt, self.paints, begun)
        return Took(passed * 1000, (process_time() - worked) * 1000)

    def type(self, text: str) -> None:
        """Letters, not counted."""
        QTest.keyClicks(QApplication.focusWidget() or self.app.window, text)
        settled(self.app.qt, self.paints, perf_counter())


@contextmanager
def led(draaiboek: str, people: int, clock: Clock, console: QSize = CONSOLE, wall: QSize = WALL, soft: bool = False) -> Iterator[Led]:
    """The session is prepared and on the console; nothing has begun."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = App(make_qt(["facilitator"]), clock, Path(folder) / "data", Settings(exports=folder, facilitator="Ruben", transitions=soft))
        app.window.resize(console)
        app.window.show()
        app.start()
        keep_for_good()
        template = app.desk.library.find(draaiboek)
        assert template is not None, draaiboek
        app.window.begin_preparing(template, Particulars(clock.now(), team="Zuid", participants=group(people)))
        app.window.begin()
        app.beamer.resize(wall)
        app.beamer.show()
        app.window.activateWindow()
        app.qt.processEvents()
        yield Led(app)
        app.window.close()
        for window in (app.window, app.beamer):
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def group(people: int) -> tuple[Participant, ...]:
    """So many people with names."""
    return tuple(Participant(f"p{n}", f"{NAMES[n % len(NAMES)]} {n // len(NAMES) + 1}".removesuffix(" 1")) for n in range(people))
