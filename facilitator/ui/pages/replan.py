"""A proposal in the place of the running step: never a dialog, never applied unasked, and the clock stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.beamer_view import Face
from facilitator.sessions.replan_view import MINUTE, ReplanRow, ReplanView
from facilitator.ui.buttons import Button
from facilitator.ui.fields import minutes_figure
from facilitator.ui.layout import STRETCH, Items, hbox, host, scroll, vbox
from facilitator.ui.marks import PhaseMark, phase_word, share_left
from facilitator.ui.pages.replan_bars import TwoPlans
from facilitator.ui.paint import Align, clock_text
from facilitator.ui.text import Icon, Line, Text, Themed, one, painter
from facilitator.ui.theme import Theme

_COLUMNS: dict[str, tuple[int, int, int, int]] = {"compact": (36, 64, 66, 48), "regular": (60, 90, 96, 80), "ample": (90, 130, 130, 110)}
"""Widths of now, proposed, shortest and begin, in logical pixels."""
_HIGH: dict[str, int] = {"compact": 4, "regular": 7, "ample": 12}
"""Room above and below the words of a row."""


class _ClockLine(Themed, QWidget):
    """The running step on one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mark = PhaseMark(theme, "running", "status")
        self._left, self._step = one(theme, "", "status"), one(theme, "", "body", "ink2")
        self._hint = one(theme, tr("de klok loopt door"), "label", "ink3", "right")
        self.setLayout(hbox(theme, self._mark, "s", self._left, "s", (self._step, 1), "s", self._hint))
        self.follow(theme)

    def show_face(self, face: Face | None) -> None:
        self._mark.setVisible(face is not None)
        self._left.setVisible(face is not None)
        self._hint.setVisible(face is not None and face.phase != "paused" and not self.theme.compact)
        if face is not None:
            self._mark.show_phase(face.phase, share_left(face.left, face.total))
            self._left.set_text(tr("{word} {time}", word=phase_word(face.phase), time=clock_text(face.left)))

    def show_step(self, title: str) -> None:
        self._step.set_text(title or tr("Er loopt nog geen stap."))


class _Row(Themed, QWidget):
    """One step in the table; the cells keep the widths of their columns."""

    def __init__(self, theme: Theme, cells: tuple[tuple[str, str, str], ...], icon: str = "", name: str = "") -> None:
        """A cell is (text, role, colour); the first one takes the room that is left."""
        super().__init__()
        aligns: tuple[Align, ...] = ("left", "right", "right", "right", "right")
        self.cells = [one(theme, *cell, align) for cell, align in zip(cells, aligns, strict=True)]
        first: tuple[Items, ...] = (Icon(theme, icon, "small", "ink3"), "xs") if icon else ()
        self._box = hbox(theme, *first, (self.cells[0], 1), *self.cells[1:])
        self.setLayout(self._box)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def restyle(self) -> None:
        for cell, width in zip(self.cells[1:], _COLUMNS[self.theme.density], strict=True):
            cell.setFixedWidth(width)
        high = _HIGH[self.theme.density]
        self._box.setContentsMargins(0, high, 0, high)
        super().restyle()


def _heads(theme: Theme) -> _Row:
    words = (tr("stap"), tr("nu"), tr("voorstel"), tr("minimum"), tr("begint"))
    return _Row(theme, tuple((word, "label", "ink3") for word in words))


def _table_row(theme: Theme, row: ReplanRow) -> _Row:
    strong = "strong" if row.changed else "body"
    proposed = tr("vervalt") if row.dropped else minutes_figure(row.proposed)
    cells = (
        (row.title, strong, "ink" if row.changed else "ink2"),
        (minutes_figure(row.now), "body", "ink2"),
        (proposed, strong, "accent" if row.changed else "ink2"),
        (_least(theme, row), "body", "ink3"),
        (row.begins, "body", "ink2"),
    )
    name = tr("{title}: nu {now} minuten, voorstel {proposed}", title=row.title, now=minutes_figure(row.now), proposed=proposed)
    return _Row(theme, cells, "lock" if row.protected else "", name)


