"""What was taken down: newest at the bottom, next to the line it was typed on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.language import day, tr
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.icons import KIND_ICON, SEEN_ICON, paint_icon
from facilitator.ui.look.paint import Block, block, hairline, line_text
from facilitator.ui.look.theme import Theme, font
from facilitator.ui.parts.words import kind_word, policy_words, seen_words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class NoteModel(QAbstractListModel):
    """Notes, for a view and for a screen reader."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.rows: tuple[NoteRow, ...] = ()

    def show_rows(self, rows: tuple[NoteRow, ...]) -> bool:
        """Take other rows over; True when anything is different."""
        if rows == self.rows:
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, above: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if above.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row.covered:
                return tr("{kind}: afgedekt", kind=kind_word(row.kind))
            marked = f", {tr('goed voorbeeld')}" if row.example else ""
            return f"{kind_word(row.kind)}: {row.text} {action_words(row)} ({policy_words(row.policy) or seen_words(row.seen)}{marked})"
        return None


def action_words(row: NoteRow) -> str:
    """Who does it and by when, or what is still to be said of that; empty for anything but an action."""
    if row.kind != "action":
        return ""
    if not row.owner and not row.due:
        return tr("wie, en uiterlijk wanneer?")
    who = f"@{row.owner}" if row.owner else tr("wie?")
    return f"{who} · {tr('uiterlijk {day}', day=day(row.due, 'EEE d MMM')) if row.due else tr('uiterlijk wanneer?')}"


class NoteDelegate(QStyledItemDelegate):
    """Kind as icon and word, time, who sees it; the text; for an action who and by when."""

    def __init__(self, t: Theme, view: NoteList) -> None:
        super().__init__(view)
        self._t, self._view = t, view

    @property
    def _indent(self) -> int:
        return {"compact": 24, "regular": 28, "ample": 36}[self._t.density]

    @property
    def _pad(self) -> int:
        return {"compact": 6, "regular": 9, "ample": 13}[self._t.density]

    def _text(self, row: NoteRow, width: float) -> Block:
        body = self._t.role("body")
        return block(row.text, body.font, body.line, max(40.0, width - self._indent), 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = index.data(ROW), self._view.viewport().width()
        extra = self._t.role("small").line + 2 if row.kind == "action" and not row.covered else 0
        return QSize(width, round(2 * self._pad + self._t.role("label").line + self._text(row, width).height + extra) + 1)

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        p.save()
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self._view.currentIndex() == index and self._view.hasFocus():
            p.setPen(QPen(self._t.colour("focus"), 2))
            p.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 4, 4)
        p.translate(rect.topLeft())
        self._paint_row(p, index.data(ROW), rect.width(), rect.height())
        p.restore()

    def _paint_row(self, p: QPainter, row: NoteRow, width: float, height: float) -> None:
        c, label = self._t.c, self._t.role("label")
        x, y = self._indent, float(self._pad)
        tone = c.accent if row.kind == "action" else c.ink2
        size = {"compact": 15, "regular": 17, "ample": 21}[self._t.density]
        paint_icon(p, KIND_ICON[row.kind], QRectF(1, y + (label.line - size) / 2, size, size), tone)
        end = x + line_text(p, QRectF(x, y, width, label.line), kind_word(row.kind), label.font, tone)
        who = policy_words(row.policy) or (tr("alleen voor jou") if row.seen == "facilitator" else "")
        mark = label.size
        star = mark + 4 if row.example else 0
        room = width - mark - 52 - star - end - 8
        if who and room > 40:
            line_text(p, QRectF(end + 8, y, room, label.line), who, font(label.size, 400), c.ink3)
        icon = "eye-off" if row.policy != "report" else SEEN_ICON[row.seen]
        paint_icon(p, icon, QRectF(width - mark, y + (label.line - mark) / 2, mark, mark), c.ink3)
        if row.example:
            paint_icon(p, "star", QRectF(width - mark - 52 - star, y + (label.line - mark) / 2, mark, mark), c.accent)
        line_text(p, QRectF(width - mark - 56, y, 48, label.line), row.at, font(label.size, 400), c.ink3, "right")
        if row.covered:
            self._paint_cover(p, QRectF(x, y + label.line, (width - x) * 0.7, self._t.role("body").line))
        else:
            y = self._text(row, width).draw(p, x, y + label.line, c.ink2 if row.seen == "facilitator" else c.ink)
        if row.kind == "action" and not row.covered:
            self._paint_action(p, row, QRectF(x, y + 1, width - x, self._t.role("small").line))
        hairline(p, x, height - 1, width, height - 1, c.hairline)

    def _paint_cover(self, p: QPainter, rect: QRectF) -> None:
        """A hatched bar, as long for every note: its length would say something too."""
        p.save()
        p.setClipRect(QRectF(rect.x(), rect.center().y() - 4, rect.width(), 9))
        p.setPen(QPen(self._t.colour("ink3"), 1.4))
        for step in range(0, round(rect.width()) + 16, 5):
            p.drawLine(QPointF(rect.x() + step - 10, rect.center().y() + 6), QPointF(rect.x() + step + 2, rect.center().y() - 6))
        p.restore()

    def _paint_action(self, p: QPainter, row: NoteRow, rect: QRectF) -> None:
        small, c = self._t.role("small"), self._t.c
        whole = bool(row.owner and row.due)
        line_text(p, rect, action_words(row), font(small.size, 600) if whole else small.font, c.accent if whole else c.warn)


class NoteList(QListView):
    """The column on the right.

    Signals:
        edit_requested(str): somebody wants to change the note with this id (Enter, F2 or double click).
        remove_requested(str): somebody wants to take it away (Delete).
        menu_requested(str, QPoint): somebody wants something else with it.
    """

    edit_requested = Signal(str)
    remove_requested = Signal(str)
    menu_requested = Signal(str, object)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.rows = NoteModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(NoteDelegate(t, self))
        self.setAccessibleName(tr("Opgeschreven"))
        shows_own_focus(self)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.doubleClicked.connect(lambda index: self.edit_requested.emit(index.data(ROW).id))
        t.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> str | None:
        """The id of the note that is chosen."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row.id if isinstance(row, NoteRow) else None

    def show_rows(self, rows: tuple[NoteRow, ...]) -> None:
        """Show these notes; a new one comes into sight."""
        more = len(rows) > len(self.rows.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)  # nothing to see the focus on
        if self.rows.show_rows(rows) and more:
            self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit(row.id)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollToBottom()

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(index.data(ROW).id, self.viewport().mapToGlobal(point))
