"""Keeps the screen from going dark while a session is on: one small way for each system, and never an error where there is none."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QProcess

from facilitator.language import tr

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002
_CONNECTION = "facilitator-awake"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Wakefulness(Protocol):
    """What keeps the screen on. Both may be called again and again."""

    def begin(self) -> None:
        """The screen stays on from now on."""
        ...

    def end(self) -> None:
        """The screen may go dark again."""
        ...


class Sleep:
    """Leaves the screen alone: for a rehearsal, a test, a server."""

    def begin(self) -> None:
        return

    def end(self) -> None:
        return


class LinuxWakefulness:
    """Asks the desktop over the session bus. The wish holds as long as we are connected, so it also ends with the program.

    The bus is a socket in the file system; one over a network (an address that does not begin with `unix:`) is left alone.
    """

    def __init__(self) -> None:
        self._on = False

    def begin(self) -> None:
        if self._on or not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("unix:"):
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage  # only where there is a desktop to ask

        self._on = True
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if bus.isConnected():
            wish = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
            wish.setArguments(["Facilitator", tr("Er loopt een sessie")])
            bus.asyncCall(wish)  # nobody waits for the answer: without one the screen does what it did

    def end(self) -> None:
        if self._on:
            from PySide6.QtDBus import QDBusConnection

            self._on = False
            QDBusConnection.disconnectFromBus(_CONNECTION)


class WindowsWakefulness:
    """Tells Windows that this thread needs the screen; it is forgotten when the thread ends."""

    def begin(self) -> None:
        self._tell(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def end(self) -> None:
        self._tell(_CONTINUOUS)

    def _tell(self, state: int) -> None:
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetThreadExecutionState(state)


class MacWakefulness:
    """Lets the program that macOS has for it run along; it stops by itself when we do."""

    def __init__(self) -> None:
        self._process: QProcess | None = None

    def begin(self) -> None:
        if self._process is None:
            self._process = QProcess()
            self._process.start("caffeinate", ["-d", "-w", str(QCoreApplication.applicationPid())])

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None


def system_wakefulness() -> Wakefulness:
    """The way of this system."""
    if sys.platform == "win32":
        return WindowsWakefulness()
    if sys.platform == "darwin":
        return MacWakefulness()
    return LinuxWakefulness() if sys.platform == "linux" else Sleep()
