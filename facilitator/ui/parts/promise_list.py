"""Coming back to what was promised: the promises one after another, and lines of the last time that may be taken in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.look_back import LineRow, LookBack, PromiseRow
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Line, Text, TopColumn
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.promise_line import PromiseLine


class PromiseList(QWidget):
    """The promises, the first one of which nothing was said at hand.

    Signals:
        settled(str id, str state, str answer): what became of one.
        left(): there is nothing more to say of them, or Esc: the cursor may go elsewhere.
    """

    settled = Signal(str, str, str)
    left = Signal()

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self.lines: dict[str, PromiseLine] = {}
        self._at = ""
        self.sentence = Text(t, "", "body", "ink2")
        self.start = Button(t, tr("Loop ze langs"), "quiet", key="F3", small=True)
        self.start.clicked.connect(self.begin)
        self._box: QVBoxLayout = TopColumn()
        self._box.setSpacing(0)
        self.setLayout(vbox(t, hbox(t, (self.sentence, 1), "s", self.start), "xs", self._box))

    def show_promises(self, found: LookBack, starts: bool = True) -> None:
        """Show them as they are; rows that were there already stay the widgets they are. `starts`: with the way to begin."""
        self.sentence.set_text(found.sentence)
        self.start.setVisible(starts and bool(found.rows))
        if [row.id for row in found.rows] != list(self.lines):
            self._make(found.rows)
        for row in found.rows:
            if self.lines[row.id].row != row:
                self.lines[row.id].show_row(row)
        if self._at not in self.lines:
            self._take(self._next_open(""))

    def begin(self) -> None:
        """Put the cursor on the one at hand, or on the first."""
        self._take(self._at or self._next_open("") or next(iter(self.lines), ""), focus=True)

    def carry_over(self, before: PromiseList) -> None:
        """What was half said on a list of the same promises."""
        for promise in self.lines.keys() & before.lines.keys():
            self.lines[promise].carry_over(before.lines[promise])
        if before.at_hand in self.lines:
            self._take(before.at_hand)

    @property
    def at_hand(self) -> str:
        """The promise that is talked about, or nothing."""
        return self._at

    def _make(self, rows: tuple[PromiseRow, ...]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # deleted later, it would be painted under the new ones until then
                widget.deleteLater()
        self.lines = {row.id: self._made(row) for row in rows}
        for number, line in enumerate(self.lines.values()):
            if number:
                self._box.addWidget(Line(self.t))
            self._box.addWidget(line)
        self._at = ""

    def _made(self, row: PromiseRow) -> PromiseLine:
        line = PromiseLine(self.t, row)
        line.set_open(False)
        line.taken.connect(partial(self._take, row.id))
        line.settled.connect(partial(self._settle, row.id))
        line.kept.connect(partial(self.settled.emit, row.id))
        line.passed.connect(partial(self._go_on, row.id))
        line.answer.moved.connect(partial(self._move, row.id))
        line.answer.left.connect(self.left)
        return line

    # which one is at hand

    def _take(self, promise: str, focus: bool = False) -> None:
        for name, line in self.lines.items():
            line.set_open(name == promise)
        self._at = promise
        if promise and focus:
            self.lines[promise].take_focus()
            self._bring_in_sight(self.lines[promise])

    def _bring_in_sight(self, line: PromiseLine) -> None:
        widget: QWidget | None = self
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        if widget is not None:
            self._box.activate()
            widget.ensureWidgetVisible(line, 0, self.t.px("s"))

    def _settle(self, promise: str, state: str, answer: str) -> None:
        self.settled.emit(promise, state, answer)
        if self.lines[promise].row.state == state:  # it was kept
            self._go_on(promise)

    def _go_on(self, promise: str) -> None:
        following = self._next_open(promise)
        self._take(following, focus=bool(following))
        if not following:
            self.left.emit()

    def _next_open(self, promise: str) -> str:
        """The next one of which nothing was said, going round once."""
        names = list(self.lines)
        begin = names.index(promise) + 1 if promise in names else 0
        return next((n for n in (*names[begin:], *names[:begin]) if n != promise and self.lines[n].row.state == "open"), "")

    def _move(self, promise: str, step: int) -> None:
        names = list(self.lines)
        to = names.index(promise) + step
        if 0 <= to < len(names):
            self._take(names[to], focus=True)


class BroughtLines(QWidget):
    """Lines of the last time that were not chosen; one key or click takes one in.

    Signals:
        line_taken(str): the id of a line.
    """

    line_taken = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self._box: QVBoxLayout = TopColumn(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._shown: tuple[LineRow, ...] = ()
        self.buttons: list[Button] = []
        t.changed.connect(self._show_key)

    def show_lines(self, lines: tuple[LineRow, ...]) -> None:
        """Show what may be taken in; made anew only when that is something else."""
        if lines == self._shown:
            return
        self._shown, self.buttons = lines, []
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._box.addWidget(self._row(line))
        self._show_key()

    def _show_key(self) -> None:
        """On the first, which is the one that the key takes in; where there is room."""
        if self.buttons:
            self.buttons[0].set_key("" if self.t.compact else "Ctrl L")

    def _row(self, line: LineRow) -> QWidget:
        button = Button(self.t, tr("Neem op"), "line", "plus", small=True)
        button.setAccessibleName(tr("Neem op: {title}", title=line.text))
        button.clicked.connect(partial(self.line_taken.emit, line.id))
        self.buttons.append(button)
        words = Text(self.t, tr("Van vorige keer: {text}", text=line.text), "body", most=2)
        return host(self.t, hbox(self.t, (words, 1), "s", button))
