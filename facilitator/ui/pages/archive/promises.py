"""Open promises of all sessions: narrowed down while one types, arranged, ticked off, and taken along as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.coming_back.open_promises import ARRANGEMENTS, Arrangement, OpenPromise, Said, arranged, fitting, reminder_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.icons import icon
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.wrapping import WrappedRow
from facilitator.ui.parts.look_up_line import LookUpLine
from facilitator.ui.parts.open_promise_list import OpenPromiseList
from facilitator.ui.parts.tick_bar import TickBar

PAGE = 8
"""Promises that one key goes past."""


class ArchivePromises(QWidget):
    """The list with its line above it and what can be said below it.

    Signals:
        promise_chosen(OpenPromise): the session where it was promised should be opened.
        ticked(OpenPromise, str state, str answer): what became of one.
        undo_requested(): the last one was not so.
        save_requested(str): what is shown as a file: csv, ics or pdf.
        left(): Esc where nothing is typed.
    """

    promise_chosen = Signal(object)
    ticked = Signal(object, str, str)
    undo_requested = Signal()
    save_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.history: Callable[[str], Sequence[Said]] = lambda _promise: ()
        self.by: Arrangement = "date"
        self._all: tuple[OpenPromise, ...] = ()
        self._today = date.min
        hint = tr("Zoek een toezegging: wat, wie of welk team")
        self.line = LookUpLine(theme, tr("Zoek in open toezeggingen"), hint)
        self.list, self.bar = OpenPromiseList(theme), TickBar(theme)
        self.status, self.waiting = Text(theme, "", "small", "ink2"), one(theme, "", "small", "ink3", "right")
        self.ways = WrappedRow(theme)
        self._group = QButtonGroup(self)
        self.chips = {by: self._chip(by) for by in ARRANGEMENTS}
        self.save = Button(theme, tr("Bewaar lijst…"), "quiet", "file-down", small=True)
        self.ways.set_widgets([*self.chips.values(), self.save])
        top = vbox(
            theme, self.line, "s", self.ways, "s", hbox(theme, (self.status, 1), "m", self.waiting), margins=("gutter", "m", "m", "s")
        )  # fmt: skip
        self.setLayout(vbox(theme, host(theme, top), (self.list, 1), self.bar))
        self._connect()

    def _chip(self, by: Arrangement) -> Button:
        word = {"date": tr("op datum"), "person": tr("op persoon"), "team": tr("op team en draaiboek")}[by]
        chip = Button(self.theme, word, "line", small=True)
        chip.setCheckable(True)
        chip.setChecked(by == self.by)
        chip.clicked.connect(partial(self.arrange, by))
        self._group.addButton(chip)
        return chip

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._show())
        self.line.moved.connect(self.list.go)
        self.line.paged.connect(lambda by: self.list.go(PAGE * by))
        self.line.entered.connect(self.list.choose)
        self.line.left.connect(self.left)
        self.list.current_changed.connect(self._show_current)
        self.list.promise_chosen.connect(self.promise_chosen)
        self.list.tick_requested.connect(self.bar.begin)
        self.bar.ticked.connect(self._tick)
        self.bar.left.connect(self.list.setFocus)
        self.save.clicked.connect(self._open_menu)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_requested.emit)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_promises(self, promises: tuple[OpenPromise, ...], today: date) -> None:
        """Show what is open now."""
        self._all, self._today = promises, today
        self._show()

    def arrange(self, by: Arrangement) -> None:
        """In other groups."""
        self.by = by
        self.chips[by].setChecked(True)
        self._show()

    def begin(self) -> None:
        """Whoever comes here looks at the first, and may type."""
        (self.list if self.found else self.line).setFocus()

    def show_waiting(self, left: int) -> None:
        """So many sessions were not read yet."""
        self.waiting.set_text(trn("nog {n} sessie te lezen", "nog {n} sessies te lezen", left) if left else "")

    @property
    def found(self) -> tuple[OpenPromise, ...]:
        """What is shown, in that order."""
        return tuple(p for group in arranged(fitting(self._all, self.line.text()), self.by, self._today) for p in group.promises)

    def save_menu(self) -> QMenu:
        """As what it can be saved."""
        menu = QMenu(self)
        for form, words in {
            "csv": tr("&Tabel voor een rekenblad (csv)"), "ics": tr("&Agenda met herinneringen (ics)"), "pdf": tr("&Lijst op papier (pdf)"),
        }.items():  # fmt: skip
            menu.addAction(icon("file-down", self.theme.c.ink2), words).triggered.connect(partial(self._save, form))
        return menu

    def _open_menu(self) -> None:
        menu = self.save_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))

    def _save(self, form: str, _on: bool = False) -> None:
        self.save_requested.emit(form)

    def _tick(self, state: str, answer: str) -> None:
        promise = self.list.current
        if promise is not None:
            self.ticked.emit(promise, state, answer)
            self.begin()

    def _show(self) -> None:
        found = fitting(self._all, self.line.text())
        self.list.show_groups(arranged(found, self.by, self._today), self._today, tuple(self.line.text().split()))
        self.save.setEnabled(bool(found))
        self.status.set_text(self._said(found))
        self.line.setAccessibleDescription(self.status.text())

    def _show_current(self) -> None:
        promise = self.list.current
        self.bar.show_promise(promise, self.history(promise.id) if promise is not None else ())

    def _said(self, found: tuple[OpenPromise, ...]) -> str:
        if not self._all:
            return tr("Er staan geen toezeggingen open. Wat in een sessie als actiepunt wordt opgeschreven, komt hier te staan.")
        if not found:
            typed = " ".join(self.line.text().split())
            return tr("Geen open toezegging met ‘{typed}’. Typ minder woorden, of alleen een naam.", typed=typed)
        count = trn("{n} open toezegging.", "{n} open toezeggingen.", len(found))
        due = reminder_words(found, self._today)
        return f"{count} {due}." if due else count
