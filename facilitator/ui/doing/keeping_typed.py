"""Whether what is typed on the note line is on disk: said when it is, said when it is not, and tried again by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.presenter import Message

PAUSE = 400
"""Milliseconds without typing after which a half-typed line is kept."""
LONGEST = 800
"""Milliseconds after which it is kept although somebody goes on typing: no more may be lost when the program is killed."""
AGAIN = 3000
"""Milliseconds after which what could not be kept is tried again."""


class KeepingTyped(QObject):
    """Belongs to the page where one leads; what is typed stays on the line until it is kept."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page
        self.failing = False
        """Whether the last thing that should have been kept was not."""
        self._unkept: tuple[Any, str] | None = None
        self._on_the_way = False
        """Whether it is kept while somebody types on: that is not told, the next key would take it back."""
        self._pause, self._longest, self._again = QTimer(self), QTimer(self), QTimer(self)
        for timer, length in ((self._pause, PAUSE), (self._longest, LONGEST), (self._again, AGAIN)):
            timer.setSingleShot(True)
            timer.setInterval(length)
        for timer in (self._pause, self._again):
            timer.timeout.connect(self._keep)
        self._longest.timeout.connect(self._keep_on_the_way)
        page.line.text_changed.connect(self._on_typed)
        page.presenter.kept.connect(self._on_kept)
        page.presenter.not_kept.connect(self._on_not_kept)

    @property
    def tries_again(self) -> bool:
        """Whether it will be tried again by itself."""
        return self._again.isActive()

    def keep_soon(self) -> None:
        """What stands on the line now, or that nothing does."""
        self._pause.start()

    def keep_now(self) -> None:
        """What was typed a moment ago, before somebody goes elsewhere."""
        if self._pause.isActive():
            self._keep()

    def _on_typed(self, _text: str) -> None:
        if not self.failing:
            self._page.kept.set_text("")  # it is not yet
            if not self._longest.isActive():
                self._longest.start()
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        self._longest.stop()
        self._again.stop()
        self._page.draft_changed.emit(self._page.note_edit.text())

    def _keep_on_the_way(self) -> None:
        if self._pause.isActive():
            self._on_the_way = True
            self._page.draft_changed.emit(self._page.note_edit.text())
            self._on_the_way = False

    # how it went

    def draft_kept(self) -> None:
        """What is half typed is on disk."""
        if self._page.note_edit.text() and (self.failing or not self._on_the_way):
            (self._page.presenter.kept.emit if self.failing else self._on_kept)()
        unkept, self._unkept = self._unkept, None
        if unkept is not None and unkept[1] == self._page.note_edit.text():
            self._page.take_down(unkept[0])

    def draft_not_kept(self, why: str) -> None:
        """It is not; said once, and tried until it is."""
        if not self.failing:
            text = tr("Niet opgeslagen. {why} Wat je typte staat er nog; het wordt vanzelf opnieuw geprobeerd.", why=why)
            self._page.presenter.message.emit(Message("error", text))
        self._on_not_kept()

    def note_not_kept(self, typed: Any) -> None:
        """Somebody pressed Enter on what stands on the line: it becomes a note as soon as it can."""
        if self.failing:
            self._unkept = (typed, self._page.note_edit.text())

    def _on_kept(self) -> None:
        self.failing = False
        self._again.stop()
        self._page.kept.set_colour("ok")
        self._page.kept.set_text(tr("Opgeslagen"))

    def _on_not_kept(self) -> None:
        self.failing = True
        self._page.kept.set_colour("over")
        self._page.kept.set_text(tr("Niet opgeslagen"))
        if self._page.note_edit.text():
            self._again.start()

    def carry_over(self, before: KeepingTyped) -> None:
        """What another page was still trying to keep."""
        if before.failing:
            self._unkept = before._unkept
            self._on_not_kept()


def keep_draft(window: Any, text: str) -> None:
    """What is half typed outlives the program."""
    if window.opened is None:
        return
    try:
        window.desk.keeper.save_draft(window.opened.id, text)
    except FacilitatorError as error:
        window.lead.saving.draft_not_kept(str(error))
    else:
        window.lead.saving.draft_kept()
