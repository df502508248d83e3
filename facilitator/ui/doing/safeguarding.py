"""Has copies of all sessions made at the right moments: when one was left, every so often, and at the end. Belongs to the main window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background

log = logging.getLogger(__name__)

EVERY = 30 * 60 * 1000
"""Milliseconds between two looks at whether something changed, in a session that goes on."""
QUIET = 3000
"""Milliseconds without anything being done, after which a copy is begun: nobody is opening a step then."""
SMALL = 32 * 2**20
"""Bytes of a file that is written anew so fast that nobody sees the window wait; a larger one is written when the windows are gone."""
_COPY, _SETTLE, _FINISH, _OVERWRITE, _ENCRYPT = "copy", "settle", "finish", "overwrite", "encrypt"


class Safeguard(QObject):
    """The work is done in a thread of its own. `safekeeper` is the desk's; what it says is told on the page with all sessions.

    Signals:
        wiped: words went, in whichever thread, and may have left something behind in the file.
    """

    wiped = Signal()

    def __init__(self, window: Any, safekeeper: Any) -> None:
        super().__init__(window)
        self._window, self._safekeeper = window, safekeeper
        self.background = Background(self)
        self._untold, self._told = "", ""
        self._quiet, self._often = QTimer(self), QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.copy_now)
        self._often.setInterval(EVERY)
        self._often.timeout.connect(self.copy_soon)
        self._often.start()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(QUIET)
        self._calm.timeout.connect(self.overwrite_now)
        self._left_over = safekeeper.owes_overwriting
        safekeeper.settle_elsewhere(self.settle_soon)
        safekeeper.overwrite_elsewhere(self.wiped.emit)
        self.wiped.connect(self.overwrite_soon)
        window.home_shown.connect(self.overwrite_soon)
        window.presenter.left.connect(self.copy_soon)
        window.presenter.kept.connect(self._on_kept)
        window.home_shown.connect(self.tell)
        if self._left_over:
            self.overwrite_soon()

    @property
    def waits(self) -> bool:
        """Whether a copy is about to be begun."""
        return self._quiet.isActive()

    @property
    def overwrites_soon(self) -> bool:
        """Whether what wiped words left behind is about to be overwritten, if a session is not led then."""
        return self._calm.isActive()

    def copy_soon(self) -> None:
        """Once nothing has been done for a moment."""
        self._quiet.start()

    def _on_kept(self) -> None:
        if self._quiet.isActive():
            self._quiet.start()

    def copy_now(self) -> None:
        """Make a copy, where something changed since the last one."""
        if not self.background.busy(_COPY):
            self.background.ask(_COPY, lambda _progress: self._copied(), self._on_made, self._on_failed)

    def settle_soon(self) -> None:
        """Take what was erased out of the copies too."""
        self.background.ask(_SETTLE, lambda _progress: self._safekeeper.settle(), lambda _done: None, self._on_failed)

    def finish_soon(self, finish: Callable[[], object]) -> None:
        """Wipe what sessions of before left behind that was only for themselves."""
        self.background.ask(_FINISH, lambda _progress: finish(), lambda _done: None, self._on_failed)

    def encrypt_soon(self) -> None:
        """Encrypt copies as the archive is: the program was stopped before that was done, or they were out of reach."""
        self.background.ask(_ENCRYPT, lambda _progress: self._safekeeper.encrypt_others(), lambda _done: None, self._on_failed)

    def overwrite_soon(self) -> None:
        """Overwrite what wiped words left behind in the file, once nothing has been done for a moment."""
        self._calm.start()

    def overwrite_now(self) -> None:
        """The same now, unless a session is led: a note that is typed must not wait for it. Then it is asked again at home."""
        if not self._safekeeper.owes_overwriting or not self._may_overwrite():
            return
        if self.background.busy(_OVERWRITE):
            self._calm.start()
        else:
            self.background.ask(_OVERWRITE, lambda _progress: self._overwritten(), self._on_overwritten, self._on_failed)

    def _may_overwrite(self) -> bool:
        """What a program that was stopped left behind is not put off again, however large the file is."""
        return self._window.opened is None and (self._left_over or self._safekeeper.size <= SMALL)

    def _overwritten(self) -> bool:
        """In the other thread, by now: a session may have begun. False where it has to be tried again."""
        done: bool = not self._may_overwrite() or self._safekeeper.overwrite()
        return done

    def _on_overwritten(self, done: bool) -> None:
        self._left_over = self._left_over and self._safekeeper.owes_overwriting
        if not done:
            self._calm.start()

    def _copied(self) -> str:
        """In the other thread: what is to be said of it."""
        if not self._safekeeper.due():
            return ""
        remark: str = self._safekeeper.make().remark
        return remark

    def _on_made(self, remark: str) -> None:
        self._untold = remark
        self.tell()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        log.warning("a copy was not made or not changed: %s", error)
        self._on_made(str(error))

    def tell(self) -> None:
        """Say what went wrong, once, where all sessions are: it must not stand in the way of one."""
        if self._untold and self._untold != self._told and self._window.stack.currentWidget() is self._window.choose:
            self._told, self._untold = self._untold, ""
            self._window.choose.news.show_news("warning", self._told)

    def finish(self) -> None:
        """The windows are gone: what was erased leaves no trace, and a last copy is made; nobody waits for it."""
        self._quiet.stop()
        self._often.stop()
        self._calm.stop()
        self.background.stop()
        for work in (self._safekeeper.settle, self._safekeeper.overwrite, self._copied):
            try:
                work()
            except FacilitatorError as error:
                log.warning("at the end: %s", error)
