"""Where a note may be dropped, and what that does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from facilitator.sessions.reports.note_correcting import TOGETHER
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.drag import DropLine
from facilitator.ui.pages.report.groups import Group
from facilitator.ui.pages.report.rows import ReportRow

_FAINT = 0.4
_BEAT = 30
"""Milliseconds between two steps of scrolling while a note is held at the edge."""


@dataclass(frozen=True)
class Spot:
    """Somewhere between notes: in a group, right before a note or last in it (no note). `y` is where the line comes."""

    group: Group
    before: str
    y: int


@dataclass(frozen=True)
class Move:
    """What dropping a note does: another kind, or another place. `before` is empty for the last of the step."""

    kind: str = ""
    path: str = ""
    before: str = ""


def spots_of(groups: Sequence[Group], tops: Sequence[Sequence[tuple[int, int]]]) -> list[Spot]:
    """Every spot. `tops` are the top and bottom of each row of each group; a group without notes has one row that says so."""
    spots: list[Spot] = []
    for group, rows in zip(groups, tops, strict=True):
        spots += [Spot(group, note, top) for note, (top, _bottom) in zip(group.notes, rows, strict=False)]
        spots.append(Spot(group, "", rows[-1][1]))
    return spots


def move_of(note: NoteRow, spot: Spot, open_paths: frozenset[str]) -> Move | None:
    """What dropping it there does; None where it stays as it is, or may not come.

    `open_paths` are the steps whose readers are those of the note.
    """
    group = spot.group
    if group.path is None:
        if note.kind != group.kind:
            return Move(kind=group.kind)
        return None if _stays(note, spot) else Move(path=note.path, before=spot.before)
    if note.kind in TOGETHER or group.path not in open_paths | {note.path}:
        return None
    return None if _stays(note, spot) else Move(path=group.path, before=spot.before)


def _stays(note: NoteRow, spot: Spot) -> bool:
    """Whether it is there already: before itself, or before the one that follows it."""
    notes = (*spot.group.notes, "")
    return note.id in notes and spot.before in (note.id, notes[notes.index(note.id) + 1])


Laid = Sequence[tuple[Group, Sequence[QWidget]]]
"""The groups that are on screen, each with its rows from top to bottom."""


class Dropping(QObject):
    """Follows the note that is pulled over a list.

    Signals:
        placed(str note, str path, str before), kind_chosen(str note, str kind): it was dropped.
    """

    placed = Signal(str, str, str)
    kind_chosen = Signal(str, str)

    def __init__(self, theme: Theme, over: QWidget, laid: Callable[[], Laid], open_paths: Callable[[str], frozenset[str]]) -> None:
        super().__init__(over)
        self._over, self._laid, self._open_paths = over, laid, open_paths
        self.reach: Callable[[int], object] = lambda _y: None
        """Brings that height of the list into sight; set by who lets it scroll."""
        self._line = DropLine(theme, over)
        self._row: ReportRow | None = None
        self._move: Move | None = None
        self._at = QPoint()
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT)
        self._beat.timeout.connect(self._follow)

    def take(self, row: ReportRow) -> None:
        """This row can be pulled."""
        row.grip.pulled.connect(partial(self._on_pulled, row))
        row.grip.dropped.connect(self._on_dropped)
        row.grip.let_go.connect(self._end)

    def _on_pulled(self, row: ReportRow, at: QPoint) -> None:
        if self._row is None:
            self._row = row
            row.keep()
            faint = QGraphicsOpacityEffect(row)
            faint.setOpacity(_FAINT)
            row.setGraphicsEffect(faint)
            self._beat.start()
        self._at = at
        self._follow()

    def _follow(self) -> None:
        """The line comes at the nearest spot where the note may come."""
        if self._row is None:
            return
        y = self._over.mapFromGlobal(self._at).y()
        self.reach(y)
        spot = self._nearest(y)
        self._move = move_of(self._row.row, spot, self._open_paths(self._row.row.id)) if spot else None
        self._row.grip.setCursor(Qt.CursorShape.ClosedHandCursor if self._move else Qt.CursorShape.ForbiddenCursor)
        if spot is None or self._move is None:
            self._line.hide()
        else:
            self._line.show_at(self._row.x(), spot.y, self._row.width())

    def _nearest(self, y: int) -> Spot | None:
        laid = self._laid()
        tops = [[(row.y(), row.y() + row.height()) for row in rows] for _group, rows in laid]
        return min(spots_of([group for group, _rows in laid], tops), key=lambda spot: abs(spot.y - y), default=None)

    def _on_dropped(self) -> None:
        row, move = self._row, self._move
        self._end()
        if row is not None and move is not None:
            if move.kind:
                self.kind_chosen.emit(row.row.id, move.kind)
            else:
                self.placed.emit(row.row.id, move.path, move.before)

    def _end(self) -> None:
        if self._row is not None:
            self._row.setGraphicsEffect(None)  # type: ignore[arg-type]
        self._row = self._move = None
        self._beat.stop()
        self._line.hide()
