"""What was found in the archive, as a list that reads on while one goes down: kind, text with the found words, and where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from facilitator.language import day, tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.searching import Hit, Query, found_in, kind_word, on_one_line
from facilitator.ui.look.icons import KIND_ICON, paint_icon
from facilitator.ui.look.marked_text import paint_marked
from facilitator.ui.look.paint import hairline, line_text
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.two_lines import TwoLineDelegate, as_list, paint_lock
from facilitator.ui.parts.words import sealed_words

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int], Sequence[Hit]]
"""So many hits after the first so many. Raises FacilitatorError."""
HIT = Qt.ItemDataRole.UserRole + 1
AT_ONCE = 50
HIT_ICON = {**KIND_ICON, "field": "list-todo", "person": "user", "session": "calendar"}


class HitModel(QAbstractListModel):
    """Hits, read a page at a time, with the month above those of a month where they come in order of time.

    Signals:
        failed(str): the rest could not be read, and why.
    """

    failed = Signal(str)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.hits: list[Hit] = []
        self.rows: list[Hit | str] = []
        self.sealed: frozenset[str] = frozenset()
        """Ids of the sessions that are behind the passphrase."""
        self._fetch: Fetch = lambda _limit, _offset: ()
        self._more = self._by_month = False

    def show_hits(self, fetch: Fetch, by_month: bool = False) -> None:
        """Show what this gives, from the first. Raises FacilitatorError; then what was shown stays."""
        first = list(fetch(AT_ONCE, 0))
        same = (first, by_month) == (self.hits, self._by_month)
        self._fetch, self._more, self._by_month = fetch, len(first) == AT_ONCE, by_month
        if not same:
            self.beginResetModel()
            self.hits, self.rows = first, self._with_months(first)
            self.endResetModel()

    def _with_months(self, hits: Sequence[Hit], before: Hit | None = None) -> list[Hit | str]:
        rows: list[Hit | str] = []
        for hit in hits:
            if self._by_month and (before is None or _month(before) != _month(hit)):
                rows.append(_month(hit))
            rows.append(hit)
            before = hit
        return rows

    @property
    def whole(self) -> bool:
        """Whether all there is has been read."""
        return not self._more

    def rowCount(self, above: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if above.isValid() else len(self.rows)

    def canFetchMore(self, above: Index) -> bool:
        return not above.isValid() and self._more

    def fetchMore(self, above: Index) -> None:
        try:
            more = list(self._fetch(AT_ONCE, len(self.hits)))
        except FacilitatorError as error:
            self._more = False
            self.failed.emit(str(error))
            return
        self._more = len(more) == AT_ONCE
        if more:
            rows = self._with_months(more, self.hits[-1])
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.hits += more
            self.rows += rows
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        head = index.isValid() and isinstance(self.rows[index.row()], str)
        return Qt.ItemFlag.ItemIsEnabled if head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == HIT:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else self._said(row)
        return words_of(row) if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, str) else None

    def _said(self, hit: Hit) -> str:
        lock = (sealed_words(),) if hit.session_id in self.sealed else ()
        return ", ".join((words_of(hit), where_words(hit), *lock, day(hit.day)))


def _month(hit: Hit) -> str:
    month = day(hit.day, "LLLL y")
    return month[:1].upper() + month[1:]


def words_of(hit: Hit) -> str:
    """What was found; of a session in the list of all what it is called."""
    return on_one_line(hit.text) or ", ".join(part for part in (hit.title, hit.team) if part)


def where_words(hit: Hit) -> str:
    """What it is, whose, and in which session."""
    states = {"prepared": tr("voorbereid"), "running": tr("niet afgerond"), "closed": "" if hit.text else tr("verslag")}
    where = ", ".join(part for part in (hit.title, hit.team) if part) if hit.text else ""
    example = tr("goed voorbeeld") if hit.example else ""
    return " · ".join(part for part in (kind_word(hit.kind), example, hit.owner, where, states.get(hit.state, "")) if part)


class HitDelegate(TwoLineDelegate):
    """Two lines: what was found with its day, and what and where it is."""

    def __init__(self, t: Theme, view: HitList) -> None:
        super().__init__(t, view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._height)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit, rect = index.data(HIT), QRectF(option.rect)
        self._begin(p)
        if isinstance(hit, str):
            label = self._t.role("label")
            words = QRectF(rect.x() + self._t.px("gutter"), rect.bottom() - label.line - self._pad, rect.width(), label.line)
            line_text(p, words, hit, label.weighing(600).font, self._t.c.ink2)
        else:
            self._paint_ground(p, rect, current=self._view.currentIndex() == index)
            self._paint_hit(p, hit, self._inside(rect))
        hairline(p, rect.x(), rect.bottom(), rect.right(), rect.bottom(), self._t.c.hairline)
        p.restore()

    def _paint_hit(self, p: QPainter, hit: Hit, rect: QRectF) -> None:
        t, c, body, small = self._t, self._t.c, self._t.role("body"), self._t.role("small")
        size, sought = body.size + 2, (*self._view.query.words, *self._view.query.team)
        paint_icon(p, HIT_ICON[hit.kind], QRectF(rect.x(), rect.y() + (body.line - size) / 2, size, size), c.ink2)
        said = day(hit.day)
        wide = QFontMetricsF(small.font).horizontalAdvance(said) + 2
        line_text(p, QRectF(rect.right() - wide, rect.y(), wide, body.line), said, small.font, c.ink2, "right")
        if hit.session_id in self._view.found.sealed:
            wide = paint_lock(p, t, rect, wide)
        left = rect.x() + size + t.px("s") + 2
        room = QRectF(left, rect.y(), rect.right() - wide - t.px("m") - left, body.line)
        text, where = words_of(hit), where_words(hit)
        paint_marked(p, room, text, found_in(text, self._view.query.words), body.font, body.weighing(700).font, c.ink)
        under = QRectF(left, rect.y() + body.line, rect.right() - left, small.line)
        paint_marked(p, under, where, found_in(where, sought), small.font, small.weighing(700).font, c.ink2)


class HitList(QListView):
    """The hits. What is typed elsewhere may move through it.

    Signals:
        hit_chosen(Hit): Enter or a click.
    """

    hit_chosen = Signal(object)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.query = Query()
        self.found = HitModel(self)
        self.setModel(self.found)
        self.setItemDelegate(HitDelegate(t, self))
        as_list(self, tr("Gevonden"))
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)
        t.changed.connect(self.scheduleDelayedItemsLayout)

    def show_hits(self, query: Query, fetch: Fetch, by_month: bool = False) -> None:
        """Show what this query finds; whoever was at a hit that is still there stays at it. Raises FacilitatorError."""
        before = self.current
        self.found.show_hits(fetch, by_month)
        self.query = query
        rows = self.found.rows
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)  # nothing to see the focus on
        self._take(rows.index(before) if before is not None and before in rows else 0, 1)
        self.viewport().update()

    def show_sealed(self, sealed: frozenset[str]) -> None:
        """Which sessions have a lock beside them."""
        self.found.sealed = sealed
        self.viewport().update()

    @property
    def current(self) -> Hit | None:
        """The hit that Enter opens."""
        found = self.currentIndex().data(HIT) if self.currentIndex().isValid() else None
        return found if isinstance(found, Hit) else None

    def go(self, by: int) -> None:
        """Go so many hits down, or up where it is negative; more are read when the end comes near."""
        row = max(0, self.currentIndex().row() + by)
        while row >= self.found.rowCount() and self.found.canFetchMore(QModelIndex()):
            self.found.fetchMore(QModelIndex())
        self._take(min(row, self.found.rowCount() - 1), by)

    def _take(self, row: int, by: int) -> None:
        """This row, or the hit beside it where it is a head: the one below, or above for who goes up."""
        rows = self.found.rows
        if 0 <= row < len(rows) and isinstance(rows[row], str):
            row = row - 1 if by < 0 and row else row + 1
        if 0 <= row < len(rows):
            self.setCurrentIndex(self.found.index(row))
        if row == 1:
            self.scrollToTop()  # its head with it

    @property
    def page(self) -> int:
        """How many hits one sees."""
        return max(1, self.viewport().height() // max(1, self.sizeHintForRow(0)))

    def choose(self) -> None:
        """As if the current hit were clicked."""
        if self.current is not None:
            self.hit_chosen.emit(self.current)

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(HIT), Hit):
            self.hit_chosen.emit(index.data(HIT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.go(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            super().keyPressEvent(event)
