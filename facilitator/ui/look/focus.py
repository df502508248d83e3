"""Where the keyboard is: one ring for all controls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from facilitator.ui.look.text import Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.tokens import LINE, RADIUS

OWN_FOCUS = "ownFocus"
"""Property of a control that shows the focus itself, such as a line that thickens: no ring round it."""

_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


def shows_own_focus(widget: QWidget) -> None:
    """No ring round this control."""
    widget.setProperty(OWN_FOCUS, True)


def in_reading_order(root: QWidget) -> list[QWidget]:
    """All controls below a widget that Tab comes past, in the order of their layouts; tells Qt so.

    Qt's own order is that in which widgets were made. What is made while a session runs would come last.
    """
    stops = [w for w in _read(root) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None]
    for first, second in pairwise(stops):
        if first.nextInFocusChain() is not second:
            QWidget.setTabOrder(first, second)
    return stops


def _read(widget: QWidget) -> Iterator[QWidget]:
    """What stands in a widget, from the top: first as it is laid out, then what has a place of its own."""
    laid = list(_laid(widget.layout()))
    known = set(map(id, laid))
    loose = [w for w in widget.children() if isinstance(w, QWidget) and not w.isWindow() and id(w) not in known]
    for child in (*laid, *sorted(loose, key=lambda w: (w.y(), w.x()))):
        yield child
        yield from _read(child)


def _laid(layout: QLayout | None) -> Iterator[QWidget]:
    items = (layout.itemAt(number) for number in range(layout.count())) if layout is not None else ()
    for item in filter(None, items):
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid(item.layout())


class FocusRing(Themed, QWidget):
    """A ring drawn above the controls of one window, a little away from the one that has the focus.

    No control has to reserve room for it. Raises RuntimeError when there is no QApplication.
    """

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("a focus ring needs a QApplication")
        app.focusChanged.connect(self._focus_moved)
        self.hide()
        self.follow(theme)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        ours = new is not None and self._over.isAncestorOf(new) and not new.property(OWN_FOCUS)
        self._target = new if ours else None
        self._watched = self._with_ancestors(self._target)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _with_ancestors(self, widget: QWidget | None) -> list[QWidget]:
        """Up to the window: a scroll area moves what a control stands on, not the control."""
        found: list[QWidget] = []
        while widget is not None and widget is not self._over:
            found.append(widget)
            widget = widget.parentWidget()
        return found

    def _place(self) -> None:
        if self._target is None or not isValid(self._target) or self._target.visibleRegion().isEmpty():
            self.hide()
            return
        out = round(LINE["focus_gap"] + LINE["focus_ring"])
        corner = self._target.mapTo(self._over, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-out, -out, out, out))
        self.show()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, width = painter(self), LINE["focus_ring"]
        p.setPen(QPen(self.theme.colour("focus"), width))
        radius = RADIUS["control"] + LINE["focus_gap"]
        p.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
