"""The programme as a table that can be changed: what is on, how long, how often. Rows are updated where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import clock_time, tr, trn
from facilitator.sessions.plan.preparation import Row, Section
from facilitator.ui.look.buttons import IconButton, Switch
from facilitator.ui.look.fields import MinutesField
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Icon, Line, Themed, TopColumn, one, painter
from facilitator.ui.look.theme import Theme

_BRACKET = 18
"""Room left of a repeat, in logical pixels: the bracket and the space after it."""
_SWITCH = 34
"""The width of a switch."""


def starts_text(starts: Sequence[datetime]) -> str:
    """When a step begins: `9:50 en 10:35`, `9:50 … 11:20` where there are more than two."""
    times = [clock_time(start) for start in starts]
    if len(times) > 2:
        return tr("{first} … {last}", first=times[0], last=times[-1])
    return tr("{first} en {last}", first=times[0], last=times[1]) if len(times) == 2 else "".join(times)


def starts_width(theme: Theme) -> int:
    """Room for two times, in logical pixels."""
    return 7 * theme.role("body").size


def keeps_room(widget: QWidget) -> None:
    """Its place stays empty while it is hidden, so that columns stay columns."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class StepRow(Themed, QWidget):
    """One row.

    Signals:
        switched(bool), length_changed(timedelta): what was asked for.
    """

    switched = Signal(bool)
    length_changed = Signal(object)

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__()
        self.switch = Switch(theme, tr("{title} doet mee", title=row.title), row.on)
        self.title, self._form = one(theme), one(theme, colour="ink3")
        self._lock = Icon(theme, "lock", "body", "ink3", tr("houdt zijn tijd als het uitloopt"))
        keeps_room(self._lock)
        self.minutes = MinutesField(theme, row.title, row.length)
        self._starts = one(theme, "", "body", "ink2", "right")
        words = hbox(theme, (self.title, 3), "s", (self._form, 2), "s", self._lock, "s", self.minutes, self._starts)
        self.setLayout(vbox(theme, hbox(theme, self.switch, "m", (words, 1), margins=(0, "s", 0, "s")), Line(theme)))
        self.switch.toggled.connect(self.switched)
        self.minutes.length_changed.connect(self.length_changed)
        self.follow(theme)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Say what is planned now; leaves alone what someone is typing in."""
        self.switch.blockSignals(True)
        self.switch.setChecked(row.on)
        self.switch.blockSignals(False)
        self.title.set_text(row.title)
        self.title.set_colour("ink" if row.on else "ink3")
        self.title.set_role("strong" if row.protected else "body")
        self._form.set_text(row.form)
        self._lock.setVisible(row.protected)
        self.minutes.set_length(row.length)
        self.minutes.setEnabled(row.on)
        self._starts.set_text(starts_text(row.starts) if row.on else tr("vervalt"))

    def restyle(self) -> None:
        self._form.setVisible(not self.theme.compact)
        self._starts.setFixedWidth(starts_width(self.theme))
        super().restyle()


class TableHead(Themed, QWidget):
    """What the columns are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._form, self._gap = one(theme, tr("wie aan het woord"), "label", "ink2"), Icon(theme, "lock", "body")
        self._minutes, self._starts = (one(theme, word, "label", "ink2", "right") for word in (tr("min"), tr("begint")))
        keeps_room(self._gap)
        self._gap.hide()
        step = one(theme, tr("stap"), "label", "ink2")
        words = hbox(theme, (step, 3), "s", (self._form, 2), "s", self._gap, "s", self._minutes, self._starts)
        self.setLayout(hbox(theme, _SWITCH, "m", (words, 1), margins=(0, 0, 0, "s")))
        self.follow(theme)

    def restyle(self) -> None:
        self._form.setVisible(not self.theme.compact)
        self._minutes.setFixedWidth(max(34, 3 * self.theme.role("body").size))
        self._starts.setFixedWidth(starts_width(self.theme))
        super().restyle()


