"""Handing a session over from any page: what is chosen in the panel, made in the background. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.handing_over.handed import WHOM, Going
from facilitator.ui.pages.hand_over import HandOverPanel

MAKING, LOOKING = "making a session file", "looking what goes along"
"""Places in the background."""


class Handing(QObject):
    """Opens the panel, and does what is asked in it. `ask_where` asks somebody for a place, and gives None for no."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.report)  # pages are made anew in another language
        self._window = window
        self.panel = HandOverPanel(window.theme, window)
        window.report.destroyed.connect(self.panel.deleteLater)
        self.ask_where: Callable[[Path], Path | None] = self._ask_where
        self._session, self._series = "", ()
        self._all = False
        panel = self.panel
        panel.extent_chosen.connect(self._on_extent_chosen)
        panel.whom_chosen.connect(lambda _whom: self._show_name())
        panel.save_requested.connect(lambda: self._attempt(self._save))
        panel.closed.connect(self._on_closed)

    @property
    def _background(self) -> Any:
        return self._window.looking_back.background

    @property
    def _ids(self) -> tuple[str, ...]:
        return self._series if self._all else (self._session,)

    @property
    def _whom(self) -> str:
        return self.panel.whom.value if self.panel.whom else ""

    def open(self, session_id: str) -> None:
        """Ask for whom this session is."""
        self._attempt(lambda: self._open(session_id))

    def _open(self, session_id: str) -> None:
        handing = self._window.desk.handing
        self._session, self._series, self._all = session_id, handing.series(session_id), False
        session = self._window.desk.keeper.read(session_id)
        about = ", ".join(filter(None, (session.template.title, session.particulars.team)))
        self.panel.open(about, len(self._series))
        self._show_going(self._going(None))
        self.panel.begin()

    def _on_extent_chosen(self, whole: bool) -> None:
        """Of a long series it takes a while to say what goes along."""
        self._all = whole
        self.panel.save.setEnabled(False)
        self._background.ask(LOOKING, self._going, self._show_going, lambda error: self._on_not_looked(error, whole))

    def _on_not_looked(self, error: BaseException, whole: bool) -> None:
        if not self._window.unsealing.asks(error, lambda: self._on_extent_chosen(whole), self.panel.close_up):
            self._on_failed(error)

    def _going(self, _told: object) -> list[Going]:
        return [self._window.desk.handing.going(self._ids, whom) for whom in WHOM]

    def _show_going(self, goings: list[Going]) -> None:
        self.panel.show_going(goings)
        self._show_name()

    def _show_name(self) -> None:
        self.panel.show_name(self._window.desk.handing.name(self._ids, self._whom) if self._whom else "")

    def _save(self) -> None:
        passphrase = self._checked_words()
        if passphrase is None or not self._whom:
            return
        desk = self._window.desk
        desk.keeper.need(self._ids)
        path = self.ask_where(desk.exports / desk.handing.name(self._ids, self._whom))
        if path is not None:
            self.panel.show_busy(True)
            work = desk.handing_over(self._ids, self._whom, passphrase, path)
            self._background.ask(MAKING, work, lambda left_out: self._on_made(path, left_out), self._on_failed)

    def _checked_words(self) -> str | None:
        """The words to lock it with, nothing where it stays open, or None where they will not do: then that is said."""
        given = self.panel.passphrase
        if given is None:
            return ""
        try:
            self._window.desk.handing.check_passphrase(given[0])
        except FacilitatorError as error:
            self.panel.show_error(str(error))
            return None
        if given[0] != given[1]:
            self.panel.show_error(tr("Dit is niet hetzelfde als hiernaast."), again=True)
            return None
        return given[0]

    def _on_made(self, path: Path, left_out: tuple[str, ...]) -> None:
        self.panel.show_busy(False)
        self.panel.close_up()
        sentence = " ".join((tr("Bewaard: {path}", path=path), *left_out))
        asks = self._window.stack.currentWidget() is self._window.lead  # its banner puts questions of its own
        show = () if asks else (tr("Map openen"), lambda: self._window.show_folder(path.parent))
        self._window.making.tell("warning" if left_out else "info", sentence, *show)

    def _on_failed(self, error: BaseException) -> None:
        self.panel.show_busy(False)
        if not isinstance(error, FacilitatorError):
            raise error
        self.panel.close_up()
        self._window.making.tell("error", str(error))

    def _on_closed(self) -> None:
        """What is being made is stopped: half a file is never left."""
        for place in (MAKING, LOOKING):
            self._background.drop(place)
        self.panel.show_busy(False)

    def _ask_where(self, proposed: Path) -> Path | None:
        kinds = tr("Sessiebestand (*.sessie)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Draag over"), str(proposed), kinds)
        return Path(chosen) if chosen else None

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except FacilitatorError as error:
            if not self._window.unsealing.asks(error, lambda: self._attempt(act)):
                self.panel.close_up()
                self._window.making.tell("error", str(error))
