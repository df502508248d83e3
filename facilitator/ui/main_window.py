"""One window, four pages. It swaps pages and passes wishes on; each page is its own file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox

from facilitator.language import tr
from facilitator.sessions.coming_back.previous import Previous
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.ui.beamer.paging import paged
from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.doing.encrypting import Encrypting
from facilitator.ui.doing.letting_go import LettingGo
from facilitator.ui.doing.locking import Locking
from facilitator.ui.doing.looking_after import LookingAfter
from facilitator.ui.doing.looking_back import LookingBack
from facilitator.ui.doing.looking_up import LookingUp
from facilitator.ui.doing.making import Making
from facilitator.ui.doing.replanning import Replanning
from facilitator.ui.doing.saving_documents import SavingDocuments
from facilitator.ui.doing.sharing import SharingNews
from facilitator.ui.doing.speaking import speak
from facilitator.ui.doing.unsealing import Unsealing
from facilitator.ui.look.dressing import dress
from facilitator.ui.look.layout import Around, Pages, host, vbox
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.page import ChoosePage
from facilitator.ui.pages.lead.page import LeadPage
from facilitator.ui.pages.prepare.page import PreparePage
from facilitator.ui.pages.replan import ReplanPanel
from facilitator.ui.pages.report.page import ReportPage
from facilitator.ui.pages.settings.page import SettingsDialog
from facilitator.ui.parts.shortcut_sheet import ShortcutSheet
from facilitator.ui.presenter import Message, Presenter
from facilitator.ui.room.control import RoomControl
from facilitator.ui.room.monitors import wish_in, with_wish
from facilitator.ui.unfinished import unfinished
from facilitator.ui.wiring import connect_pages


class MainWindow(QMainWindow):
    """The window of the one at the laptop. The desk is handed in once it is there: `start`.

    Signals:
        pages_made(): the pages are other widgets now.
        page_made(page): there is one more.
        home_shown(): all draaiboeken and sessions are on screen.
    """

    pages_made = Signal()
    page_made = Signal(object)
    home_shown = Signal()

    def __init__(self, theme: Theme, presenter: Presenter, beamer: BeamerWindow, settings: Settings) -> None:
        super().__init__()
        self.theme, self.presenter, self.beamer, self.settings = theme, presenter, beamer, settings
        self.desk: Any = None
        self.opened: Any = None
        self.template: Template | None = None
        self.looking_back: Any = None
        self.replanning = Replanning(self)
        self.looking_up: Any = None
        self.saving: Any = None
        self.handing: Any = None
        self.arriving: Any = None
        self.behind_lock: Any = None
        self.setWindowTitle("Facilitator")
        self.resize(1366, 768)
        self.setMinimumSize(480, 300)  # at 200 % a small screen has less than a page needs: then it scrolls
        self.room = RoomControl(self, theme, presenter, beamer, wish_in(settings))
        self.room.covering.connect(self._keep_typing)
        self.room.wall_covers.connect(lambda on: self.lead.line.setEnabled(not on))
        self.room.wish_changed.connect(lambda wish: self.keep_settings(with_wish(self.settings, wish)))
        self.unsealing = Unsealing(self)
        self.unsealing.changed.connect(lambda: self.stack.currentWidget() is self.choose and self._attempt(self.show_choice))
        self.make_pages()
        self.looking_after, self.locking, self.sharing = LookingAfter(self), Locking(self), SharingNews(self)
        self.encrypting = Encrypting(self)
        presenter.view_changed.connect(self._on_view_changed)
        QShortcut(QKeySequence("F1"), self, self.show_shortcuts)
        QShortcut(QKeySequence("Ctrl+Shift+K"), self, self.unsealing.turn)

    def make_pages(self) -> None:
        """Every page, in the language in use; the ones that were there go."""
        theme, presenter = self.theme, self.presenter
        self.choose, self.prepare = ChoosePage(theme, presenter.now), PreparePage(theme, presenter.now)
        self.lead = LeadPage(theme, presenter, self._today)
        self.report, self.replan = ReportPage(theme, self._today), ReplanPanel(theme)
        self.lead.centre.addWidget(self.replan)
        self.stack = Pages()
        for page in (self.choose, self.prepare, self.lead, self.report):
            self.stack.addWidget(page)
        self.room.speak()
        self.setCentralWidget(host(theme, vbox(theme, self.room.strip, (Around(self.stack), 1))))
        self.prepare.previous_of = self._previous_of
        if self.looking_back is not None:
            self.looking_back.stop()
            self.looking_up.stop()
            self.saving.stop()
        self.looking_back, self.saving = LookingBack(self), SavingDocuments(self)
        self.letting_go = LettingGo(self)
        connect_pages(self)
        self.making, self.looking_up, self.sheet = Making(self), LookingUp(self), ShortcutSheet(theme, self)
        self.pages_made.emit()

    @property
    def pages(self) -> dict[str, Any]:
        """Every page that was made, by its name."""
        names = {"choose": self.choose, "prepare": self.prepare, "lead": self.lead, "report": self.report}
        return {**names, **self.making.made, "archive": self.looking_up.page}

    def _keep_typing(self) -> None:
        """What is half typed in a field is in it before it is covered, and no menu with names stays open over it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if self.stack.currentWidget() is self.lead:
            self.lead.note_edit.setFocus()
        elif self.stack.currentWidget() is self.report:
            self.report.list.keep()

    def _today(self) -> date:
        session = self.presenter.session
        now = self.presenter.now()
        return local(now, session.particulars).date() if session else now.astimezone().date()

    def _previous_of(self, template: Template, team: str) -> Previous | None:
        found: Previous | None = self.desk.keeper.previous(template, team, self.opened.id if self.opened else "") if self.desk else None
        return found

    # where we are

    def start(self, desk: Any) -> None:
        """The store is open: show what there is."""
        self.desk = desk
        self.sharing.start()
        self.go_home()
        self._attempt(lambda: dress(self, self.theme, self.beamer, self.settings))

    def go_home(self) -> None:
        """All draaiboeken and sessions."""
        self.leave()
        self.room.close()
        self._attempt(self.show_choice)
        self.stack.setCurrentWidget(self.choose)
        self.looking_up.begin()
        if self.choose.resume:  # what was not finished is one Enter away
            self.choose.resume.go.setFocus()
        self.home_shown.emit()

    def leave(self) -> None:
        """Let go of the session on screen; what was only for the session itself is wiped once it is closed."""
        if self.opened is not None:
            self.lead.saving.keep_now()
            opened, self.opened = self.opened, None
            self.presenter.lead(None)
            self.looking_back.forget()
            self._attempt(lambda: self.desk.keeper.finish(opened))

    def show_choice(self) -> None:
        """What there is to choose from now."""
        overviews = self.desk.overviews()
        open_ones, now = [o for o in overviews if o.state == "running" and o.here], self.presenter.now()
        going = [found for o in open_ones[:5] if (found := unfinished(self.desk, o, now)) is not None]
        confidential = self.desk.confidential
        self.choose.show_seal(confidential.on, confidential.locked)
        past = [o for o in overviews if o.state != "running" or not o.here]
        self.choose.show_shelf(self.desk.library.scan(), going, past, self.desk.series(overviews))

    def begin_preparing(self, template: Template, particulars: Particulars | None = None) -> None:
        """A draaiboek was chosen; without particulars it begins with what the settings know."""
        self.template = template
        self.prepare.show_draft(template, particulars or self.desk.draft(template))
        self.stack.setCurrentWidget(self.prepare)

    def begin(self) -> None:
        """Keep what was prepared and go to the console."""
        if self.opened is not None:
            if self._attempt(lambda: self.desk.keeper.bring(self.opened), self.begin):
                self._go_leading()
        elif self.template is not None:
            template, wish = self.template, self.behind_lock.wish
            if self._attempt(lambda: self._take(self.desk.keeper.create(template, self.prepare.particulars, wish)), self.begin):
                self._go_leading()

    def resume(self, session_id: str) -> None:
        """Go on with a session that was not finished."""
        if self._attempt(lambda: self._take(self.desk.take_up(session_id)), lambda: self.resume(session_id)):
            self._go_leading()

    def _go_leading(self) -> None:
        self.stack.setCurrentWidget(self.lead)
        self.lead.note_edit.setFocus()
        self.room.open()

    def _take(self, opened: Any) -> None:
        self.opened = opened
        self.template = opened.session.template
        self.lead.show_draft(opened.draft)
        self.behind_lock.show()
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
            self.looking_back.show_doubt()
            self.looking_back.show()
            self.stack.setCurrentWidget(self.report)
            self.report.tabs.take_focus()  # not on the button that leaves

    def show_minutes(self, session_id: str, then: Callable[[], object] = lambda: None) -> None:
        """The minutes of a session that was kept; `then` is done where they are on screen."""
        if self._attempt(lambda: self._take(self.desk.take_up(session_id)), lambda: self.show_minutes(session_id, then)):
            self.go_to("report")
            then()

    # preparing

    def keep_particulars(self, particulars: Particulars) -> None:
        """What was prepared is other now."""
        if self.opened is not None:
            self._attempt(lambda: self.desk.keeper.prepare(self.opened, particulars))
            self.presenter.refresh()

    def choose_file(self) -> None:
        """Ask which draaiboek."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Draaiboek openen"), "", tr("Draaiboek (*.yaml *.yml *.draaiboek)"))
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """A draaiboek or sessions from a file that was opened or dropped; what somebody shared is looked at first."""
        if not self.making.open_shared(path):
            self._attempt(lambda: self.begin_preparing(self.desk.template(path)))

    # leading

    def _on_view_changed(self, view: ConsoleView) -> None:
        self.room.on_view_changed(view)
        self._show_picture(view)
        self.replanning.show_clock(view)
        if view.closed and self.stack.currentWidget() is self.lead and view.started:
            self.go_to("report")
        elif self.stack.currentWidget() is self.report:
            self.looking_back.show()

    def _show_picture(self, view: ConsoleView) -> None:
        """The wall as it is; or as it will be at the next step, which nobody else sees."""
        wall, picture = self.beamer, self.lead.middle.now.picture
        if view.coming is None:
            picture.show_wall(wall.view, view.wall)
        else:
            picture.show_coming(paged(view.coming, wall.width(), wall.height(), self.presenter.now()), view.next_title)

    def show_shortcuts(self) -> None:
        """All keys, from the one table of actions; on the console they can be done from there too."""
        self.room.uncover_console()
        leading, view = self.stack.currentWidget() is self.lead, self.presenter.view
        report = self.report.act if self.stack.currentWidget() is self.report else None
        self.sheet.toggle(self.lead.act, lambda spec: leading and view is not None and spec.enabled(view), report)

    def show_settings(self) -> None:
        """The settings; what they change of the look is seen at once."""
        dialog = SettingsDialog(self.theme, self.settings)
        dialog.chosen.connect(self._on_settings_chosen)
        dialog.screen_choice.identify_requested.connect(self.room.identify.start)
        dialog.who_requested.connect(self.letting_go.ask_who)
        self.looking_after.listen_to(dialog)
        self.sharing.listen_to(dialog)
        self.encrypting.listen_to(dialog)
        dialog.exec()

    def _on_settings_chosen(self, wanted: Settings) -> None:
        settings = wanted.within_policy()
        chosen = settings.language
        self.keep_settings(replace(settings, language=self.settings.language))
        self.room.placing.set_wish(wish_in(settings))
        self._attempt(self.show_choice)
        self._attempt(lambda: dress(self, self.theme, self.beamer, settings))
        speak(self, chosen)

    def keep_settings(self, settings: Settings) -> None:
        """These hold from now on, but for what the administrator fixed."""
        self.settings = settings.within_policy()
        self._attempt(lambda: self.desk.save_settings(self.settings))
        self.locking.follow_settings()

    # looking back

    def export(self) -> Path | None:
        """Put the report in the folder for documents; gives where, or None after saying why not."""
        path: Path | None = self.looking_back.export()
        return path

    # telling

    def _attempt(self, act: Callable[[], object], again: Callable[[], object] | None = None) -> bool:
        """Whether it could be done; else it is told why, or `again` is done once the passphrase was given that it needs."""
        try:
            act()
        except FacilitatorError as error:
            if not self.unsealing.asks(error, again or (lambda: self._attempt(act))):
                self.tell(str(error))
            return False
        return True

    def tell(self, sentence: str, level: str = "error") -> None:
        """Say it on the page that is on screen."""
        page = self.stack.currentWidget()
        news = getattr(page, "news", None)
        if news is not None:
            news.show_news(level, sentence)
        else:
            self.presenter.message.emit(Message("error", sentence))
            QMessageBox.warning(self, "Facilitator", sentence)

    def show_folder(self, folder: Path) -> None:
        """In the program of the system for files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        self.looking_back.stop()
        self.looking_up.stop()
        self.saving.stop()
        self.unsealing.stop()
        self.room.stop()
        super().closeEvent(event)
