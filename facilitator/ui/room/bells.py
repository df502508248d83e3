"""When it sounds: as the warning of a step begins, as its time or that of a short clock in it is over, and when a pause has been
long enough. Each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject

from facilitator.sessions.screens.beamer_view import Phase
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.settings import Settings
from facilitator.ui.presenter import Presenter
from facilitator.ui.room.sound import Player, Sound

FRESH = timedelta(seconds=10)
"""What ended longer ago than this is not rung for: the laptop slept, or the session was opened again."""
_BEFORE: dict[Phase, tuple[Phase, ...]] = {"warning": ("running",), "overrun": ("running", "warning")}


class Bells(QObject):
    """Listens to the session on screen. Silent steps keep their silence until the end."""

    def __init__(self, presenter: Presenter, player: Player, settings: Callable[[], Settings]) -> None:
        super().__init__(presenter)
        self._player, self._settings = player, settings
        self.muted = False
        self._last: tuple[str, Phase | None] = ("", None)
        self._aside: Phase | None = None
        self._rung: set[tuple[str, str, timedelta]] = set()
        presenter.view_changed.connect(self._on_view_changed)
        presenter.pause_ended.connect(lambda _time: self._ring("warning"))

    def _on_view_changed(self, view: ConsoleView) -> None:
        sounds: tuple[Sound | None, ...] = (self._of_the_step(view), self._of_the_side(view))
        sound: Sound | None = next(filter(None, sounds), None)  # of two at once the step has the word
        if sound is not None:
            self._ring(sound)

    def _of_the_side(self, view: ConsoleView) -> Sound | None:
        """The short clock within the step is over; where nobody speaks the screen says so, and nothing else."""
        before, self._aside = self._aside, view.side.phase if view.side else None
        over = view.side is not None and view.side.phase == "overrun" and before in _BEFORE["overrun"]
        return "end" if over and view.side and view.side.left >= -FRESH and not view.silent else None

    def _of_the_step(self, view: ConsoleView) -> Sound | None:
        path, before = self._last
        phase = view.face.phase if view.face else None
        self._last = (view.path, phase)
        if view.face is None or phase is None or path != view.path or before not in _BEFORE.get(phase, ()):
            return None
        sound: Sound = "end" if phase == "overrun" else "warning"
        key = (view.path, sound, view.face.total)  # with more time there is another end
        if key in self._rung or view.face.left < -FRESH or (view.silent and sound == "warning"):
            return None
        self._rung.add(key)
        return sound

    def _ring(self, sound: Sound) -> None:
        settings = self._settings()
        if settings.sound and not self.muted:
            self._player.play(sound, settings.volume)
