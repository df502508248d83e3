"""Through a window with Tab alone: what comes after what, what it looks like there, and what is out of sight."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MOST = 220
_AROUND = 6


def tabbed(root: QWidget, *, back: bool = False, look: Callable[[QWidget], None] = lambda _here: None) -> list[QWidget]:
    """What Tab comes past from where the focus is, until it is there again; the first is where it began. Each is looked at.

    Raises AssertionError when the keyboard is caught somewhere.
    """
    began = here = QApplication.focusWidget()
    seen: list[QWidget] = []
    while here is not None and here not in seen:
        seen.append(here)
        look(here)
        assert len(seen) < MOST, f"Tab never comes round: {told(here)}"
        QTest.keyClick(here, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    assert here is began, f"Tab is caught at {told(here)}, and never comes back to {told(began)}"
    return [widget for widget in seen if root.isAncestorOf(widget)]


def told(widget: QWidget | None) -> str:
    """A widget as it stands in a failure."""
    return f"{type(widget).__name__} {widget.accessibleName()!r}" if widget is not None else "nothing"


def takes_tab(root: QWidget) -> list[QWidget]:
    """What Tab must come past."""
    tab = Qt.FocusPolicy.TabFocus.value
    every = (w for w in root.findChildren(QWidget) if w.focusPolicy().value & tab and w.focusProxy() is None)
    return [w for w in every if w.isVisibleTo(root) and w.isEnabled()]


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where it stands in the window."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def goes_up(order: list[QWidget]) -> list[str]:
    """Where Tab goes back up, or to the left on one line, though both stand in the same box: not as one reads."""
    found = []
    for first, second in pairwise(order):
        box = first.parentWidget()
        if box is None or box is not second.parentWidget():
            continue
        a, b = first.geometry(), second.geometry()
        above = b.bottom() <= a.top() and b.left() <= a.right()  # the next column may begin at the top
        if above or (b.right() <= a.left() and b.top() < a.bottom() and a.top() < b.bottom()):
            found.append(f"{told(second)} comes after {told(first)}")
    return found


def out_of_reach(root: QWidget) -> list[str]:
    """Controls of which a part is outside the window, or outside what they stand in, where nothing scrolls."""
    return [told(w) for w in takes_tab(root) if not _whole(w, root)]


def _whole(widget: QWidget, root: QWidget) -> bool:
    box, at = widget, QRect(QPoint(0, 0), widget.size())
    while box is not root:
        at.translate(box.pos())
        above = box.parentWidget()
        if above is None:
            return True
        if isinstance(above.parentWidget(), QScrollArea) and above is above.parentWidget().viewport():  # type: ignore[union-attr]
            area, box = above.parentWidget(), above.parentWidget()
            assert isinstance(area, QScrollArea)
            inside = above.rect()
            one_way = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if one_way and (at.left() < -1 or at.right() > inside.right() + 1):
                return False
            at = QRect(QPoint(0, 0), area.size())
            continue
        if not above.rect().adjusted(-1, -1, 1, 1).contains(at):
            return False
        box = above
    return True


def picture(root: QWidget, around: QRect) -> QImage:
    """What is seen at this place of the window, and a little round it."""
    wide = around.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(root.rect())
    return root.grab(wide).toImage()


class Seen:
    """Whether one sees where the keyboard is; one control of each kind is looked at, as Tab comes past it."""

    def __init__(self, root: QWidget) -> None:
        self._root, self._kinds = root, set[tuple[object, ...]]()
        self.faults: list[str] = []

    def look(self, here: QWidget) -> None:
        """Compare it with and without the keyboard, the first time that its kind is met."""
        kind = (type(here), here.property("quietline"), here.property("bare"))
        if kind in self._kinds or not self._root.isAncestorOf(here):
            return
        self._kinds.add(kind)
        at = place(here, self._root)
        focused = picture(self._root, at)
        here.clearFocus()
        if focused == picture(self._root, at):
            self.faults.append(f"focus is not seen: {told(here)}")
        here.setFocus(Qt.FocusReason.TabFocusReason)
