"""The one composition root: builds clock, store, settings, presenter and windows. Nobody else does."""

from __future__ import annotations

import gc
import linecache
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from facilitator.language import tr
from facilitator.logbook import keep_log, stop_log
from facilitator.one_program import LOCK
from facilitator.sessions.clock import Clock, SystemClock
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.settings import Settings
from facilitator.ui.look.system_look import SystemLook, look_named
from facilitator.ui.look.theme import Theme, apply, load_fonts, magnify, prepare_environment, undress
from facilitator.ui.started_twice import StartedTwice, come_forward, refused
from facilitator.ui.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.keeping.encryption import Gate
    from facilitator.storage.keys import LockedError, NotEncryptedError
    from facilitator.ui.crashing import CrashTeller
    from facilitator.ui.doing.safeguarding import Safeguard


class App:
    """The windows and what is behind them. The store is opened after the first paint: its imports cost more than Qt's.

    For the same reason the pages are read only here, when `Welcome` is on screen already.
    """

    def __init__(self, qt: QApplication, clock: Clock, data: Path, settings: Settings) -> None:
        from facilitator.ui.announcing import Announcer, say_aloud
        from facilitator.ui.beamer.window import BeamerWindow
        from facilitator.ui.look.dressing import wall_theme
        from facilitator.ui.main_window import MainWindow
        from facilitator.ui.presenter import Presenter
        from facilitator.ui.room.awake import Sleep, system_wakefulness
        from facilitator.ui.room.sound import Silence, SystemPlayer
        from facilitator.ui.room.surroundings import Surroundings

        self.qt, self.clock, self.data, self.settings = qt, clock, data, settings
        self.safeguard: Safeguard | None = None
        self.shares = False
        """Whether the archive that the settings name takes part; in a rehearsal it does not."""
        self.theme = Theme(look_named(settings.theme), brand=settings.accent)
        self.theme.changed.connect(self._dress)  # before any widget takes its own font: the sheet takes back the one it found
        load_fonts()
        undress(qt)
        self.presenter = Presenter(clock)
        self.beamer = BeamerWindow(wall_theme(settings))
        self.window = MainWindow(self.theme, self.presenter, self.beamer, settings)
        self.theme.setParent(self.window)  # they go with it: those whom they tell would keep everything else
        self.presenter.setParent(self.window)
        self.beamer.theme.setParent(self.beamer)
        self._dress()
        SystemLook(self.window, qt.styleHints())
        Announcer(self.window, say_aloud)
        seen = qt.platformName() != "offscreen"  # without a screen there is nobody to hear it, and nothing to keep awake
        self.surroundings = Surroundings(self.window, SystemPlayer() if seen else Silence(), system_wakefulness() if seen else Sleep())

    def _dress(self) -> None:
        apply(self.qt, self.theme)

    def open(self) -> None:
        """Open the store. Raises StorageError."""
        from facilitator.desk import Desk
        from facilitator.keeping.stores import open_store

        store, shared = open_store(self.data, self.settings, self.clock) if self.shares else (None, None)
        self.desk = Desk(self.data, self.settings, self.clock, store, shared)
        self.window.desk = self.desk

    def start(self) -> None:
        """Open the store and show what is there. Raises StorageError."""
        self.open()
        for _ in self.desk.library.reading():  # the window goes on being painted while many files are read
            self.qt.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.window.start(self.desk)

    def ask_passphrase(
        self, shut: LockedError | NotEncryptedError, then: Callable[[], object], end: Callable[[], object], gate: Gate | None = None
    ) -> None:
        """Have the archive opened, and go on; or end, where nobody knows the passphrase. `gate`: another one than stands there."""
        from facilitator.keeping.encryption import gate_before
        from facilitator.ui.doing.unlocking import Unlocking

        self.unlocking = Unlocking(self.window, gate or gate_before(shut), then, end)
        self.unlocking.ask()

    def guard(self) -> None:
        """From now on copies are made; of rehearsals there are none."""
        from facilitator.ui.doing.safeguarding import Safeguard

        if self.desk.keeper.only_reads:
            return
        self.desk.safekeeper.tidy()
        self.desk.encryption.finish()
        self.safeguard = Safeguard(self.window, self.desk.safekeeper)
        if self.desk.safekeeper.owes:  # the program was stopped before it was done
            self.safeguard.settle_soon()
        self.safeguard.encrypt_soon()
        self.safeguard.finish_soon(self.desk.keeper.finish_left)
        self.safeguard.copy_soon()
        self.window.looking_after.offer_restore()


