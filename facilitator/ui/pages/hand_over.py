"""Handing over, chosen in words: what, for whom, and whether it is locked. Comes up over the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.handing_over.handed import Going, lost_words, whom_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow, Field
from facilitator.ui.look.layout import empty, hbox, host, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.choices import Choices, Option
from facilitator.ui.parts.sheet_over import SheetOver

ONE, ALL = "one", "all"
"""This session, or the whole series."""


class HandOverPanel(SheetOver):
    """What goes into the file, for whom.

    Signals:
        extent_chosen(bool all): this session, or the whole series, is meant.
        whom_chosen(str): it is for somebody else.
        save_requested(): a button was pressed.
    """

    extent_chosen = Signal(bool)
    whom_chosen = Signal(str)
    save_requested = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.extent: Choices | None = None
        self.whom: Choices | None = None
        self.lock = CheckRow(theme, tr("Zet het bestand op slot met een wachtzin"))
        self.words, self.again = Field(theme, tr("Wachtzin")), Field(theme, tr("Nog eens"))
        self._name = Text(theme, "", "body", "ink2", most=1)
        self.save = Button(theme, tr("Bewaar als…"), "primary", "file-down", tr("Ctrl S"))
        self._extents, self._whoms = vbox(theme), vbox(theme)
        self._put_together(theme)
        self.lock.toggled.connect(self._show_lock)
        self.save.clicked.connect(self.save_requested)
        for field in (self.words, self.again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.textEdited.connect(lambda _text: self.show_error(""))
            field.edit.returnPressed.connect(self._save_by_key)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save_by_key, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _put_together(self, t: Theme) -> None:
        lost = Text(t, lost_words(), "body", "ink2")
        fields = hbox(t, (self.words, 1), "l", (self.again, 1))
        self._locking = host(t, hbox(t, "icon", "s", (vbox(t, lost, "s", fields), 1)))
        lower = vbox(t, "l", one(t, tr("Op slot"), "label", "ink3"), "xs", self.lock, self._locking)
        self.body.addWidget(host(t, vbox(t, self._extents, one(t, tr("Voor wie"), "label", "ink3"), "s", self._whoms, lower)))
        self.foot.addLayout(hbox(t, (self._name, 1), "m", self.save))
        self._locking.hide()

    def open(self, about: str, sessions: int) -> None:
        """Come up for a session of a series of so many, with nothing chosen yet."""
        self.lock.setChecked(False)
        self.again.set_text("")
        self.words.set_text("")
        self.show_error("")
        self._show_extents(sessions)
        self.come_up(tr("Draag over"), about)

    def _show_extents(self, sessions: int) -> None:
        empty(self._extents)
        self.extent = None
        if sessions > 1:
            every = trn("De hele reeks: {n} sessie", "De hele reeks: {n} sessies", sessions)
            self.extent = Choices(self.theme, (Option(ONE, tr("Deze sessie")), Option(ALL, every)))
            self.extent.chosen.connect(lambda value: self.extent_chosen.emit(value == ALL))
            heading = one(self.theme, tr("Wat"), "label", "ink3")
            self._extents.addWidget(host(self.theme, vbox(self.theme, heading, "s", self.extent, "l")))

    def show_going(self, goings: Sequence[Going]) -> None:
        """What goes along to each, and what stays."""
        before = self.whom.value if self.whom else ""
        empty(self._whoms)
        self.whom = Choices(self.theme, [_option(going) for going in goings], before)
        self.whom.chosen.connect(self.whom_chosen)
        self._whoms.addWidget(self.whom)
        self.save.setEnabled(bool(self.whom.value))
        self.place()

    def begin(self) -> None:
        """The focus is where one begins."""
        first = self.extent or self.whom
        radio = next((radio for radio in first.radios.values() if radio.isChecked()), None) if first else None
        (radio or self.leave).setFocus()

    def show_name(self, name: str) -> None:
        """What the file will be called."""
        self._name.set_text(name)

    @property
    def passphrase(self) -> tuple[str, str] | None:
        """The words and the same once more, or None where it is not to be locked."""
        return (self.words.text, self.again.text) if self.lock.isChecked() else None

    def show_error(self, sentence: str, again: bool = False) -> None:
        """What is wrong with the words; `again` where it is about the second field."""
        self.words.show_error("" if again else sentence)
        self.again.show_error(sentence if again else "")
        if sentence:
            (self.again if again else self.words).edit.setFocus()
        if self.isVisible():
            self.place()

    def show_busy(self, busy: bool) -> None:
        """It is being made."""
        self.save.setEnabled(not busy)
        self.save.set_text(tr("Bezig…") if busy else tr("Bewaar als…"))

    def _show_lock(self, on: bool) -> None:
        self._locking.setVisible(on)
        if on:
            self.words.edit.setFocus()
        else:
            self.show_error("")
        self.place()

    def _save_by_key(self) -> None:
        if self.save.isEnabled():
            self.save_requested.emit()


def _option(going: Going) -> Option:
    stays = (tr("Blijft weg: {sentences}", sentences=" ".join(going.stays)),) if going.stays else ()
    refused = tr("Kan niet: {why}", why=going.refused) if going.refused else ""
    return Option(going.whom, whom_words(going.whom), (tr("Gaat mee: {sentence}", sentence=going.goes), *stays), refused)
