"""The run sheet as a measure: a step is as tall as it lasts, so that lateness is seen before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView, ProgrammeRow
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import crisp, line_text
from facilitator.ui.look.theme import Theme, font
from facilitator.ui.look.time_marks import phase_mark

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class End:
    """The last row: when it will end, and when it should."""

    expected: str
    planned: str
    fixed: bool
    late: bool = False


class ProgrammeModel(QAbstractListModel):
    """The rows of the run sheet and the end, for a view and for a screen reader."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.rows: tuple[ProgrammeRow, ...] = ()
        self.end = End("", "", False)
        self.now = ""

    def show_view(self, view: ConsoleView) -> None:
        """Take over what is different; the selection stays where the number of rows does."""
        rows, end = view.programme, End(view.end_expected, view.end_planned, view.end_fixed, view.status.level == "late")
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows, self.end, self.now = rows, end, view.now
            self.endResetModel()
        elif (rows, end, view.now) != (self.rows, self.end, self.now):
            self.rows, self.end, self.now = rows, end, view.now
            self.dataChanged.emit(self.index(0), self.index(len(rows)))

    def rowCount(self, above: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if above.isValid() or not self.rows else len(self.rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()] if index.row() < len(self.rows) else self.end
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        return row.title if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ProgrammeRow) else None

    def _said(self, row: ProgrammeRow | End) -> str:
        if isinstance(row, End):
            return tr("Einde {expected}, gepland {planned}", expected=row.expected, planned=row.planned)
        states = {"done": tr("geweest"), "skipped": tr("overgeslagen"), "now": tr("nu"), "todo": tr("straks"), "off": tr("staat uit")}
        return f"{row.starts} {row.title}, {states[row.state]}, {row.detail}"