def make_qt(arguments: list[str]) -> QApplication:
    """Qt, prepared. There is one in a process."""
    prepare_environment()
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(arguments)
    qt.setApplicationName("Facilitator")
    qt.setDesktopFileName("facilitator")
    return qt


def run(data: Path, settings: Settings) -> int:
    """Open the app and stay until it is closed; gives the exit code."""
    os.environ.pop("FACILITATOR_PASSPHRASE", None)  # for commands; an editor that is started from here has no business with it
    magnify(os.environ, settings.magnification)
    qt = make_qt(["facilitator"])
    place = _place(data)
    if isinstance(place, int):
        return place
    logbook = keep_log(data)
    welcome = first_window(qt, settings)
    app = App(qt, SystemClock(), data, settings)
    teller = tell_crashes(app)
    app.window.setGeometry(welcome.geometry())
    app.window.show()
    welcome.close()
    place.wanted.connect(lambda: come_forward(app.window))
    place.listen()
    QTimer.singleShot(0, app.window, lambda: _start(app))
    code = qt.exec()
    app.window.leave()
    app.window.sharing.stop()
    if app.safeguard is not None:
        app.safeguard.finish()
    teller.remove()
    stop_log(logbook)
    place.leave()
    return code


def tell_crashes(app: App) -> CrashTeller:
    """An error that nobody expected gets a dialog, and the session goes on."""
    from facilitator.ui.crashing import CrashTeller

    teller = CrashTeller(app.theme, lambda: app.window if app.window.isVisible() else None)
    teller.install()
    return teller


def first_window(qt: QApplication, settings: Settings) -> Welcome:
    """Something of ours on screen, before the slow imports are paid."""
    load_fonts()
    welcome = Welcome(Theme(look_named(settings.theme), brand=settings.accent))
    welcome.show()
    qt.processEvents()
    return welcome


def _start(app: App) -> None:
    from facilitator.storage.keys import LockedError, NotEncryptedError

    app.shares = True
    try:
        app.start()
        app.window.room.watch()
        app.guard()
        app.window.letting_go.look()
        keep_for_good()
    except (LockedError, NotEncryptedError) as shut:
        app.ask_passphrase(shut, lambda: _start(app), app.qt.exit)
    except FacilitatorError as error:
        QMessageBox.critical(app.window, tr("Facilitator kan niet beginnen"), str(error))
        app.qt.exit(1)


def keep_for_good() -> None:
    """What is there now stays until the program ends. Going through it for what may go would hold up a key for a tenth of a second."""
    linecache.clearcache()  # reading the libraries leaves 25 MB of their source in it
    gc.collect()
    gc.freeze()


def _may_write(folder: Path) -> bool:
    """Whether files can be made in a folder."""
    return os.access(folder, os.W_OK)


def _place(data: Path) -> StartedTwice | int:
    """The data folder, taken for this program; or the exit code after saying why it is not."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            tr("De map {folder} is niet te maken: {why}. Kies een andere met --data.", folder=data, why=error.strerror)
        ) from error
    place = StartedTwice(data, LOCK)
    if place.take():
        return place
    if not _may_write(data) and any(data.glob("*.sqlite")):
        return place  # nobody can change anything here: what there is can be looked at
    if place.is_taken and place.ask_the_first():
        print(tr("Facilitator is al open met de map {folder}; dat venster staat nu vooraan.", folder=data))
        return 0
    text = refused(data, place.is_taken)
    print(text, file=sys.stderr)
    QMessageBox.information(None, "Facilitator", text)
    return 1
