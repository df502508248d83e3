"""The steps of a proposal in a table. One view paints them all, so that a programme of eighty steps opens as fast as one of eight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.sessions.plan.replan_view import ReplanRow
from facilitator.ui.look.fields import minutes_figure
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import Align, hairline, line_text
from facilitator.ui.look.text import Themed
from facilitator.ui.look.theme import Theme

_COLUMNS: dict[str, tuple[int, int, int, int]] = {"compact": (36, 64, 66, 48), "regular": (60, 90, 96, 80), "ample": (90, 130, 130, 110)}
"""Widths of now, proposed, shortest and begin, in logical pixels."""
_HIGH: dict[str, int] = {"compact": 4, "regular": 7, "ample": 12}
"""Room above and below the words of a row."""
_ALIGNS: tuple[Align, ...] = ("left", "right", "right", "right", "right")
Cell = tuple[str, str, str]
"""Text, role and colour."""
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class _Rows(QAbstractListModel):
    """The heads, and a row for each step."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ReplanRow, ...] = ()

    def show_rows(self, rows: Sequence[ReplanRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row() - 1] if index.row() else None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row) if row else ", ".join(_heads())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled


class _Painted(QStyledItemDelegate):
    """Cells that keep the widths of their columns; the first takes the room that is left."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._t = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, height_of(self._t, bool(index.row())))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, box = self._t, QRectF(option.rect)
        p.save()
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        hairline(p, box.left(), box.bottom() - 1, box.right(), box.bottom() - 1, t.c.hairline)
        row: ReplanRow | None = index.data(ROW)
        widths = _COLUMNS[t.density]
        x, first = box.left(), box.width() - sum(widths)
        if row is not None and row.protected:
            extent = t.role("small").size + 2
            paint_icon(p, "lock", QRectF(x, box.center().y() - extent / 2, extent, extent), t.c.ink3)
            x, first = x + extent + t.px("xs"), first - extent - t.px("xs")
        for (text, role, colour), width, align in zip(_cells(t, row), (first, *widths), _ALIGNS, strict=True):
            line_text(p, QRectF(x, box.top(), width, box.height() - 1), text, t.role(role).font, t.c[colour], align)
            x += width
        p.restore()


class ReplanTable(Themed, QListView):
    """All rows, as high as they are: what it stands in scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Painted(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Voorstel per stap"))
        self.follow(theme)

    def show_rows(self, rows: Sequence[ReplanRow]) -> None:
        """These steps from now on."""
        self._rows.show_rows(rows)
        self._fit()

    def restyle(self) -> None:
        self._fit()
        self.scheduleDelayedItemsLayout()
        super().restyle()

    def _fit(self) -> None:
        rows = len(self._rows.rows)
        self.setFixedHeight(height_of(self.theme, False) + rows * height_of(self.theme, True) if rows else 0)


def height_of(theme: Theme, step: bool) -> int:
    """Logical pixels of the row of a step, or of the heads; a line under it is in that."""
    return theme.role("body" if step else "label").line + 2 * _HIGH[theme.density] + 1


def _heads() -> tuple[str, ...]:
    return tr("stap"), tr("nu"), tr("voorstel"), tr("minimum"), tr("begint")


def _cells(theme: Theme, row: ReplanRow | None) -> tuple[Cell, ...]:
    if row is None:
        return tuple((word, "label", "ink3") for word in _heads())
    strong = "strong" if row.changed else "body"
    return (
        (row.title, strong, "ink" if row.changed else "ink2"),
        (minutes_figure(row.now), "body", "ink2"),
        (_proposed(row), strong, "accent" if row.changed else "ink2"),
        (_least(theme, row), "body", "ink3"),
        (row.begins, "body", "ink2"),
    )


def _proposed(row: ReplanRow) -> str:
    return tr("vervalt") if row.dropped else minutes_figure(row.proposed)


def _spoken(row: ReplanRow) -> str:
    return tr("{title}: nu {now} minuten, voorstel {proposed}", title=row.title, now=minutes_figure(row.now), proposed=_proposed(row))


def _least(theme: Theme, row: ReplanRow) -> str:
    if row.running:
        return tr("loopt")
    if row.protected:
        return tr("vast") if theme.compact else tr("beschermd")
    return minutes_figure(row.shortest) if row.shortest else tr("mag weg")
