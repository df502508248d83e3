"""What is written in: a line with a label above it, minutes that step with the arrows, and a box to tick."""

from __future__ import annotations

import re
from datetime import timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Pressable, state_of
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.paint import line_text, round_pen
from facilitator.ui.look.text import Icon, Text, Themed, TopColumn, one, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.tokens import RADIUS

_MARK = 16
_FLUSH = -2
"""QLineEdit insets its text by 2 px; the column starts at the edge."""
LONGEST = timedelta(hours=12)
"""The most that can be given to one step."""


def mark_wrong(edit: QLineEdit, wrong: bool) -> None:
    """Draw the line of a text field as one with an error, or no longer."""
    if bool(edit.property("wrong")) != wrong:
        edit.setProperty("wrong", wrong)
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class Field(Themed, QWidget):
    """A label above a line to write on. An error is a sentence under it with a mark, never only a red line.

    `edit` is the QLineEdit itself, for its signals and its text.
    """

    def __init__(self, theme: Theme, label: str, value: str = "", hint: str = "", icon: str = "") -> None:
        super().__init__()
        self.label = one(theme, label, "label", "ink2")
        self.edit = QLineEdit(value)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(label)
        self.edit.setTextMargins(_FLUSH, 0, _MARK + 6 if icon else 0, 0)
        shows_own_focus(self.edit)
        self._icon = Icon(theme, icon, _MARK, "ink3") if icon else None
        self._error = Text(theme, "", "small", "over")
        self._error_row = self._made_error_row(theme)
        self._put_together()
        self.follow(theme)

    def _made_error_row(self, theme: Theme) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 3, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(Icon(theme, "circle-alert", _MARK, "over"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._error, 1)
        row.hide()
        return row

    def _put_together(self) -> None:
        column = TopColumn(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.label, self.edit, self._error_row):
            column.addWidget(widget)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(self.edit)
        if self._icon is not None:
            self._icon.setParent(self.edit)

    def restyle(self) -> None:
        self.edit.setFont(self.theme.role("body").font)
        self.edit.setFixedHeight(self.theme.px("control") - 8)
        self._place_icon()
        super().restyle()

    def _place_icon(self) -> None:
        if self._icon is not None:
            self._icon.move(self.edit.width() - _MARK - 2, (self.edit.height() - _MARK) // 2 - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_icon()

    @property
    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Replace what is written; the cursor stays where it is when nothing changes."""
        if text != self.edit.text():
            self.edit.setText(text)

    def set_label(self, label: str) -> None:
        self.label.set_text(label)
        self.edit.setAccessibleName(label)

    def set_enabled(self, enabled: bool) -> None:
        self.edit.setEnabled(enabled)
        self.label.setEnabled(enabled)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and what to do; stays until `clear_error`."""
        self._error.set_text(sentence)
        self._error_row.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        mark_wrong(self.edit, bool(sentence))
        self.updateGeometry()

    def clear_error(self) -> None:
        self.show_error("")

    @property
    def error(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._error.text()


_PARTS = re.compile(r"\s*(?:(\d{1,2})\s*u\s*)?(?:(\d{1,3})\s*(?::([0-5]\d))?\s*(?:min|m)?)?\s*", re.IGNORECASE)


def parse_minutes(text: str) -> timedelta | None:
    """A length as people write it: `7`, `7:30` (minutes and seconds), `1u15`. None when it is not one, or over 12 hours."""
    found = _PARTS.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return length if length <= LONGEST else None


def minutes_figure(length: timedelta) -> str:
    """A length as it stands in a minutes field: `7`, `7:30`, `75`."""
    whole, rest = divmod(round(length.total_seconds()), 60)
    return f"{whole}:{rest:02d}" if rest else f"{whole}"


_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5}


class MinutesField(Themed, QLineEdit):
    """Free entry, and the arrows step by one minute: a spin box would bring its buttons along.

    Signals:
        length_changed(timedelta): what was entered, when it is a length and a different one.
    """

    length_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, length: timedelta, least: timedelta = timedelta(0)) -> None:
        super().__init__(minutes_figure(length))
        self._length, self._least, self._changed = length, least, False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(tr("minuten voor {name}", name=name))
        self.setProperty("quietline", True)
        self.setTextMargins(0, 0, _FLUSH, 0)
        shows_own_focus(self)
        self.editingFinished.connect(self._entered)
        self.follow(theme)

    @property
    def length(self) -> timedelta:
        return self._length

    def set_length(self, length: timedelta, changed: bool = False) -> None:
        """Show a length without signalling; bold when it was `changed` from the plan. Not while someone is typing in it."""
        if self.hasFocus() and self.isModified():
            return
        if length != self._length or self.text() != minutes_figure(length):
            self._length = length
            self.setText(minutes_figure(length))
        if changed != self._changed:
            self._changed = changed
            self.restyle()

    def restyle(self) -> None:
        self.setFont(self.theme.role("strong" if self._changed else "body").font)
        self.setFixedSize(max(34, 3 * self.theme.role("body").size), self.theme.role("body").line + 4)
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(event.key(), 0)
        if not steps:
            super().keyPressEvent(event)
            return
        start = parse_minutes(self.text()) or self._length
        self._take(min(LONGEST, max(self._least, start + steps * timedelta(minutes=1))))

    def _entered(self) -> None:
        length = parse_minutes(self.text())
        if length is None or length < self._least:
            mark_wrong(self, True)
            self.setAccessibleDescription(tr("Vul minuten in, zoals 7, 7:30 of 1u15."))
            self.setToolTip(self.accessibleDescription())
            return
        self._take(length)

    def _take(self, length: timedelta) -> None:
        mark_wrong(self, False)
        self.setAccessibleDescription("")
        self.setToolTip("")
        self.setText(minutes_figure(length))
        if length != self._length:
            self._length = length
            self.length_changed.emit(length)


class CheckRow(Pressable, QCheckBox):
    """A box to tick with a sentence beside it."""

    def __init__(self, theme: Theme, text: str, on: bool = False) -> None:
        super().__init__()
        self._caption = ""
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow(theme)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        if text != self._caption:
            self._caption = text
            self.setText(text.replace("&", "&&"))
            self.setAccessibleName(text)
            self.restyle()

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        super().restyle()

    def _side(self) -> int:
        return self.theme.px("icon")

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.theme.role("body").font).horizontalAdvance(self._caption)
        return QSize(round(self._side() + self.theme.px("s") + words) + 3, self.theme.role("body").line + self.theme.px("s"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side() + self.theme.px("s") + 24, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c, side, state = painter(self), self.theme.c, self._side(), state_of(self)
        top, on = (self.height() - side) / 2, self.isChecked()
        edge = c.disabled if state == "disabled" else c.accent if on else c.ink2 if state else c.rule
        p.setPen(QPen(QColor(edge), 1.5))
        p.setBrush(QColor(edge if on else c.surface))
        p.drawRoundedRect(QRectF(0.75, top + 0.75, side - 1.5, side - 1.5), RADIUS["chip"], RADIUS["chip"])
        if on:
            p.setPen(round_pen(c.on_accent, 1.8))
            points = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.31))
            p.drawPolyline(QPolygonF([QPointF(side * x, top + side * y) for x, y in points]))
        x = side + self.theme.px("s")
        ink = c.disabled if state == "disabled" else c.ink
        line_text(p, QRectF(x, 0, self.width() - x, self.height()), self._caption, self.theme.role("body").font, ink)
