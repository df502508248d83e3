"""Everything about the room in the hands of the one at the laptop: the wall on and off, swapped, covered, pointed out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.actions import ROOM_ACTIONS, lead_actions
from facilitator.ui.beamer.paging import paged
from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.look.theme import Theme
from facilitator.ui.presenter import Message, Presenter
from facilitator.ui.room.cover import Cover
from facilitator.ui.room.cover_strip import CoverStrip
from facilitator.ui.room.identify import Identify
from facilitator.ui.room.monitors import Arrangement, Wish
from facilitator.ui.room.one_window import WallOver
from facilitator.ui.room.placing import Placing


class RoomControl(QObject):
    """What happens to the two windows. Nothing is covered by itself until `watch` is called.

    Signals:
        wish_changed(Wish): somebody chose another screen for the room, to be kept in the settings.
        covering(): what is private will be gone in a moment; keep what is half typed.
        wall_covers(bool): the wall lies over the console, or not any more.
        lock_requested(): somebody leaves the laptop.
    """

    wish_changed = Signal(object)
    covering = Signal()
    wall_covers = Signal(bool)
    lock_requested = Signal()

    def __init__(self, window: QMainWindow, theme: Theme, presenter: Presenter, wall: BeamerWindow, wish: Wish) -> None:
        super().__init__(window)
        self._window, self._presenter, self.wall = window, presenter, wall
        self.placing = Placing(window, wall, wish)
        self.over = WallOver(wall.theme, window)
        self.identify = Identify(theme, self)
        self._theme = theme
        self.speak()
        self.cover = Cover()
        self._strip_fits = False
        self.placing.wish_changed.connect(self.wish_changed)
        wall.closed.connect(lambda: self.placing.show_wall(False))
        self._acts: dict[str, Callable[[], object]] = {
            "beamer": self.turn_wall,
            "beamer_window": self.wall_in_window,
            "swap": self.swap,
            "cover": self.turn_cover,
            "lock": self.lock_requested.emit,
        }
        for spec in lead_actions():
            for keys in spec.keys if spec.id in ROOM_ACTIONS else ():
                QShortcut(QKeySequence(keys), window).activated.connect(self._acts[spec.id])

    def speak(self) -> None:
        """What says something itself is made in the language in use; the wall stays where it is."""
        self.strip = CoverStrip(self._theme)
        self.strip.turn_requested.connect(self.turn_cover)
        for wall in (self.wall, self.over):
            wall.name()

    def act(self, action: str) -> None:
        """Do the action with this id of `actions.ROOM_ACTIONS`."""
        self._acts[action]()

    def watch(self) -> None:
        """Follow the screens from now on, and cover where the room may read along."""
        self.placing.unsettled.connect(self._on_unsettled)
        self.placing.settled.connect(self._on_settled)
        self.placing.strayed.connect(self._on_strayed)
        self.placing.start()

    def stop(self) -> None:
        """The program ends."""
        self.placing.wall_wanted = False
        self.placing.watch.stop()
        self.identify.end()
        self.wall.close_for_good()

    # the wall

    def show_view(self, view: BeamerView) -> None:
        """What the room is to see, on the wall and where it lies over the console."""
        now = self._presenter.now()
        for wall in (self.wall, self.over) if self.over.isVisible() else (self.wall,):
            wall.show_view(paged(view, wall.width(), wall.height(), now))

    def open(self) -> None:
        """A session is led: the room has its wall, where there is a screen for it."""
        self._show_present()
        if not self.wall.isVisible():
            self.placing.show_wall(True)
            self._window.activateWindow()

    def close(self) -> None:
        """No session on screen, no wall."""
        self.uncover_console()
        self.placing.show_wall(False)

    def turn_wall(self) -> None:
        """The wall on or off; with one screen for both it takes turns with the console there."""
        found = self.placing.arrangement()
        if self.over.isVisible():
            self.uncover_console()
        elif found is not None and found.wall is None and not self.wall.isVisible():
            self._lay_over()
        elif self.wall.isVisible():
            self.placing.show_wall(False)
        else:
            self.open()

    def wall_in_window(self) -> None:
        """The wall in a plain window, or away again."""
        self.uncover_console()
        plain = self.wall.isVisible() and not self.wall.isFullScreen()
        self.placing.show_wall(False)
        if not plain:
            self.wall.show_in_window()
            self._show_present()
            self._window.activateWindow()

    def _lay_over(self) -> None:
        self.cover = self.cover.wall_shown()
        self._apply()
        self.over.cover()
        self._show_present()
        self.wall_covers.emit(True)

    def uncover_console(self) -> None:
        """The console again, where the wall lies over it."""
        if self.over.isVisible():
            self.over.uncover()
            self.wall_covers.emit(False)

    def _show_present(self) -> None:
        view = self._presenter.view
        self.show_view(view.beamer if view else BeamerView("opening", ""))

    def swap(self) -> None:
        """Console and wall change screens. Covered until somebody saw that it is right: else the room would see it first."""
        found = self.placing.arrangement()
        if found is None or found.wall is None:
            self._presenter.message.emit(Message("info", tr("Er is één scherm; er valt niets te wisselen.")))
            return
        self.cover = self.cover.screens_swapped()
        self._apply()
        self.placing.swap()

    # the cover

    def turn_cover(self) -> None:
        """Cover what is private, or show it."""
        self.cover = self.cover.turned()
        self._apply()

    def show_strip(self, on: bool) -> None:
        """Whether the page on screen is one that something private can be on."""
        self._strip_fits = on
        self._show_strip()

    def _on_unsettled(self) -> None:
        self.cover = self.cover.unsettled()
        self._apply()

    def _on_strayed(self) -> None:
        self.cover = self.cover.screens_swapped()
        self._apply()

    def _on_settled(self, found: Arrangement) -> None:
        self.cover = self.cover.settled(found.situation)
        if found.wall is not None:
            self.uncover_console()
        self._apply()

    def _apply(self) -> None:
        if self.cover.covered:
            self.covering.emit()
        self._presenter.mask(self.cover.covered)
        self._show_strip()

    def _show_strip(self) -> None:
        view: ConsoleView | None = self._presenter.view
        self.strip.show_cover(self.cover, view.covered if view else ())
        self.strip.setVisible(self._strip_fits and (self.cover.covered or self.cover.situation != "two"))

    def on_view_changed(self, view: ConsoleView) -> None:
        """Something else is covered, and the wall shows something else."""
        self.show_view(view.beamer)
        if view.masked:
            self.strip.show_cover(self.cover, view.covered)
