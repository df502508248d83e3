"""The passphrase of confidential sessions: asked for where something needs it, and then that is done. Belongs to the main window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError, PassphraseNeeded, PassphraseToChoose
from facilitator.ui.doing.background import Background
from facilitator.ui.pages.passphrase import PassphraseSheet

log = logging.getLogger(__name__)
_UNLOCK, _SETTLE = "unlock", "settle"
Act = Callable[[], object]


def _nothing() -> None:
    """Who leaves the sheet finds everything as it was."""


class Unsealing(QObject):
    """Asks, opens, and puts on the lock again. `desk.confidential` knows which sessions they are.

    Signals:
        changed(): what is behind the passphrase can be read from now on, or cannot any more.
    """

    changed = Signal()

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(self)
        self.sheet: PassphraseSheet | None = None
        self._unlock: Callable[[str], object] = _refused
        self._waiting: list[tuple[Act, Act]] = []

    @property
    def _confidential(self) -> Any:
        return self._window.desk.confidential

    @property
    def is_locked(self) -> bool:
        """Whether they are on the lock. Where that cannot be read, what was wanted tells why."""
        try:
            return bool(self._confidential.locked)
        except FacilitatorError:
            return True

    # asking

    def asks(self, error: BaseException, again: Act, left: Act = _nothing, over: QWidget | None = None) -> bool:
        """Whether a passphrase is what lacks: then it is asked for, or chosen, and `again` done after that; `left` where somebody goes.

        `over`: a dialog, where something is wanted in one.
        """
        if isinstance(error, PassphraseToChoose) and over is None:
            return bool(self._window.encrypting.choose_first(again, left))
        if not isinstance(error, PassphraseNeeded):
            return False
        self._waiting.append((again, left))
        if self.sheet is None:
            self._unlock = error.unlock
            self._come_up(over or self._window)
        return True

    def ask(self) -> None:
        """Somebody wants to give it, for whatever is behind it."""
        if self.sheet is None and self.is_locked:
            self._unlock = self._confidential.unlock
            self._come_up(self._window)

    def _come_up(self, over: QWidget) -> None:
        self.sheet = sheet = PassphraseSheet(self._window.theme, over)
        sheet.given.connect(self._on_given)
        sheet.closed.connect(self._on_closed)
        if over is not self._window:
            over.destroyed.connect(lambda: self._on_gone(sheet))
        if self.is_locked:
            title = tr("Vertrouwelijke sessies zijn op slot")
            text = tr("Met de wachtzin gaan ze open, tot je ze op slot zet of het programma sluit.")
        else:
            title = tr("Deze kopie heeft een andere wachtzin")
            text = tr("Ze is van toen voor vertrouwelijke sessies een andere wachtzin gold.")
        sheet.ask(title, "", [("lock-keyhole", text)], tr("Open"), now=True, new=False)

    def _on_given(self, words: str, _new: str) -> None:
        assert self.sheet is not None
        self.sheet.set_busy(tr("Bezig…"))
        unlock, finishes = self._unlock, self._window.opened is None
        self.background.ask(_UNLOCK, lambda _progress: self._opened(unlock, words, finishes), self._on_unlocked, self._on_failed)

    def _opened(self, unlock: Callable[[str], object], words: str, finishes: bool) -> None:
        """In the other thread. What was only for a session, and could not be wiped while that was locked, goes before anybody opens it."""
        unlock(words)
        try:
            if finishes:
                self._window.desk.keeper.finish_left()
        except FacilitatorError as error:
            log.warning("it is wiped another time: %s", error)

    def _on_unlocked(self, _nothing: object) -> None:
        waiting, self._waiting = self._waiting, []
        if self.sheet is not None:
            self.sheet.set_busy("")
            self.sheet.close_up()
        self.changed.emit()
        for again, _left in waiting:
            again()
        self._window._attempt(self.settle)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        if self.sheet is not None:
            self.sheet.refuse(str(error))

    def _on_closed(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()
        self._let_go()

    def _on_gone(self, sheet: PassphraseSheet) -> None:
        """With the dialog that it was over."""
        if self.sheet is sheet:
            self.sheet = None
            self._let_go()

    def _let_go(self) -> None:
        waiting, self._waiting = self._waiting, []
        for _again, left in waiting:
            left()

    # on the lock

    @property
    def on_screen(self) -> bool:
        """Whether something of a confidential session can be seen, or is about to be written in one."""
        window, opened = self._window, self._window.opened
        if opened is not None:
            return opened.id in self._confidential.sealed()
        if window.stack.currentWidget() is window.prepare:
            return bool(window.behind_lock.will_be)
        return any(panel.isVisible() for panel in (window.saving.panel, window.handing.panel, window.arriving.panel))

    def turn(self) -> None:
        """Put them on the lock, or open them; or say why that cannot be."""
        if self._window.desk is not None:
            self._window._attempt(self._turn)

    def _turn(self) -> None:
        if not self._confidential.on:
            self._window.tell(tr("Er is nog geen wachtzin voor vertrouwelijke sessies. Kies die bij Instellingen, Privacy."), "info")
        elif self._confidential.locked:
            self.ask()
        elif self.on_screen:
            text = tr("Hier staat een vertrouwelijke sessie open. Ga eerst naar alle sessies (het huisje) en zet ze dan op slot.")
            self._window.tell(text, "info")
        else:
            self._lock()
            self._window.tell(tr("Vertrouwelijke sessies zijn op slot."), "info")

    def lock_if_away(self) -> bool:
        """The same for somebody who leaves the laptop. False where it has to wait: something of them is on screen, or being worked on."""
        try:
            return self._window.desk is None or self._locked_if_away()
        except FacilitatorError as error:
            log.warning("not on the lock yet: %s", error)
            return False

    def _locked_if_away(self) -> bool:
        if not self._confidential.on or self._confidential.locked:
            return True
        if self._works or self.on_screen or QApplication.activeModalWidget() is not None:
            return False
        self._lock()
        return True

    @property
    def _works(self) -> bool:
        window = self._window
        places = (self, window.encrypting, window.looking_after, window.looking_back)
        return any(place.background.busy() for place in places)

    def _lock(self) -> None:
        self._confidential.lock()
        self.changed.emit()

    # what is still to be done

    def settle(self) -> None:
        """Copies that are not sealed as the sessions are here can be, now that the passphrase is known."""
        if self._confidential.owes:
            self.background.ask(_SETTLE, self._confidential.settle, self._on_settled, self._on_not_settled)

    def _on_settled(self, left: tuple[str, ...]) -> None:
        if left:
            self._window.tell(" ".join(left), "warning")

    def _on_not_settled(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self._window.tell(str(error), "warning")

    def stop(self) -> None:
        """Nothing goes on in the background any more."""
        self.background.stop()


def _refused(_words: str) -> None:
    raise AssertionError("nothing was asked")
