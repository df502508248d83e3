"""One promise of the previous session: what it was, what became of it, and a word of explanation."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import day, tr
from facilitator.sessions.history.promises import ENDED, STATES, PromiseState
from facilitator.sessions.screens.look_back import PromiseRow, state_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Icon, Text, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.quiet_lines import WhyLine
from facilitator.ui.parts.words import policy_words, seen_words

LETTERS: dict[str, PromiseState] = {"g": "done", "l": "running", "v": "dropped", "m": "carried"}
"""A letter and a space at the start of the line say what became of it; the letter alone does too."""
STATE_ICON: dict[PromiseState, str] = {"open": "circle", "done": "check", "running": "arrow-right", "dropped": "x", "carried": "repeat"}
_INSET = 12


class AnswerEdit(WhyLine):
    """The word of explanation. Enter keeps, the arrows go to the promise before or after, Esc goes back to the note line.

    Signals:
        entered(): Enter.
        moved(int): the promise before (-1) or after (1).
        begun(), gone(): the cursor came, or went.
    """

    entered = Signal()
    moved = Signal(int)
    begun = Signal()
    gone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, lower=8)
        self.setProperty("quietline", True)
        self.returnPressed.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.gone.emit()


class PromiseLine(Themed, QWidget):
    """The promise. Only the one that is at hand shows what can be said of it; the others what was said.

    Signals:
        settled(str, str): what became of it, and the explanation; on to the next.
        kept(str, str): the same, while the cursor went elsewhere.
        taken(): it should be the one at hand.
        passed(): Enter without anything new: on to the next.
    """

    settled = Signal(str, str)
    kept = Signal(str, str)
    taken = Signal()
    passed = Signal()

    def __init__(self, theme: Theme, row: PromiseRow) -> None:
        super().__init__()
        self._row = row
        self._open = False
        self._state: PromiseState = row.state
        self.words, self.about = Text(theme, "", "body"), Text(theme, "", "small", "ink2")
        self.outcome, self.mark = Text(theme, "", "small", "ink2"), Icon(theme, "circle", "small", "ink3")
        self.hint = Text(theme, "", "small", "warn", weight=600)
        self.answer = AnswerEdit(theme)
        self.states = {state: self._button(theme, state) for state in STATES}
        buttons: QHBoxLayout = hbox(theme, *(item for b in self.states.values() for item in (b, "xs")), STRETCH)
        self._asked = host(theme, vbox(theme, "xs", buttons, "xs", self.answer, self.hint))
        self._said = host(theme, hbox(theme, self.mark, 6, (self.outcome, 1)))
        column: QVBoxLayout = vbox(theme, self.words, self.about, self._said, self._asked, margins=(_INSET, "xs", 0, "s"))
        self.setLayout(column)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shows_own_focus(self)
        self.answer.entered.connect(self._enter)
        self.answer.textEdited.connect(self._typed)
        self.answer.begun.connect(self.taken)
        self.answer.gone.connect(self._keep)
        self.follow(theme)
        self.show_row(row)

    def _button(self, theme: Theme, state: PromiseState) -> Button:
        word = tr("neem mee") if state == "carried" else state_words(state, self._row.kind)
        button = Button(theme, word, "line", small=True, name=state_words(state, self._row.kind))
        button.setCheckable(True)
        button.clicked.connect(partial(self._press, state))
        return button

    @property
    def row(self) -> PromiseRow:
        """The promise as it is kept."""
        return self._row

    def show_row(self, row: PromiseRow) -> None:
        """Show it as it is kept; a half-typed explanation stays."""
        typing = self.answer.isModified() and self.answer.text() != row.answer
        self._row = row
        self._state = self._state if typing else row.state
        if not typing and self.answer.text() != row.answer:
            self.answer.setText(row.answer)
        self.words.set_text(row.text)
        self.about.set_text(about_words(row))
        self.about.setVisible(bool(self.about.text()))
        state = state_words(row.state, row.kind) or tr("nog niet besproken")
        self.outcome.set_text(f"{state} – {row.answer}" if row.answer else state)
        self.mark.set_icon(STATE_ICON[row.state])
        self.setAccessibleName(tr("{text}: {state}", text=row.text, state=self.outcome.text()))
        self.answer.setAccessibleName(tr("Toelichting bij: {text}", text=row.text))
        self._show_state()

    def carry_over(self, before: PromiseLine) -> None:
        """What was half said of the same promise."""
        self._state = before._state
        self.answer.setText(before.answer.text())
        self.answer.setModified(before.answer.isModified())
        self._show_state()

    def set_open(self, on: bool) -> None:
        """Whether it is the one at hand."""
        self._open = on
        self._asked.setVisible(on)
        self._said.setVisible(not on)
        self.update()

    def take_focus(self) -> None:
        """Put the cursor on the line for the explanation."""
        self.answer.setFocus()
        self.answer.setCursorPosition(len(self.answer.text()))

    # what is said

    def _press(self, state: PromiseState) -> None:
        self._state = state
        self._settle()

    def _typed(self, text: str) -> None:
        """A letter and a space choose at once, as on the note line."""
        found = re.match(r"\s*([glvm])\s+", text, re.IGNORECASE)
        if found and self.answer.cursorPosition() <= found.end() + 1:
            self._state = LETTERS[found[1].lower()]
            self.answer.setText(text[found.end() :])
            self.answer.setModified(True)
            self._show_state()
        self.hint.set_text("")

    def _enter(self) -> None:
        alone = LETTERS.get(self.answer.text().strip().lower())
        if alone and self._state == "open":
            self._state = alone
            self.answer.clear()
        if self._state == "open" and self.answer.text().strip():
            self.hint.set_text(tr("Zeg eerst wat ervan kwam: g gedaan, l loopt, v vervalt, m neem mee."))
            self.hint.show()
        elif (self._state, self.answer.text().strip()) == (self._row.state, self._row.answer):
            self.passed.emit()
        else:
            self._settle()

    def _settle(self) -> None:
        self.answer.setModified(False)
        self.hint.set_text("")
        self._show_state()
        self.settled.emit(self._state, self.answer.text().strip())

    def _keep(self) -> None:
        """What was said stays said when somebody goes on without Enter; without an outcome it stays on the line."""
        said = self._state, self.answer.text().strip()
        if self._state != "open" and self.answer.isModified() and said != (self._row.state, self._row.answer):
            self.answer.setModified(False)
            self.kept.emit(*said)

    def _show_state(self) -> None:
        for state, button in self.states.items():
            button.setChecked(state == self._state)
            button.set_icon("check" if state == self._state else "")
        self.hint.setVisible(bool(self.hint.text()))
        self.answer.setPlaceholderText(self._place())

    def _place(self) -> str:
        if self._state == "open":
            return tr("g {done} · l loopt · v vervalt · m neem mee", done=state_words("done", self._row.kind))
        place, kept = tr("een woord erbij; Enter gaat verder"), policy_words(self._row.answer_policy)
        return f"{place} ({kept})" if kept else place

    # how it is taken

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.taken.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()
        self.take_focus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._open:
            bar = QRectF(0, self.theme.px("xs") + 2, 3, self.height() - self.theme.px("xs") - self.theme.px("s"))
            painter(self).fillRect(bar, self.theme.colour("accent"))


def about_words(row: PromiseRow) -> str:
    """By whom, by when, since when, and where it is not for everybody: for whom."""
    due = day(row.due, "EEE d MMM") if row.due else ""
    if due:
        due = tr("uiterlijk {due}", due=due) if row.kind == "action" else tr("evalueren op {due}", due=due)
    kind = {"action": "", "agreement": tr("afspraak"), "decision": tr("besluit"), "advice": tr("advies; wat deed je ermee?")}[row.kind]
    owner = row.owner if row.owner_here or row.state in ENDED else tr("{name} (niet op de lijst: wie neemt het over?)", name=row.owner)
    whom = (policy_words(row.policy) or seen_words("facilitator")) if row.private else ""
    shown = tr("{whom}, niet op de beamer", whom=whom) if whom else ""
    return " · ".join(part for part in (kind, owner, due, row.since, shown) if part)
