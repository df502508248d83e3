"""Herstel: which copies of all sessions there are, what each holds, and putting it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QListView, QWidget

from facilitator.language import clock_time, day, tr, trn
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, hbox, host, scroll, vbox
from facilitator.ui.look.text import Icon, Line, Text, TopColumn, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import with_team

_WANTED = QSize(1040, 700)
_AROUND = QSize(24, 64)
MOST_ROWS = 100
"""Sessions of a copy that are shown; the ones that differ from what is here come first."""


class RestoreDialog(QDialog):
    """The copies on the left, the newest first; on the right what the chosen one holds.

    Signals:
        copy_chosen(int): show what this copy holds, by its place in the list.
        passphrase_requested(int): it has a passphrase of its own; ask for that.
        all_requested(int), session_requested(int, str): put everything of a copy back, or the session with this id.
        new_requested(), folder_requested(): make a copy now; open the folder.
    """

    copy_chosen = Signal(int)
    passphrase_requested = Signal(int)
    all_requested = Signal(int)
    session_requested = Signal(int, str)
    new_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.setWindowTitle(tr("Herstel"))
        self.setMinimumSize(640, 400)
        self.list, self._model = QListView(), QStandardItemModel(self)
        self._what, self._sentence = Text(theme, "", "strong", most=3), Text(theme, "", "body", "ink2")
        self._rows = TopColumn()
        self.rows: list[Button] = []
        self.unlock = Button(theme, tr("Geef de wachtzin…"), "primary", "lock")
        self.all = Button(theme, tr("Zet alles terug"), "line", "history")
        self.sure, self.not_now = Button(theme, tr("Ja, zet alles terug"), "primary"), Button(theme, tr("Toch niet"))
        self.new, self.folder = Button(theme, tr("Maak nu een kopie"), "quiet", "plus", small=True), Button(theme, tr("Map"), "quiet")
        self.leave = Button(theme, tr("Sluit"))
        self._put_together(theme)
        self._connect()
        self.focus_ring = FocusRing(theme, self)
        self.resize(_WANTED.boundedTo(self.screen().availableSize() - _AROUND))

    def _put_together(self, t: Theme) -> None:
        head = hbox(t, one(t, tr("Herstel"), "title"), STRETCH, self.new, "m", self.folder, margins=("xl", "m", "xl", "s"))
        body = hbox(t, self._left(t), Line(t, vertical=True), (self._right(t), 1))
        foot = hbox(t, (self._sentence, 1), "m", self.not_now, "s", self.sure, self.leave, margins=("xl", "s", "xl", "m"))
        self.setLayout(vbox(t, head, Line(t), (body, 1), Line(t), foot))
        self.ask(False)

    def _left(self, t: Theme) -> QWidget:
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Reservekopieën"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setFont(t.role("body").font)
        widest = max(_reasons().values(), key=len)
        self.list.setFixedWidth(self.list.fontMetrics().horizontalAdvance(f"{tr('{n} kB', n=1000)}, {widest}") + 2 * t.px("l"))
        return host(t, vbox(t, (self.list, 1), margins=("m", "s", "m", "s")), "sunken")

    def _right(self, t: Theme) -> QLayout:
        head = hbox(t, (self._what, 1), "m", self.unlock, self.all, margins=("l", "m", "xl", "s"))
        rows = host(t, vbox(t, self._rows, STRETCH, margins=("l", 0, "xl", "m")))
        return vbox(t, head, (scroll(rows), 1))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._on_chosen(now.row()))
        self.all.clicked.connect(lambda: self.ask(True))
        self.unlock.clicked.connect(lambda: self.passphrase_requested.emit(self.chosen))
        self.not_now.clicked.connect(lambda: self.ask(False))
        self.sure.clicked.connect(self._on_sure)
        self.new.clicked.connect(self.new_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.leave.clicked.connect(self.reject)

    @property
    def chosen(self) -> int:
        """The place in the list of the copy that is looked at; -1 where there is none."""
        return self.list.currentIndex().row()

    def show_copies(self, copies: Sequence[Any], chosen: Path | None = None) -> None:
        """The copies there are, and look at one: the one asked for, else the first."""
        self._model.clear()
        for copy in copies:
            self._model.appendRow(_item(copy))
        self.all.setEnabled(False)
        self._empty_rows()
        self._what.set_text("" if copies else tr("Er zijn nog geen reservekopieën."))
        at = next((n for n, copy in enumerate(copies) if copy.path == chosen), 0)
        if copies:
            self.list.selectionModel().setCurrentIndex(self._model.index(at, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.setFocus()
        else:
            self.new.setFocus()

    def _on_chosen(self, at: int) -> None:
        if at >= 0:
            self.ask(False)
            self.all.setEnabled(False)
            self._empty_rows()
            self._what.set_text(tr("Even kijken…"))
            self.copy_chosen.emit(at)

    def look_again(self) -> None:
        """At the copy that is chosen: more of it is known now."""
        self.list.setFocus()
        self._on_chosen(self.chosen)

    def show_preview(self, preview: Any) -> None:
        """What the chosen copy holds, and what may come back with it; or that it needs a passphrase."""
        self._empty_rows()
        if preview.locked:
            self._show_locked()
            return
        if preview.warning:
            self._rows.addWidget(self._warning(preview.warning))
        self._show_held(preview.sessions)

    def _show_locked(self) -> None:
        self._what.set_text(tr("Deze kopie heeft een andere wachtzin."))
        text = tr("Ze is van toen er een andere wachtzin gold. Met die wachtzin zie je wat erin staat en zet je het terug.")
        self._rows.addWidget(Text(self.theme, text, "body", "ink2"))
        self._show_lock(True)

    def _show_lock(self, on: bool) -> None:
        self.unlock.setVisible(on)
        self.all.setVisible(not on)

    def _warning(self, sentence: str) -> QWidget:
        mark = TopColumn()  # beside the first line
        mark.addWidget(Icon(self.theme, "triangle-alert", "body", "warn"))
        mark.addStretch()
        return host(self.theme, hbox(self.theme, mark, "s", (Text(self.theme, sentence, "body", "warn"), 1), margins=(0, 0, 0, "m")))

    def _show_held(self, shown: Sequence[Any]) -> None:
        notes = sum(s.held.notes for s in shown)
        self._what.set_text(", ".join((trn("{n} sessie", "{n} sessies", len(shown)), trn("{n} notitie", "{n} notities", notes))))
        self.all.setEnabled(True)
        order = {"gone": 0, "changed": 1, "same": 2, "emptied": 3, "erased": 4}
        for each in sorted(shown, key=lambda s: order[s.now])[:MOST_ROWS]:
            self._rows.addWidget(self._row(each))
        more = len(shown) - MOST_ROWS
        if more > 0:
            self._rows.addWidget(Text(self.theme, trn("En nog {n} sessie.", "En nog {n} sessies.", more), "small", "ink2"))

    def show_unreadable(self, sentence: str) -> None:
        """The chosen copy cannot be looked at."""
        self._empty_rows()
        self._what.set_text(tr("Deze kopie is niet te gebruiken."))
        self.say(sentence)

    def _row(self, shown: Any) -> QWidget:
        t, held = self.theme, shown.held
        when = day(held.starts_at.astimezone(ZoneInfo(held.timezone)), "EEE d MMM y")
        now = {
            "same": tr("is hier nog zo"), "changed": tr("is hier nu anders"), "gone": tr("is hier niet meer"), "erased": tr("hier gewist"),
            "emptied": tr("inhoud hier gewist"),
        }[shown.now]  # fmt: skip
        standing = one(t, now, "small", {"same": "ink3", "erased": "warn", "emptied": "warn"}.get(shown.now, "accent"))
        standing.setMinimumWidth(standing.sizeHint().width())  # where there is little room, this is what is read
        about = hbox(
            t, one(t, when, "small", "ink3"), "m", one(t, trn("{n} notitie", "{n} notities", held.notes), "small", "ink3"), "m",
            standing, STRETCH,
        )  # fmt: skip
        title = with_team(held.title, held.team)
        words = vbox(t, Text(t, title, "body", most=2), 2, about)
        back = None
        if shown.now != "same":
            back = Button(t, tr("Zet terug"), "quiet", small=True, name=tr("Zet {title} van {day} terug", title=title, day=when))
            back.clicked.connect(partial(self._ask_for, held.id))
            self.rows.append(back)
        return host(t, vbox(t, Line(t), hbox(t, (words, 1), "m", back, margins=(0, "s", 0, "s"))))

    def _ask_for(self, session_id: str) -> None:
        self.session_requested.emit(self.chosen, session_id)

    def _empty_rows(self) -> None:
        self.rows = []
        self._show_lock(False)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def ask(self, on: bool) -> None:
        """One more yes before everything is put back; what is there now is kept, and that is said."""
        for button in (self.sure, self.not_now):
            button.setVisible(on)
        self.leave.setVisible(not on)
        if on:
            self.say(tr("Alles wordt weer zoals toen. Wat er nu staat, wordt eerst zelf een kopie, dus je kunt terug."))
            self.sure.setFocus()
        else:
            self.say("")

    def _on_sure(self) -> None:
        self.ask(False)
        self.all_requested.emit(self.chosen)

    def say(self, sentence: str) -> None:
        """At the bottom: what is being done, or how it went."""
        self._sentence.set_text(sentence)
        self._sentence.setAccessibleName(sentence)

    def set_busy(self, busy: bool) -> None:
        """While something is put back nothing else can be asked."""
        for widget in (self.list, self.all, self.unlock, self.new, *self.rows):
            widget.setEnabled(not busy)


def _reasons() -> dict[str, str]:
    return {"usual": "", "migration": tr("vóór het bijwerken"), "restoring": tr("vóór het terugzetten")}


def _item(copy: Any) -> QStandardItem:
    moment = copy.made_at.astimezone()
    reason = _reasons()[copy.reason]
    size = tr("{n} kB", n=max(1, copy.size // 1000)) if copy.size < 1_000_000 else tr("{n} MB", n=round(copy.size / 1_000_000))
    item = QStandardItem(f"{day(moment)}, {clock_time(moment)}\n{', '.join(filter(None, (size, reason)))}")
    item.setToolTip(str(copy.path))
    return item
