"""Where and when: what is typed is read as people write it, and what cannot be read is said under the line it is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import clock_time, day, tr
from facilitator.sessions.local_time import instant, local, read_time
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.plan.preparation import read_day
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import hbox, vbox
from facilitator.ui.look.theme import Theme


class PlaceForm(QWidget):
    """The lines at the left.

    Signals:
        entered(Particulars): everything on the lines can be read, and something is different.
    """

    entered = Signal(object)

    def __init__(self, theme: Theme, below_team: QWidget | None = None) -> None:
        super().__init__()
        self._particulars: Particulars | None = None
        self._settled: Particulars | None = None
        self._telling = False
        self._today = date.min
        self.team = Field(theme, tr("Groep"), hint=tr("bijvoorbeeld: Wijkteam Noord"))
        self.day = Field(theme, tr("Datum"), hint=tr("do 26 nov"), icon="calendar")
        self.place = Field(theme, tr("Plaats"), hint=tr("bijvoorbeeld: kamer 2.14"))
        self.begins, self.ends = Field(theme, tr("Begin"), hint="9:30"), Field(theme, tr("Vast einde"), hint=tr("geen"))
        self.facilitator = Field(theme, tr("Begeleider"), hint=tr("je naam, voor het verslag"))
        times = hbox(theme, (self.begins, 1), "l", (self.ends, 1))
        team = vbox(theme, self.team, "xs", below_team) if below_team is not None else self.team
        self.setLayout(vbox(theme, team, self.day, self.place, times, self.facilitator, spacing="l"))
        for field in self._fields:
            field.edit.textEdited.connect(self._typed)
            field.edit.editingFinished.connect(self._left)

    @property
    def _fields(self) -> tuple[Field, ...]:
        return (self.team, self.day, self.place, self.begins, self.ends, self.facilitator)

    @property
    def wrong(self) -> Field | None:
        """The first line that cannot be read."""
        problems = self._problems()
        return next((field for field in self._fields if field in problems), None)

    def show_particulars(self, particulars: Particulars, today: date) -> None:
        """Show what is planned; leaves alone the line that someone writes on, and what could not be read."""
        self._particulars, self._today = particulars, today
        if self._telling:
            return  # it came from these lines
        self._settled = particulars
        for field, text in self._texts(particulars).items():
            if not field.edit.hasFocus() and not field.error:
                field.set_text(text)
        self._clear_solved(self._problems())

    def start_over(self) -> None:
        """Forget what could not be read: another session comes."""
        for field in self._fields:
            field.clear_error()
            field.edit.clear()

    def _texts(self, particulars: Particulars) -> dict[Field, str]:
        starts = local(particulars.starts_at, particulars)
        ends = clock_time(local(particulars.ends_at, particulars)) if particulars.ends_at else ""
        return {
            self.team: particulars.team, self.day: day(starts, "EEE d MMMM y"), self.place: particulars.place,
            self.begins: clock_time(starts), self.ends: ends, self.facilitator: particulars.facilitator,
        }  # fmt: skip

    def _problems(self) -> dict[Field, str]:
        """A sentence for each line that cannot be read."""
        problems, begins, ends = {}, read_time(self.begins.text), read_time(self.ends.text)
        if read_day(self.day.text, self._today) is None:
            problems[self.day] = tr("Schrijf een dag, zoals do 26 nov of 26-11-2026.")
        if begins is None:
            problems[self.begins] = tr("Schrijf een tijd, zoals 9:30.")
        if self.ends.text.strip() and ends is None:
            problems[self.ends] = tr("Schrijf een tijd, zoals 11:15, of niets.")
        elif begins is not None and ends is not None and ends <= begins:
            problems[self.ends] = tr("Dat is niet na het begin.")
        return problems

    def _typed(self) -> None:
        """While typing errors only go; they come when the line is left."""
        problems = self._problems()
        self._clear_solved(problems)
        if problems:
            self._take_back()
        else:
            self._take()

    def _clear_solved(self, problems: Mapping[Field, str]) -> None:
        for field in self._fields:
            if field not in problems:
                field.clear_error()

    def _left(self) -> None:
        problems = self._problems()
        for field in self._fields:
            field.show_error(problems.get(field, ""))
        if self._particulars is not None and not problems:
            self._settled = self._particulars
            for field, text in self._texts(self._particulars).items():
                field.set_text(text if field in (self.day, self.begins, self.ends) else field.text)

    def _take(self) -> None:
        if self._particulars is None:
            return
        on, begins, ends = read_day(self.day.text, self._today), read_time(self.begins.text), read_time(self.ends.text)
        if on is None or begins is None:
            return
        self._tell(replace(self._named(self._particulars), starts_at=self._at(on, begins), ends_at=self._at(on, ends) if ends else None))

    def _named(self, particulars: Particulars) -> Particulars:
        """With the lines on which anything can be written."""
        texts = (self.team.text.strip(), self.place.text.strip(), self.facilitator.text.strip())
        return replace(particulars, team=texts[0], place=texts[1], facilitator=texts[2])

    def _take_back(self) -> None:
        """On the way to `12:30` stood `1:23`: what was read of half a time does not stay when the whole cannot be read."""
        if self._particulars is not None and self._settled is not None:
            self._tell(replace(self._named(self._particulars), starts_at=self._settled.starts_at, ends_at=self._settled.ends_at))

    def _tell(self, particulars: Particulars) -> None:
        if particulars != self._particulars:
            self._particulars, self._telling = particulars, True
            self.entered.emit(particulars)
            self._telling = False

    def _at(self, on: date, moment: time) -> datetime:
        return instant(on, moment, self._particulars.timezone if self._particulars else "UTC")
