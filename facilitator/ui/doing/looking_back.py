"""What the Verslag page asks for: corrections, the document beside them, and keeping it. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import keep_lines, settle
from facilitator.sessions.coming_back.set_back import likely_start, minutes_sentence
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.privacy.case_check import case_fields, correct, keep_field, leave, look_for_traces, traces_in
from facilitator.sessions.reports import note_correcting as correcting
from facilitator.sessions.reports.report_views import viewable
from facilitator.sessions.reports.versions import begin_version, version_number
from facilitator.ui.doing.background import Background
from facilitator.ui.doing.marking import turn_example
from facilitator.ui.doing.slices import Slices
from facilitator.ui.pages.report.groups import OF_NOTES

PAUSE = 250
"""Milliseconds without another change after which the document is made again."""
PREVIEW, EXPORT = "preview", "export"
"""Places in the background."""
SEARCHED_AT_ONCE = 20
"""Texts that are searched for what may lead to a person before one sees the page."""


class LookingBack(QObject):
    """Passes the wishes of the page on to the session and the desk. The document is made in the background."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.report)  # pages are made anew in another language
        self._window, self._page = window, window.report
        self.background = Background(self)
        self._shown: object = None
        self._saved: Path | None = None
        self._search = Slices(self, self._show_found)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._make)
        self._page.list.steps_for = self._steps_for
        self._connect()

    def _connect(self) -> None:
        do, page = self._window.presenter.do, self._page
        page.list.note_changed.connect(lambda note, content: do(lambda s, now: s.change_note(note, now, content=content)))
        page.list.kind_changed.connect(lambda note, kind: do(lambda s, now: s.change_note(note, now, kind=kind)))
        page.list.seen_changed.connect(lambda note, seen: do(lambda s, now: s.change_note(note, now, seen=seen)))
        page.list.note_removed.connect(lambda note: do(lambda s, now: s.remove_note(note, now)))
        page.list.note_moved.connect(lambda note, by: do(lambda s, now: correcting.move_note(s, note, by, now)))
        page.list.note_placed.connect(lambda note, path, before: do(lambda s, now: correcting.place_note(s, note, path, before, now)))
        page.list.step_chosen.connect(lambda note, path: do(lambda s, now: correcting.place_note(s, note, path, "", now)))
        page.list.split_requested.connect(self._split)
        page.list.merge_requested.connect(lambda note: do(lambda s, now: correcting.merge_with_next(s, note, now)))
        page.list.example_turned.connect(lambda note: turn_example(self._window.presenter, note))
        page.promise_settled.connect(lambda promise, state, why: do(lambda s, now: settle(s, promise, state, why, now)))
        page.lines_kept.connect(lambda field, keep: do(lambda s, now: keep_lines(s, field, keep, now)))
        page.undo_requested.connect(lambda: do(correcting.undo_correction))
        page.redo_requested.connect(lambda: do(correcting.redo_correction))
        page.adoption_requested.connect(self._adopt)
        page.version_requested.connect(self._begin_version)
        page.doubt.began.connect(self._put_right)
        page.check.replaced.connect(lambda found: do(lambda s, now: correct(s, found, now)))
        page.check.left.connect(lambda found: do(lambda s, now: leave(s, found, now)))
        page.check.field_kept.connect(lambda field, keep: do(lambda s, now: keep_field(s, field, keep, now)))
        page.list.typed.connect(self._pause.start)
        page.export_stopped.connect(self._stop_export)
        self._window.presenter.message.connect(self._on_message)

    @property
    def _desk(self) -> Any:
        return self._window.desk

    @property
    def _session(self) -> Any:
        return self._window.opened.session

    def _on_message(self, message: Any) -> None:
        if self._window.stack.currentWidget() is self._page:
            self._page.news.show_news(message.level, message.text)

    def _steps_for(self, note: str) -> tuple[tuple[str, str], ...]:
        return correcting.steps_for(self._session, note) if self._window.opened is not None else ()

    def _split(self, note: str, first: str, second: str) -> None:
        made: list[str] = []
        if self._window.presenter.do(lambda s, now: made.append(correcting.split_note(s, note, first, second, now))):
            self._page.list.focus_note(made[0])

    # showing

    def show(self) -> None:
        """Show the session as it is now; the document follows when nothing changed for a moment."""
        view = self._window.presenter.view
        if view is None:
            return
        session = self._session
        said = [n for n in view.notes if n.text or n.covered]  # of what was wiped at the close there is nothing left to correct
        left_out = sum(n.seen == "facilitator" or n.policy != "report" for n in said)
        steps = [(row.path, row.title) for row in view.programme]
        names = [p.name for p in view.people if p.name]
        notes = tuple(n for n in said if not n.covered)
        self._page.show_reports(viewable(session), view.masked)
        self._page.show_session(view.title, view.team, notes, steps, names, left_out)
        self._page.show_look_back(view.look_back)
        self._page.show_version(version_number(session), session.course.adopted is not None)
        self._page.show_undo(correcting.undoable_correction(session) is not None, correcting.redoable_correction(session) is not None)
        self._show_check(view.masked)
        self._page.preview.say_covered(view.masked)
        if view.masked:  # the document has names in it
            self.forget()
        elif self._shown is None:
            self._make()  # the first time nothing is gained by waiting
        else:
            self._pause.start()

    def show_doubt(self) -> None:
        """Say so where the session was led with a clock that was set back, and let it be put right."""
        session = self._session
        try:
            guess = self._desk.keeper.clock_doubted(self._window.opened.id)
        except FacilitatorError:  # it is led, and not kept a moment ago: that is said already
            guess = None
        self._page.doubt.setVisible(guess is not None)
        if guess is not None:
            likely = replace(session.particulars, starts_at=likely_start(session, guess))
            may = session.course.closed_at is not None and session.course.adopted is None and not self._desk.keeper.only_reads
            self._page.doubt.show_doubt(minutes_sentence(may=may), likely, self._window._today(), may=may)

    def _put_right(self, began_at: datetime) -> None:
        """Everything moves along. Where that fails nothing is other, or it can be done once more."""
        opened = self._window.opened
        if self._window.presenter.do(lambda _session, _now: self._desk.keeper.correct_clock(opened, began_at)):
            self.show_doubt()
            self._window.tell(tr("Datum en tijden zijn rechtgezet, ook in het verslag."), "info")

    def _show_check(self, masked: bool) -> None:
        """What is to be gone through before this goes out: nothing where it is fixed, or where the room reads along."""
        session = self._session
        if masked or session.course.adopted is not None or self._page.kind not in OF_NOTES:
            self._search.stop()
            self._page.check.show_check((), ())
            return
        self._search.begin(look_for_traces(session, self._window._today()), SEARCHED_AT_ONCE)

    def _show_found(self) -> None:
        session = self._session
        self._page.check.show_check(case_fields(session), traces_in(session, self._window._today()))

    def forget(self) -> None:
        """Show no document any more, and make none."""
        self._pause.stop()
        self._search.stop()
        self.background.drop(PREVIEW)
        self._shown = None
        self._page.show_pdf(b"")

    @property
    def searching(self) -> bool:
        """Whether it is still looked for what is to be gone through before this goes out."""
        return self._search.busy

    @property
    def settled(self) -> bool:
        """Whether everything on the page is that of the session as it is now, and nothing is being saved."""
        return not (self.searching or self.background.busy() or self._pause.isActive())

    def settle(self) -> None:
        """Wait until the document beside the text is that of the text, and what is to be gone through is there."""
        self._search.finish()
        self.background.wait()  # what comes out may change what is to be shown
        if self._pause.isActive():
            self._pause.stop()
            self._make()
            self.background.wait()

    def _make(self) -> None:
        view = self._window.presenter.view
        if self._window.opened is None or view is None or view.masked:
            return
        page = self._page
        try:
            what, make = self._desk.document_in_pieces(self._session, page.kind, page.list.typed_content(), page.person)
        except FacilitatorError as error:
            self._tell(error)
            return
        if what != self._shown:
            self._shown = what
            self.background.ask(PREVIEW, lambda told: _ready_to_draw(make(told)), self._page.show_pdf, self._tell)

    def show_other(self) -> None:
        """Another report of the session was chosen."""
        self._shown = None
        self.show()

    # keeping

    def start_export(self) -> None:
        """Put the report in the folder for documents, while the window goes on; says where, or why not."""
        self._saved = None
        try:
            save = self._desk.saving(self._session, self._page.kind, self._page.person, self._window.opened.id)
        except FacilitatorError as error:
            self._tell(error)
            return
        self._page.foot.show_progress(0)
        self.background.ask(EXPORT, save, self._on_saved, self._on_not_saved, self._page.foot.show_progress)

    def export(self) -> Path | None:
        """The same, waited for; gives where it is, or None after saying why it is not."""
        self.start_export()
        self.background.wait()
        return self._saved

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        self._page.foot.end_progress()
        self._page.news.show_news("info", tr("Bewaard: {path}", path=path))

    def _on_not_saved(self, error: BaseException) -> None:
        self._page.foot.end_progress()
        self._tell(error)

    def _stop_export(self) -> None:
        self.background.drop(EXPORT)
        self._page.foot.end_progress()
        self._page.news.show_news("info", tr("Gestopt. Er is niets bewaard; een ouder bestand staat er nog."))

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self._page.news.show_news("error", str(error))

    # adopting

    def _adopt(self) -> None:
        """Fix the minutes once the document of that is made: its sum is kept with it."""
        try:
            make = self._desk.adopting(self._session)
        except FacilitatorError as error:
            self._tell(error)
            return
        self._page.foot.show_progress(0)
        self.background.ask(EXPORT, make, self._on_adoptable, self._on_not_saved, self._page.foot.show_progress)

    def _begin_version(self) -> None:
        if self._window.presenter.do(begin_version):
            self._page.news.clear()
            self.show_doubt()

    def _on_adoptable(self, fix: Callable[[], None]) -> None:
        self._page.foot.end_progress()
        if self._window.opened is not None and self._window.presenter.do(lambda _session, _now: fix()):
            sentence = tr("Het verslag is vastgesteld. Bewaar het nu als PDF; met ‘Nieuwe versie’ kun je later nog iets wijzigen.")
            self._page.news.show_news("info", sentence)
            self.show_doubt()

    def stop(self) -> None:
        """Nothing goes on in the background any more."""
        self._pause.stop()
        self._search.stop()
        self.background.stop()


def _ready_to_draw(data: bytes) -> bytes:
    """Read the library that draws pages here: in the thread of the window it would hold that up."""
    import_module("pypdfium2")
    return data
