"""What became of the promise at hand, with a word of explanation; above it what was said of it before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import day, tr
from facilitator.sessions.coming_back.open_promises import OpenPromise, Said
from facilitator.sessions.history.promises import STATES, PromiseState
from facilitator.sessions.screens.look_back import state_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, vbox
from facilitator.ui.look.text import Line, Text
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.promise_line import LETTERS
from facilitator.ui.parts.quiet_lines import WhyLine

_BEGUN = re.compile(rf"\s*([{''.join(LETTERS)}])\s+", re.IGNORECASE)


class TickBar(QWidget):
    """The bar under the list.

    Signals:
        ticked(str, str): what became of it (a PromiseState), and why.
        left(): back to the list.
    """

    ticked = Signal(str, str)
    left = Signal()

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._promise: OpenPromise | None = None
        self._state: PromiseState = "open"
        self.history = Text(t, "", "small", "ink2", most=2)
        self.why, self.hint = WhyLine(t), Text(t, "", "small", "warn", weight=600)
        self.states = {state: self._button(t, state) for state in STATES}
        row = hbox(t, (self.why, 1), "m", *(item for button in self.states.values() for item in (button, "xs")))
        self.setLayout(vbox(t, Line(t), vbox(t, self.history, "xs", row, self.hint, margins=("gutter", "s", "m", "s"))))
        self.why.returnPressed.connect(self._enter)
        self.why.textEdited.connect(self._typed)
        self.why.left.connect(self.left)
        self._show_state()

    def _button(self, t: Theme, state: PromiseState) -> Button:
        word = {"done": tr("gedaan"), "running": tr("loopt"), "dropped": tr("vervalt"), "carried": tr("neem mee")}[state]
        button = Button(t, word, "line", small=True)
        button.setCheckable(True)
        button.clicked.connect(partial(self._tick, state))
        return button

    def show_promise(self, promise: OpenPromise | None, history: Sequence[Said]) -> None:
        """Show another promise; what was typed of the one before is gone with it."""
        if (promise.id if promise else "") != (self._promise.id if self._promise else ""):
            self._state = "open"
            self.why.clear()
            self.why.setModified(False)
        self._promise = promise
        self.history.set_text(told(history))
        self.history.setVisible(bool(self.history.text()))
        self.setEnabled(promise is not None)
        text = promise.text if promise else ""
        self.why.setAccessibleName(tr("Toelichting bij: {text}", text=text))
        for state, button in self.states.items():
            button.setAccessibleName(tr("{text}: {state}", text=text, state=state_words(state)))
        self._show_state()

    def begin(self, state: PromiseState) -> None:
        """It is so, and the cursor stands where one may say why; Enter keeps it."""
        if self._promise is not None:
            self._state = state
            self._show_state()
            self.why.setFocus()

    def _typed(self, text: str) -> None:
        """A letter and a space say what became of it, as in a session."""
        found = _BEGUN.match(text)
        if found and self._state == "open":
            self._state = LETTERS[found[1].lower()]
            self.why.setText(text[found.end() :])
            self.why.setModified(True)
        self._show_state()

    def _enter(self) -> None:
        alone = LETTERS.get(self.why.text().strip().lower())
        if alone and self._state == "open":
            self._state = alone
            self.why.clear()
        if self._state != "open":
            self._tick(self._state)
        else:
            self.hint.set_text(tr("Zeg eerst wat ervan kwam: g gedaan, l loopt, v vervalt, m neem mee."))
            self.hint.show()

    def _tick(self, state: PromiseState, _on: bool = False) -> None:
        if self._promise is not None:
            self.ticked.emit(state, self.why.text().strip())

    def _show_state(self) -> None:
        self.hint.set_text("")
        self.hint.hide()
        for state, button in self.states.items():
            button.setChecked(state == self._state)
            button.set_icon("check" if state == self._state else "")
        asked = tr("g gedaan · l loopt · v vervalt · m neem mee") if self._state == "open" else tr("een woord erbij; Enter bewaart")
        self.why.setPlaceholderText(asked)


def told(history: Sequence[Said]) -> str:
    """`beloofd do 27 aug 2026 · do 26 nov 2026: loopt – de jurist is nog niet zover`."""
    found = []
    for number, said in enumerate(history):
        when = day(said.held)
        if not number and said.state == "open":
            found.append(tr("beloofd {day}", day=when))
        else:
            words = state_words(said.state) or tr("niet besproken")
            found.append(tr("{day}: {state}", day=when, state=" – ".join(part for part in (words, said.answer) if part)))
    return " · ".join(found)
