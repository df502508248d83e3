"""What may be taken over from the previous session of this team: quiet lines under the name of the team, each with one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import day, tr
from facilitator.sessions.coming_back.previous import Previous, has_people, on_day, previous_words, rhythm_words, with_people
from facilitator.sessions.coming_back.rotation import NextHolder, holder_words, next_holders, waiting, waiting_words
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Text, TopColumn
from facilitator.ui.look.theme import Theme

Find = Callable[[Template, str], Previous | None]
"""The previous session of a team, by draaiboek and the team as it is typed."""


class PreviousPanel(QWidget):
    """Nothing at all where the team has no previous session.

    Signals:
        taken_over(Particulars): a button was pressed; this is what it comes down to.
    """

    taken_over = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._particulars: Particulars | None = None
        self._previous: Previous | None = None
        self.sentence, self.rhythm, self.waiting = (Text(theme, "", "small", "ink2") for _ in range(3))
        self.people = Button(theme, tr("Neem de mensen over"), "quiet", "users", small=True)
        self.due = Button(theme, "", "quiet", "calendar", small=True)
        self.holders: list[Button] = []
        self._holders_box: QVBoxLayout = TopColumn()
        self._holders_box.setSpacing(0)
        people, due = host(theme, hbox(theme, self.people, STRETCH)), host(theme, hbox(theme, self.due, STRETCH))
        self.setLayout(vbox(theme, self.sentence, people, self.rhythm, due, self._holders_box, self.waiting))
        self.people.clicked.connect(self._take_people)
        self.due.clicked.connect(self._take_day)
        self.hide()

    def show_previous(self, template: Template, particulars: Particulars, previous: Previous | None, today: date) -> None:
        """Show what there is to take over, as far as it was not taken over yet."""
        self._particulars, self._previous = particulars, previous
        self.setVisible(previous is not None)
        if previous is None:
            return
        self.sentence.set_text(previous_words(previous))
        self.people.setVisible(bool(previous.participants) and not has_people(particulars, previous))
        self.rhythm.set_text(rhythm_words(template, previous, today))
        self.rhythm.setVisible(bool(self.rhythm.text()))
        self._show_due(previous.next_on, local(particulars.starts_at, particulars).date(), today)
        self._show_holders(next_holders(template, particulars.participants, previous.turns), template)
        self.waiting.set_text("\n".join(map(waiting_words, waiting(template, particulars.participants, previous.turns))))
        self.waiting.setVisible(bool(self.waiting.text()))

    def _show_due(self, due: date | None, planned: date, today: date) -> None:
        self.due.setVisible(due is not None and due != planned and due >= today)
        if due is not None:
            self.due.set_text(tr("Zet op {due}", due=day(due, "EEE d MMM")))

    def _show_holders(self, holders: tuple[NextHolder, ...], template: Template) -> None:
        if holders == self._shown:
            return
        self._shown, self.holders = holders, []
        while (item := self._holders_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for holder in holders:
            self._holders_box.addWidget(self._holder_row(holder, template.roles[holder.role].leads))

    def _holder_row(self, holder: NextHolder, leads: bool) -> QWidget:
        button = Button(self._theme, tr("Geef {name} de rol", name=holder.person.name), "quiet", "user-check", small=True)
        button.clicked.connect(partial(self._give, holder, leads))
        self.holders.append(button)
        words = Text(self._theme, holder_words(holder), "small", "ink2")
        return host(self._theme, vbox(self._theme, words, hbox(self._theme, button, STRETCH)))

    # what is taken over

    def _take_people(self) -> None:
        if self._particulars is not None and self._previous is not None:
            self.taken_over.emit(with_people(self._particulars, self._previous))

    def _take_day(self) -> None:
        if self._particulars is not None and self._previous is not None and self._previous.next_on is not None:
            self.taken_over.emit(on_day(self._particulars, self._previous.next_on))

    def _give(self, holder: NextHolder, leads: bool) -> None:
        """The role, and with the role that leads the name of who leads for the minutes."""
        if self._particulars is None:
            return
        people = tuple(replace(p, role=holder.role) if p.id == holder.person.id else p for p in self._particulars.participants)
        leader = holder.person.name if leads else self._particulars.facilitator
        self.taken_over.emit(replace(self._particulars, participants=people, facilitator=leader))
