"""One note as it can be corrected: its kind, its words, who does it and by when, and who sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from facilitator.language import day, tr
from facilitator.sessions.console_view import NoteRow
from facilitator.sessions.due_date import read_date
from facilitator.sessions.journal import Seen
from facilitator.sessions.minutes import NOTE_KINDS, NoteKind
from facilitator.sessions.note_line import Content
from facilitator.ui.buttons import IconButton
from facilitator.ui.fields import mark_wrong
from facilitator.ui.focus import shows_own_focus
from facilitator.ui.icons import KIND_ICON, SEEN_ICON, icon
from facilitator.ui.layout import STRETCH, hbox, host, vbox
from facilitator.ui.marks import PhaseMark
from facilitator.ui.parts.words import kind_word, seen_words
from facilitator.ui.text import Text, Themed
from facilitator.ui.theme import Theme

_SEEN: tuple[Seen, ...] = ("beamer", "report", "facilitator")
_OWNER: dict[str, int] = {"compact": 74, "regular": 100, "ample": 140}
_DUE: dict[str, int] = {"compact": 66, "regular": 82, "ample": 110}
"""Logical pixels."""
_MARK = 13
_UNDER = 3
"""Room under the words for the line that shows where the cursor is."""


def is_private(row: NoteRow) -> bool:
    """Whether it stays with the one who leads."""
    return row.seen == "facilitator" or row.policy != "report"


class GrowingText(Themed, QPlainTextEdit):
    """Words in place: as tall as they need. Enter or leaving keeps them, Esc takes back what was typed.

    Signals:
        kept(str): other words than before.
    """

    kept = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._before, self._quiet = "", False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setProperty("bare", True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        shows_own_focus(self)
        self.follow(theme)

    def show_words(self, words: str, quiet: bool) -> None:
        """Words that were kept elsewhere; half-typed ones stay."""
        typing = self.hasFocus() and self.toPlainText() != self._before
        self._before = words
        if not typing and self.toPlainText() != words:
            self.setPlainText(words)
        self._quiet = quiet
        self.restyle()

    def keep(self) -> None:
        """Say it when the words are others; without any words nothing changes."""
        words = " ".join(self.toPlainText().split())
        if not words:
            self.setPlainText(self._before)
        elif words != self._before:
            self._before = words
            self.document().clearUndoRedoStacks()  # from here undo is that of the session
            self.kept.emit(words)

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        self._dress()
        self._grow()
        super().restyle()

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))  # a plain text document measures itself in lines
        self.setFixedHeight(max(self.theme.role("body").line, round(lines * self.fontMetrics().lineSpacing())) + _UNDER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        # A text field claims Ctrl+Z even when it has nothing to take back; then the session may.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.document().isUndoAvailable())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._before:
            self.setPlainText(self._before)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dress()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def _dress(self) -> None:
        c = self.theme.c
        line = f"2px solid {c.accent}" if self.hasFocus() else "0"
        sheet = f"QPlainTextEdit {{ color: {c.ink2 if self._quiet else c.ink}; border: 0; border-bottom: {line}; padding: 0; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class _SmallField(Themed, QLineEdit):
    """A word beside the text: a line shows only where something is missing or the cursor is."""

    def __init__(self, theme: Theme, name: str, widths: dict[str, int], colour: str, role: str) -> None:
        super().__init__()
        self._widths, self._colour, self._role = widths, colour, role
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("quietline", True)
        self.setTextMargins(-2, 0, 0, 0)
        shows_own_focus(self)
        self.follow(theme)

    def show_value(self, value: str) -> None:
        """What was kept elsewhere; what is half typed stays."""
        if not (self.hasFocus() and self.isModified()) and self.text() != value:
            self.setText(value)

    def restyle(self) -> None:
        self.setFont(self.theme.role(self._role).font)
        self.setStyleSheet(f"QLineEdit {{ color: {self.theme.c[self._colour]}; }}")
        self.setFixedSize(self._widths[self.theme.density], self.theme.role("body").line + _UNDER)
        super().restyle()


class ActionFields(Themed, QWidget):
    """Who does it and by when; says what is missing, and what is wrong.

    Signals:
        kept(str owner, object date or None): one of both changed.
    """

    kept = Signal(str, object)

    def __init__(self, theme: Theme, today: Callable[[], date], names: QStringListModel) -> None:
        super().__init__()
        self._today = today
        self._kept: tuple[str, date | None] = ("", None)
        self.owner = _SmallField(theme, tr("Wie"), _OWNER, "accent", "strong")
        self.due = _SmallField(theme, tr("Uiterlijk wanneer"), _DUE, "ink2", "body")
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self.lack = Text(theme, "", "small", "warn", weight=600)
        mark = vbox(theme, 2, PhaseMark(theme, "warning", _MARK), STRETCH)
        self._lack_row = host(theme, hbox(theme, mark, "xs", (self.lack, 1)))
        self.error = Text(theme, "", "small", "over")
        self.error.hide()
        self.setLayout(vbox(theme, hbox(theme, self.owner, "m", self.due), self._lack_row, self.error, STRETCH))
        for field in (self.owner, self.due):
            field.editingFinished.connect(self.keep)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.follow(theme)

    def show_action(self, owner: str, due: date | None) -> None:
        self._kept = owner, due
        self.owner.show_value(owner)
        if not self.error.text():
            self.due.show_value(_due_words(due))
        self.lack.set_text(_lacking(owner, due))
        self._lack_row.setVisible(bool(self.lack.text()) and not self.error.text())

    def keep(self) -> None:
        """Say it when something is other than before; a date that is none stays, with a sentence."""
        said = self.due.text().strip()
        due = self._kept[1] if said == _due_words(self._kept[1]) else read_date(said, self._today())
        self._show_error(_date_error(said) if said and due is None else "")
        if self.error.text():
            due = self._kept[1]
        self.owner.setModified(False)
        owner = self.owner.text().strip().lstrip("@")
        if (owner, due) != self._kept:
            self._kept = owner, due
            self.kept.emit(owner, due)
        elif not self.error.text():
            self.due.setText(_due_words(due))

    def _show_error(self, sentence: str) -> None:
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))
        self._lack_row.setVisible(bool(self.lack.text()) and not sentence)
        self.due.setAccessibleDescription(sentence)
        self.due.setModified(bool(sentence))
        mark_wrong(self.due, bool(sentence))

    def restyle(self) -> None:
        self.setFixedWidth(_OWNER[self.theme.density] + self.theme.px("m") + _DUE[self.theme.density])
        super().restyle()


def _due_words(due: date | None) -> str:
    return day(due, "EEE d MMM") if due else ""


def _lacking(owner: str, due: date | None) -> str:
    if not owner:
        return tr("wie?") if due else tr("wie, en uiterlijk wanneer?")
    return "" if due else tr("uiterlijk wanneer?")


def _date_error(said: str) -> str:
    return tr("‘{said}’ is geen datum. Schrijf bijvoorbeeld 12 dec of vrijdag.", said=said)


class ReportRow(Themed, QWidget):
    """A note; shown again in place when it changes.

    Signals:
        note_changed(str, object), kind_changed(str, str), seen_changed(str, str), note_removed(str): as on the page.
    """

    note_changed = Signal(str, object)
    kind_changed = Signal(str, str)
    seen_changed = Signal(str, str)
    note_removed = Signal(str)

    def __init__(self, theme: Theme, row: NoteRow, today: Callable[[], date], names: QStringListModel) -> None:
        super().__init__()
        self.row = row
        self.kind = IconButton(theme, KIND_ICON[row.kind], kind_word(row.kind))
        self.seen = IconButton(theme, SEEN_ICON[row.seen], seen_words(row.seen))
        self.words = GrowingText(theme, kind_word(row.kind))
        self.action = ActionFields(theme, today, names)
        self.kind.clicked.connect(lambda: self._open(self.kind_menu(), self.kind))
        self.seen.clicked.connect(lambda: self._open(self.seen_menu(), self.seen))
        self.words.kept.connect(self._on_words_kept)
        self.action.kept.connect(self._on_action_kept)
        self._put_together(theme)
        self.follow(theme)
        self.show_note(row)

    def _put_together(self, theme: Theme) -> None:
        kind, seen = vbox(theme, self.kind, STRETCH), vbox(theme, self.seen, STRETCH)
        self._columns = (vbox(theme, self.words, STRETCH), vbox(theme, self.action, STRETCH))
        words, action = self._columns
        self._action_box = host(theme, hbox(theme, "m", action))
        self.setLayout(hbox(theme, kind, "xs", (words, 1), self._action_box, "xs", seen))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def restyle(self) -> None:
        # The first line of words stands beside the middle of the icons.
        above = (self.theme.px("touch") - self.theme.role("body").line) // 2 - 1
        for column, nudge in zip(self._columns, (1, 0), strict=True):  # a text edit draws its words a little higher than a line edit
            column.setContentsMargins(0, above + nudge, 0, above - _UNDER)
        super().restyle()

    def show_note(self, row: NoteRow) -> None:
        """The same note, as it is now. What is half typed and where the cursor is, stays."""
        self.row = row
        self.kind.set_icon(KIND_ICON[row.kind])
        self.kind.set_text("", tr("{kind}: verander de soort", kind=kind_word(row.kind)))
        self.seen.set_icon(_seen_icon(row))
        self.seen.set_text("", tr("{seen}: verander wie dit ziet", seen=_seen_name(row)))
        self.words.setAccessibleName(kind_word(row.kind))
        self.words.show_words(row.text, is_private(row))
        self._action_box.setVisible(row.kind == "action")
        self.action.show_action(row.owner, row.due)

    def keep(self) -> None:
        """Keep what is half typed."""
        self.words.keep()
        self.action.keep()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab halts, from left to right."""
        return self.kind, self.words, self.action.owner, self.action.due, self.seen

    def kind_menu(self) -> QMenu:
        """The kinds, and a way to remove the note."""
        menu = QMenu(self)
        for kind in NOTE_KINDS:
            action = menu.addAction(icon(KIND_ICON[kind], self.theme.c.ink2), kind_word(kind))
            action.triggered.connect(partial(self._choose_kind, kind))
        menu.addSeparator()
        gone = menu.addAction(icon("trash-2", self.theme.c.ink2), tr("Haal weg"))
        gone.triggered.connect(lambda: self.note_removed.emit(self.row.id))
        return menu

    def seen_menu(self) -> QMenu:
        """Who may see it."""
        menu = QMenu(self)
        for seen in _SEEN:
            action = menu.addAction(icon(SEEN_ICON[seen], self.theme.c.ink2), seen_words(seen))
            action.triggered.connect(partial(self._choose_seen, seen))
        return menu

    def _open(self, menu: QMenu, button: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_kind(self, kind: NoteKind, _on: bool = False) -> None:
        if kind != self.row.kind:
            self.kind_changed.emit(self.row.id, kind)

    def _choose_seen(self, seen: Seen, _on: bool = False) -> None:
        if seen != self.row.seen:
            self.seen_changed.emit(self.row.id, seen)

    def _on_words_kept(self, words: str) -> None:
        self.row = replace(self.row, text=words)
        self.note_changed.emit(self.row.id, Content(words, self.row.owner, self.row.due))

    def _on_action_kept(self, owner: str, due: date | None) -> None:
        self.row = replace(self.row, owner=owner, due=due)
        self.note_changed.emit(self.row.id, Content(self.row.text, owner, due))


def _seen_icon(row: NoteRow) -> str:
    return SEEN_ICON["facilitator" if is_private(row) else row.seen]


def _seen_name(row: NoteRow) -> str:
    return tr("niet in het verslag") if row.policy != "report" and row.seen != "facilitator" else seen_words(row.seen)
