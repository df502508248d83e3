"""A proposal in the place of the running step: never a dialog, never applied unasked, and the clock stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.sessions.plan.replan_view import MINUTE, ReplanView
from facilitator.sessions.screens.beamer_view import Face
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host, scroll, vbox
from facilitator.ui.look.marks import PhaseMark, phase_word, share_left
from facilitator.ui.look.text import Line, Text, Themed, one, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.time_marks import clock_text
from facilitator.ui.pages.replan_bars import TwoPlans
from facilitator.ui.pages.replan_table import ReplanTable


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
        self._rows = ReplanTable(theme)
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
        self._rows.show_rows(view.rows)
        self._show_outcome(view)
        self._show_choices(view)

    def show_clock(self, face: Face | None) -> None:
        """The time of the running step goes on while a proposal is on screen."""
        self._clock.show_face(face)

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
