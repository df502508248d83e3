"""What earlier sessions say about the times of a draaiboek: read in the background while one prepares. Belongs to the main window."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject

from facilitator.language import minutes_text, tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.templates.template import Template

LEARNING = "learning"
"""A place in the background."""


class Learning(QObject):
    """Passes the wishes of the page on to the desk."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.prepare)  # pages are made anew in another language
        self._window, self._page = window, window.prepare
        self._page.draft_shown.connect(self._read)
        self._page.learned.template_change_requested.connect(self._change)

    def _read(self, template: Template) -> None:
        """Earlier sessions are read elsewhere: the window does not wait for them."""
        desk = self._window.desk
        self._page.show_learned(())
        if desk is not None and not self._begun:
            background = self._window.looking_back.background
            background.ask(LEARNING, lambda _told: desk.keeper.learned(template), self._page.show_learned, self._on_error)

    @property
    def _begun(self) -> bool:
        opened = self._window.opened
        return opened is not None and opened.session.course.started_at is not None

    def _on_error(self, error: BaseException) -> None:
        """Nobody asked for it, so nobody is told where a session cannot be read; a mistake of ours is one."""
        if not isinstance(error, FacilitatorError):
            raise error

    def _change(self, key: str, length: timedelta) -> None:
        title = next((step.title for step in self._page.learned.shown if step.key == key), "")
        try:
            kept, template = self._window.desk.retime(self._window.template, key, length)
        except FacilitatorError as error:
            self._window.tell(str(error))
            return
        if self._window.opened is None:
            self._window.template = template
            self._page.show_draft(template, self._page.particulars)
        else:  # a session that was prepared keeps the draaiboek that it had
            self._page.learned.length_chosen.emit(key, length)
            self._read(template)
        words = {"title": kept.title, "step": title, "length": minutes_text(length)}
        sentence = tr("In ‘{title}’, bij je eigen draaiboeken, duurt ‘{step}’ nu {length}.", **words)
        said = " ".join([sentence, *kept.remarks])
        self._window.making.tell("info", said, tr("Bekijk"), lambda: self._window.making.show_desk(kept.path))