def _least(theme: Theme, row: ReplanRow) -> str:
    if row.running:
        return tr("loopt")
    if row.protected:
        return tr("vast") if theme.compact else tr("beschermd")
    return minutes_figure(row.shortest) if row.shortest else tr("mag weg")


class ReplanPanel(Themed, QWidget):
    """The proposal, and yes or no.

    Signals:
        accepted(): take it over.
        dismissed(): leave it as it is.
    """

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: ReplanView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self._make_words(theme)
        self._rows = QVBoxLayout()
        self.take = Button(theme, tr("Neem over"), "primary", "check", tr("Enter"))
        self.leave = Button(theme, tr("Laat het zo"), key="F9")
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.dismissed)
        self._put_together(theme)
        self.follow(theme)

    def _make_words(self, theme: Theme) -> None:
        self._clock, self._bars = _ClockLine(theme), TwoPlans(theme)
        self._title = Text(theme, "", "title")
        self._why = Text(theme, "", "read")
        self._mark = PhaseMark(theme, "done", "status")
        self._outcome = Text(theme, "", "status", "ok")

    def _put_together(self, theme: Theme) -> None:
        t = theme
        body = vbox(
            t, self._title, "s", self._why, "l", self._bars, "m", self._rows, STRETCH, margins=("gutter", "m", "gutter", "s"),
        )  # fmt: skip
        self._again = one(t, tr("Terug kan altijd: Ctrl Z"), "label", "ink3", "right")
        top = vbox(t, self._clock, "s", Line(t), margins=("gutter", "m", "gutter", 0))
        choices = hbox(t, self.take, "s", self.leave, STRETCH, self._again)
        outcome = hbox(t, self._mark, "s", (self._outcome, 1))
        foot = vbox(t, outcome, "m", choices, margins=("gutter", "s", "gutter", "m"))
        self.setLayout(vbox(t, top, (scroll(host(t, body)), 1), foot))

    def show_proposal(self, view: ReplanView) -> None:
        """Show this proposal in the place of any other."""
        self._view = view
        self._clock.show_step(view.step_title)
        self._clock.show_face(view.face)
        self._title.set_text(view.title)
        self._why.set_text(view.explanation)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.explanation)
        self._bars.show_plans(view)
        self._fill_table(view)
        self._show_outcome(view)
        self._show_choices(view)

    def show_clock(self, face: Face | None) -> None:
        """The time of the running step goes on while a proposal is on screen."""
        self._clock.show_face(face)

    def _fill_table(self, view: ReplanView) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not view.rows:
            return
        for row in (_heads(self.theme), *(_table_row(self.theme, row) for row in view.rows)):
            self._rows.addWidget(row)
            self._rows.addWidget(Line(self.theme))

    def _show_outcome(self, view: ReplanView) -> None:
        short = view.missing >= MINUTE
        self._mark.show_phase("warning" if short else "done")
        self._outcome.set_colour("warn" if short else "ok")
        self._outcome.set_text(_outcome(view))

    def _show_choices(self, view: ReplanView) -> None:
        self.take.setVisible(view.changes)
        self._again.setVisible(view.changes and not self.theme.compact)
        self.leave.set_text(tr("Laat het zo") if view.changes else tr("Sluit"))

    def restyle(self) -> None:
        self._why.set_role("body" if self.theme.compact else "read")
        if self._view is not None:
            self._show_choices(self._view)
            self._fill_table(self._view)
            self._clock.show_face(self._view.face)
        super().restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():  # as the note line shows it: a rule over the whole width
            painter(self).fillRect(0, 0, self.width(), 2, self.theme.colour("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it over, F9 and Esc leave it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._view is not None and self._view.changes:
            self.accepted.emit()
        elif event.key() in (Qt.Key.Key_F9, Qt.Key.Key_Escape):
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


def _outcome(view: ReplanView) -> str:
    if view.missing >= MINUTE:
        short = trn("nog {n} min tekort", "nog {n} min tekort", view.missing // MINUTE)
        return tr("Einde {end}: {short}", end=view.expected, short=short)
    if view.end_fixed:
        return tr("Einde {end}, zoals afgesproken", end=view.expected if view.changes else view.end)
    return tr("Einde {end}, zoals gepland", end=view.expected if view.changes else view.end)
