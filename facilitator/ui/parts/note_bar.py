"""The line at the bottom of the console: which kind, where it goes, the words, who sees it, and keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.language import tr
from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.leading.limits import length_remark
from facilitator.sessions.leading.note_line import Content, read_line, split_prefix
from facilitator.sessions.people import Person
from facilitator.sessions.screens.console_view import ConsoleView, Destination, NoteRow
from facilitator.sessions.screens.masked import is_private_note
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.icons import seen_icon
from facilitator.ui.look.layout import STRETCH, NoteLineEdge, hbox, host, vbox
from facilitator.ui.look.text import Line
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.note_line import KindPicker, NoteEdit, seen_menu
from facilitator.ui.parts.words import policy_words, seen_words

WIDEST = 210
"""Logical pixels of the name of where a line goes; a longer one ends in an ellipsis, and stands whole in the menu."""


@dataclass(frozen=True)
class TypedNote:
    """What was typed, as it is to be kept. `note` is the id of the one that is changed, or empty for a new one."""

    content: Content
    kind: NoteKind
    seen: Seen
    field: str = ""
    note: str = ""
    impossible_date: str = ""


class NoteBar(QWidget):
    """The line.

    Signals:
        entered(TypedNote): somebody wants to keep this; call `clear` when that is done.
        text_changed(str): what is on the line while it is typed.
        remark_changed(str): what is to be said of it, such as that it is longer than was agreed.
    """

    entered = Signal(object)
    text_changed = Signal(str)
    remark_changed = Signal(str)

    def __init__(self, t: Theme, today: Callable[[], date], people: Callable[[], Sequence[Person]] = tuple) -> None:
        """`people` are those on the list by their own names, also while names are covered: `@Anna` means the same as ever."""
        super().__init__()
        self.t, self._today, self._people = t, today, people
        self._view: ConsoleView | None = None
        self._kind_for: str | None = None
        self._usual: str = "note"
        self._seen_before: Seen | None = None
        self._speaker = ""
        self._note, self._note_policy, self._put_back = self._handed_over = ("", "", False)
        self.seen_now: Seen = "report"
        self.place: Destination | None = None
        self._build(t)
        self._connect()

    def _build(self, t: Theme) -> None:
        self.kind, self.edit = KindPicker(t), NoteEdit(t)
        self.where = Button(t, "", "quiet", trailing="chevron-down", small=True, name=tr("Waar deze regel heen gaat"))
        self.where.hide()
        self.seen = Button(t, "", "quiet", "presentation", trailing="chevron-down", small=True, name=tr("Wie ziet deze notitie"))
        self.keep = Button(t, tr("Bewaar"), "line", "corner-down-left", tr("Enter"), small=True)
        left = host(t, hbox(t, self.kind, margins=("s", 0, 4, 0)), width="left_column")
        edit = host(t, hbox(t, self.where, (self.edit, 1), margins=("gutter", 0, 8, 0), spacing="s"))
        right = host(t, hbox(t, STRETCH, self.seen, "m", self.keep, margins=(0, 0, "gutter", 0)))
        row = host(t, hbox(t, left, Line(t, vertical=True), (edit, 1), right))
        self.setLayout(vbox(t, NoteLineEdge(t), (row, 1)))

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind_chosen)
        self.edit.prefix_typed.connect(self.choose_kind)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.returnPressed.connect(self.enter)
        self.keep.clicked.connect(self.enter)
        self.seen.clicked.connect(lambda: _above(self.seen, seen_menu(self.t, self.seen, self.choose_seen, self.policy)))
        self.where.clicked.connect(lambda: _above(self.where, self.places_menu()))
        self.t.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.choose_seen(self.seen_now)
        self._name_place()

    # what is chosen

    @property
    def policy(self) -> str:
        """Who may keep a line that is taken down now."""
        return self.place.policy if self.place else self._view.note_policy if self._view else "report"

    def places(self) -> tuple[Destination, ...]:
        """Where a line of the chosen kind may go here."""
        fits = self.kind.kind if self.kind.kind in ("action", "decision", "agreement") else "note"
        return tuple(p for p in self._view.destinations if p.kind == fits) if self._view else ()

    def _on_kind_chosen(self, kind: str) -> None:
        """From the buttons: for every line that follows in this step."""
        self._usual = kind
        self.choose_kind(kind)

    def choose_kind(self, kind: str) -> None:
        """This line is of this kind; it goes where the draaiboek says, and is seen as it says."""
        self.kind.show_kind(kind)  # type: ignore[arg-type]
        places = self.places()
        self.choose_place(next((p for p in places if p.now), places[0] if places else None))

    def choose_place(self, place: Destination | None) -> None:
        """From now on lines go there."""
        self.place = place
        self._name_place()
        if self.seen_now != "facilitator":  # what one keeps to oneself does not go to the room because of where it is put
            self.choose_seen(place.seen if place else "report")
        self._show_place()
        self._remark()

    def _name_place(self) -> None:
        """The place in words, shorter where there is little room: then whose it is says enough."""
        place, compact = self.place, self.t.compact
        self.where.setVisible(len(self.places()) > 1)
        words = (place.holder if compact and place.holder else place.label) if place else ""
        room = (WIDEST // 2 if compact else WIDEST) - self.where.iconSize().width()
        words = QFontMetricsF(self.where.voice.font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.where.set_text(words, tr("Waar deze regel heen gaat: {place}", place=place.label if place else ""))
        self.where.setToolTip(place.label if place else "")

    def next_place(self) -> None:
        """The next of where a line may go, and after the last the first again."""
        places = self.places()
        at = next((i for i, p in enumerate(places) if self.place and p.key == self.place.key), -1)
        if places:
            self.choose_place(places[(at + 1) % len(places)])

    def choose_seen(self, seen: Seen) -> None:
        """From now on these see what is kept."""
        self.seen_now = seen
        self._show_seen()

    def _show_seen(self) -> None:
        seen = self.seen_now
        short = {"beamer": tr("beamer"), "report": tr("verslag"), "facilitator": tr("voor jou")}[seen]
        kept = self.policy == "report"
        self.seen.set_text(short if self.t.compact and (kept or seen != "report") else seen_words(seen, self.policy))
        self.seen.set_icon(seen_icon(seen, self.policy), "chevron-down")
        self.edit.cover(self._is_covered())

    def places_menu(self) -> QMenu:
        """Everywhere a line of this kind may go, the chosen one ticked."""
        menu = QMenu(self.where)
        for place in self.places():
            action = menu.addAction(place.label)
            action.setCheckable(True)
            action.setChecked(bool(self.place) and place.key == self.place.key)  # type: ignore[union-attr]
            action.triggered.connect(lambda _on=False, p=place: self.choose_place(p))
        return menu

    # what is typed

    def enter(self) -> None:
        """Hand over what stands on the line; it stays there until it was kept."""
        text = self.edit.text().strip()
        if not text or self.edit.isReadOnly():
            return
        names = tuple(p.label for p in self._people())
        typed = read_line(text, names, self._today(), self.kind.kind)
        if typed.kind and typed.kind != self.kind.kind:  # a whole line that was pasted chooses no kind before it is read
            self.choose_kind(typed.kind)
        field = self.place.key if self.place else ""
        kept = TypedNote(typed.content, typed.kind or self.kind.kind, self.seen_now, field, self._note, typed.impossible_date)
        self._handed_over = (self._note, self._note_policy, self._put_back)
        self._note, self._note_policy, self._put_back = "", "", False
        self.entered.emit(kept)

    def not_kept(self) -> None:
        """What was handed over could not be kept: the line is what it was, also where it corrects a note."""
        self._note, self._note_policy, self._put_back = self._handed_over
        self._show_place()

    def clear(self) -> None:
        """The line was kept. A letter before a line, or a note that was corrected, says nothing of the next one."""
        self.edit.clear()
        if self._seen_before is not None:
            before, self._seen_before = self._seen_before, None
            self.choose_seen(before)
        if self.kind.kind != self._usual:
            self.choose_kind(self._usual)
        self._remark()

    def let_go(self, note: str) -> None:
        """A note is forgotten: it is not on the line to be changed any more."""
        if note and note == self._note:
            self._note, self._note_policy = "", ""
            self.clear()

    def put_back(self, text: str) -> None:
        """What was half typed before the program stopped. Nobody knows any more for whom, so it counts as private."""
        self._put_back = bool(text)
        self.edit.setText(text)
        self._show_place()

    def carry_over(self, before: NoteBar) -> None:
        """What is half typed on another line, for whom it is meant and where it goes."""
        for name in ("_kind_for", "_usual", "_seen_before", "_speaker", "_note", "_note_policy", "_put_back", "place"):
            setattr(self, name, getattr(before, name))
        self.kind.show_kind(before.kind.kind)
        self.edit.setText(before.edit.text())
        self.edit.setReadOnly(before.edit.isReadOnly())
        if before.edit.hasSelectedText():
            self.edit.setSelection(before.edit.selectionStart(), before.edit.selectionLength())
        else:
            self.edit.setCursorPosition(before.edit.cursorPosition())
        self.choose_seen(before.seen_now)
        self._refresh_place()
        self._show_place()

    def change(self, row: NoteRow) -> None:
        """Put a note that is there on the line, to change it."""
        self._note, self._note_policy, self._seen_before = row.id, row.policy, self.seen_now
        self.kind.show_kind(row.kind)
        self.choose_seen(row.seen)
        owner = f" @{row.owner}" if row.owner else ""
        due = f" {tr('uiterlijk')} {row.due.isoformat()}" if row.due else ""
        self.edit.setText(f"{row.text}{owner}{due}")
        self.edit.setReadOnly(False)
        self.edit.setFocus()

    def _on_typed(self, text: str) -> None:
        if self._put_back and not text:
            self._put_back = False
            self._show_place()
        self._remark()
        self.text_changed.emit(text)

    # showing

    def show_view(self, view: ConsoleView) -> None:
        """What can be taken down in the running step."""
        self._view = view
        self.edit.names = tuple(p.label for p in view.people if p.here)
        speaker = next((p.key for p in view.destinations if p.now), "")
        if self._kind_for != view.path:
            self._kind_for = view.path
            typing = bool(self.edit.text())
            if not typing:  # half typed, it stays what it was, and for who it was meant
                self.seen_now = "report"
            self._usual = view.note_kind
            self.choose_kind(self.kind.kind if typing else view.note_kind)
        elif speaker != self._speaker and speaker:
            self.choose_place(next(p for p in view.destinations if p.now))
        else:
            self._refresh_place()
        self._speaker = speaker
        self.edit.setReadOnly(not view.note_open and not self._note)  # disabled, it would give the focus away
        self.keep.setEnabled(view.note_open)
        self._show_seen()
        self._show_place()

    def _refresh_place(self) -> None:
        """The same place as it is now; the first where it is gone."""
        places = self.places()
        found = next((p for p in places if self.place and p.key == self.place.key), None)
        if found is None and (self.place or places):
            self.choose_place(places[0] if places else None)
            return
        self.place = found
        self._name_place()
        self._remark()

    def _is_covered(self) -> bool:
        """Whether what is typed now is not for the room, while that may be reading along."""
        view = self._view
        if view is None or not view.masked:
            return False
        return self._put_back or is_private_note(self._note_policy or self.policy, self.seen_now)

    def _show_place(self) -> None:
        view = self._view
        if view is None:
            return
        self.edit.cover(self._is_covered())
        words = tr("Typ wat je hoort; Enter bewaart") if view.note_open else tr("In deze stap schrijven we niets op")
        if view.note_open and self._is_covered():
            words = tr("Wat je typt wordt afgedekt; Enter bewaart")
        policy = policy_words(self.policy)
        self.edit.setPlaceholderText(f"{words} ({policy})" if policy and view.note_open and view.path else words)

    def remark(self) -> str:
        """What is to be said of the line that is typed, or of the lines that are there."""
        if self.place is None:
            return ""
        typed = split_prefix(self.edit.text())[1].strip()
        return length_remark(self.place.limit, typed) if typed else self.place.remark

    def _remark(self) -> None:
        self.edit.setAccessibleDescription(self.remark())
        self.remark_changed.emit(self.remark())


def _above(button: QWidget, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
