"""At the start, before anything can be shown: the passphrase of an archive that is encrypted, or has to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background
from facilitator.ui.pages.passphrase import PassphraseSheet

_OPEN = "open"


class Unlocking(QObject):
    """Asks until it is right, and then calls `opened`; or `left`, where somebody goes. `gate`: see `facilitator.keeping.encryption`."""

    def __init__(self, window: Any, gate: Any, opened: Callable[[], object], left: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._gate, self._opened, self._left = window, gate, opened, left
        self.background = Background(self)
        self.sheet = PassphraseSheet(window.theme, window)
        self.sheet.given.connect(self._on_given)
        self.sheet.closed.connect(self._on_closed)
        self._is_open = False

    def ask(self) -> None:
        """Come up over the window, in which nothing can be done yet."""
        self._window.stack.setEnabled(False)
        gate, new = self._gate, self._gate.chooses
        if new:
            texts = [("circle-alert", gate.lost), ("file-text", gate.stays)]
            self.sheet.ask(tr("Kies een wachtzin"), gate.about, texts, tr("Versleutel en open"), now=False, new=True)
        else:
            text = tr("Zonder de wachtzin komt niemand erin. Lees in de handleiding bij Versleutelen wat je dan nog kunt.")
            self.sheet.ask(tr("Je sessies zijn versleuteld"), "", [("info", text)], tr("Open"), now=True, new=False)

    def _on_given(self, now: str, new: str) -> None:
        words = new or now
        self.sheet.set_busy(tr("Bezig…"))
        self.background.ask(_OPEN, lambda _progress: self._gate.open(words), self._on_opened, self._on_failed)

    def _on_opened(self, _nothing: object) -> None:
        self._is_open = True
        self._window.stack.setEnabled(True)
        self.sheet.set_busy("")
        self.sheet.close_up()
        self.background.stop()
        self.sheet.deleteLater()
        self._opened()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self.sheet.refuse(str(error))

    def _on_closed(self) -> None:
        if not self._is_open:
            self._left()
