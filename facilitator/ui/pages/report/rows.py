"""One note as it can be corrected: its kind, its words, who does it and by when, and who sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.history.notes import NOTE_KINDS, NoteKind, Seen
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.buttons import IconButton
from facilitator.ui.look.icons import KIND_ICON, SEEN_ICON, icon
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.paint import hairline
from facilitator.ui.look.text import Icon, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.drag import Grip
from facilitator.ui.pages.report.fields import UNDER, ActionFields, GrowingText
from facilitator.ui.parts.words import PREFIX, example_words, kind_word, seen_words

StepsFor = Callable[[str], Sequence[tuple[str, str]]]
"""(path, title) of the steps that a note may move to."""
_SEEN: tuple[Seen, ...] = ("beamer", "report", "facilitator")

_EXAMPLE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KIND_OF: dict[str, NoteKind] = {letter: kind for kind, letter in PREFIX.items()}


def is_private(row: NoteRow) -> bool:
    """Whether it stays with the one who leads."""
    return row.seen == "facilitator" or row.policy != "report"


class ReportRow(Themed, QWidget):
    """A note; shown again in place when it changes.

    Signals:
        note_changed(str, object), kind_changed(str, str), seen_changed(str, str), note_removed(str), note_forgotten(str),
        note_moved(str, int),
        step_chosen(str, str), split_requested(str, str, str), merge_requested(str), example_turned(str), typed(): as on the page.
    """

    note_changed = Signal(str, object)
    kind_changed = Signal(str, str)
    seen_changed = Signal(str, str)
    note_removed = Signal(str)
    note_forgotten = Signal(str)
    note_moved = Signal(str, int)
    step_chosen = Signal(str, str)
    split_requested = Signal(str, str, str)
    merge_requested = Signal(str)
    example_turned = Signal(str)
    typed = Signal()
    steps_for: StepsFor = staticmethod(lambda _note: ())

    def __init__(self, theme: Theme, row: NoteRow, today: Callable[[], date], names: QStringListModel) -> None:
        super().__init__()
        self.row = row
        self.grip = Grip(theme)
        self.kind = IconButton(theme, KIND_ICON[row.kind], kind_word(row.kind))
        self.seen = IconButton(theme, SEEN_ICON[row.seen], seen_words(row.seen))
        self.words = GrowingText(theme, kind_word(row.kind))
        self.star: Icon | None = None
        """What says that it is a good example; made when it is one for the first time."""
        self._fields: ActionFields | None = None
        self._make_fields: Callable[[], ActionFields] = lambda: ActionFields(theme, today, names)
        self._lined = self._locked = False
        self.kind.clicked.connect(lambda: self._open(self.kind_menu(), self.kind))
        self.seen.clicked.connect(lambda: self._open(self.seen_menu(), self.seen))
        self.words.kept.connect(self._on_words_kept)
        self.words.typed.connect(self.typed)
        self._put_together(theme)
        self.follow(theme)
        self.show_note(row)

    def _put_together(self, theme: Theme) -> None:
        kind, seen = vbox(theme, self.kind, STRETCH), vbox(theme, self.seen, STRETCH)
        self._columns = [vbox(theme, self.words, STRETCH)]
        self._stars, self._actions = hbox(theme), hbox(theme)
        self.setLayout(hbox(theme, self.grip, kind, "xs", (self._columns[0], 1), self._stars, self._actions, "xs", seen))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def action(self) -> ActionFields:
        """Who does it and by when; made for the first note that is an action, as most are not."""
        if self._fields is None:
            self._fields = self._make_fields()
            self._fields.kept.connect(self._on_action_kept)
            self._fields.set_read_only(self._locked)
            self._columns.append(vbox(self.theme, self._fields, STRETCH))
            self._action_box = host(self.theme, hbox(self.theme, "m", self._columns[1]))
            self._actions.addWidget(self._action_box)
            self._nudge()
        return self._fields

    def _add_star(self) -> None:
        self.star = Icon(self.theme, "star", "body", "accent")
        self.star.setAccessibleName(tr("Goed voorbeeld"))
        self._star_box = host(self.theme, vbox(self.theme, self.star, STRETCH))
        self._stars.addWidget(self._star_box)
        self._nudge()

    def show_line(self, on: bool) -> None:
        """Whether a line above it keeps it apart from the row before."""
        if on != self._lined:
            self._lined = on
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._lined:
            hairline(painter(self), 0, 0, self.width(), 0, self.theme.c.hairline)

    def restyle(self) -> None:
        self._nudge()
        super().restyle()

    def _nudge(self) -> None:
        """The first line of words stands beside the middle of the icons."""
        above = (self.theme.px("touch") - self.theme.role("body").line) // 2 - 1
        for column, nudge in zip(self._columns, (1, 0), strict=False):  # a text edit draws its words a little higher than a line edit
            column.setContentsMargins(0, above + nudge, 0, above - UNDER)
        box = self._star_box.layout() if self.star is not None else None
        if box is not None:
            box.setContentsMargins(self.theme.px("xs"), above + 2, 0, 0)

    def show_note(self, row: NoteRow) -> None:
        """The same note, as it is now. What is half typed and where the cursor is, stays."""
        self.row = self._shown = row
        self.kind.set_icon(KIND_ICON[row.kind])
        self.kind.set_text("", tr("{kind}: verander de soort", kind=kind_word(row.kind)))
        self.seen.set_icon(_seen_icon(row))
        self.seen.set_text("", tr("{seen}: verander wie dit ziet", seen=_seen_name(row)))
        self.words.setAccessibleName(kind_word(row.kind))
        self.setAccessibleName(row.text or kind_word(row.kind))  # of which note the icons are
        self.words.show_words(row.text, is_private(row))
        if row.example and self.star is None:
            self._add_star()
        if self.star is not None:
            self._star_box.setVisible(row.example)
        if row.kind == "action" or self._fields is not None:
            self.action.show_action(row.owner, row.due)
            self._action_box.setVisible(row.kind == "action")

    def shows(self, row: NoteRow) -> bool:
        """Whether it is shown like this already. What was only just kept here is not: it comes back as it is written out."""
        return row == self._shown == self.row

    def keep(self) -> None:
        """Keep what is half typed."""
        self.words.keep()
        if self._fields is not None:
            self._fields.keep()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab halts, from left to right."""
        fields = (self._fields.owner, self._fields.due) if self._fields is not None else ()
        return self.kind, self.words, *fields, self.seen

    def lock(self, on: bool) -> None:
        """Whether nothing can be changed; the words can still be read and copied."""
        self._locked = on
        self.words.setReadOnly(on)
        if self._fields is not None:
            self._fields.set_read_only(on)
        for button in (self.kind, self.seen):
            button.setEnabled(not on)
        self.grip.setVisible(not on)

    def half_typed(self) -> Content | None:
        """What stands here now, where that is not kept yet."""
        words = " ".join(self.words.toPlainText().split())
        same = words == " ".join(self.row.text.split())
        return Content(words, self.row.owner, self.row.due) if words and not same else None

    def kind_menu(self) -> QMenu:
        """The kinds, and what else can be done with the note."""
        menu = QMenu(self)
        for kind in NOTE_KINDS:
            action = menu.addAction(icon(KIND_ICON[kind], self.theme.c.ink2), f"{kind_word(kind)}\t{PREFIX[kind].upper()}")
            action.triggered.connect(partial(self._choose_kind, kind))
        menu.addSeparator()
        for words, key, act in (
            (tr("Omhoog"), "Alt+↑", lambda: self._move(-1)),
            (tr("Omlaag"), "Alt+↓", lambda: self._move(1)),
            (tr("Splits bij de cursor"), "Ctrl+Enter", self.split),
            (tr("Voeg samen met de volgende"), "Ctrl+J", self.merge),
        ):
            menu.addAction(f"{words}\t{key}").triggered.connect(act)
        self._add_steps(menu)
        menu.addSeparator()
        example = menu.addAction(icon("star", self.theme.c.ink2), f"{example_words(self.row)}\tCtrl+Shift+G")
        example.triggered.connect(lambda: self.example_turned.emit(self.row.id))
        menu.addSeparator()
        gone = menu.addAction(icon("trash-2", self.theme.c.ink2), f"{tr('Haal weg')}\tDelete")
        gone.triggered.connect(lambda: self.note_removed.emit(self.row.id))
        menu.addAction(tr("Vergeet voorgoed…")).triggered.connect(lambda: self.note_forgotten.emit(self.row.id))
        return menu

    def _add_steps(self, menu: QMenu) -> None:
        steps = self.steps_for(self.row.id)
        if not steps:
            return
        elsewhere = menu.addMenu(tr("Naar stap"))
        for path, title in steps:
            elsewhere.addAction(title.replace("&", "&&")).triggered.connect(partial(self._choose_step, path))

    def _choose_step(self, path: str, _on: bool = False) -> None:
        self.keep()
        self.step_chosen.emit(self.row.id, path)

    def _move(self, by: int) -> None:
        self.keep()
        self.note_moved.emit(self.row.id, by)

    def split(self) -> None:
        """Ask for two notes: what stands before the cursor and what stands after it."""
        text, at = self.words.toPlainText(), self.words.textCursor().position()
        self.words.take_back()  # what was typed goes along in the halves
        self.split_requested.emit(self.row.id, text[:at], text[at:])

    def merge(self) -> None:
        """Ask for one note of this one and the next."""
        self.keep()
        self.merge_requested.emit(self.row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the fields do not take themselves; a letter chooses the kind where the cursor is on it."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        held_keys = {
            (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): lambda: self._move(-1),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): lambda: self._move(1),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): self.split,
            (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier): self.split,
            (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier): self.merge,
        }
        if self.words.isReadOnly():
            held_keys = {}
        held_keys[Qt.Key.Key_G, _EXAMPLE] = lambda: self.example_turned.emit(self.row.id)  # no part of the minutes that are fixed
        act, kind = held_keys.get((key, held)), _KIND_OF.get(event.text().casefold())
        if act is not None:
            act()
        elif kind is not None and self.kind.hasFocus():
            self._choose_kind(kind)
        elif key == Qt.Key.Key_Delete and self.kind.hasFocus() and not self.words.isReadOnly():
            self.note_removed.emit(self.row.id)
        else:
            super().keyPressEvent(event)

    def seen_menu(self) -> QMenu:
        """Who may see it."""
        menu = QMenu(self)
        for seen in _SEEN:
            action = menu.addAction(icon(SEEN_ICON[seen], self.theme.c.ink2), seen_words(seen))
            action.triggered.connect(partial(self._choose_seen, seen))
        return menu

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.grip.show_seen(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.grip.show_seen(False)

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
