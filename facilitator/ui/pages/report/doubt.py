"""A session of which the day cannot be right: said above the minutes, and put right there by whoever was there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import clock_time, day, tr
from facilitator.sessions.coming_back.set_back import last_such_day
from facilitator.sessions.local_time import instant, local, read_time
from facilitator.sessions.particulars import Particulars
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.marks import Remark
from facilitator.ui.look.text import Line, one
from facilitator.ui.look.theme import Theme


class ReportDoubt(QWidget):
    """Why the day may not be right, and when the session really began.

    Signals:
        began(datetime): it began at this moment (UTC).
    """

    began = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._today, self._timezone = date.min, "UTC"
        self.remark = Remark(theme, "triangle-alert", "", "body", "warn")
        self.day, self.begins = Field(theme, tr("Datum"), icon="calendar"), Field(theme, tr("Begin"), hint="9:30")
        self.go = Button(theme, tr("Zet recht"), "line", "check", small=True)
        beside = vbox(theme, one(theme, " ", "label"), self.go, STRETCH)  # as high as the lines, not as what is said under them
        self._row = host(theme, hbox(theme, (self.day, 2), "m", (self.begins, 1), "m", beside, STRETCH))
        self._row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(vbox(theme, self.remark, "s", self._row, "m", Line(theme), margins=(0, "s", "gutter", 0)))
        self.go.clicked.connect(self._on_go)
        for field in (self.day, self.begins):
            field.edit.textEdited.connect(lambda _text, field=field: field.clear_error())
            field.edit.returnPressed.connect(self._on_go)

    def show_doubt(self, sentence: str, particulars: Particulars, today: date, *, may: bool) -> None:
        """Say so, with what is most likely on the lines: `particulars` has when it may have begun. `may`: it can be put right now."""
        starts = local(particulars.starts_at, particulars)
        self._today, self._timezone = today, particulars.timezone
        self.remark.set_text(sentence)
        self.day.set_text(day(starts, "EEE d MMMM y"))
        self.begins.set_text(clock_time(starts))
        self._row.setVisible(may)

    def _on_go(self) -> None:
        which, at = last_such_day(self.day.text, self._today), read_time(self.begins.text)
        self.day.show_error("" if which else tr("Schrijf een dag, zoals do 26 nov of 26-11-2026."))
        self.begins.show_error("" if at else tr("Schrijf een tijd, zoals 9:30."))
        if which is not None and at is not None:
            self.began.emit(instant(which, at, self._timezone))
