"""Voorproef: a draaiboek step by step with a made-up group, before anybody is in the room. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.rehearsing.trial import MOST_PEOPLE, Trial
from facilitator.sessions.plan.preparation import people_range, usual_people
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Button, IconButton
from facilitator.ui.look.layout import Page, hbox, host, vbox
from facilitator.ui.look.marks import Banner
from facilitator.ui.look.text import Line, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.preview import PreviewBody


class PreviewPage(Page):
    """A trial of a draaiboek.

    Signals:
        home_requested(): back to all draaiboeken.
        begin_requested(Template): prepare a session with it.
        keeping_requested(Template): put what somebody shared in the own folder.
    """

    home_requested = Signal()
    begin_requested = Signal(object)
    keeping_requested = Signal(object)

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._now = now
        self.template: Template | None = None
        self.body, self.news = PreviewBody(theme), Banner(theme)
        self.set_parts(self._bar(theme), self.body, self._foot(theme), self.news)
        self.setMinimumSize(880, 430)
        self._connect()

    def _bar(self, t: Theme) -> QWidget:
        home = IconButton(t, "arrow-left", tr("Alle draaiboeken"))
        home.clicked.connect(self.home_requested)
        self.title = one(t, "", "strong")
        self.fewer = IconButton(t, "minus", tr("Iemand minder"), tr("Ctrl −"))
        self.more = IconButton(t, "plus", tr("Iemand meer"), tr("Ctrl +"))
        self.people = one(t, "", "body", "ink2")
        self.keep = Button(t, tr("Zet in mijn map"), "primary", "download")
        self.begin = Button(t, tr("Begin hiermee"), "line", "play")
        group = hbox(t, self.fewer, "xs", self.people, "xs", self.more)
        row = hbox(t, 8, home, "xs", (self.title, 1), "s", group, "l", self.begin, "s", self.keep, "m")
        return host(t, row, height="bar")

    def _foot(self, t: Theme) -> QWidget:
        self.back = Button(t, tr("Vorige stap"), "line", "arrow-left", "PgUp")
        self.next = Button(t, tr("Volgende stap"), "line", key="PgDn", trailing="arrow-right")
        self.remark = one(t, tr("Een verzonnen groep. Er wordt niets bewaard."), "body", "ink2")
        row = hbox(t, (self.remark, 1), "m", self.back, "s", self.next, margins=("gutter", 0, "gutter", 0))
        return host(t, vbox(t, Line(t), (host(t, row), 1)), height="noteline")

    def _connect(self) -> None:
        self.back.clicked.connect(self.body.go_back)
        self.next.clicked.connect(self.body.go_on)
        self.fewer.clicked.connect(lambda: self._gather(-1))
        self.more.clicked.connect(lambda: self._gather(1))
        self.begin.clicked.connect(lambda: self.begin_requested.emit(self.template))
        self.keep.clicked.connect(lambda: self.keeping_requested.emit(self.template))
        self.body.stepped.connect(self._on_stepped)
        for keys, act in {
            "PgDown": self.body.go_on, "Right": self.body.go_on, "PgUp": self.body.go_back, "Left": self.body.go_back,
            "Ctrl+-": self.fewer.click, "Ctrl++": self.more.click, "Ctrl+=": self.more.click,
        }.items():  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def show_template(self, template: Template, shared: bool = False) -> None:
        """Go through this one from its first step; `shared`: it came in a file of somebody else."""
        self.template = template
        self.title.set_text(template.title)
        self.keep.setVisible(shared)
        self.begin.set_kind("line" if shared else "primary")
        self.news.clear()
        self.show_trial(usual_people(template), 0)
        self.body.programme.setFocus()

    def show_trial(self, people: int, number: int) -> None:
        """So many people, at this step."""
        assert self.template is not None
        trial = Trial(self.template, people, self._now())
        self.people.set_text(trn("{n} mens", "{n} mensen", trial.people))
        meant = people_range(self.template)
        self.people.setToolTip(tr("Bedoeld voor {people}", people=meant) if meant else "")
        self.fewer.setEnabled(trial.people > 1)
        self.more.setEnabled(trial.people < MOST_PEOPLE)
        self.body.show_trial(trial, number)

    def _gather(self, more: int) -> None:
        """The same step with more or fewer people."""
        trial = self.body.trial
        if trial is not None:
            self.show_trial(trial.people + more, trial.number)

    def _on_stepped(self) -> None:
        trial = self.body.trial
        if trial is not None:
            self.back.setEnabled(trial.number > 0)
            self.next.setEnabled(trial.number + 1 < len(trial.steps))

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "remark"):
            compact = self.theme.compact
            for button, key in ((self.back, "PgUp"), (self.next, "PgDn")):
                button.set_key("" if compact else key)
