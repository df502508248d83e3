"""What is asked of open promises: showing them, ticking them off and back, keeping them as a file, and the reminder at Kiezen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import OpenPromise, reminder_words
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.searching import on_one_line
from facilitator.sessions.history.promises import PromiseState
from facilitator.sessions.screens.look_back import state_words
from facilitator.ui.doing.background import Background

SAVING = "promises"
"""Place in the background."""
BRIEF = 60
"""Characters of a promise that a banner has room for."""


class TickingOff(QObject):
    """Passes the wishes of the tab on to the desk. Belongs to whoever shows the archive."""

    def __init__(self, looking_up: Any, window: Any, page: Any) -> None:
        super().__init__(looking_up)
        self._looking_up, self._window, self._page, self._part = looking_up, window, page, page.promises
        self._ticked: list[OpenPromise] = []
        """What was ticked off since the page was opened, the last one last."""
        self.background = Background(self)
        self._part.history = lambda promise: window.desk.promised.history(promise)
        self._part.ticked.connect(self.tick)
        self._part.undo_requested.connect(self.undo)
        self._part.save_requested.connect(self.save)

    @property
    def today(self) -> date:
        """By the calendar of the organisation."""
        today: date = self._window.presenter.now().astimezone(ZoneInfo(self._window.settings.timezone)).date()
        return today

    def show(self) -> None:
        """Show what is open now, here and at Kiezen."""
        self._attempt(self._show)

    def _show(self) -> None:
        found, today = self._window.desk.promised.open(), self.today
        self._part.show_promises(found, today)
        self._window.choose.show_reminder(reminder_words(found, today))

    def tick(self, promise: OpenPromise, state: PromiseState, answer: str) -> None:
        """Keep what became of it, and offer to take that back."""
        self._attempt(lambda: self._tick(promise, state, answer))

    def _tick(self, promise: OpenPromise, state: PromiseState, answer: str) -> None:
        self._window.desk.promised.tick(promise, state, answer)
        self._ticked.append(promise)
        self._show()
        sentence = tr("‘{text}’: {state}. De volgende sessie van deze reeks begint ermee.", text=_brief(promise), state=state_words(state))
        self._looking_up.tell(sentence, tr("Zet terug"), self.undo)

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._ticked = []

    def undo(self) -> None:
        """Take the last one back."""
        if self._ticked:
            self._attempt(self._undo)

    def _undo(self) -> None:
        promise = self._ticked[-1]
        self._window.desk.promised.untick(promise)
        self._ticked.pop()
        self._show()
        self._looking_up.tell(tr("‘{text}’ staat weer open zoals eerst.", text=_brief(promise)))

    def save(self, form: str) -> None:
        """Keep what is shown in the folder for documents, while the window goes on."""
        desk, found, by, today = self._window.desk, self._part.found, self._part.by, self.today
        self._part.save.setEnabled(False)
        self.background.ask(SAVING, lambda _told: desk.overall.save_promises(found, by, form, today), self._on_saved, self._on_not_saved)

    def _on_saved(self, path: Path) -> None:
        self._part.save.setEnabled(True)
        self._looking_up.tell(tr("Bewaard: {path}", path=path), tr("Map openen"), lambda: self._window.show_folder(path.parent))

    def _on_not_saved(self, error: BaseException) -> None:
        self._part.save.setEnabled(True)
        if not isinstance(error, FacilitatorError):
            raise error
        self._page.news.show_news("error", str(error))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except FacilitatorError as error:
            if not self._window.unsealing.asks(error, lambda: self._attempt(act)):
                self._window.tell(str(error))


def _brief(promise: OpenPromise) -> str:
    """What it is, short enough for a banner."""
    text = on_one_line(promise.text)
    return text if len(text) <= BRIEF else f"{text[: BRIEF - 1].rstrip()}…"
