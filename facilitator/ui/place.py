"""Where somebody was on a page: what is half typed, the cursor, lists, scroll bars. Put back on another page that is built alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

Path = tuple[tuple[str, int], ...]
"""Which widget: at each level its class, and the how-manieth of those beside it."""


def _parts(page: QWidget, path: Path = ()) -> Iterator[tuple[Path, QWidget]]:
    """Every widget of a page that was not hidden, with where it is. What is about to go is hidden first."""
    seen: dict[str, int] = {}
    for child in page.children():
        if isinstance(child, QWidget) and not child.isHidden():
            name = type(child).__name__
            seen[name] = seen.get(name, 0) + 1
            here = (*path, (name, seen[name]))
            yield here, child
            yield from _parts(child, here)


class Place:
    """Taken of one page, put back on another."""

    def __init__(self, page: QWidget) -> None:
        self._was = dict(_parts(page))
        focus = QApplication.focusWidget() or page.window().focusWidget()
        self._focus = next((path for path, widget in self._was.items() if widget is focus), None)
        # Taken now: a line that loses the focus, as its page goes, has nothing selected any more.
        self._selected = {p: (w.selectionStart(), len(w.selectedText())) for p, w in self._was.items() if _has_selection(w)}
        self._scrolled = {path: _scrolled(w) for path, w in self._was.items() if isinstance(w, QAbstractScrollArea)}

    def put_back(self, page: QWidget) -> None:
        """The same on this page, wherever it has the same widgets."""
        now = dict(_parts(page))
        if self._focus in now:
            now[self._focus].setFocus()  # first: it may select everything
        for path, widget in now.items():
            was = self._was.get(path)
            if was is not None and isValid(was):
                _take_over(was, widget)
            if path in self._selected and isinstance(widget, QLineEdit):
                widget.setSelection(*self._selected[path])
        QApplication.sendPostedEvents()  # a page that was not laid out yet cannot be scrolled
        for path, (across, down) in self._scrolled.items():
            area = now.get(path)
            if isinstance(area, QAbstractScrollArea):
                area.horizontalScrollBar().setValue(across)
                area.verticalScrollBar().setValue(down)


def _has_selection(widget: QWidget) -> TypeGuard[QLineEdit]:
    return isinstance(widget, QLineEdit) and widget.hasSelectedText()


def _scrolled(area: QAbstractScrollArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()


def _take_over(was: QWidget, now: QWidget) -> None:
    """What was typed or chosen here, as if it were typed, so that whatever follows from typing follows; where it is there, nothing is."""
    if isinstance(was, QLineEdit) and isinstance(now, QLineEdit):
        if now.text() != was.text():
            now.selectAll()
            now.insert(was.text())
        now.setModified(was.isModified())
        now.setCursorPosition(was.cursorPosition())
    elif isinstance(was, QPlainTextEdit) and isinstance(now, QPlainTextEdit):
        if now.toPlainText() != was.toPlainText():
            now.selectAll()
            now.insertPlainText(was.toPlainText())
        cursor = now.textCursor()
        cursor.setPosition(was.textCursor().anchor())
        cursor.setPosition(was.textCursor().position(), cursor.MoveMode.KeepAnchor)
        now.setTextCursor(cursor)
    elif isinstance(was, QAbstractItemView) and isinstance(now, QAbstractItemView) and was.currentIndex().isValid():
        now.setCurrentIndex(now.model().index(was.currentIndex().row(), was.currentIndex().column()))
