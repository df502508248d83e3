"""What is done with draaiboeken besides leading a session: the menu of a card and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.templates.library import Broken, Found
from facilitator.sessions.templates.shared_file import SUFFIX, is_shared, to_share_as
from facilitator.sessions.templates.template import Template
from facilitator.ui.doing.opening import Opener
from facilitator.ui.look.dressing import dress_thumbnails
from facilitator.ui.pages.choose.menu import card_menu
from facilitator.ui.pages.choose.page import dropped_file, is_session_file
from facilitator.ui.pages.maker import MakerPage
from facilitator.ui.pages.preview import PreviewPage


class Making(QObject):
    """Passes wishes of the pages on to the desk, and says how it went. Belongs to the main window."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._offer: Callable[[], None] | None = None
        self.opener = Opener()
        self.ask_where: Callable[[Path], Path | None] = self._ask_where
        self.made: dict[str, Any] = {}
        choose = window.choose
        choose.card_menu_requested.connect(self._on_card_menu_requested)
        choose.mending_requested.connect(self._on_mending_requested)
        window.report.template_requested.connect(self.keep_session)
        for page in (choose, window.prepare, window.report):
            page.news.action_requested.connect(self._on_offer_taken)

    @cached_property
    def preview(self) -> PreviewPage:
        """The page to go through a draaiboek on; made when somebody wants to, as few sessions do."""
        page = PreviewPage(self._window.theme, self._window.presenter.now)
        page.keeping_requested.connect(self.take_in)
        self._join("preview", page)
        return page

    @cached_property
    def maker(self) -> MakerPage:
        """The page beside which a draaiboek is written; made when somebody does."""
        page = MakerPage(self._window.theme, self._window.presenter.now, self._read)
        page.editor_requested.connect(self._open_editor)
        page.folder_requested.connect(self.reveal)
        page.share_requested.connect(lambda template: self._attempt(lambda: self.share(template)))
        self._window.stack.currentChanged.connect(lambda: self._on_page_changed(page))
        self._join("maker", page)
        return page

    def _join(self, name: str, page: Any) -> None:
        self._window.stack.addWidget(page)
        page.home_requested.connect(self._window.go_home)
        page.begin_requested.connect(self._begin)
        page.news.action_requested.connect(self._on_offer_taken)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        dress_thumbnails(page, self._window.beamer)
        self.made[name] = page
        self._window.page_made.emit(page)

    def _on_card_menu_requested(self, found: Found, point: QPoint) -> None:
        card_menu(self._window.choose, self._window.theme, found, self.act).popup(point)

    def _on_mending_requested(self, broken: Broken) -> None:
        self.edit(broken.path)

    def _on_page_changed(self, maker: MakerPage) -> None:
        if self._window.stack.currentWidget() is not maker:
            maker.put_away()

    def _begin(self, template: Template) -> None:
        self._window.leave()  # of a session that was on screen nothing may come along
        self._window.begin_preparing(template)

    def _read(self, path: Path) -> Template:
        template: Template = self._window.desk.template(path)
        return template

    def act(self, action: str, found: Found) -> None:
        """Do the action with this id of `choose_menu.card_actions`; where it cannot be done it says why."""
        doing = {
            "preview": lambda: self.show_preview(found.template),
            "copy": lambda: self.edit(self._window.desk.own.copy(found)),
            "share": lambda: self.share(found.template),
            "reveal": lambda: self.reveal(found.path),
            "edit": lambda: self.edit(found.path),
            "remove": lambda: self.remove(found),
        }
        self._attempt(doing[action])

    def show_preview(self, template: Template, shared: bool = False) -> None:
        """Go through a draaiboek with a made-up group."""
        self.preview.show_template(template, shared)
        self._window.stack.setCurrentWidget(self.preview)

    def reveal(self, path: Path) -> None:
        """Show the folder of a file."""
        if not self.opener.folder(path.parent):
            self.tell("warning", tr("De map is niet te openen. Het bestand is {path}.", path=path))

    def edit(self, path: Path) -> None:
        """Put a draaiboek on the desk and open it in the editor of the user."""
        self.show_desk(path)
        self._open_editor(path)

    def show_desk(self, path: Path) -> None:
        """Put a draaiboek on the desk: as it is, and what is wrong with it."""
        self._window.stack.setCurrentWidget(self.maker)
        self.maker.open_file(path)

    def _open_editor(self, path: Path) -> None:
        if not self.opener.editor(path, self._window.settings.editor):
            self.tell("warning", tr("Er is geen programma om {path} te openen. Kies er een bij Instellingen.", path=path))

    def remove(self, found: Found) -> None:
        """Take an own draaiboek off the shelf, with a way back."""
        removed = self._window.desk.own.remove(found.path)
        self._window.go_home()
        sentence = tr("{title} is verwijderd. Sessies die ermee gehouden zijn, blijven.", title=found.template.title)
        self.tell("info", sentence, tr("Zet terug"), lambda: self._put_back(removed))

    def _put_back(self, removed: Any) -> None:
        self._window.desk.own.put_back(removed)
        self._window.choose.news.clear()
        self._window.go_home()

    # sharing

    def share(self, template: Template) -> None:
        """Write a draaiboek as one file for a colleague, where the user says."""
        path = self.ask_where(self._window.desk.exports / f"{template.name}{SUFFIX}")
        if path is not None:
            self._window.desk.share(template, path)
            self.tell("info", tr("Bewaard: {path}", path=path), tr("Toon in map"), lambda: self.reveal(path))

    def _ask_where(self, proposed: Path) -> Path | None:
        filter_ = tr("Draaiboek om te delen (*.draaiboek)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Deel draaiboek"), str(proposed), filter_)
        return to_share_as(Path(chosen)) if chosen else None

    def open_shared(self, path: Path) -> bool:
        """Look at a file that somebody shared, a draaiboek or sessions; False where it is not such a file."""
        if is_session_file(path):
            self._window.arriving.open(path)
            return True
        if is_shared(path):
            self._attempt(lambda: self.show_preview(self._window.desk.template(path), shared=True))
        return is_shared(path)

    def take_in(self, template: Template) -> None:
        """Put what was shared in the own folder, and say under which name."""
        self._attempt(lambda: self._take_in(template))

    def _take_in(self, template: Template) -> None:
        path, name = self._window.desk.own.take_in(template)
        self._window.go_home()
        if path is None:
            self.tell("info", tr("{title} heb je al. Er is niets veranderd.", title=template.title))
            return
        sentence = tr("{title} staat nu bij je eigen draaiboeken.", title=template.title)
        if name != template.name:
            sentence = " ".join([sentence, tr("De naam was al bezet; het bestand heet {file}.", file=path.name)])
        self.tell("info", sentence, tr("Wijzig"), lambda: self.edit(path))

    def keep_session(self) -> None:
        """Make a draaiboek of the session on screen, as it turned out."""
        self._attempt(self._keep_session)

    def _keep_session(self) -> None:
        kept = self._window.desk.own.keep(self._window.opened.session)
        sentence = tr("‘{title}’ staat nu bij je eigen draaiboeken.", title=kept.title)
        said = " ".join([sentence, *kept.remarks])
        self.tell("warning" if kept.remarks else "info", said, tr("Bekijk"), lambda: self.show_desk(kept.path))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A draaiboek can be dropped on what is looked at or written too."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = dropped_file(event)
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._window.open_file(path)
            return path is not None
        return super().eventFilter(watched, event)

    # telling

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except FacilitatorError as error:
            if not self._window.unsealing.asks(error, lambda: self._attempt(act)):
                self.tell("error", str(error))

    def _on_offer_taken(self) -> None:
        offer, self._offer = self._offer, None
        if offer is not None:
            self._attempt(offer)

    def tell(self, level: str, sentence: str, action: str = "", offer: Callable[[], None] | None = None) -> None:
        """Say it on the page that is on screen, with at most one thing to do about it."""
        self._offer = offer
        self._window.stack.currentWidget().news.show_news(level, sentence, action)
