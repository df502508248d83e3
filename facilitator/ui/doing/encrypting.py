"""A passphrase before all that is kept, or before confidential sessions: from the settings, told first, and done in the background.

Belongs to the main window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background
from facilitator.ui.doing.passphrase_questions import Question, change_all, change_seal, encrypt_all, seal
from facilitator.ui.look.buttons import Button
from facilitator.ui.pages.passphrase import PassphraseSheet
from facilitator.ui.pages.what_to_encrypt import WhatSheet

_WORK, _LOOK = "encrypt", "look"
Act = Callable[[], object]


class Encrypting(QObject):
    """Switches it on, gives another passphrase, switches it off. `desk.encryption` and `desk.confidential` do the work."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(self)
        self.sheet: PassphraseSheet | None = None
        self.what: WhatSheet | None = None
        self._question: Question | None = None
        self._then: tuple[Act, Act] | None = None

    def listen_to(self, settings: Any) -> None:
        """Asked for in the settings, it comes up once that dialog is gone."""
        settings.encryption_requested.connect(self.open, Qt.ConnectionType.QueuedConnection)

    @property
    def _encryption(self) -> Any:
        return self._window.desk.encryption

    @property
    def _confidential(self) -> Any:
        return self._window.desk.confidential

    def open(self) -> None:
        """Say what can be done now. A session that is on screen is left first."""
        self._window.go_home()
        demanded = self._window.settings.encrypted
        if self._window.desk.keeper.only_reads:
            self._window.tell(tr("Hier mag niet geschreven worden; versleutelen kan nu niet."), "warning")
        elif self._encryption.on:
            self._ask(change_all(self._encryption, self._encryption.outlook(), may_end=demanded != "all"))
        elif self._confidential.on:
            self._ask(change_seal(self._confidential, may_end=demanded != "confidential"))
        elif demanded == "all":
            self._ask_all()
        else:
            self._ask_what()

    def choose_first(self, then: Act, left: Act) -> bool:
        """A passphrase for confidential sessions, because something cannot be done without; `then` that is done, or `left` where somebody
        goes. False where there can be none here."""
        if _why_not(self._confidential.check_may_turn_on):
            return False
        self._then = (then, left)
        self._look()
        return True

    # which of both

    def _ask_what(self) -> None:
        self.what = what = WhatSheet(self._window.theme, self._window)
        what.all_chosen.connect(self._on_all_chosen)
        what.confidential_chosen.connect(self._on_confidential_chosen)
        what.closed.connect(self._on_what_closed)
        what.ask(_why_not(self._encryption.check_may_turn_on), _why_not(self._confidential.check_may_turn_on))

    def _on_what_closed(self) -> None:
        self.background.drop(_LOOK)
        if self.what is not None:
            self.what.deleteLater()
            self.what = None

    def _close_what(self) -> None:
        if self.what is not None:
            self.what.close_up()

    def _on_all_chosen(self) -> None:
        self._close_what()
        self._ask_all()

    def _ask_all(self) -> None:
        self._ask(encrypt_all(self._encryption, self._encryption.outlook()))

    def _on_confidential_chosen(self) -> None:
        """Which sessions that are is looked for first: where there are many that takes a while."""
        if self.what is not None:
            self.what.show_busy(tr("Even kijken welke sessies dat zijn…"))
        self._look()

    def _look(self) -> None:
        confidential = self._confidential
        self.background.ask(_LOOK, lambda _progress: confidential.prospect(), self._on_prospect, self._on_not_looked)

    def _on_prospect(self, prospect: Any) -> None:
        self._close_what()
        why = tr("Vertrouwelijke sessies horen achter een wachtzin te staan, en die is er nog niet.") if self._then is not None else ""
        self._ask(replace(seal(self._confidential, prospect), about=why))

    def _on_not_looked(self, error: BaseException) -> None:
        self._close_what()
        self._then = None
        if not isinstance(error, FacilitatorError):
            raise error
        self._window.tell(str(error))

    # what is asked

    def _ask(self, question: Question) -> None:
        self._question = question
        if self.sheet is None:
            self.sheet = PassphraseSheet(self._window.theme, self._window)
            self.sheet.given.connect(self._on_given)
            self.sheet.closed.connect(self._on_closed)
        self.sheet.ask(question.title, question.about, question.texts, question.button, now=question.now, new=question.new)
        if question.beside is not None:
            words, other = question.beside
            button = Button(self._window.theme, words, "quiet", small=True)
            button.clicked.connect(lambda: self._ask(other))
            self.sheet.show_beside(button)

    def _on_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
        then, self._then = self._then, None
        if then is not None:
            then[1]()

    # what is done

    def _on_given(self, now: str, new: str) -> None:
        sheet, question = self.sheet, self._question
        assert sheet is not None
        assert question is not None
        if new and (wrong := self._encryption.why_not(new)):
            sheet.refuse(wrong, new=True)
            return
        sheet.set_busy(tr("Bezig met het archief…"))
        self.background.ask(_WORK, lambda progress: question.do(now, new, progress), self._on_done, self._on_failed, self._on_progress)

    def _on_progress(self, number: int) -> None:
        if self.sheet is not None and self._question is not None and number:
            self.sheet.set_busy(self._question.step(number))

    def _on_done(self, left: tuple[str, ...]) -> None:
        sheet, question = self.sheet, self._question
        assert sheet is not None
        assert question is not None
        then, self._then = self._then, None
        sheet.set_busy("")
        sheet.close_up()
        self.background.stop()
        self._window.unsealing.changed.emit()
        if then is not None:
            then[0]()  # what it was for says by itself that it was done; what could not be done is told where one is then
        if left or then is None:
            self._window.tell(" ".join((question.done, *left)), "warning" if left else "info")

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        if self.sheet is not None:
            self.sheet.refuse(str(error))


def _why_not(check: Any) -> str:
    """Why something cannot be turned on here; empty where it can."""
    try:
        check()
    except FacilitatorError as error:
        return str(error)
    return ""
