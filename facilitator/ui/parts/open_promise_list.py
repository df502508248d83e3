"""Open promises under their heads: what, by when and whose, and how long it has been so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import OpenPromise, PromiseGroup, due_words, history_words
from facilitator.sessions.finding.searching import found_in, on_one_line
from facilitator.sessions.screens.look_back import state_words
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.marked_text import paint_marked
from facilitator.ui.look.paint import hairline, line_text
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.promise_line import LETTERS
from facilitator.ui.parts.two_lines import TwoLineDelegate, as_list, paint_lock
from facilitator.ui.parts.words import sealed_words

Index = QModelIndex | QPersistentModelIndex
Row = OpenPromise | str
"""A promise, or the head of those under it."""
ROW = Qt.ItemDataRole.UserRole + 1


class PromiseModel(QAbstractListModel):
    """Heads and promises, for a view and for a screen reader."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.rows: list[Row] = []
        self.today = date.min
        self.sealed: frozenset[str] = frozenset()
        """Ids of the sessions that are behind the passphrase."""

    def show_groups(self, groups: Sequence[PromiseGroup], today: date) -> None:
        """Show these; nothing happens where they are shown already."""
        rows: list[Row] = []
        for group in groups:
            rows += [group.head, *group.promises]
        if (rows, today) != (self.rows, self.today):
            self.beginResetModel()
            self.rows, self.today = rows, today
            self.endResetModel()

    def rowCount(self, above: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if above.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        head = index.isValid() and isinstance(self.rows[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else self._said(row)
        return on_one_line(row.text) if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, str) else None

    def _said(self, promise: OpenPromise) -> str:
        lock = (sealed_words(),) if promise.home in self.sealed else ()
        return " · ".join((on_one_line(promise.text), due_words(promise, self.today), about_words(promise), *lock))


def about_words(p: OpenPromise) -> str:
    """Whose it is, what was said of it last, where it was promised, and since when."""
    where = ", ".join(part for part in (p.title, p.team) if part)
    said = " – ".join(part for part in (state_words(p.state), p.answer) if part)
    return on_one_line(" · ".join(part for part in (p.owner or tr("nog niemand"), said, where, history_words(p)) if part))


class PromiseDelegate(TwoLineDelegate):
    """Two lines: what was promised and by when, then about it. What is overdue has a mark and a heavier word."""

    def __init__(self, t: Theme, view: OpenPromiseList) -> None:
        super().__init__(t, view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = isinstance(index.data(ROW), str)
        return QSize(200, self._t.role("label").line + 3 * self._pad if head else self._height)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW), QRectF(option.rect)
        self._begin(p)
        if isinstance(row, str):
            label = self._t.role("label")
            words = QRectF(rect.x() + self._t.px("gutter"), rect.bottom() - label.line - self._pad, rect.width(), label.line)
            line_text(p, words, row, label.weighing(600).font, self._t.c.ink2)
        else:
            self._paint_ground(p, rect, current=self._view.currentIndex() == index)
            self._paint_promise(p, row, self._inside(rect))
        hairline(p, rect.x(), rect.bottom(), rect.right(), rect.bottom(), self._t.c.hairline)
        p.restore()

    def _paint_promise(self, p: QPainter, row: OpenPromise, rect: QRectF) -> None:
        t, c, body, small = self._t, self._t.c, self._t.role("body"), self._t.role("small")
        late = row.due is not None and row.due < self._view.shown.today
        said, voice = due_words(row, self._view.shown.today), small.weighing(700 if late else 400).font
        wide = QFontMetricsF(voice).horizontalAdvance(said) + 2
        line_text(p, QRectF(rect.right() - wide, rect.y(), wide, body.line), said, voice, c.over if late else c.ink2, "right")
        if late:
            size = small.size
            mark = QRectF(rect.right() - wide - size - 6, rect.y() + (body.line - size) / 2, size, size)
            paint_icon(p, "circle-alert", mark, c.over)
            wide += size + 6
        if row.home in self._view.shown.sealed:
            wide = paint_lock(p, t, rect, wide)
        room = QRectF(rect.x(), rect.y(), rect.width() - wide - t.px("m"), body.line)
        text, about = on_one_line(row.text), about_words(row)
        paint_marked(p, room, text, found_in(text, self._view.words), body.font, body.weighing(700).font, c.ink)
        under = QRectF(rect.x(), rect.y() + body.line, rect.width(), small.line)
        paint_marked(p, under, about, found_in(about, self._view.words), small.font, small.weighing(700).font, c.ink2)


class OpenPromiseList(QListView):
    """The promises. What is typed elsewhere may move through it.

    Signals:
        promise_chosen(OpenPromise): Enter or a double click: the session should be opened.
        current_changed(): another promise is at hand, or none.
        tick_requested(str): a letter said what became of it (a PromiseState).
    """

    promise_chosen = Signal(object)
    current_changed = Signal()
    tick_requested = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.shown = PromiseModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(PromiseDelegate(t, self))
        as_list(self, tr("Open toezeggingen"))
        self.doubleClicked.connect(lambda _index: self.choose())
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        t.changed.connect(self._lay_out)

    def show_groups(self, groups: Sequence[PromiseGroup], today: date, words: tuple[str, ...]) -> None:
        """Show these; whoever was at one that is gone comes to the one after it."""
        before, row = self.current, self.currentIndex().row()
        self.words = words
        self.shown.show_groups(groups, today)
        rows = self.shown.rows
        there = next((n for n, each in enumerate(rows) if not isinstance(each, str) and before and each.id == before.id), None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)  # nothing to see the focus on
        self._take(there if there is not None else self._nearest(max(0, row)))
        self.viewport().update()
        self.current_changed.emit()

    def show_sealed(self, sealed: frozenset[str]) -> None:
        """Which sessions have a lock beside them."""
        self.shown.sealed = sealed
        self.viewport().update()

    @property
    def current(self) -> OpenPromise | None:
        """The promise at hand."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, OpenPromise) else None

    def go(self, by: int) -> None:
        """So many promises down, or up where it is negative, past the heads; no further than the last."""
        rows = [n for n, each in enumerate(self.shown.rows) if not isinstance(each, str)]
        here = self.currentIndex().row()
        if rows:
            at = rows.index(here) + by if here in rows else 0
            self._take(rows[max(0, min(at, len(rows) - 1))])

    def choose(self) -> None:
        """As if the promise at hand were double clicked."""
        if self.current is not None:
            self.promise_chosen.emit(self.current)

    def _nearest(self, row: int) -> int:
        """The first promise from this row on, else the last one."""
        rows = [n for n, each in enumerate(self.shown.rows) if not isinstance(each, str)]
        return next((n for n in rows if n >= row), rows[-1] if rows else -1)

    def _take(self, row: int) -> None:
        self.setCurrentIndex(self.shown.index(row) if row >= 0 else QModelIndex())
        if row > 0 and isinstance(self.shown.rows[row - 1], str):
            self.scrollTo(self.shown.index(row - 1))  # its head with it
            self.scrollTo(self.shown.index(row))

    def _lay_out(self) -> None:
        """In other sizes, with the promise at hand still in sight."""
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = LETTERS.get(event.text().casefold())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif state is not None and not event.modifiers():
            self.tick_requested.emit(state)
        else:
            super().keyPressEvent(event)
