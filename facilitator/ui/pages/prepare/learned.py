"""What earlier sessions say about the times: a proposal for each step that was off again and again, each taken with one press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.language import minutes_text, tr
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.plan.learning import LearnedStep, learned_words, round_length, steady_words
from facilitator.sessions.plan.preparation import draft_sheet, key_of
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Icon, Line, Text, TopColumn, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.step_times import StepTimes

MOST = 3
"""Proposals at once: those that are off most."""


class Proposal(QWidget):
    """One step: what was seen, the picture of it, and two ways to do something about it."""

    def __init__(self, theme: Theme, step: LearnedStep, length: timedelta) -> None:
        """`length` is what it comes down to for this group."""
        super().__init__()
        self.step, self.length = step, length
        self.sentence, self.picture = Text(theme, learned_words(step)), StepTimes(theme, step)
        now = tr("Zet nu op {length}", length=minutes_text(length))
        self.now = Button(theme, now, "quiet", "timer", small=True, name=tr("{title}: {what}", title=step.title, what=now))
        always = tr("Pas het draaiboek aan")
        self.always = Button(theme, always, "quiet", "pencil-line", small=True, name=tr("{title}: {what}", title=step.title, what=always))
        buttons = hbox(theme, self.now, self.always, STRETCH, spacing="m")
        self.setLayout(vbox(theme, self.sentence, "s", self.picture, "xs", buttons, margins=(0, "m", 0, "m")))


class LearnedPanel(QWidget):
    """Nothing at all where there is nothing to say.

    Signals:
        length_chosen(str, timedelta): for the step with this key, in this session.
        template_change_requested(str, timedelta): the draaiboek should say so from now on; for the usual group.
    """

    length_chosen = Signal(str, object)
    template_change_requested = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._learned: tuple[LearnedStep, ...] = ()
        self.proposals: list[Proposal] = []
        self.steady = Text(theme, "", "small", "ink2")
        head = hbox(theme, Icon(theme, "history", "strong", "ink2"), "s", one(theme, tr("Zo liep het eerder"), "strong"), STRETCH)
        self._head = host(theme, vbox(theme, head, "xs"))
        self._box: QVBoxLayout = TopColumn()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.setLayout(vbox(theme, "l", self._head, self.steady, self._box))
        self.hide()

    @property
    def shown(self) -> tuple[LearnedStep, ...]:
        """The steps that a proposal stands for."""
        return tuple(each.step for each in self.proposals)

    def take_focus(self) -> None:
        """To the first proposal, which comes in sight with it."""
        button = next((b for each in self.proposals for b in (each.now, each.always) if b.isVisibleTo(self)), None)
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            if area is not None:
                area.ensureWidgetVisible(self.proposals[0], 0, self._theme.px("l"))

    def show_learned(self, learned: Sequence[LearnedStep], template: Template | None, particulars: Particulars) -> None:
        """Show what was learned of this draaiboek."""
        self._learned = tuple(learned)
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.proposals = self._made(template, particulars) if template else []
        for each in self.proposals:
            self._box.addWidget(host(self._theme, vbox(self._theme, Line(self._theme), each)))
        self.steady.set_text(steady_words(learned))
        self.steady.setVisible(bool(self.steady.text()))
        self.setVisible(bool(self.proposals) or self.steady.isVisibleTo(self))
        self.show_lengths(particulars)

    def show_lengths(self, particulars: Particulars) -> None:
        """What was taken already is not offered again."""
        for each in self.proposals:
            taken = {length for path, length in particulars.lengths.items() if key_of(path) == each.step.key}
            each.now.setVisible(taken != {each.length})

    def _made(self, template: Template, particulars: Particulars) -> list[Proposal]:
        off = sorted((s for s in self._learned if s.proposal), key=lambda s: -abs(s.middle - s.planned))[:MOST]
        rows = {key_of(r.path): r.length for r in draft_sheet(template, replace(particulars, lengths={})).steps} if off else {}
        return [self._proposal(s, s.proposal, rows.get(s.key, s.planned)) for s in sorted(off, key=lambda s: s.number) if s.proposal]

    def _proposal(self, step: LearnedStep, proposal: timedelta, length: timedelta) -> Proposal:
        """`length` is what the draaiboek gives it for this group: a round of more people takes longer."""
        here = proposal if length == step.planned else round_length(proposal * (length / step.planned))
        made = Proposal(self._theme, step, here)
        made.now.clicked.connect(partial(self.length_chosen.emit, step.key, here))
        made.always.clicked.connect(partial(self.template_change_requested.emit, step.key, proposal))
        return made
