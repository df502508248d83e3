"""Encrypting all that is kept, from the settings: told first, and done in the background. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background, Progress
from facilitator.ui.look.buttons import Button
from facilitator.ui.pages.passphrase import PassphraseSheet

_WORK = "encrypt"


class Encrypting(QObject):
    """Switches it on, gives another passphrase, switches it off. `desk.encryption` does the work."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(self)
        self.sheet: PassphraseSheet | None = None
        self._copies = 0
        self._do: Callable[[str, str, Progress], tuple[str, ...]] | None = None
        self._done = ""

    def listen_to(self, settings: Any) -> None:
        """Asked for in the settings, it comes up once that dialog is gone."""
        settings.encryption_requested.connect(self.open, Qt.ConnectionType.QueuedConnection)

    @property
    def _encryption(self) -> Any:
        return self._window.desk.encryption

    def open(self) -> None:
        """Say what can be done now. A session that is on screen is left first."""
        self._window.go_home()
        if self._window.desk.keeper.only_reads:
            self._window.tell(tr("Hier mag niet geschreven worden; versleutelen kan nu niet."), "warning")
            return
        outlook = self._encryption.outlook()
        self._copies = outlook.copies
        self._make_sheet()
        if outlook.on:
            self._ask_change()
        else:
            self._ask_on(outlook)

    def _make_sheet(self) -> None:
        self.sheet = sheet = PassphraseSheet(self._window.theme, self._window)
        sheet.given.connect(self._on_given)
        sheet.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # what is asked

    def _ask_on(self, outlook: Any) -> None:
        sheet, encryption = self.sheet, self._encryption
        assert sheet is not None
        self._do, self._done = lambda _now, new, told: encryption.turn_on(new, told), tr("Alles wat bewaard is, is nu versleuteld.")
        texts = [("triangle-alert", outlook.lost), ("lock", outlook.goes), ("file-text", outlook.stays)]
        texts += [("circle-alert", sentence) for sentence in outlook.out_of_reach]
        sheet.ask(tr("Versleutel met een wachtzin"), "", texts, tr("Versleutel alles"), now=False, new=True)

    def _ask_change(self) -> None:
        sheet, encryption = self.sheet, self._encryption
        assert sheet is not None
        self._do, self._done = encryption.change, tr("Voortaan geldt de nieuwe wachtzin.")
        text = tr("Ook de reservekopieën krijgen de nieuwe wachtzin. Van een kopie die er nu niet bij is, blijft het de oude.")
        sheet.ask(tr("Je sessies zijn versleuteld"), tr("Kies een andere wachtzin"), [("lock", text)], tr("Wijzig"), now=True, new=True)
        if self._window.settings.encrypted != "all":
            off = Button(self._window.theme, tr("Zet versleutelen uit…"), "quiet", small=True)
            off.clicked.connect(self._ask_off)
            sheet.show_beside(off)

    def _ask_off(self) -> None:
        sheet, encryption = self.sheet, self._encryption
        assert sheet is not None
        self._do, self._done = lambda now, _new, told: encryption.turn_off(now, told), tr("Er is geen wachtzin meer.")
        text = tr("Wie bij deze laptop kan, kan daarna alles lezen wat je bewaard hebt, en alle reservekopieën.")
        sheet.ask(tr("Zet versleutelen uit"), "", [("triangle-alert", text)], tr("Zet uit"), now=True, new=False)

    # what is done

    def _on_given(self, now: str, new: str) -> None:
        sheet, do = self.sheet, self._do
        assert sheet is not None
        assert do is not None
        if new and (wrong := self._encryption.why_not(new)):
            sheet.refuse(wrong, new=True)
            return
        sheet.set_busy(tr("Bezig met het archief…"))
        self.background.ask(_WORK, lambda progress: do(now, new, progress), self._on_done, self._on_failed, self._on_progress)

    def _on_progress(self, done: int) -> None:
        if self.sheet is not None:
            copy = tr("Bezig met kopie {n} van {all}…", n=done, all=self._copies)
            self.sheet.set_busy(copy if done else tr("Bezig met het archief…"))

    def _on_done(self, left: tuple[str, ...]) -> None:
        sheet = self.sheet
        assert sheet is not None
        sheet.set_busy("")
        sheet.close_up()
        self.background.stop()
        self._window.show_choice()
        self._window.tell(" ".join((self._done, *left)), "warning" if left else "info")

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        if self.sheet is not None:
            self.sheet.refuse(str(error))
