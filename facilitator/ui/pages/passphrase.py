"""Where a passphrase is typed: to open what is encrypted, or one that is chosen. Comes up over the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow, Field
from facilitator.ui.look.layout import STRETCH, empty, hbox, host, vbox
from facilitator.ui.look.text import Icon, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.sheet_over import SheetOver


class PassphraseSheet(SheetOver):
    """Asks for the passphrase as it is, for a new one that is typed twice, or for both.

    Signals:
        given(str now, str new): somebody wants to go on with these; empty for what was not asked.
    """

    given = Signal(str, str)
    widest: ClassVar[dict[str, int]] = {"compact": 620, "regular": 680, "ample": 820}

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.now, self.new, self.again = Field(theme, tr("Wachtzin")), Field(theme, tr("Nieuwe wachtzin")), Field(theme, tr("Nog eens"))
        self.show_words = CheckRow(theme, tr("Laat zien wat ik typ"))
        self.go = Button(theme, "", "primary", "lock")
        self._state = one(theme, "", "body", "ink2")
        self._texts, self._beside = vbox(theme), hbox(theme)
        self._others: list[Button] = []
        self._busy = False
        self._put_together(theme)
        self.show_words.toggled.connect(self._show_letters)
        self.go.clicked.connect(self._on_go)
        for field in self._fields:
            field.edit.textEdited.connect(lambda _text: self._show_error(None, ""))
            field.edit.returnPressed.connect(self._on_enter)
        self._show_letters(False)

    @property
    def _fields(self) -> tuple[Field, Field, Field]:
        return self.now, self.new, self.again

    def _put_together(self, t: Theme) -> None:
        self._chosen = host(t, hbox(t, (self.new, 1), "l", (self.again, 1)))
        self._present = host(t, vbox(t, self.now, "m"))
        self.body.addWidget(host(t, vbox(t, self._texts, self._present, self._chosen, "s", self.show_words)))
        self.foot.addLayout(hbox(t, self._beside, (self._state, 1), "m", self.go))

    def ask(self, title: str, about: str, texts: Sequence[tuple[str, str]], button: str, *, now: bool, new: bool) -> None:
        """Come up. Each text has a mark before it; `now` and `new` are what is to be typed."""
        empty(self._texts)
        empty(self._beside)
        self._others = []
        for icon, sentence in texts:
            mark = vbox(self.theme, Icon(self.theme, icon, "body", "ink2"), STRETCH)
            row = hbox(self.theme, mark, "s", (Text(self.theme, sentence, "body", "ink"), 1))
            self._texts.addWidget(host(self.theme, vbox(self.theme, row, "m")))
        for field in self._fields:
            field.set_text("")
        self.now.set_label(tr("Wachtzin van nu") if new else tr("Wachtzin"))
        self._present.setVisible(now)
        self._chosen.setVisible(new)
        self.show_words.setChecked(False)
        self._caption = button
        self.set_busy("")
        self._show_error(None, "")
        self.come_up(title, about)
        self._first.setFocus()

    def show_beside(self, button: Button) -> None:
        """Something else that can be done, at the other end of the foot."""
        self._beside.addWidget(button)
        self._others = [button]

    @property
    def _first(self) -> QLineEdit:
        return (self.new if self._present.isHidden() else self.now).edit

    def set_busy(self, sentence: str) -> None:
        """Say what is being done, during which nothing can be typed and nothing goes away; empty: nothing is."""
        self._busy = bool(sentence)
        self._state.set_text(sentence)
        self.go.set_text(self._caption)
        for widget in (*self._fields, self.show_words, self.go, self.leave, *self._others):
            widget.setEnabled(not self._busy)

    def refuse(self, sentence: str, *, new: bool = False) -> None:
        """What was typed is not it. `new`: it is about the one that was chosen."""
        self.set_busy("")
        field = self.new if new or self._present.isHidden() else self.now
        self._show_error(field, sentence)
        field.edit.setFocus()
        field.edit.selectAll()

    def _show_error(self, which: Field | None, sentence: str) -> None:
        for field in self._fields:
            field.show_error(sentence if field is which else "")
        if self.isVisible():
            self.place()

    def _show_letters(self, on: bool) -> None:
        for field in self._fields:
            field.edit.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _on_enter(self) -> None:
        """On to the next field that is empty; else that is it."""
        waiting = next((f for f in self._fields if f.isVisible() and not f.text), None)
        if waiting is None:
            self._on_go()
        else:
            waiting.edit.setFocus()

    def _on_go(self) -> None:
        if self._busy:
            return
        if self._chosen.isVisible() and self.new.text != self.again.text:
            self._show_error(self.again, tr("De twee wachtzinnen zijn niet gelijk."))
            self.again.edit.setFocus()
            return
        self.given.emit(self.now.text, self.new.text)

    def close_up(self) -> None:
        """Away, and what was typed with it; not while it is being done."""
        if not self._busy:
            for field in self._fields:
                field.set_text("")
            super().close_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._busy:
            super().keyPressEvent(event)
