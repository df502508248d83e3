"""What can be done to the wall while leading: freeze, black, a line for the group, larger letters, and a pause until a time of day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QPoint

from facilitator.language import clock_time, tr
from facilitator.sessions.leading.pausing import pause_until, proposed_return
from facilitator.sessions.local_time import local
from facilitator.sessions.screens.wall_state import LONGEST_MESSAGE, blacken, clear, freeze, resize, say, thaw
from facilitator.ui.parts.wall_line import Question, WallLine
from facilitator.ui.parts.wall_menu import wall_menu
from facilitator.ui.presenter import Message, Presenter


class WallControl(QObject):
    """Does the actions of the wall, each by the name it has in the table of actions."""

    def __init__(self, page: Any, presenter: Presenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self.verbs: Mapping[str, Callable[[], None]] = {
            "ahead": self.toggle_ahead,
            "freeze": self.toggle_freeze,
            "black": self.toggle_black,
            "message": self.toggle_message,
            "pause_until": self.ask_return,
            "bigger": lambda: self.change_size(1),
            "smaller": lambda: self.change_size(-1),
        }
        page.middle.wall_line.entered.connect(self._on_entered)
        page.middle.wall_line.left.connect(page.note_edit.setFocus)
        page.middle.now.menu_requested.connect(self._on_menu_requested)

    def does(self, action: str) -> bool:
        """Do the action with this id; False where it is not of the wall."""
        if action not in self.verbs:
            return False
        self.verbs[action]()
        return True

    def carry_over(self, before: WallLine) -> None:
        """Ask again what was asked, with what was half typed."""
        if before.question is not None:
            self.verbs[before.question.what]()
            line = self._page.middle.wall_line
            line.edit.selectAll()
            line.edit.insert(before.edit.text())

    def toggle_freeze(self) -> None:
        """The wall stays as it is, or follows the session again."""
        view, session, state = self._presenter.view, self._presenter.session, self._presenter.wall
        if view is None or session is None:
            return
        since = clock_time(local(self._presenter.now(), session.particulars))
        self._presenter.show_on_wall(thaw(state) if state.frozen else freeze(state, self._presenter.live, since))

    def toggle_ahead(self) -> None:
        """The picture of the wall shows what comes at the next step, or again what the room sees now; the wall does not change."""
        view = self._presenter.view
        if view is not None and view.masked:
            text = tr("Je regiescherm is afgedekt. Toon eerst alles (Ctrl+M); dan zie je wat er straks komt.")
            self._presenter.message.emit(Message("info", text))
        elif view is not None:
            self._presenter.look_ahead(view.coming is None)

    def toggle_black(self) -> None:
        """Nothing on the wall, or everything again."""
        self._presenter.show_on_wall(blacken(self._presenter.wall, not self._presenter.wall.black))

    def toggle_message(self) -> None:
        """Ask for a line for the group, or take away the one that is there."""
        if self._presenter.wall.message:
            self._presenter.show_on_wall(say(self._presenter.wall, ""))
            return
        hint = tr("nergens bewaard")
        question = Question("message", tr("Bericht"), tr("Zet op de beamer"), hint, LONGEST_MESSAGE)
        self._page.middle.wall_line.ask(question)

    def ask_return(self) -> None:
        """Ask until when there is a pause."""
        session = self._presenter.session
        if session is not None:
            proposed = proposed_return(session, self._presenter.now())
            question = Question("pause_until", tr("Pauze tot"), tr("Begin de pauze"), tr("14:45, of 15 min"), 20, proposed)
            self._page.middle.wall_line.ask(question)

    def change_size(self, by: int) -> None:
        """Larger or smaller letters on the wall, for this session."""
        self._presenter.show_on_wall(resize(self._presenter.wall, by))

    def _on_entered(self, what: str, text: str) -> None:
        if what == "message":
            self._presenter.show_on_wall(say(self._presenter.wall, text))
        elif not self._presenter.do(lambda s, now: pause_until(s, text, now)):
            return
        else:  # whoever says when it goes on wants the room to see it
            self._presenter.show_on_wall(clear(self._presenter.wall))
        self._page.middle.wall_line.put_away()
        self._page.note_edit.setFocus()

    def _on_menu_requested(self, point: QPoint) -> None:
        if self._presenter.view is not None:
            wall_menu(self._page, self._presenter.view, self._page.act).popup(point)

