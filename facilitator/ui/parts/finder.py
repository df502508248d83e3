"""A line to type on and what is found under it, over the page: for a moment, and the page stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from facilitator.language import tr, trn
from facilitator.ui.finding import Entry, find
from facilitator.ui.look.buttons import key_cap, key_width
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.text import Line, Themed, one
from facilitator.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EntryModel(QAbstractListModel):
    """What was found, for a view and for a screen reader."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Take others over."""
        if entries != self.entries:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def rowCount(self, above: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if above.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.entries[index.row()].kind == "heading"
        return Qt.ItemFlag.ItemIsEnabled if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(entry)
        return entry.text if role == Qt.ItemDataRole.ToolTipRole else None


def spoken(entry: Entry) -> str:
    """An entry as it is read aloud."""
    key = tr("toets {key}", key=entry.key) if entry.key else ""
    return ", ".join(part for part in (entry.text, entry.detail, key, "" if entry.on else tr("kan nu niet")) if part)


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: what it is, more about it, and the key that does the same."""

    def __init__(self, t: Theme, view: QListView) -> None:
        super().__init__(view)
        self._t, self._view = t, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._t.role("body").line + (4 if self._t.compact else 10))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        p.save()
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if entry.kind == "heading":
            self._paint_heading(p, rect, entry)
        else:
            self._paint_entry(p, rect, entry, self._view.currentIndex() == index)
        p.restore()

    def _paint_heading(self, p: QPainter, rect: QRectF, entry: Entry) -> None:
        label = self._t.role("label")
        pad = self._t.px("gutter")
        words = QRectF(rect.x() + pad, rect.bottom() - label.line - 2, rect.width() - pad - 12, label.line)
        line_text(p, words, entry.text, label.font, self._t.c.ink2)

    def _paint_entry(self, p: QPainter, rect: QRectF, entry: Entry, current: bool) -> None:
        c, body, small = self._t.c, self._t.role("strong" if current else "body"), self._t.role("small")
        if current:
            p.fillRect(rect, QColor(c.accent_soft))
            strong_edge(p, self._t, rect, "accent", 2)
            p.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), QColor(c.accent))
        ink, right = c.ink if entry.on else c.ink3, rect.right() - 12
        left = rect.x() + self._t.px("gutter")
        if entry.icon:
            size = body.size
            paint_icon(p, entry.icon, QRectF(left, rect.center().y() - size / 2, size, size), c.accent if current else c.ink2)
            left += size + 10
        right = self._paint_key(p, rect, entry, right)
        wide = min(right - left, QFontMetricsF(body.font).horizontalAdvance(entry.text) + 2)
        line_text(p, QRectF(left, rect.y(), wide, rect.height()), entry.text, body.font, ink)
        if entry.detail and right - left - wide > 60:
            line_text(p, QRectF(left + wide + 12, rect.y(), right - left - wide - 12, rect.height()), entry.detail, small.font, c.ink3)

    def _paint_key(self, p: QPainter, rect: QRectF, entry: Entry, right: float) -> float:
        if not entry.key:
            return right
        px = self._t.px("key")
        width, height = key_width(entry.key, px), px + 7
        key_cap(p, QRectF(right - width, rect.center().y() - height / 2, width, height), entry.key, px, self._t.c.ink2, self._t.c.rule)
        return right - width - 12


def went_elsewhere(event: QFocusEvent) -> bool:
    """Whether the focus went to another control, and not to another window for a while."""
    return event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class OverLine(QLineEdit):
    """The line of something that lies over the page: it has the first word about its own keys."""

    def __init__(self, t: Theme, own: frozenset[Qt.Key]) -> None:
        super().__init__()
        self._own = own
        self.setProperty("bare", True)
        self.setTextMargins(-2, 0, 0, 0)
        shows_own_focus(self)
        self.setFont(t.role("read").font)
        self.setMaxLength(400)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in self._own:
            event.accept()
            return True
        return super().event(event)


class Finder(Themed, QFrame):
    """Over a page: finds one of many. Enter does it, Esc puts it away; both give the focus back.

    Signals:
        closed(): it is away, and the focus is free.
    """

    closed = Signal()

    def __init__(self, t: Theme, page: QWidget, name: str, hint: str, columns: bool = False) -> None:
        super().__init__(page)
        self._page, self._columns = page, columns
        self._entries: tuple[Entry, ...] = ()
        self._make: Callable[[], Sequence[Entry]] = tuple
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.edit = OverLine(t, frozenset((*MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)))
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.found, self.list = EntryModel(self), QListView()
        self.count = one(t, "", "label", "ink3")
        self._build(t)
        self.hide()
        self.follow(t)

    def _build(self, t: Theme) -> None:
        self.list.setModel(self.found)
        self.list.setItemDelegate(EntryDelegate(t, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Gevonden"))
        if self._columns:
            self.list.setFlow(QListView.Flow.TopToBottom)
            self.list.setWrapping(True)
            self.list.setResizeMode(QListView.ResizeMode.Adjust)
            self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.count.setVisible(not self._columns)
        line = host(t, vbox(t, self.edit, 2, self.count, margins=("gutter", "s", "gutter", "s")))
        inner = vbox(t, Line(t, colour="rule"), line, Line(t, colour="accent", thick=2), (self.list, 1), Line(t, colour="rule"))
        self.setLayout(hbox(t, Line(t, vertical=True, colour="rule"), (inner, 1), Line(t, vertical=True, colour="rule")))
        self.edit.textChanged.connect(lambda _text: self._search())
        self.edit.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._page.installEventFilter(self)

    # coming and going

    def open(self, make: Callable[[], Sequence[Entry]], at: Callable[[], QRectF]) -> None:
        """Come up with what `make` gives; `at` is where on the page."""
        self._make, self._at = make, at
        self._entries = tuple(make())
        self.edit.clear()
        self._search()
        self._place()
        self.show()
        if self._columns:
            self._widen()  # the room there is, is known for the first time
        self.raise_()
        self.edit.setFocus()

    def close_up(self) -> None:
        """Go away; nothing happens."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def refresh(self) -> None:
        """What can be found may be different now."""
        if self.isVisible():
            made = tuple(self._make())
            if made != self._entries:
                self._entries = made
                self._search(keep=True)

    # finding

    @property
    def current(self) -> Entry | None:
        """What Enter would do."""
        row = self.list.currentIndex().row()
        return self.found.entries[row] if 0 <= row < len(self.found.entries) else None

    def _search(self, keep: bool = False) -> None:
        before = self.current.id if keep and self.current else ""
        self.found.show_entries(find(self._entries, self.edit.text()))
        entries = self.found.entries
        rows = [n for n, e in enumerate(entries) if e.kind != "heading"]
        # Nothing is chosen before somebody typed or moved: an Enter that was meant for elsewhere does nothing.
        first = rows[0] if rows and self.edit.text().strip() else -1
        row = next((n for n in rows if entries[n].id == before), first)
        nothing = tr("Niets gevonden. Typ minder, of een ander woord.")
        self.count.set_text(trn("{n} gevonden", "{n} gevonden", len(rows)) if rows else nothing)
        self._choose(row)
        if self._columns:
            self._widen()

    def _choose(self, row: int) -> None:
        if row < 0:
            self.list.setCurrentIndex(QModelIndex())
            self.list.scrollToTop()
            self.edit.setAccessibleDescription(self.edit.placeholderText())
            return
        index = self.found.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        said = spoken(self.found.entries[row])
        self.edit.setAccessibleDescription(said)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, said))

    def _move(self, step: int) -> None:
        entries, row = self.found.entries, self.list.currentIndex().row() + step
        while 0 <= row < len(entries) and entries[row].kind == "heading":
            row += step
        if 0 <= row < len(entries):
            self._choose(row)

    def _do(self) -> None:
        entry = self.current
        if entry is not None:
            self.close_up()
            entry.act()

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None and entry.kind != "heading":
            self.list.setCurrentIndex(index)
            self._do()

    # how it stands

    def _widen(self) -> None:
        """As many columns as are needed, of one width."""
        columns = 3 if self.width() > 760 else 2
        box = self.layout()
        if box is not None:
            box.activate()
        height = self.list.maximumViewportSize().height()  # a bar that is there now is not to stay for its own sake
        self.list.setGridSize(QSize((self.width() - 6) // columns, self._height_without_orphans(height, columns)))

    def _height_without_orphans(self, room: int, columns: int) -> int:
        """Height of a row with which no heading stands alone at the foot of a column, and everything is in sight if it can be."""
        entries, heights = self.found.entries, self._heights(room, columns)
        for height in heights:
            rows = max(1, room // height)
            if not any(e.kind == "heading" and n % rows == rows - 1 for n, e in enumerate(entries)):
                return height
        return heights[0]

    def _heights(self, room: int, columns: int) -> Sequence[int]:
        """A row with air and a little more of it; where not all would be in sight, as much as leaves it so, or less."""
        rows, line = -(-len(self.found.entries) // columns), self.theme.role("body").line
        roomy = line + (0 if self.theme.compact else 9)
        most = room // max(1, rows)
        if most >= roomy:
            return range(roomy, min(roomy + 8, most + 1))
        return range(most, line + 1, -1) if most >= line + 2 else range(roomy, roomy + 8)

    def _place(self) -> None:
        self.setGeometry(self._at().toRect() & self._in_sight())
        if self._columns:
            self._widen()

    def _in_sight(self) -> QRect:
        """What one sees of the page where it is larger than the window, as at 200 %."""
        box: QWidget | None = self._page
        while box is not None and not isinstance(box.parentWidget(), QScrollArea):
            box = box.parentWidget()
        return QRect(self._page.mapFrom(box, QPoint(0, 0)), box.size()) if box is not None else self._page.rect()

    def restyle(self) -> None:
        self.edit.setFont(self.theme.role("read").font)
        self.list.scheduleDelayedItemsLayout()
        super().restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self.edit and isinstance(event, QFocusEvent) and event.lostFocus() and went_elsewhere(event):
            self.hide()  # somebody went elsewhere with the mouse; the focus is there already
        elif watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        if key in MOVES:
            self._move(MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return key == Qt.Key.Key_Tab
        return True
