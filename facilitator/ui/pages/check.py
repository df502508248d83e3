"""Controleer gegevens: what was looked at, how it is, and what to do where it is not as it should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, hbox, host, scroll, vbox
from facilitator.ui.look.text import Icon, Line, Text, TopColumn, one
from facilitator.ui.look.theme import Theme

_WANTED = QSize(820, 620)
_AROUND = QSize(24, 64)
_MARKS = {"fine": ("circle-check", "ok"), "notice": ("info", "ink2"), "wrong": ("circle-alert", "over")}


class CheckDialog(QDialog):
    """Says that it is looking, then what it found, the gravest first.

    Signals:
        restore_requested(): somebody wants to put something back.
        again_requested(): look once more.
    """

    restore_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.setWindowTitle(tr("Controleer gegevens"))
        self.setMinimumSize(520, 360)
        self.outcome, self._rows = Text(theme, "", "strong"), TopColumn()
        self._lines: list[str] = []
        self.copy, self.again = Button(theme, tr("Kopieer"), "quiet", "copy", small=True), Button(theme, tr("Nog eens"), "line", small=True)
        self.restore, self.leave = Button(theme, tr("Herstel…"), "line", "history"), Button(theme, tr("Sluit"), "primary")
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self.again_requested)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.leave.clicked.connect(self.accept)
        head = hbox(theme, one(theme, tr("Controleer gegevens"), "title"), STRETCH, self.again, margins=("xl", "m", "xl", "s"))
        said = hbox(theme, (self.outcome, 1), margins=("xl", "m", "xl", "s"))
        rows = host(theme, vbox(theme, self._rows, STRETCH, margins=("xl", 0, "xl", "m")))
        foot = hbox(theme, self.copy, STRETCH, self.restore, "s", self.leave, margins=("xl", "s", "xl", "m"))
        self.setLayout(vbox(theme, head, Line(theme), said, (scroll(rows), 1), Line(theme), foot))
        self.focus_ring = FocusRing(theme, self)
        self.resize(_WANTED.boundedTo(self.screen().availableSize() - _AROUND))
        self.leave.setFocus()

    def show_progress(self, sessions: int) -> None:
        """It goes on: so many sessions were read."""
        self.again.setEnabled(False)
        self.outcome.set_text(tr("Even kijken… {n} sessies nagelezen", n=sessions) if sessions else tr("Even kijken…"))

    def show_findings(self, findings: Sequence[Any]) -> None:
        """How it is."""
        self._empty()
        self.again.setEnabled(True)
        words = {"fine": tr("in orde"), "notice": tr("let op"), "wrong": tr("fout")}
        order = {"wrong": 0, "notice": 1, "fine": 2}
        ordered = sorted(findings, key=lambda f: order[f.level])
        self._lines = [f"{words[f.level]}: {f.sentence}" for f in ordered]
        for finding in ordered:
            self._rows.addWidget(self._row(finding, words[finding.level]))
        self.outcome.set_text(_result([f.level for f in findings]))

    def show_failed(self, sentence: str) -> None:
        """It could not be looked at."""
        self.again.setEnabled(True)
        self.outcome.set_text(sentence)

    def _row(self, finding: Any, word: str) -> QWidget:
        t, (name, colour) = self.theme, _MARKS[finding.level]
        mark = vbox(t, Icon(t, name, "body", colour, word), STRETCH)
        text = Text(t, finding.sentence, "body", "ink2" if finding.level == "fine" else "ink")
        return host(t, vbox(t, Line(t), hbox(t, mark, "s", (text, 1), margins=(0, "s", 0, "s"))))

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self.copy.set_text(tr("Gekopieerd"))

    def _on_restore_clicked(self) -> None:
        self.reject()
        self.restore_requested.emit()


def _result(levels: Sequence[str]) -> str:
    if "wrong" in levels:
        return tr("Er klopt iets niet. Bij elke regel staat wat je eraan doet.")
    return tr("Er is niets kapot. Let op wat hieronder bovenaan staat.") if "notice" in levels else tr("Alles is in orde.")