class RepeatHead(Themed, QWidget):
    """How often a repeat comes.

    Signals:
        passes_asked(int): one less or one more.
    """

    passes_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._passes = 0
        self._label, self._often = one(theme, "", "strong", "accent"), one(theme, "", "body", "ink2")
        self.less, self.more = IconButton(theme, "minus", tr("Een keer minder")), IconButton(theme, "plus", tr("Een keer meer"))
        self.number = one(theme, "", "strong")
        self.less.clicked.connect(lambda: self.passes_asked.emit(self._passes - 1))
        self.more.clicked.connect(lambda: self.passes_asked.emit(self._passes + 1))
        icon = Icon(theme, "repeat", "body", "accent")
        self.setLayout(hbox(theme, icon, "s", self._label, "m", self._often, STRETCH, self.less, "xs", self.number, "xs", self.more))
        self.follow(theme)

    def show_repeat(self, section: Section) -> None:
        self._passes = section.passes
        self._label.set_text(section.label)
        self._often.set_text(trn("{n} keer", "{n} keer", section.passes))
        self.number.set_text(str(section.passes))
        self.less.setEnabled(section.passes > 1)


class SectionBox(QWidget):
    """Rows that stand together, with a bracket where they are repeated."""

    def __init__(self, theme: Theme, section: Section) -> None:
        super().__init__()
        self._theme = theme
        self.head = RepeatHead(theme) if section.repeat else None
        self.rows = {row.key: StepRow(theme, row) for row in section.rows}
        left = _BRACKET if self.head else 0
        items = [self.head, Line(theme)] if self.head else []
        self.setLayout(vbox(theme, *items, *self.rows.values(), margins=(left, "s" if left else 0, 0, 0)))
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        if self.head:
            self.head.show_repeat(section)
        for row in section.rows:
            self.rows[row.key].show_row(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.head:
            self._paint_bracket(painter(self))

    def _paint_bracket(self, p: QPainter) -> None:
        colour, top, foot = self._theme.colour("accent"), self._theme.px("s") // 2, self.height() - 3
        p.fillRect(0, top, 2, foot - top, colour)
        p.fillRect(0, top, 7, 2, colour)
        p.fillRect(0, foot - 2, 7, 2, colour)


class StepsTable(Themed, QWidget):
    """The whole programme.

    Signals:
        switched(str, bool), length_changed(str, timedelta): for the row with this key.
        passes_asked(str, int): for the repeat with this path.
    """

    switched = Signal(str, bool)
    length_changed = Signal(str, object)
    passes_asked = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._boxes: list[SectionBox] = []
        self._shape: list[tuple[str, tuple[str, ...]]] = []
        self._box: QVBoxLayout = TopColumn(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.follow(theme)

    @property
    def rows(self) -> dict[str, StepRow]:
        """All rows by key, in order."""
        return {key: row for box in self._boxes for key, row in box.rows.items()}

    @property
    def heads(self) -> list[RepeatHead]:
        """The heads of the repeats, in order."""
        return [box.head for box in self._boxes if box.head]

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show another programme; only where other rows came or went is anything made anew."""
        shape = [(s.repeat, tuple(row.key for row in s.rows)) for s in sections]
        if shape != self._shape:
            self._shape = shape
            self._rebuild(sections)
        for box, section in zip(self._boxes, sections, strict=True):
            box.show_section(section)

    def _rebuild(self, sections: Sequence[Section]) -> None:
        focused = next((key for key, row in self.rows.items() if row.switch.hasFocus()), "")
        for old in self._boxes:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._boxes = [self._made(section) for section in sections]
        for box in self._boxes:
            self._box.addWidget(box)
        if focused in self.rows:
            self.rows[focused].switch.setFocus()

    def _made(self, section: Section) -> SectionBox:
        box = SectionBox(self.theme, section)
        for key, row in box.rows.items():
            row.switched.connect(partial(self.switched.emit, key))
            row.length_changed.connect(partial(self.length_changed.emit, key))
        if box.head:
            box.head.passes_asked.connect(partial(self.passes_asked.emit, section.repeat))
        return box


class Totals(QWidget):
    """`110 minuten, einde 11:20`, under the table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.length, self.end = one(theme, "", "strong"), one(theme, "", "strong")
        self.setLayout(hbox(theme, STRETCH, self.length, "m", self.end, margins=(0, "m", 0, "m")))

    def show_totals(self, length: timedelta, end: datetime, late: bool) -> None:
        """The length of it all, and the local end; `late` where that is after the fixed end."""
        self.length.set_text(trn("{n} minuut", "{n} minuten", -(-length // timedelta(minutes=1))))
        self.end.set_text(tr("einde {time}", time=clock_time(end)))
        self.end.set_colour("warn" if late else "ink2")