class ProgrammeDelegate(QStyledItemDelegate):
    """Paints a row; heights come from the view, which divides what room there is."""

    def __init__(self, t: Theme, view: Programme) -> None:
        super().__init__(view)
        self._t, self._view = t, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._view.height_of(index.row()))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        rect: QRect = option.rect
        p.save()
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if isinstance(row, End):
            self._paint_end(p, QRectF(rect), row)
        else:
            self._paint_row(p, QRectF(rect), row, index.row())
        p.restore()

    def _columns(self, width: float) -> tuple[float, float, float, float, float]:
        """Left edge, width of a time, the rail, the text, and where the planned time begins."""
        t = self._t
        edge = t.px("gutter") - (2 if t.compact else 0)
        time = round(QFontMetricsF(t.role("strong").font).horizontalAdvance("00:00")) + 2
        rail = edge + time + (10 if t.compact else 14)
        return edge, time, rail, rail + (14 if t.compact else 18), width - edge - time

    def _paint_row(self, p: QPainter, rect: QRectF, row: ProgrammeRow, number: int) -> None:
        c, now = self._t.c, row.state == "now"
        self._wash(p, rect, row, number)
        y = rect.y() + self._drop(row)
        edge, time, rail, text_x, plan_x = self._columns(rect.width())
        body, small = self._t.role("body"), self._t.role("small")
        quiet = row.state in ("done", "skipped", "off")
        weight = self._t.role("strong") if now else body
        line_text(p, QRectF(edge, y, time, body.line), row.starts if row.state != "off" else "", weight.font, c.ink3 if quiet else c.ink)
        right = rect.width() - edge + 6 if self._t.compact else plan_x - 8
        line_text(p, QRectF(text_x, y, right - text_x, body.line), row.title, weight.font, c.ink3 if quiet else c.ink)
        if row.state != "off":
            drop = body.line if self._t.compact else 0
            plan = QRectF(plan_x, y + drop, time, small.line if self._t.compact else body.line)
            line_text(p, plan, row.planned, small.font, c.ink3, "right")
        self._paint_detail(
            p, QRectF(text_x, y + body.line, (plan_x - 4 if self._t.compact else rect.width() - edge) - text_x, small.line), row
        )
        self._paint_rail(p, rect, row, rail, y + body.line / 2)

    def _wash(self, p: QPainter, rect: QRectF, row: ProgrammeRow, number: int) -> None:
        c = self._t.c
        if row.state == "now":
            p.fillRect(rect, QColor(c.accent_soft))
            p.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), QColor(c.accent))
        elif self._view.hovered == number:
            p.fillRect(rect, QColor(c.hover))
            strong_edge(p, self._t, rect)
        if self._view.hasFocus() and self._view.currentIndex().row() == number:
            p.setPen(QPen(QColor(c.focus), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 4, 4)

    def _drop(self, row: ProgrammeRow) -> int:
        return 5 if row.state == "now" else 1 if self._t.compact else 2

    def _paint_detail(self, p: QPainter, rect: QRectF, row: ProgrammeRow) -> None:
        small, c = self._t.role("small"), self._t.c
        tone = c.ink2 if row.state == "now" else c.ink3
        if row.protected and row.state in ("now", "todo"):
            size = small.size
            paint_icon(p, "lock", QRectF(rect.x(), rect.y() + (small.line - size) / 2, size, size), tone)
            rect = rect.adjusted(size + 5, 0, 0, 0)
        detail = f"{row.detail} · {row.block_label}" if row.block_label else row.detail
        line_text(p, rect, detail, small.font, tone)

    def _paint_rail(self, p: QPainter, rect: QRectF, row: ProgrammeRow, rail: float, dot: float) -> None:
        c = self._t.c
        above, below = QRectF(crisp(p, rail - 1), rect.y(), 2, dot - rect.y()), QRectF(crisp(p, rail - 1), dot, 2, rect.bottom() - dot)
        p.fillRect(above, QColor(c.hairline if row.state in ("todo", "off") else c.ink3))
        p.fillRect(below, QColor(c.ink3 if row.state in ("done", "skipped") else c.hairline))
        if row.state == "now":
            self._paint_now(p, rect, row, rail, dot)
        self._paint_stop(p, row.state, rail, dot)

    def _paint_now(self, p: QPainter, rect: QRectF, row: ProgrammeRow, rail: float, dot: float) -> None:
        c, small = self._t.c, self._t.role("small")
        stop = dot + (rect.bottom() - 8 - dot) * row.share
        p.fillRect(QRectF(crisp(p, rail - 1.5), dot, 3, stop - dot), QColor(c.accent))
        path = QPainterPath(QPointF(rail + 2, stop))
        path.lineTo(rail + 9, stop - 5)
        path.lineTo(rail + 9, stop + 5)
        path.closeSubpath()
        p.fillPath(path, QColor(c.accent))
        if stop - dot > self._t.role("body").line / 2 + small.line + 4:  # else the words of the step stand there
            said = tr("nu {time}", time=self._view.rows.now)
            line_text(
                p,
                QRectF(rail + 14, min(stop - small.line / 2, rect.bottom() - small.line), 120, small.line),
                said,
                font(small.size, 600),
                c.accent,
            )

    def _paint_stop(self, p: QPainter, state: str, x: float, y: float) -> None:
        c = self._t.c
        p.setPen(Qt.PenStyle.NoPen)
        if state == "done":
            p.setBrush(QColor(c.sunken))
            p.drawEllipse(QPointF(x, y), 8, 8)
            phase_mark(p, QRectF(x - 6.5, y - 6.5, 13, 13), "done", c, colour=c.ink3)
        elif state == "now":
            p.setBrush(QColor(c.accent))
            p.drawEllipse(QPointF(x, y), 6, 6)
        else:
            p.setPen(QPen(QColor(c.hairline if state in ("off", "skipped") else c.rule), 1.6))
            p.setBrush(QColor(c.sunken))
            p.drawEllipse(QPointF(x, y), 4.6, 4.6)

    def _paint_end(self, p: QPainter, rect: QRectF, end: End) -> None:
        c, body, small = self._t.c, self._t.role("strong"), self._t.role("small")
        edge, time, rail, text_x, plan_x = self._columns(rect.width())
        middle = rect.y() + 2 + body.line / 2
        p.fillRect(QRectF(crisp(p, rail - 1), rect.y(), 2, middle - rect.y()), QColor(c.hairline))
        p.setPen(QPen(QColor(c.ink2), 2))
        p.setBrush(QColor(c.sunken))
        p.drawRect(QRectF(rail - 4.5, middle - 4.5, 9, 9))
        line_text(p, QRectF(edge, rect.y() + 2, time, body.line), end.expected, body.font, c.warn if end.late else c.ink)
        line_text(p, QRectF(text_x, rect.y() + 2, plan_x - text_x, body.line), tr("Einde"), body.font, c.ink)
        line_text(p, QRectF(plan_x, rect.y() + 2, time, body.line), end.planned, font(small.size, 600), c.ink, "right")
        if end.fixed:
            paint_icon(p, "lock", QRectF(plan_x - small.size - 4, middle - small.size / 2, small.size, small.size), c.ink2)


class Programme(QListView):
    """The column on the left.

    Signals:
        step_requested(str): somebody wants to go to the step with this path (Enter or double click).
        menu_requested(str, QPoint): somebody wants to do something else with it; a point of the screen.
        move_requested(str, bool): one place up (True) or down; Shift and an arrow.
        switch_requested(str, bool): take it in or leave it out; Delete.
        left(): Esc; the focus may go elsewhere.
    """

    step_requested = Signal(str)
    menu_requested = Signal(str, object)
    move_requested = Signal(str, bool)
    switch_requested = Signal(str, bool)
    left = Signal()

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self._t = t
        self.hovered = -1
        self.rows = ProgrammeModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ProgrammeDelegate(t, self))
        self.setAccessibleName(tr("Programma"))
        self.setProperty("ownFocus", True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.activated.connect(self._on_activated)
        self.entered.connect(self._on_entered)
        t.changed.connect(self.scheduleDelayedItemsLayout)
        self._heights: tuple[int, ...] = ()

    def begin(self) -> None:
        """The keyboard comes here, at the step that comes next."""
        states = [row.state for row in self.rows.rows]
        row = states.index("todo") if "todo" in states else max(0, len(states) - 1)
        self.setCurrentIndex(self.rows.index(row))
        self.setFocus()

    def show_view(self, view: ConsoleView) -> None:
        """Show the steps as they are now, and keep the running one in sight; the chosen one stays chosen where it goes."""
        before, chosen = self._heights, self._path(self.currentIndex())
        self.rows.show_view(view)
        place = next((i for i, row in enumerate(view.programme) if row.path == chosen), -1)
        if place >= 0 and place != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(place))
        self._divide()
        if before != self._heights:
            self.scheduleDelayedItemsLayout()
        here = next((i for i, row in enumerate(view.programme) if row.state == "now"), -1)
        if here >= 0 and not self.hasFocus():
            self.scrollTo(self.rows.index(here), QAbstractItemView.ScrollHint.EnsureVisible)

    def height_of(self, row: int) -> int:
        """The height of a row in pixels."""
        return self._heights[row] if row < len(self._heights) else 40

    def _divide(self) -> None:
        """Give each step room in proportion to its time, and never less than two lines."""
        rows = self.rows.rows
        body, small = self._t.role("body"), self._t.role("small")
        least, foot = body.line + small.line + (3 if self._t.compact else 8), body.line + 12
        room = self.viewport().height() - foot
        lengths = [max(60.0, row.length.total_seconds()) for row in rows]
        total = sum(lengths) or 1.0
        wants = [max(float(least), room * length / total) for length in lengths]
        excess, gives = sum(wants) - room, sum(w - least for w in wants) or 1.0
        share = max(0.0, min(1.0, excess / gives))
        self._heights = (*(round(w - share * (w - least)) for w in wants), foot)

    def _path(self, index: Index) -> str:
        row = index.data(ROW) if index.isValid() else None
        return row.path if isinstance(row, ProgrammeRow) else ""

    def _on_activated(self, index: QModelIndex) -> None:
        if self._path(index):
            self.step_requested.emit(self._path(index))

    def _on_entered(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self.viewport().update()

    def _on_menu_requested(self, point: object) -> None:
        index = self.indexAt(point)  # type: ignore[arg-type]
        if self._path(index):
            self.menu_requested.emit(self._path(index), self.viewport().mapToGlobal(point))  # type: ignore[call-overload]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None, event.key()
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif isinstance(row, ProgrammeRow) and shifted and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(row.path, key == Qt.Key.Key_Up)
        elif isinstance(row, ProgrammeRow) and key == Qt.Key.Key_Delete and row.state in ("todo", "off"):
            self.switch_requested.emit(row.path, row.state == "off")
        elif isinstance(row, ProgrammeRow) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(row.path)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: object) -> None:
        self.hovered = -1
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._divide()
        super().resizeEvent(event)
