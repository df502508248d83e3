"""Looking after what is kept: putting copies back, and looking whether all is well. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from facilitator.language import clock_time, day, tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background
from facilitator.ui.doing.unlocking_copy import UnlockingCopy
from facilitator.ui.pages.check import CheckDialog
from facilitator.ui.pages.restore import RestoreDialog

_LOOK, _ACT, _CHECK = "look", "act", "check"


class LookingAfter(QObject):
    """Opens the dialogs, and has the work done in a thread of its own."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(self)
        self.dialog: RestoreDialog | None = None
        self.check: CheckDialog | None = None
        self.unlocking: UnlockingCopy | None = None
        self._copies: tuple[Any, ...] = ()
        window.home_shown.connect(self._tell_only_reads)

    def listen_to(self, settings: Any) -> None:
        """What is asked for in the settings is done once that dialog is gone."""
        settings.restore_requested.connect(self.open_restore, Qt.ConnectionType.QueuedConnection)
        settings.check_requested.connect(self.open_check, Qt.ConnectionType.QueuedConnection)

    @property
    def _safekeeper(self) -> Any:
        return self._window.desk.safekeeper

    # putting back

    def open_restore(self, chosen: Path | None = None) -> None:
        """The copies there are; a session that is on screen is left first, for it may be another one afterwards."""
        self._window.go_home()
        dialog = self.made_dialog()
        self.refresh(chosen)
        dialog.exec()
        self.background.stop()
        self.dialog, self.unlocking = None, None
        dialog.deleteLater()
        self._window.show_choice()

    def made_dialog(self) -> RestoreDialog:
        """The dialog, not shown yet."""
        self.dialog = dialog = RestoreDialog(self._window.theme)
        self.unlocking = None
        dialog.copy_chosen.connect(self._look)
        dialog.passphrase_requested.connect(self._unlock)
        dialog.all_requested.connect(self._put_all_back)
        dialog.session_requested.connect(self._put_back)
        dialog.new_requested.connect(self._make)
        dialog.folder_requested.connect(lambda: self._window.show_folder(self._safekeeper.in_use))
        return dialog

    def refresh(self, chosen: Path | None = None) -> None:
        """Show in the dialog which copies there are now."""
        if self.dialog is not None:
            self._copies = self._safekeeper.copies()
            self.dialog.show_copies(self._copies, chosen)

    def _look(self, at: int) -> None:
        path, dialog, safekeeper = self._copies[at].path, self.dialog, self._safekeeper
        assert dialog is not None
        self.background.ask(_LOOK, lambda _p: safekeeper.preview(path), dialog.show_preview, self._told_by(dialog.show_unreadable))

    def _unlock(self, at: int) -> None:
        dialog, copy = self.dialog, self._copies[at]
        assert dialog is not None
        if self.unlocking is None:
            self.unlocking = UnlockingCopy(self._window.theme, dialog, self._safekeeper, self.background)
        self.unlocking.ask(copy, _when(copy), dialog.look_again)

    def _put_all_back(self, at: int) -> None:
        copy, safekeeper = self._copies[at], self._safekeeper
        self._act(lambda: safekeeper.restore(copy.path), tr("Alles is weer zoals op {when}.", when=_when(copy)))

    def _put_back(self, at: int, session_id: str) -> None:
        copy, safekeeper = self._copies[at], self._safekeeper
        self._act(lambda: safekeeper.restore_session(copy.path, session_id), tr("De sessie is weer zoals op {when}.", when=_when(copy)))

    def _make(self) -> None:
        safekeeper = self._safekeeper
        self._act(safekeeper.make, tr("Er is een nieuwe kopie gemaakt."))

    def _act(self, work: Callable[[], Any], done: str) -> None:
        dialog = self.dialog
        assert dialog is not None
        dialog.set_busy(True)
        dialog.say(tr("Bezig…"))
        failed = lambda error: self._on_not_done(error, work, done)  # noqa: E731 - it has no other name
        self.background.ask(_ACT, lambda _p: work(), lambda made: self._on_done(done, made), failed)

    def _on_not_done(self, error: BaseException, work: Callable[[], Any], done: str) -> None:
        if not self._window.unsealing.asks(error, lambda: self._act(work, done), lambda: self._over(""), self.dialog):
            self._told_by(self._on_failed)(error)

    def _on_done(self, sentence: str, made: Any) -> None:
        self._window.show_choice()
        self.refresh()
        self._over(" ".join(filter(None, (sentence, made.remark if made is not None else ""))))

    def _on_failed(self, sentence: str) -> None:
        self._over(sentence)

    def _over(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.set_busy(False)
            self.dialog.say(sentence)

    @staticmethod
    def _told_by(tell: Callable[[str], None]) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if not isinstance(error, FacilitatorError):
                raise error
            tell(str(error))

        return failed

    # looking whether all is well

    def open_check(self) -> None:
        """Look through everything, and say how it is."""
        dialog = self.made_check()
        self.look_through()
        dialog.exec()
        self.background.stop()
        self.check = None
        dialog.deleteLater()

    def made_check(self) -> CheckDialog:
        """The dialog, not shown yet."""
        self.check = check = CheckDialog(self._window.theme)
        check.again_requested.connect(self.look_through)
        check.restore_requested.connect(self.open_restore, Qt.ConnectionType.QueuedConnection)
        return check

    def look_through(self) -> None:
        """In the background; what was found before stays until there is something else."""
        check = self.check
        assert check is not None
        check.show_progress(0)
        work, failed = self._window.desk.examining(), self._told_by(check.show_failed)
        self.background.ask(_CHECK, work, check.show_findings, failed, check.show_progress)

    # where the program cannot do its work

    def _tell_only_reads(self) -> None:
        if self._window.desk.keeper.only_reads:
            folder = self._window.desk.keeper.folder
            text = tr(
                "Alleen lezen: in de map {folder} mag niet geschreven worden. Je kunt alles bekijken, doorzoeken en als document bewaren. "
                "Vraag om schrijfrechten, of start met een andere map (--data).",
                folder=folder,
            )
            self._window.tell(text, "warning")

    def offer_restore(self) -> None:
        """Where the program began with a damaged file, say so, and offer the newest good copy."""
        if self._safekeeper.set_aside is not None:
            safekeeper = self._safekeeper
            self.background.ask(_LOOK, lambda _p: safekeeper.newest_good(), self._offer, self._told_by(self._window.tell))

    def _offer(self, copy: Any) -> None:
        aside = self._safekeeper.set_aside.name
        first = tr("Het bestand met je sessies was beschadigd. Het staat apart als ‘{file}’; dit begint leeg.", file=aside)
        if copy is None:
            self._window.making.tell("error", " ".join((first, tr("Er is geen goede reservekopie. Vraag hulp voordat je iets weggooit."))))
            return
        sentence = " ".join((first, tr("Er is een goede reservekopie van {when}.", when=_when(copy))))
        self._window.making.tell("error", sentence, tr("Bekijk en zet terug"), lambda: self.open_restore(copy.path))


def _when(copy: Any) -> str:
    """`do 26 nov 2026, 14:05`, as the clock on the wall had it."""
    moment = copy.made_at.astimezone()
    return f"{day(moment)}, {clock_time(moment)}"
