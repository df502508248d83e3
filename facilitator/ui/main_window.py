"""One window, four pages. It swaps pages and passes wishes on; each page is its own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox, QStackedWidget

from facilitator.language import tr
from facilitator.sessions.console_screen import console_view
from facilitator.sessions.console_view import ConsoleView
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.follow_up import keep_lines, settle
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.template import Template
from facilitator.settings import Settings
from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.dressing import dress
from facilitator.ui.layout import host, vbox
from facilitator.ui.making import Making
from facilitator.ui.pages.choose import ChoosePage
from facilitator.ui.pages.choose_parts import Unfinished
from facilitator.ui.pages.lead import LeadPage
from facilitator.ui.pages.prepare import PreparePage
from facilitator.ui.pages.replan import ReplanPanel
from facilitator.ui.pages.report import ReportPage
from facilitator.ui.pages.settings import SettingsDialog
from facilitator.ui.parts.shortcut_sheet import ShortcutSheet
from facilitator.ui.presenter import Message, Presenter
from facilitator.ui.room.control import RoomControl
from facilitator.ui.room.monitors import wish_in, with_wish
from facilitator.ui.theme import Theme
from facilitator.ui.unfinished import score, unfinished_words


class MainWindow(QMainWindow):
    """The window of the one at the laptop. The desk is handed in once it is there: `start`."""

    def __init__(self, theme: Theme, presenter: Presenter, beamer: BeamerWindow, settings: Settings) -> None:
        super().__init__()
        self.theme, self.presenter, self.beamer, self.settings = theme, presenter, beamer, settings
        self.desk: Any = None
        self.opened: Any = None
        self.template: Template | None = None
        self.report_kind = "minutes"
        self.proposal: Any = None
        self.setWindowTitle("Facilitator")
        self.resize(1366, 768)
        self.setMinimumSize(880, 430)
        self.choose, self.prepare = ChoosePage(theme, presenter.now), PreparePage(theme, presenter.now)
        self.lead = LeadPage(theme, presenter, self._today)
        self.report, self.replan = ReportPage(theme, self._today), ReplanPanel(theme)
        self.lead.centre.addWidget(self.replan)
        self.stack = QStackedWidget()
        for page in (self.choose, self.prepare, self.lead, self.report):
            self.stack.addWidget(page)
        self.room = RoomControl(self, theme, presenter, beamer, wish_in(settings))
        self.setCentralWidget(host(theme, vbox(theme, self.room.strip, (self.stack, 1))))
        self._connect()
        self.making = Making(self)
        self.sheet = ShortcutSheet(theme, self)
        QShortcut(QKeySequence("F1"), self, self.show_shortcuts)

    def _connect(self) -> None:
        self.choose.template_chosen.connect(self.begin_preparing)
        self.choose.session_chosen.connect(self.resume)
        self.choose.minutes_requested.connect(self._on_minutes_requested)
        self.choose.file_dropped.connect(self.open_file)
        self.choose.open_file_requested.connect(self._on_open_file_requested)
        self.choose.folder_requested.connect(lambda: self._show_folder(self.desk.own.folder))
        self.choose.settings_requested.connect(self.show_settings)
        self.prepare.particulars_changed.connect(self._on_particulars_changed)
        self.prepare.begin_requested.connect(self.begin)
        for page in (self.prepare, self.lead, self.report):
            page.home_requested.connect(self.go_home)
            page.phase_requested.connect(self.go_to)
            page.beamer_requested.connect(self.room.turn_wall)
            page.shortcuts_requested.connect(self.show_shortcuts)
        self.lead.replan_requested.connect(self.toggle_replan)
        self.lead.draft_changed.connect(self._on_draft_changed)
        self.replan.accepted.connect(self._on_replan_accepted)
        self.replan.dismissed.connect(self._hide_replan)
        self.presenter.view_changed.connect(self._on_view_changed)
        self._connect_room()
        self._connect_report()

    def _connect_room(self) -> None:
        self.lead.room_requested.connect(self.room.act)
        self.lead.console_needed.connect(self.room.uncover_console)
        self.room.covering.connect(self._keep_typing)
        self.room.wall_covers.connect(lambda on: self.lead.line.setEnabled(not on))
        self.room.wish_changed.connect(lambda wish: self._keep_settings(with_wish(self.settings, wish)))
        self.stack.currentChanged.connect(lambda _i: self.room.show_strip(self.stack.currentWidget() in (self.lead, self.report)))

    def _keep_typing(self) -> None:
        """What is half typed in a field is in it before it is covered, and no menu with names stays open over it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if self.stack.currentWidget() is self.lead:
            self.lead.note_edit.setFocus()
        elif self.stack.currentWidget() is self.report:
            self.report.list.keep()

    def _connect_report(self) -> None:
        do, page = self.presenter.do, self.report
        page.note_changed.connect(lambda note, content: do(lambda s, now: s.change_note(note, now, content=content)))
        page.kind_changed.connect(lambda note, kind: do(lambda s, now: s.change_note(note, now, kind=kind)))
        page.seen_changed.connect(lambda note, seen: do(lambda s, now: s.change_note(note, now, seen=seen)))
        page.note_removed.connect(lambda note: do(lambda s, now: s.remove_note(note, now)))
        page.promise_settled.connect(lambda promise, state, why: do(lambda s, now: settle(s, promise, state, why, now)))
        page.lines_kept.connect(lambda field, keep: do(lambda s, now: keep_lines(s, field, keep, now)))
        page.undo_requested.connect(lambda: do(lambda s, now: s.undo(now)))
        page.report_chosen.connect(self._on_report_chosen)
        page.export_requested.connect(self.export)
        page.folder_requested.connect(lambda: self._show_folder(self.desk.exports))
        page.copy_requested.connect(lambda: QGuiApplication.clipboard().setText(self.desk.as_text(self.opened.session)))

    def _today(self) -> date:
        session = self.presenter.session
        now = self.presenter.now()
        return local(now, session.particulars).date() if session else now.astimezone().date()

    # where we are

    def start(self, desk: Any) -> None:
        """The store is open: show what there is."""
        self.desk = desk
        self.prepare.previous_of = lambda template, team: desk.keeper.previous(template, team, self.opened.id if self.opened else "")
        self.go_home()
        self._attempt(lambda: dress(self, self.theme, self.beamer, self.settings))

    def go_home(self) -> None:
        """All draaiboeken and sessions."""
        self.leave()
        self.room.close()
        self._attempt(self._show_choice)
        self.stack.setCurrentWidget(self.choose)
        if self.choose.resume:  # what was not finished is one Enter away
            self.choose.resume.go.setFocus()

    def leave(self) -> None:
        """Let go of the session on screen; what was only for the session itself is wiped once it is closed."""
        if self.opened is not None:
            opened, self.opened = self.opened, None
            self.presenter.lead(None)
            self.report.show_pdf(b"")
            self._attempt(lambda: self.desk.keeper.finish(opened))

    def _show_choice(self) -> None:
        overviews = self.desk.overviews()
        open_ones = [o for o in overviews if o.state == "running"]
        unfinished = [found for o in open_ones[:5] if (found := self._unfinished(o.id)) is not None]
        self.choose.show_shelf(self.desk.library.scan(), unfinished, [o for o in overviews if o.state != "running"])

    def _unfinished(self, session_id: str) -> Unfinished | None:
        try:
            session = self.desk.open(session_id).session
        except FacilitatorError:
            return None
        now = self.presenter.now()
        view = console_view(session, now)
        return Unfinished(session_id, view.title, view.team, unfinished_words(view, session, now), score(view, session))

    def begin_preparing(self, template: Template, particulars: Particulars | None = None) -> None:
        """A draaiboek was chosen; without particulars it begins with what the settings know."""
        self.template = template
        self.prepare.show_draft(template, particulars or self.desk.draft(template))
        self.stack.setCurrentWidget(self.prepare)

    def begin(self) -> None:
        """Keep what was prepared and go to the console."""
        if self.opened is None and self.template is not None:
            template = self.template
            self._attempt(lambda: self._take(self.desk.keeper.create(template, self.prepare.particulars)))
        if self.opened is not None:
            self.stack.setCurrentWidget(self.lead)
            self.lead.note_edit.setFocus()
            self.room.open()

    def resume(self, session_id: str) -> None:
        """Go on with a session that was not finished."""
        self._attempt(lambda: self._take(self.desk.open(session_id)))
        if self.opened is not None:
            self.stack.setCurrentWidget(self.lead)
            self.lead.note_edit.setFocus()
            self.room.open()

    def _take(self, opened: Any) -> None:
        self.opened = opened
        self.template = opened.session.template
        self.lead.show_draft(opened.draft)
        self.presenter.lead(opened.session)

    def go_to(self, phase: str) -> None:
        """Another phase of the session, where there is one."""
        if phase == "prepare" and self.template is not None:
            if self.opened is not None:
                self.prepare.show_draft(self.template, self.opened.session.particulars)
            self.stack.setCurrentWidget(self.prepare)
        elif phase == "lead":
            self.begin()
        elif phase == "report" and self.opened is not None:
            self._show_report()
            self.stack.setCurrentWidget(self.report)

    def _on_minutes_requested(self, session_id: str) -> None:
        self._attempt(lambda: self._take(self.desk.open(session_id)))
        self.go_to("report")

    # preparing

    def _on_particulars_changed(self, particulars: Particulars) -> None:
        if self.opened is not None:
            self._attempt(lambda: self.desk.keeper.prepare(self.opened, particulars))
            self.presenter.refresh()

    def _on_open_file_requested(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Draaiboek openen"), "", tr("Draaiboek (*.yaml *.yml *.draaiboek)"))
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """A draaiboek from a file that was opened or dropped; what somebody shared is looked at first."""
        if not self.making.open_shared(path):
            self._attempt(lambda: self.begin_preparing(self.desk.template(path)))

    # leading

    def _on_view_changed(self, view: ConsoleView) -> None:
        self.room.on_view_changed(view)
        self.lead.middle.now.show_wall(self.beamer.view, view.wall)
        if self.proposal is not None and view.face is not None:
            self.replan.show_clock(view.face)
        if view.closed and self.stack.currentWidget() is self.lead and view.started:
            self.go_to("report")
        elif self.stack.currentWidget() is self.report:
            self._show_report()

    def toggle_replan(self) -> None:
        """Show a proposal in the middle column, or put it away."""
        if self.lead.centre.currentWidget() is self.replan:
            self._hide_replan()
            return
        from facilitator.sessions.replan_view import replan_view

        self.proposal, shown = replan_view(self.opened.session, self.presenter.now())
        self.replan.show_proposal(shown)
        self.lead.centre.setCurrentWidget(self.replan)
        self.replan.setFocus()

    def _on_replan_accepted(self) -> None:
        if self.proposal is not None:
            self.presenter.do(lambda s, now: s.replan(self.proposal, now))
        self._hide_replan()

    def _hide_replan(self) -> None:
        self.proposal = None
        self.lead.centre.setCurrentIndex(0)
        self.lead.note_edit.setFocus()

    def _on_draft_changed(self, text: str) -> None:
        if self.opened is not None:
            self._attempt(lambda: self.desk.keeper.save_draft(self.opened.id, text))

    def show_shortcuts(self) -> None:
        """All keys, from the one table of actions; on the console they can be done from there too."""
        self.room.uncover_console()
        leading, view = self.stack.currentWidget() is self.lead, self.presenter.view
        self.sheet.toggle(self.lead.act, lambda spec: leading and view is not None and spec.enabled(view))

    def show_settings(self) -> None:
        """The settings; what they change of the look is seen at once."""
        dialog = SettingsDialog(self.theme, self.settings)
        dialog.chosen.connect(self._on_settings_chosen)
        dialog.screen_choice.identify_requested.connect(self.room.identify.start)
        dialog.exec()

    def _on_settings_chosen(self, settings: Settings) -> None:
        self._keep_settings(settings)
        self.room.placing.set_wish(wish_in(settings))
        self._attempt(self._show_choice)
        self._attempt(lambda: dress(self, self.theme, self.beamer, settings))

    def _keep_settings(self, settings: Settings) -> None:
        self.settings = settings
        self._attempt(lambda: self.desk.save_settings(settings))

    # looking back

    def _show_report(self) -> None:
        session, view = self.opened.session, self.presenter.view
        if view is None:
            return
        left_out = sum(n.seen == "facilitator" or n.policy != "report" for n in view.notes)
        steps = [(row.path, row.title) for row in view.programme]
        names = [p.name for p in view.people if p.name]
        notes = tuple(n for n in view.notes if not n.covered)
        self.report.show_session(view.title, view.team, notes, steps, names, left_out)
        self.report.show_look_back(view.look_back)
        self.report.preview.say_covered(view.masked)
        if view.masked:  # the document has names in it
            self.report.show_pdf(b"")
        else:
            self._attempt(lambda: self.report.show_pdf(self.desk.document(session, self.report_kind)))

    def _on_report_chosen(self, kind: str) -> None:
        self.report_kind = kind
        self._show_report()

    def export(self) -> Path | None:
        """Put the report in the folder for documents; gives where, or None after saying why not."""
        try:
            path: Path = self.desk.save_document(self.opened.session, self.report_kind)
        except FacilitatorError as error:
            self._tell(str(error))
            return None
        self._tell(tr("Bewaard: {path}", path=path), "info")
        return path

    # telling

    def _attempt(self, act: Any) -> None:
        try:
            act()
        except FacilitatorError as error:
            self._tell(str(error))

    def _tell(self, sentence: str, level: str = "error") -> None:
        page = self.stack.currentWidget()
        news = getattr(page, "news", None)
        if news is not None:
            news.show_news(level, sentence)
        else:
            self.presenter.message.emit(Message("error", sentence))
            QMessageBox.warning(self, "Facilitator", sentence)

    def _show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        self.room.stop()
        super().closeEvent(event)
