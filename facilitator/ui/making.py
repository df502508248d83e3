"""What is done with draaiboeken besides leading a session: the menu of a card and what follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.library import Broken, Found
from facilitator.sessions.template import Template
from facilitator.ui.opening import Opener
from facilitator.ui.pages.choose_menu import card_menu
from facilitator.ui.pages.maker import MakerPage
from facilitator.ui.pages.preview import PreviewPage


class Making(QObject):
    """Passes wishes of the pages on to the desk, and says how it went. Belongs to the main window."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._removed: Any = None
        self.opener = Opener()
        self.preview = PreviewPage(window.theme, window.presenter.now)
        self.maker = MakerPage(window.theme, window.presenter.now, self._read)
        for page in (self.preview, self.maker):
            window.stack.addWidget(page)
            page.home_requested.connect(window.go_home)
            page.begin_requested.connect(window.begin_preparing)
        self.maker.editor_requested.connect(self._open_editor)
        self.maker.folder_requested.connect(self.reveal)
        window.stack.currentChanged.connect(self._on_page_changed)
        choose = window.choose
        choose.card_menu_requested.connect(self._on_card_menu_requested)
        choose.mending_requested.connect(self._on_mending_requested)
        choose.news.action_requested.connect(self.put_back)

    def _on_card_menu_requested(self, found: Found, point: QPoint) -> None:
        card_menu(self._window.choose, self._window.theme, found, self.act).popup(point)

    def _on_mending_requested(self, broken: Broken) -> None:
        self.edit(broken.path)

    def _on_page_changed(self) -> None:
        if self._window.stack.currentWidget() is not self.maker:
            self.maker.put_away()

    def _read(self, path: Path) -> Template:
        template: Template = self._window.desk.template(path)
        return template

    def act(self, action: str, found: Found) -> None:
        """Do the action with this id of `choose_menu.card_actions`; where it cannot be done it says why."""
        doing = {
            "preview": lambda: self.show_preview(found.template),
            "copy": lambda: self.edit(self._window.desk.own.copy(found)),
            "reveal": lambda: self.reveal(found.path),
            "edit": lambda: self.edit(found.path),
            "remove": lambda: self.remove(found),
        }
        try:
            doing[action]()
        except FacilitatorError as error:
            self._tell("error", str(error))

    def show_preview(self, template: Template, shared: bool = False) -> None:
        """Go through a draaiboek with a made-up group."""
        self.preview.show_template(template, shared)
        self._window.stack.setCurrentWidget(self.preview)

    def reveal(self, path: Path) -> None:
        """Show the folder of a file."""
        if not self.opener.folder(path.parent):
            self._tell("warning", tr("De map is niet te openen. Het bestand is {path}.", path=path))

    def edit(self, path: Path) -> None:
        """Put a draaiboek on the desk and open it in the editor of the user."""
        self._window.stack.setCurrentWidget(self.maker)
        self.maker.open_file(path)
        self._open_editor(path)

    def _open_editor(self, path: Path) -> None:
        if not self.opener.editor(path, self._window.settings.editor):
            self._tell("warning", tr("Er is geen programma om {path} te openen. Kies er een bij Instellingen.", path=path))

    def remove(self, found: Found) -> None:
        """Take an own draaiboek off the shelf, with a way back."""
        self._removed = self._window.desk.own.remove(found.path)
        self._window.go_home()
        sentence = tr("{title} is verwijderd. Sessies die ermee gehouden zijn, blijven.", title=found.template.title)
        self._window.choose.news.show_news("info", sentence, tr("Zet terug"))

    def put_back(self) -> None:
        """Undo the last removal."""
        if self._removed is None:
            return
        try:
            self._window.desk.own.put_back(self._removed)
        except FacilitatorError as error:
            self._tell("error", str(error))
            return
        self._removed = None
        self._window.choose.news.clear()
        self._window.go_home()

    def _tell(self, level: str, sentence: str) -> None:
        self._window.stack.currentWidget().news.show_news(level, sentence)
