"""At the top of the minutes: what became of earlier promises, and whether what was not chosen is kept for the next time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.look_back import KeepRow, LookBack
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Line, Text, Themed, TopColumn
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.list import LABEL_WIDTH
from facilitator.ui.parts.promise_list import PromiseList

MOST_LINES = 6
"""More lines that were not chosen than this are counted."""


class KeepQuestion(QWidget):
    """The question about the lines of one list, with both answers and what happens without one.

    Signals:
        answered(bool): keep them, or not.
    """

    answered = Signal(bool)

    def __init__(self, theme: Theme, row: KeepRow) -> None:
        super().__init__()
        self.question = Text(theme, row.question, "strong")
        more = len(row.lines) - MOST_LINES
        shown = [f"– {line}" for line in row.lines[:MOST_LINES]] + ([tr("– en nog {n}", n=more)] if more > 0 else [])
        lines = Text(theme, "\n".join(shown), "body", "ink2")
        self.yes = self._answer(theme, tr("Bewaren"), row.said and row.keep, True)
        self.no = self._answer(theme, tr("Niet bewaren"), row.said and not row.keep, False)
        self.sequel = Text(theme, row.sequel, "small", "ink2")
        buttons = hbox(theme, self.yes, "s", self.no, "m", (self.sequel, 1))
        self.setLayout(vbox(theme, self.question, 2, lines, "s", buttons, margins=(0, "s", "gutter", "s")))

    def _answer(self, theme: Theme, word: str, given: bool, keep: bool) -> Button:
        button = Button(theme, word, "line", "check" if given else "", small=True)
        button.setCheckable(True)
        button.setChecked(given)
        button.clicked.connect(partial(self._say, keep, button, given))
        return button

    def _say(self, keep: bool, button: Button, given: bool) -> None:
        button.setChecked(given)  # it shows what is kept, which is only so when it has been kept
        self.answered.emit(keep)


class ReportLookBack(Themed, QWidget):
    """Nothing at all where there was nothing before and nothing is left over.

    Signals:
        settled(str, str, str): as of `PromiseList`.
        lines_kept(str, bool): what was said of the lines of this list.
    """

    settled = Signal(str, str, str)
    lines_kept = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.promises = PromiseList(theme)
        self.promises.start.hide()
        self.promises.settled.connect(self.settled)
        self.questions: list[KeepQuestion] = []
        self._keeps: tuple[KeepRow, ...] | None = None
        self._labels: list[QWidget] = []
        self._keep_box: QVBoxLayout = TopColumn()
        self._keep = self._section(theme, tr("Volgende keer"), self._keep_box)
        self._back = self._section(theme, tr("Terugblik"), vbox(theme, self.promises, margins=(0, "s", "gutter", 0)))
        self.setLayout(vbox(theme, self._keep, self._back))
        self.follow(theme)

    def _section(self, theme: Theme, label: str, content: QVBoxLayout) -> QWidget:
        words = host(theme, vbox(theme, Text(theme, label, "label", "ink2"), STRETCH, margins=(0, "s", "m", "s")))
        self._labels.append(words)
        return host(theme, vbox(theme, hbox(theme, words, (content, 1)), Line(theme), margins=(0, 0, "gutter", 0)))

    def show_look_back(self, found: LookBack) -> None:
        """Show what became of it; the questions are made anew only when they are others."""
        self.promises.show_promises(found, starts=False)
        self._back.setVisible(bool(found.rows))
        self._keep.setVisible(bool(found.keeps))
        if found.keeps != self._keeps:
            self._keeps = found.keeps
            self._make(found.keeps)

    def _make(self, keeps: tuple[KeepRow, ...]) -> None:
        while (item := self._keep_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.questions = [KeepQuestion(self.theme, row) for row in keeps]
        for row, question in zip(keeps, self.questions, strict=True):
            question.answered.connect(partial(self.lines_kept.emit, row.field))
            self._keep_box.addWidget(question)

    def restyle(self) -> None:
        for label in self._labels:
            label.setFixedWidth(LABEL_WIDTH[self.theme.density])
        super().restyle()
