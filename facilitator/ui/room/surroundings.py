"""What happens in the room around a session: bells, a screen that stays on, soft changes on the wall, and keys of a clicker."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.screens.wall_state import WallState, mark_words, thaw
from facilitator.ui.beamer.thumbnail import WALL_ICON
from facilitator.ui.presenter import Message
from facilitator.ui.room.awake import Wakefulness
from facilitator.ui.room.bells import Bells
from facilitator.ui.room.clicker import Clicker
from facilitator.ui.room.sound import Player


class Surroundings(QObject):
    """Belongs to the main window, which knows the settings as they are now."""

    def __init__(self, window: Any, player: Player, wakefulness: Wakefulness) -> None:
        super().__init__(window)
        self._window, self._wakefulness = window, wakefulness
        self._presenter = window.presenter
        self.bells = Bells(self._presenter, player, lambda: window.settings)
        self._presenter.view_changed.connect(self._on_view_changed)
        self._presenter.left.connect(wakefulness.end)
        self._presenter.pause_ended.connect(self._on_pause_ended)
        window.beamer.closed.connect(lambda: self._presenter.show_on_wall(thaw(self._presenter.wall)))
        window.beamer.action_requested.connect(lambda action: window.lead.act(action))
        window.pages_made.connect(self._meet_pages)
        self._meet_pages()

    def _meet_pages(self) -> None:
        lead = self._window.lead
        self.clicker = Clicker(lead.note_edit, lambda: lead.act("black"))
        lead.mute_requested.connect(self.toggle_mute)

    def toggle_mute(self) -> None:
        """No sound until the program starts anew, or sound again."""
        self.bells.muted = not self.bells.muted
        off = self.bells.muted or not self._window.settings.sound
        self._presenter.message.emit(Message("info", tr("Het geluid is uit.") if off else tr("Het geluid is aan.")))

    def _on_view_changed(self, view: ConsoleView) -> None:
        for wall in (self._window.room.wall, self._window.room.over):
            wall.soft = self._window.settings.transitions
        self._mark_pages(view.wall)
        if view.closed:
            self._wakefulness.end()
        else:
            self._wakefulness.begin()

    def _mark_pages(self, wall: WallState) -> None:
        """On every page of the session the button for the beamer says what was done to it, so that nobody forgets."""
        words = mark_words(wall)
        for page in (self._window.prepare, self._window.lead, self._window.report):
            page.bar.beamer.set_icon(WALL_ICON[wall.mark])
            page.bar.beamer.set_text("", tr("Beamer: {why}", why=words) if words else tr("Beamer"))

    def _on_pause_ended(self, time: str) -> None:
        """A word to the one at the laptop; the group is never called back by itself."""
        self._presenter.message.emit(Message("info", tr("Het is {time}: de pauze is om. F6 gaat verder.", time=time)))
