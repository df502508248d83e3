"""The line that is always ready: kind on the left, the words, who sees it, keep."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QMenu, QSizePolicy

from facilitator.language import tr
from facilitator.sessions.history.notes import NOTE_KINDS, NoteKind, Seen
from facilitator.sessions.leading.note_line import completions, split_prefix
from facilitator.sessions.step_fields.fields import OPEN_POLICIES
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.icons import KIND_ICON, icon, paint_icon, seen_icon
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.theme import Theme, font
from facilitator.ui.parts.words import PREFIX, kind_word, seen_words


class KindPicker(QComboBox):
    """Six kinds, one chosen. The chosen one says its word; the others wait as icons with their key.

    A list to choose from, also for assistive software; only the mouse finds it laid out in a row.

    Signals:
        chosen(str): another kind was chosen.
    """

    chosen = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._t = t
        self.kind: NoteKind = "note"
        for kind in NOTE_KINDS:
            self.addItem(kind_word(kind), kind)
        self.activated.connect(lambda at: self.chosen.emit(NOTE_KINDS[at]))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_kind("note")

    def show_kind(self, kind: NoteKind) -> None:
        """Choose without telling."""
        self.kind = kind
        self.setCurrentIndex(NOTE_KINDS.index(kind))
        self.setAccessibleName(tr("Soort: {kind}", kind=kind_word(kind)))
        self.setToolTip(tr("Soort notitie: typ de letter en een spatie aan het begin van de regel"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self._t.px("control"))

    def _cells(self) -> list[tuple[NoteKind, QRectF]]:
        size, strong = self._size, self._t.role("strong")
        pill = 10 + size + 8 + QFontMetricsF(strong.font).horizontalAdvance(kind_word(self.kind)) + 12
        cell = (self.width() - pill) / (len(NOTE_KINDS) - 1)
        cells, x = [], 0.0
        for kind in NOTE_KINDS:
            width = pill if kind == self.kind else cell
            cells.append((kind, QRectF(x, 0, width, self.height())))
            x += width
        return cells

    @property
    def _size(self) -> int:
        return {"compact": 18, "regular": 19, "ample": 25}[self._t.density]

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for kind, rect in self._cells():
            (self._paint_chosen if kind == self.kind else self._paint_other)(p, kind, rect)

    def _paint_chosen(self, p: QPainter, kind: NoteKind, rect: QRectF) -> None:
        size, middle = self._size, rect.center().y()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._t.colour("accent_soft"))
        pill = QRectF(rect.x(), middle - (size + 17) / 2, rect.width(), size + 17)
        p.drawRoundedRect(pill, 4, 4)
        strong_edge(p, self._t, pill, "accent", 2, 4)
        paint_icon(p, KIND_ICON[kind], QRectF(rect.x() + 10, middle - size / 2, size, size), self._t.c.accent)
        words = QRectF(rect.x() + 18 + size, 0, rect.width(), rect.height())
        line_text(p, words, kind_word(kind), self._t.role("strong").font, self._t.c.accent)

    def _paint_other(self, p: QPainter, kind: NoteKind, rect: QRectF) -> None:
        size, hint = self._size, font(self._t.role("label").size - 1, 500)
        key = "" if self._t.compact else PREFIX[kind]
        width = size + (4 + QFontMetricsF(hint).horizontalAdvance(key) if key else 0)
        x = rect.x() + (rect.width() - width) / 2
        paint_icon(p, KIND_ICON[kind], QRectF(x, rect.center().y() - size / 2, size, size), self._t.c.ink2)
        if key:
            line_text(p, QRectF(x + size + 4, 0, 14, rect.height()), key, hint, self._t.c.ink3)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a kind is chosen, never scrolled to

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for kind, rect in self._cells():
            if rect.contains(event.position()):
                self.chosen.emit(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.chosen.emit(NOTE_KINDS[(NOTE_KINDS.index(self.kind) + step) % len(NOTE_KINDS)])
        else:
            super().keyPressEvent(event)


class NoteEdit(QLineEdit):
    """The words. A prefix chooses the kind at once; after `@` the names of who is here complete it.

    Signals:
        prefix_typed(str): a letter and a space at the start chose this kind.
        keys_requested(): a question mark on the empty line asks for all keys.
    """

    prefix_typed = Signal(str)
    keys_requested = Signal()

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._t = t
        self.names: tuple[str, ...] = ()
        self._at = -1
        self._covered = False
        self.setProperty("bare", True)
        shows_own_focus(self)
        self.setTextMargins(-2, 0, 0, 0)
        self.setAccessibleName(tr("Notitieregel"))
        self.setMaxLength(20_000)
        self._fits = QStringListModel(self)
        self._completer = QCompleter(self._fits, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._on_edited)
        t.changed.connect(self._restyle)
        self._restyle()

    def event(self, event: QEvent) -> bool:
        """Leave to the window what it does with these keys: a turn, finding; where nothing is typed undo, and the stop of a clicker."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            turn = event.key() == Qt.Key.Key_Right and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            find = event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            stop = event.key() == Qt.Key.Key_Period and not event.modifiers()
            if turn or find or (not self.text() and (stop or event.matches(QKeySequence.StandardKey.Undo))):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" and not self.text():
            self.keys_requested.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._t.role("body" if self._t.compact else "read").font)

    def cover(self, on: bool) -> None:
        """Dots instead of words, and no names under them."""
        if on != self._covered:
            self._covered = on
            self.setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)
            self._hide_names()

    def _hide_names(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _on_edited(self, text: str) -> None:
        kind, rest = split_prefix(text)
        if kind and self.cursorPosition() <= len(text) - len(rest) + 1:
            self.setText(rest)
            self.prefix_typed.emit(kind)
        self._at, fits = completions(self.text(), self.cursorPosition(), () if self._covered else self.names)
        if fits:
            self._fits.setStringList(list(fits))
            self._completer.complete()
        else:
            self._hide_names()

    def _complete(self, name: str) -> None:
        text, cursor = self.text(), self.cursorPosition()
        done = f"{text[: self._at]}@{name} "
        self.setText(done + text[cursor:].lstrip())
        self.setCursorPosition(len(done))
        self.textEdited.emit(self.text())


def seen_menu(t: Theme, button: Button, choose: object, policy: str = "report") -> QMenu:
    """A menu that chooses who sees a note; `choose` is called with the choice. What belongs to a role is not for the beamer."""
    menu = QMenu(button)
    choices: tuple[Seen, ...] = ("beamer", "report", "facilitator") if policy in OPEN_POLICIES else ("report", "facilitator")
    for seen in choices:
        action = menu.addAction(icon(seen_icon(seen, policy), t.c.ink2), seen_words(seen, policy))
        action.triggered.connect(lambda _on=False, chosen=seen: choose(chosen))  # type: ignore[operator]
    return menu
