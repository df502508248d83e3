"""Before something is forgotten for good: what goes, what stays, and which documents are still there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, Items, empty, hbox, host, scroll, vbox
from facilitator.ui.look.text import Icon, Line, Text, one
from facilitator.ui.look.theme import Theme

_WANTED = QSize(680, 520)
_AROUND = QSize(24, 64)


class PlanDialog(QDialog):
    """A question with two answers, of which leaving it is the one at hand.

    Signals:
        agreed(): it may be done. The dialog stays until it is told that it was: `say` or `accept`.
    """

    agreed = Signal()

    def __init__(self, theme: Theme, title: str, yes: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)  # nothing may happen to a session while it is written anew
        self.working = False
        self.said = Text(theme, "", "body", "ink2")
        self.yes, self.no = Button(theme, yes, "line", "trash-2"), Button(theme, tr("Laat zo"), "primary")
        self.yes.clicked.connect(self.agreed)
        self.no.clicked.connect(self.reject)
        self._title = title

    def _put_together(self, inside: QLayout) -> None:
        t = self.theme
        head = hbox(t, (Text(t, self._title, "title", most=2), 1), margins=("xl", "m", "xl", "s"))
        foot = hbox(t, (self.said, 1), "m", self.yes, "s", self.no, margins=("xl", "s", "xl", "m"))
        self.setLayout(vbox(t, head, Line(t), (scroll(host(t, inside)), 1), Line(t), foot))
        self.focus_ring = FocusRing(t, self)
        self.resize(_WANTED.boundedTo(self.screen().availableSize() - _AROUND))
        self.no.setFocus()

    def work(self, sentence: str) -> None:
        """Nothing can be pressed while it is done, nor can it be closed."""
        self.working = True
        self.yes.setEnabled(False)
        self.no.setEnabled(False)
        self.said.set_text(sentence)

    def say(self, sentence: str) -> None:
        """It went otherwise than it should have; that can be read, and the dialog closed."""
        self.working = False
        self.said.set_text(sentence)
        self.no.set_text(tr("Sluit"))
        self.no.setEnabled(True)
        self.no.setFocus()


    def accept(self) -> None:
        """It was done."""
        self.working = False
        super().accept()

    def reject(self) -> None:
        """Leave it; not while it is being done."""
        if not self.working:
            super().reject()


class ForgetDialog(PlanDialog):
    """About one session, person or note: first looks, then tells, and in the end what could not be done."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title, tr("Wis voorgoed"))
        self.yes.setEnabled(False)
        self.files = CheckRow(theme, tr("Haal ook deze bestanden weg, als niemand ze veranderd heeft"), False)
        self._inside = vbox(theme, Text(theme, tr("Even kijken waar het allemaal staat…"), "body", "ink2"), STRETCH)
        self._put_together(vbox(theme, (host(theme, self._inside), 1), margins=("xl", "m", "xl", "m")))

    def show_plan(self, plan: Any) -> None:
        """What it does. `plan` has `goes`, `stays` and `files`."""
        t = self.theme
        parts: list[Items] = [
            *self._part(tr("Dit gaat weg"), "trash-2", plan.goes),
            *self._part(tr("Dit blijft"), "check", plan.stays),
            *self._part(tr("Deze bestanden staan er nog"), "file-text", [str(path) for path in plan.files]),
        ]
        last = Text(t, tr("Dit kan niet ongedaan worden gemaakt."), "body", "ink")
        files: list[Items] = [self.files, "m"] if plan.files else []
        self._show(*parts, *files, last)
        self.yes.setEnabled(True)

    def show_left(self, rows: Sequence[str], then: str) -> None:
        """It is gone here, and these copies could not be changed."""
        title = tr("Hier is het gewist. In deze reservekopieën kan het nog staan")
        self._show(*self._part(title, "circle-alert", rows), Text(self.theme, then, "body", "ink"))
        self.yes.hide()
        self.say("")

    def _show(self, *items: Items) -> None:
        empty(self._inside)
        self._inside.addWidget(host(self.theme, vbox(self.theme, *items, STRETCH)))

    def _part(self, title: str, icon: str, sentences: Sequence[str]) -> list[Items]:
        if not sentences:
            return []
        rows = [self._row(icon, each) for each in sentences]
        return [one(self.theme, title, "strong"), "s", *(item for row in rows for item in (row, "xs")), "m"]

    def _row(self, icon: str, sentence: str) -> QWidget:
        t, above = self.theme, (self.theme.role("body").line - self.theme.role("small").size) // 2
        mark = vbox(t, above, Icon(t, icon, "small", "ink3"), STRETCH)
        row = host(t, hbox(t, mark, "s", (vbox(t, Text(t, sentence), STRETCH), 1)))
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return row


class OverdueDialog(PlanDialog):
    """Sessions that are kept longer than their term; each can be left."""

    def __init__(self, theme: Theme, found: Sequence[Any]) -> None:
        super().__init__(theme, tr("Bewaartermijn voorbij"), tr("Wis wat aangevinkt is"))
        self._found = tuple(found)
        self.rows = [CheckRow(theme, over.name, True) for over in found]
        intro = tr("Het draaiboek, of de instelling van je organisatie, zegt hoe lang een sessie bewaard blijft. Wat je wist is ook uit de "
                   "reservekopieën weg, en komt niet terug.")  # fmt: skip
        items: list[Items] = [Text(theme, intro, "body", "ink2"), "m"]
        for row, over in zip(self.rows, found, strict=True):
            row.toggled.connect(self._count)
            row.setAccessibleDescription(over.words)
            words = Text(theme, over.words, "small", "ink2")
            indent = theme.px("icon") + theme.px("s")
            items += [Line(theme), "xs", row, hbox(theme, (words, 1), margins=(indent, 0, 0, "s"))]
        self._put_together(vbox(theme, *items, STRETCH, margins=("xl", "m", "xl", "m")))

    @property
    def chosen(self) -> tuple[Any, ...]:
        """What may go."""
        return tuple(over for over, row in zip(self._found, self.rows, strict=True) if row.isChecked())

    def _count(self) -> None:
        self.yes.setEnabled(bool(self.chosen))
