"""The picture of the wall on the console: what the room sees now, or what it will see at the next step, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.wall_state import WallState, mark_words
from facilitator.ui.beamer.thumbnail import WALL_ICON, Thumbnail
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.theme import Theme

WIDTH = {"compact": 196, "regular": 272, "ample": 416}
"""Logical pixels, by how much room there is."""


class WallPicture(QWidget):
    """The picture with a line under it.

    Signals:
        wanted(str): the action with this id was pressed.
        menu_requested(QPoint): what can be done to the wall, at this place on the screen.
    """

    wanted = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t, self.thumbnail = t, Thumbnail(t)
        self.caption = Button(t, "", "quiet", "presentation", trailing="chevron-down", small=True)
        self.ahead = Button(t, "", "quiet", small=True)
        self.caption.clicked.connect(self._ask_for_menu)
        self.thumbnail.pressed.connect(self._ask_for_menu)
        self.ahead.clicked.connect(lambda: self.wanted.emit("ahead"))
        self.setLayout(vbox(t, self.thumbnail, 1, hbox(t, self.caption, STRETCH, self.ahead)))
        self._is_ahead = False
        t.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.thumbnail.set_width(WIDTH[self.t.density])
        self._name()

    def show_wall(self, shown: BeamerView, state: WallState) -> None:
        """What the room really sees, and why that is something else than the session says."""
        self.thumbnail.show_view(shown)
        self.thumbnail.show_mark(mark_words(state), WALL_ICON[state.mark])
        self._turn(False)

    def show_coming(self, coming: BeamerView, title: str) -> None:
        """What the room will see at the next step, which has this title; marked, so that nobody takes it for the wall."""
        self.thumbnail.show_view(coming)
        self.thumbnail.show_coming(title)
        self._turn(True)

    def _turn(self, ahead: bool) -> None:
        if ahead != self._is_ahead:
            self._is_ahead = ahead
            self._name()

    def _name(self) -> None:
        ahead = self._is_ahead
        long, short = (tr("de zaal ziet dit niet"), tr("alleen voor jou")) if ahead else (tr("zo ziet de zaal het"), tr("de zaal nu"))
        self.caption.set_text(short if self.t.compact else long, tr("{words}: wat je met de beamer kunt doen", words=long))
        self.caption.set_icon("eye" if ahead else "presentation", "chevron-down")
        name = tr("Toon weer wat de zaal nu ziet") if ahead else tr("Toon wat de zaal straks ziet, alleen hier")
        self.ahead.set_text(tr("nu") if ahead else tr("straks"), name)
        self.ahead.setToolTip(f"{name} (Shift F9)")

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self.caption.mapToGlobal(self.caption.rect().bottomLeft()))
