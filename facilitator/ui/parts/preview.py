"""A draaiboek gone through beforehand: the programme, what the room sees, and what the facilitator has at each step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator.language import tr
from facilitator.rehearsing.trial import Trial
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.beamer.thumbnail import Thumbnail
from facilitator.ui.look.layout import STRETCH, hbox, host, scroll, section, vbox
from facilitator.ui.look.marks import Remark
from facilitator.ui.look.text import Icon, Line, Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.programme import Programme
from facilitator.ui.parts.trial_words import group_words, kept_words, role_words, time_words, turn_words

_SIDE_BY_SIDE, _WIDE = 560, 900
"""Logical pixels from which the words stand beside the wall rather than under it, and from which it takes half of them."""


class StepWords(QWidget):
    """What the facilitator has: time, what to say, what to watch out for, who speaks, groups, and what is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        t = theme
        self.line, self.title = one(t, "", "label", "ink3"), Text(t, "", "title", most=2)
        self.time, self.say, self.watch_out = Text(t), Text(t, "", "read", balance="orphan"), Remark(t, "ear", role="body")
        self.prompts, self.turns, self.roles, self.groups, self.kept = Text(t), Text(t), Text(t), Text(t), Text(t, "", "body", "ink2")
        self._sections = {
            self.time: self._section(t, tr("Tijd"), self.time),
            self.say: self._section(t, tr("Zeg"), host(t, vbox(t, self.say, "s", self.watch_out)), "read"),
            self.prompts: self._section(t, tr("Wand"), self.prompts),
            self.turns: self._section(t, tr("Beurt"), self.turns),
            self.roles: self._section(t, tr("Rollen"), self.roles),
            self.groups: self._section(t, tr("Groep"), self.groups),
            self.kept: self._section(t, tr("Noteer"), self.kept),
        }
        self.setLayout(vbox(t, self.line, 2, self.title, "m", *self._sections.values(), STRETCH))

    def _section(self, t: Theme, label: str, content: QWidget, first: str = "body") -> QWidget:
        return host(t, vbox(t, Line(t), "s", section(t, label, content, first), "s"))

    def show_step(self, view: ConsoleView, step: RunStep) -> None:
        """Another step; what it does not have is not there."""
        self.line.set_text(view.step_line)
        self.title.set_text(view.step_title)
        self.time.set_text(time_words(view, step))
        self.say.set_text(view.say)
        self.watch_out.set_text(view.watch_out)
        self.watch_out.setVisible(bool(view.watch_out))
        self.prompts.set_text("\n".join(view.show) if len(view.show) > 1 else "")
        self.turns.set_text(turn_words(view))
        self.roles.set_text("\n".join(role_words(view)))
        self.groups.set_text(group_words(step))
        self.kept.set_text(kept_words(view, step))
        for text, place in self._sections.items():
            place.setVisible(bool(text.text()) or (text is self.say and bool(view.watch_out)))


class PreviewBody(Themed, QWidget):
    """Goes through a trial.

    Signals:
        stepped(): another step is shown.
    """

    stepped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.trial: Trial | None = None
        self.programme, self.wall, self.words = Programme(theme), Thumbnail(theme), StepWords(theme)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        so = one(theme, tr("zo ziet de zaal het"), "label", "ink3")
        caption = hbox(theme, Icon(theme, "presentation", "label", "ink3"), 6, so, STRETCH)
        self._wall_box = host(theme, vbox(theme, self.wall, 5, caption, STRETCH))
        self._row.addWidget(self._wall_box)
        self._row.addWidget(self.words, 1)
        self._area = scroll(host(theme, vbox(theme, self._row, STRETCH, margins=("gutter", "m", "gutter", "m"))))
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what does not fit is read with the arrows
        self._area.setAccessibleName(tr("Wat jij bij deze stap hebt"))
        self._area.viewport().installEventFilter(self)
        self.setLayout(hbox(theme, self._left(theme), Line(theme, vertical=True), (self._area, 1)))
        self.programme.selectionModel().currentChanged.connect(self._on_row_chosen)
        self.programme.step_requested.connect(self._on_step_requested)
        self.follow(theme)

    def _left(self, t: Theme) -> QWidget:
        top = hbox(t, one(t, tr("Programma"), "label", "ink2"), STRETCH, margins=("gutter", 0, "gutter", 0))
        return host(t, vbox(t, top, "s", (self.programme, 1), margins=(0, "m", 0, "s")), "sunken", "left_column")

    def show_trial(self, trial: Trial, number: int = 0) -> None:
        """Go through this one, from the step with this number."""
        self.trial = trial
        self.go_to(number)

    def go_to(self, number: int) -> None:
        """Show the step with this number, from 0, or the nearest that there is."""
        if self.trial is None:
            return
        self.trial.go_to(number)
        view, step = self.trial.view, self.trial.step
        self.programme.show_view(view)
        self.wall.show_view(view.beamer)
        self.words.setVisible(step is not None)
        if step is not None:
            self.words.show_step(view, step)
        self._mark_row(view.path)
        self._area.verticalScrollBar().setValue(0)
        self.stepped.emit()

    def go_on(self) -> None:
        """The next step, as far as there is one."""
        self.go_to((self.trial.number if self.trial else 0) + 1)

    def go_back(self) -> None:
        """The step before, as far as there is one."""
        self.go_to((self.trial.number if self.trial else 0) - 1)

    def _mark_row(self, path: str) -> None:
        model = self.programme.rows
        row = next((i for i, each in enumerate(model.rows) if each.path == path), 0)
        if self.programme.currentIndex().row() != row:
            self.programme.setCurrentIndex(model.index(row))
        self.programme.scrollTo(model.index(row))

    def _on_row_chosen(self, index: QModelIndex) -> None:
        rows = self.programme.rows.rows
        if 0 <= index.row() < len(rows):
            self._on_step_requested(rows[index.row()].path)

    def _on_step_requested(self, path: str) -> None:
        here = self.trial.step if self.trial else None
        if self.trial is None or (here is not None and here.path == path):
            return
        number = next((i for i, step in enumerate(self.trial.steps) if step.path == path), None)
        if number is not None:
            self.go_to(number)

    def _divide(self) -> None:
        """The wall as large as leaves room for the words, beside it or under it."""
        room = max(0, self._area.viewport().width() - 2 * self.theme.px("gutter"))  # less than none before it is shown
        beside = room >= _SIDE_BY_SIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(self.theme.px("xl" if beside else "m"))
        tall = round(self._area.viewport().height() * 0.5 * 16 / 9)
        self.wall.set_width(max(200, round(room * (0.5 if room >= _WIDE else 0.44)) if beside else min(room, tall)))
        self._wall_box.setFixedWidth(self.wall.width() if beside else room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._divide()
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        self._divide()
        super().restyle()
