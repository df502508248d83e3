"""The notes of a session in groups: agreements, actions, decisions, and the rest by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.icons import KIND_ICON
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Icon, Line, Text, Themed
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.drag import GRIP
from facilitator.ui.pages.report.drop import Dropping
from facilitator.ui.pages.report.groups import OF_NAMES, OF_NOTES, Group, groups_of, in_words
from facilitator.ui.pages.report.rows import ReportRow, StepsFor

LABEL_WIDTH: dict[str, int] = {"compact": 84, "regular": 112, "ample": 168}
"""Width of the column with the names of groups, in logical pixels."""
AT_ONCE, SLICE = 16, 0.02
"""Rows that are made before one sees the page, and seconds that making more of them may hold up the window."""
PASSED_ON = (
    "note_changed", "kind_changed", "seen_changed", "note_removed", "note_forgotten", "note_moved", "step_chosen", "split_requested",
    "merge_requested", "example_turned", "typed",
)  # fmt: skip
"""Signals of a row that are those of the list."""


class ReportList(Themed, QWidget):
    """The rows. They stay the same widgets while their note exists, so the cursor stays where it is.

    Signals:
        note_changed(str id, object Content), kind_changed(str id, str kind), seen_changed(str id, str seen), note_removed(str id),
        note_forgotten(str id).
        note_moved(str id, int by), note_placed(str id, str path, str before), step_chosen(str id, str path): a note goes elsewhere.
        split_requested(str id, str first, str second),
        merge_requested(str id): a note becomes two, or becomes one with the next.
        example_turned(str id): a note is an example worth sharing, or is not any more.
        typed(): something is being typed that is not kept yet.
    """

    note_changed = Signal(str, object)
    kind_changed = Signal(str, str)
    seen_changed = Signal(str, str)
    note_removed = Signal(str)
    note_forgotten = Signal(str)
    note_moved = Signal(str, int)
    note_placed = Signal(str, str, str)
    step_chosen = Signal(str, str)
    split_requested = Signal(str, str, str)
    merge_requested = Signal(str)
    example_turned = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.steps_for: StepsFor = lambda _note: ()
        """Where a note may move to; set by who knows the session."""
        self._names = QStringListModel(self)
        self.rows: dict[str, ReportRow] = {}
        self._made: list[QWidget] = []
        self._laid: tuple[object, ...] = ()
        self._kind: ReportKind = "minutes"
        self._below = 0
        self._laying: Iterator[int] = iter(())
        self._more = QTimer(self)
        self._more.timeout.connect(self._go_on)
        self._looks_back = self._locked = False
        self._shown: tuple[tuple[NoteRow, ...], tuple[tuple[str, str], ...]] = ((), ())
        self._laid_rows: list[tuple[Group, list[QWidget]]] = []
        self.dropping = Dropping(theme, self, lambda: self._laid_rows, lambda note: frozenset(p for p, _title in self.steps_for(note)))
        self.dropping.placed.connect(self.note_placed)
        self.dropping.kind_chosen.connect(self.kind_changed)
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.follow(theme)

    def show_notes(self, kind: ReportKind, notes: Sequence[NoteRow], steps: Sequence[tuple[str, str]], names: Sequence[str]) -> None:
        """Show these notes; rows of notes that were there are changed in place."""
        self._kind, self._shown = kind, (tuple(notes), tuple(steps))
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))
        self._drop({note.id for note in notes})
        for note in notes:
            if note.id in self.rows and not self.rows[note.id].shows(note):
                self.rows[note.id].show_note(note)
        self._lay_out()

    def show_looks_back(self, on: bool) -> None:
        """Whether earlier promises stand above the list."""
        if on != self._looks_back:
            self._looks_back = on
            self._lay_out()

    def choose(self, kind: ReportKind) -> None:
        """Show what belongs in another report."""
        self._kind = kind
        self._lay_out()

    def typed_content(self) -> dict[str, Content]:
        """What is half typed, by note."""
        found = {name: row.half_typed() for name, row in self.rows.items()}
        return {name: content for name, content in found.items() if content is not None}

    def lock(self, on: bool) -> None:
        """Whether nothing can be changed."""
        self._locked = on
        for row in self.rows.values():
            row.lock(on)

    def focus_note(self, note: str) -> None:
        """Go to the words of a note."""
        self.finish()
        if note in self.rows:
            self.rows[note].words.setFocus()

    def finish(self) -> None:
        """Make the rows that are still to come, at once."""
        self._go_on(len(self._shown[0]) + 1)

    def keep(self) -> None:
        """Keep what is half typed."""
        for row in tuple(self.rows.values()):
            row.keep()

    def _made_row(self, note: NoteRow) -> ReportRow:
        row = self.rows[note.id] = ReportRow(self.theme, note, self._today, self._names)
        row.setParent(self)
        row.lock(self._locked)
        self.dropping.take(row)
        row.steps_for = lambda name: self.steps_for(name)
        for name in PASSED_ON:
            getattr(row, name).connect(getattr(self, name))
        return row

    def _drop(self, staying: set[str]) -> None:
        for note in self.rows.keys() - staying:
            row = self.rows.pop(note)
            row.blockSignals(True)  # hiding takes the focus away, which would keep words of a note that is gone
            row.hide()
            row.deleteLater()

    def _lay_out(self) -> None:
        groups = groups_of(self._kind, *self._shown, self._looks_back)
        wanted = (groups, self._kind, tuple(self._names.stringList()) if self._kind in OF_NAMES else ())
        if wanted == self._laid:
            return
        self._clear()
        self._laid = wanted
        shown = {note for group in groups for note in group.notes}
        for note, row in self.rows.items():
            row.setVisible(note in shown)
        self._laying = self._lay_groups(groups) if self._kind in OF_NOTES else self._lay_words()
        self._go_on(AT_ONCE)

    def _go_on(self, rows: int = 0) -> None:
        """Make so many rows, or as many as the window can wait for; the others follow."""
        below, until = self._below, perf_counter() + SLICE
        self._more.start(0)
        for number, free in enumerate(self._laying, 1):
            below = free
            if number >= rows and perf_counter() >= until:
                break
        else:
            self._more.stop()
        self._grid.setRowStretch(self._below, 0)  # a grid never forgets a row
        self._below = below
        self._grid.setRowStretch(below, 1)

    def _clear(self) -> None:
        self._more.stop()
        while self._grid.takeAt(0) is not None:
            pass
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self._laid_rows = [], []

    def _lay_groups(self, groups: Sequence[Group]) -> Iterator[int]:
        """Place everything; gives the first row of the grid that is free after each row that had to be made, and at the end."""
        at, last = 0, None
        notes = {note.id: note for note in self._shown[0]}
        for group in groups:
            rows: list[QWidget] = []
            self._laid_rows.append((group, rows))
            self._place(self._label(group.label), at, 0, 1, max(1, len(group.notes)))
            for note in group.notes:
                made = note not in self.rows
                row = self.rows[note] if not made else self._made_row(notes[note])
                row.show_line(bool(rows))
                rows.append(row)
                self._grid.addWidget(row, at, 1)
                at += 1
                last = self._tab_after(last, row)
                if made:
                    row.show()
                    yield at
            if not group.notes:
                rows.append(self._empty_row(group))
                self._grid.addWidget(rows[0], at, 1)
                at += 1
            self._place(Line(self.theme), at, 0, 2)
            at += 1
        yield at

    def _tab_after(self, last: ReportRow | None, row: ReportRow) -> ReportRow:
        # Rows are made in the order of the session, but read from top to bottom.
        chain = row.stops if last is None else (last.stops[-1], *row.stops)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        return row

    def _lay_words(self) -> Iterator[int]:
        """What is in a report without notes, in words."""
        sentence = Text(self.theme, in_words(self._kind), "body", "ink2")
        names = self._names.stringList()
        text = ", ".join(names) if names else tr("Er zijn geen namen ingevuld; de lijst krijgt lege regels.")
        named = (Text(self.theme, text), "s") if self._kind in OF_NAMES else ()
        self._place(self._label(tr("Namen") if named else tr("Wat erin staat")), 0, 0, 1)
        words = vbox(self.theme, *named, sentence, margins=(0, "s", "gutter", "s"))
        self._place(host(self.theme, words), 0, 1, 1)
        self._place(Line(self.theme), 1, 0, 2)
        yield 2

    def _place(self, widget: QWidget, row: int, column: int, columns: int, rows: int = 1) -> None:
        self._made.append(widget)
        self._grid.addWidget(widget, row, column, rows, columns)

    def _label(self, label: str) -> QWidget:
        above = (self.theme.px("touch") - self.theme.role("label").line) // 2
        made = host(self.theme, vbox(self.theme, Text(self.theme, label, "label", "ink2"), STRETCH, margins=(0, above, "m", "s")))
        made.setFixedWidth(LABEL_WIDTH[self.theme.density])
        return made

    def _empty_row(self, group: Group) -> QWidget:
        icon = host(self.theme, hbox(self.theme, STRETCH, Icon(self.theme, KIND_ICON[group.kind], "body", "ink3"), STRETCH), width="touch")
        row = host(self.theme, hbox(self.theme, GRIP, icon, "xs", (Text(self.theme, group.empty, "body", "ink3"), 1), margins=(0, 8, 0, 8)))
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._made.append(row)
        return row

    def restyle(self) -> None:
        self._grid.setContentsMargins(0, 0, self.theme.px("gutter"), self.theme.px("m"))
        if self._laid:
            self._laid = ()
            self._lay_out()
        super().restyle()
