"""The passphrase of a copy that was made under another one than that of now: asked over the dialog in which it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.passphrase import PassphraseSheet

_UNLOCK = "unlock"


class UnlockingCopy(QObject):
    """Asks until it is right, or until nobody wants to know. `safekeeper` is the desk's; belongs to the dialog."""

    def __init__(self, theme: Theme, dialog: QDialog, safekeeper: Any, background: Background) -> None:
        super().__init__(dialog)
        self._safekeeper, self._background = safekeeper, background
        self.sheet = PassphraseSheet(theme, dialog)
        self.sheet.given.connect(self._on_given)
        self._copy: Any = None
        self._opened: Callable[[], object] = lambda: None

    def ask(self, copy: Any, when: str, opened: Callable[[], object]) -> None:
        """For the passphrase of this copy, which was made then; `opened` is called once it is known."""
        self._copy, self._opened = copy, opened
        text = tr("Deze kopie is gemaakt toen er een andere wachtzin gold. Typ de wachtzin van toen; die wordt nergens bewaard.")
        self.sheet.ask(tr("Wachtzin van deze kopie"), when, [("lock", text)], tr("Open de kopie"), now=True, new=False)

    def _on_given(self, words: str, _new: str) -> None:
        path, safekeeper = self._copy.path, self._safekeeper
        self.sheet.set_busy(tr("Bezig…"))
        self._background.ask(_UNLOCK, lambda _progress: safekeeper.unlock(path, words), self._on_opened, self._on_failed)

    def _on_opened(self, _nothing: object) -> None:
        self.sheet.set_busy("")
        self.sheet.close_up()
        self._opened()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self.sheet.refuse(str(error))
