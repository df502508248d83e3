"""Saving documents from any page: what is offered, one after another in the background, and how it went. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from facilitator.language import tr, trn
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.reports.made_once import MadeOnce
from facilitator.sessions.reports.report_offers import Offer, offers
from facilitator.sessions.reports.report_wanted import said_of_missing, with_proof
from facilitator.ui.pages.report.export import ExportPanel
from facilitator.ui.pages.report.export_row import Choice

SAVING, LOOKING = "saving", "looking for characters"
"""Places in the background."""


@dataclass
class _Round:
    """What was asked for in one press. `all` is how many, 0 where that is not known."""

    pieces: Iterator[Any]
    all: int
    folder: Path
    saved: list[Path] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class SavingDocuments(QObject):
    """Opens the panel, and does what is asked in it. `ask_folder` asks somebody for another folder, and gives None for no."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.report)  # pages are made anew in another language
        self._window = window
        self.panel = ExportPanel(window.theme, window)
        self.ask_folder: Callable[[Path], Path | None] = self._ask_folder
        self._folder: Path | None = None
        self._round: _Round | None = None
        self._session: Any = None
        self._series: tuple[str, ...] = ()
        self._of_series, self._id, self._copied = False, "", ""
        self._made = MadeOnce()
        panel = self.panel
        panel.save_requested.connect(self.save)
        panel.stopped.connect(self._stop)
        panel.closed.connect(self._on_closed)
        panel.wanted_changed.connect(self._show_names)
        panel.other_folder_requested.connect(self._choose_folder)
        panel.series_requested.connect(lambda: self.open_series(self._window.opened.id))

    @property
    def _background(self) -> Any:
        return self._window.looking_back.background

    @property
    def saved(self) -> tuple[Path, ...]:
        """What came out of the last time."""
        return tuple(self._round.saved) if self._round is not None else ()

    # what there is

    def open(self) -> None:
        """The documents of the session on screen, or of what is being prepared."""
        self._attempt(self._open)

    def _open(self) -> None:
        window, now = self._window, self._window.presenter.now()
        self._session = window.opened.session if window.opened is not None else window.desk.rehearsal_of(*self._prepared())
        self._id = window.opened.id if window.opened is not None else ""
        self._series = window.desk.keeper.series(self._id) if self._id else ()
        view = window.presenter.view
        covered = view is not None and view.masked
        self._of_series = False
        particulars = self._session.particulars
        title = ", ".join(filter(None, (self._session.template.title, particulars.team)))
        self.panel.open(tr("Bewaar documenten"), title, len(self._series) > 1, window.opened is not None)
        self.panel.show_choices([self._choice(offer, covered) for offer in offers(self._session, now, self._made.on_screen)])
        self._show_folder()
        self._show_names()
        self._look_for_missing()

    def _choice(self, offer: Offer, covered: bool) -> Choice:
        page, session = self._window.report, self._session
        people = with_proof(session) if session.course.started_at is not None else ()
        here = self._window.stack.currentWidget() is page and page.kind == offer.report
        return Choice(offer, people, covered, here and offer.recipient in ("", page.person), page.person if here else "")

    def _prepared(self) -> tuple[Any, Any]:
        return self._window.template, self._window.prepare.particulars

    def open_series(self, session_id: str) -> None:
        """Everything of a whole series: the closed sessions with the draaiboek and the team of this one."""
        self._attempt(lambda: self._open_series(session_id))

    def _open_series(self, session_id: str) -> None:
        keeper = self._window.desk.keeper
        self._series, self._of_series = keeper.series(session_id), True
        number = len(self._series)
        session = keeper.read(session_id)
        title = ", ".join(filter(None, (session.template.title, session.particulars.team)))
        self.panel.open(tr("Bewaar alles van deze reeks"), title, False)
        which = trn("{n} afgeronde sessie met dit draaiboek en dit team.", "{n} afgeronde sessies met dit draaiboek en dit team.", number)
        what = tr("Van elke sessie wordt bewaard wat het draaiboek vraagt, als PDF.")
        none = tr("Er is nog geen afgeronde sessie in deze reeks.")
        self.panel.show_words((which, what) if number else (none,), tr("Bewaar alles") if number else "")
        self._show_folder()

    # where, and what it is called

    def _batch(self) -> Any:
        return self._window.desk.batch(self._folder, self._made)

    def _show_folder(self) -> None:
        self.panel.show_folder(str(self._batch().folder))

    def _show_names(self) -> None:
        batch = self._batch()
        for row in self.panel.rows:
            if row.wanted:
                pieces = [batch.piece(self._session, wanted, self._id) for wanted in row.wanted]
                there, apart = sum(piece.path.exists() for piece in pieces), sum(piece.apart for piece in pieces)
                row.show_names([piece.path.name for piece in pieces], there, apart)

    def _choose_folder(self) -> None:
        chosen = self.ask_folder(self._batch().folder)
        if chosen is not None:
            self._folder = chosen
            self._show_folder()
            self._show_names()

    def _ask_folder(self, now: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Bewaar in deze map"), str(now))
        return Path(chosen) if chosen else None

    def _look_for_missing(self) -> None:
        work = self._window.desk.missing_in(self._session, self.panel.wanted, self._made)
        self._background.ask(LOOKING, work, lambda found: self.panel.show_missing(said_of_missing(found)), self._on_error)

    # saving

    def save(self) -> None:
        """All that is ticked, or the series that is asked about."""
        self._attempt(self._begin)

    def _begin(self) -> None:
        batch = self._batch()
        if self._of_series:
            self._window.desk.keeper.need(self._series)
            pieces, number = batch.kept(self._series, self._window.desk.keeper), 0
        else:
            made = [batch.piece(self._session, wanted, self._id) for wanted in self.panel.wanted]
            pieces, number = iter(made), len(made)
        self._round = _Round(pieces, number, batch.folder)
        self._go_on()

    def _go_on(self) -> None:
        """The next one; a sentence instead of it says why it cannot be made."""
        round_ = self._round
        assert round_ is not None
        for piece in round_.pieces:
            if not isinstance(piece, str):
                self._show_page(0)
                self._background.ask(SAVING, piece.save, self._on_saved, self._on_failed, self._show_page)
                return
            round_.failed.append(piece)
        self._end()

    def _show_page(self, page: int) -> None:
        round_ = self._round
        if round_ is not None:
            self.panel.show_progress(len(round_.saved) + len(round_.failed) + 1, round_.all, page)

    def _on_saved(self, path: Path) -> None:
        if self._round is not None:
            self._round.saved.append(path)
            self._go_on()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            self.panel.end_progress()
            raise error
        if self._round is not None:
            self._round.failed.append(str(error))
            self._go_on()

    def _end(self) -> None:
        self.panel.end_progress()
        self._tell_how_it_went("")
        self.panel.close_up()

    def _stop(self) -> None:
        """What is there stays; what was being made is as it was."""
        self._background.drop(SAVING)
        self.panel.end_progress()
        self._tell_how_it_went(tr("Gestopt."))
        self.panel.close_up()

    def _on_closed(self) -> None:
        self._background.drop(LOOKING)
        self._made = MadeOnce()  # and nothing of what was said is left of the one before
        if self._background.busy(SAVING):
            self._background.drop(SAVING)
            self._tell_how_it_went(tr("Gestopt."))

    def _tell_how_it_went(self, first: str) -> None:
        round_ = self._round
        if round_ is None:
            return
        number, folder = len(round_.saved), round_.folder
        kept = trn("{n} document staat in {folder}.", "{n} documenten staan in {folder}.", number, folder=folder)
        there = kept if number else tr("Er is niets bewaard; wat er al stond, staat er nog.")
        sentence = " ".join(filter(None, (first, there, *round_.failed)))
        asks = self._window.stack.currentWidget() is self._window.lead  # its banner puts questions of its own
        open_folder = (tr("Map openen"), lambda: self._window.show_folder(folder)) if number and not asks else ()
        self._window.making.tell("warning" if round_.failed else "info", sentence, *open_folder)

    # the clipboard

    def copy(self) -> None:
        """The report that is looked at, with its headings and tables for a word processor, and plain for the rest."""
        self._attempt(self._copy)

    def _copy(self) -> None:
        html, text = self._window.desk.rich(self._window.opened.session, self._window.report.kind, self._window.report.person)
        data = QMimeData()
        data.setHtml(html)
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = text
        self._window.making.tell("info", tr("Gekopieerd. Plak het in een mail of een document."))

    def forget_copied(self) -> None:
        """Something was erased: what was copied may hold it."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text().split() == self._copied.split():
            clipboard.clear()
        self._copied = ""

    def stop(self) -> None:
        """The window closes, or gets other pages. What was copied stays as plain text: what Python made would crash Qt when it ends."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text().split() == self._copied.split():
            clipboard.setText(self._copied)
        self._copied = ""
        self.panel.deleteLater()

    # telling

    def _on_error(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self.panel.show_missing(str(error))

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except FacilitatorError as error:
            if not self._window.unsealing.asks(error, lambda: self._attempt(act)):
                self.panel.close_up()
                self._window.making.tell("error", str(error))
