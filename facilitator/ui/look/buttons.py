"""What is pressed. Each paints itself from the tokens, and is a real Qt control with a name, a role and focus."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QSizePolicy

from facilitator.contrast import mix
from facilitator.language import tr
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import hairline, line_text, round_pen
from facilitator.ui.look.text import Themed, painter
from facilitator.ui.look.theme import Role, Theme, font
from facilitator.ui.look.tokens import RADIUS

Kind = Literal["primary", "line", "quiet"]
"""primary: one per screen. line: the others. quiet: in running text and bars."""
State = Literal["", "hover", "pressed", "disabled"]
_PRIMARY = {"": "accent", "hover": "accent_hover", "pressed": "accent_pressed", "disabled": "hover"}
_SMALLER = 6


def key_cap(p: QPainter, rect: QRectF, text: str, px: int, colour: str, edge: str) -> None:
    """The key that does the same: always beside the word, so that it is learned while clicking."""
    p.setPen(QPen(QColor(edge), 1))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["chip"], RADIUS["chip"])
    line_text(p, rect, text, font(px, 500), colour, "centre")


def key_width(text: str, px: int) -> float:
    """Width of a key cap with letters of so many pixels."""
    return max(px + 8, QFontMetricsF(font(px, 500)).horizontalAdvance(text) + 10)


def state_of(button: QAbstractButton) -> State:
    """What its look must tell about a button."""
    if not button.isEnabled():
        return "disabled"
    if button.isDown():
        return "pressed"
    return "hover" if button.underMouse() else ""


class Pressable(Themed):
    """What all buttons share: Enter presses like the space bar does, and the mouse shows where it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if isinstance(self, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class Button(Pressable, QPushButton):
    """A word that acts, with an icon before it, an icon after it, and the key that does the same."""

    def __init__(
        self, theme: Theme, text: str = "", kind: Kind = "line", icon: str = "", key: str = "", name: str = "", trailing: str = "",
        small: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._kind, self._icon, self._key, self._trailing, self._small = kind, icon, key, trailing, small
        self._caption = self._name = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.follow(theme)
        self.set_text(text, name)
        self.set_key(key)

    def set_text(self, text: str, name: str = "") -> None:
        """What it says, and what is read aloud when that is more than what it says."""
        if (text, name or text) != (self._caption, self._name):
            self._caption, self._name = text, name or text
            self.setText(text.replace("&", "&&"))
            self.setAccessibleName(self._name)
            self.setToolTip("" if text else self._name)
            self.restyle()

    def set_icon(self, icon: str, trailing: str = "") -> None:
        if (icon, trailing) != (self._icon, self._trailing):
            self._icon, self._trailing = icon, trailing
            self.restyle()

    def set_key(self, key: str) -> None:
        """The key as it is written on a keyboard, such as `F6`."""
        said = tr("toets {key}", key=key) if key else ""
        if (key, said) != (self._key, self.accessibleDescription()):
            self._key = key
            self.setAccessibleDescription(said)
            self.restyle()

    def set_kind(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind = kind
            self.restyle()

    @property
    def voice(self) -> Role:
        return self.theme.role("body").weighing(600)

    def _parts(self) -> Iterator[tuple[str, float]]:
        """What is in it from left to right, with widths in logical pixels."""
        if self._icon:
            yield "icon", self.theme.px("icon")
        if self._caption:
            yield "text", QFontMetricsF(self.voice.font).horizontalAdvance(self._caption)
        if self._trailing:
            yield "trailing", self.theme.px("icon")
        if self._key:
            yield "key", key_width(self._key, self.theme.px("key"))

    def _content_width(self) -> float:
        parts = [width for _, width in self._parts()]
        return sum(parts) + self.theme.px("s") * max(0, len(parts) - 1)

    def sizeHint(self) -> QSize:
        height = self.theme.px("control") - (_SMALLER if self._small else 0)
        if self._kind == "quiet" and self._caption:  # flush with the column it stands in
            return QSize(math.ceil(self._content_width()) + 1, height)
        pad = self.theme.px("m") + 4 if self._caption else self.theme.px("s")
        return QSize(max(height, round(self._content_width() + 2 * pad)), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, state = painter(self), state_of(self)
        self._paint_ground(p, state)
        ink, gap = self._ink(state), self.theme.px("s")
        x = (self.width() - self._content_width()) / 2
        for part, width in self._parts():
            self._paint_part(p, part, x, width, ink, state)
            x += width + gap

    def _ink(self, state: State) -> str:
        c = self.theme.c
        if state == "disabled":
            return c.disabled
        if self._kind == "primary":
            return c.on_accent
        if self._kind == "quiet":
            return c.accent if self._caption or self.isChecked() else c.ink2
        return c.accent if self.isChecked() else c.ink

    def _paint_ground(self, p: QPainter, state: State) -> None:
        c, radius, body = self.theme.c, RADIUS["control"], QRectF(self.rect())
        fill = c[_PRIMARY[state]] if self._kind == "primary" else {"hover": c.hover, "pressed": c.pressed}.get(state)
        if self.isChecked() and self._kind != "primary":
            fill = fill or c.accent_soft
        if fill and not (self._kind == "quiet" and self._caption):
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(fill))
            p.drawRoundedRect(body, radius, radius)
        if self._kind == "line":
            p.setBrush(Qt.BrushStyle.NoBrush)
            edge = c.hairline if state == "disabled" else c.accent if self.isChecked() else c.rule
            half = 1.0 if self.isChecked() else 0.5  # what is chosen is told by the edge too, not by its colour alone
            p.setPen(QPen(QColor(edge), 2 * half))
            p.drawRoundedRect(body.adjusted(half, half, -half, -half), radius, radius)
        if state in ("hover", "pressed") and not (self._kind == "quiet" and self._caption):
            strong_edge(p, self.theme, body, "ink", 2 if state == "hover" else 3, radius)

    def _paint_part(self, p: QPainter, part: str, x: float, width: float, ink: str, state: State) -> None:
        if part == "text":
            self._paint_caption(p, x, width, ink, state)
        elif part == "key":
            self._paint_key(p, x, width, state)
        else:
            name = self._icon if part == "icon" else self._trailing
            paint_icon(p, name, QRectF(x, (self.height() - width) / 2, width, width), ink)

    def _paint_caption(self, p: QPainter, x: float, width: float, ink: str, state: State) -> None:
        line_text(p, QRectF(x, 0, width + 2, self.height()), self._caption, self.voice.font, ink)
        if self._kind == "quiet" and state in ("hover", "pressed"):  # a word that acts: underlined
            y = self.height() / 2 + self.voice.size * 0.56
            hairline(p, x, y, x + width, y, ink, 2 if state == "pressed" else 1)

    def _paint_key(self, p: QPainter, x: float, width: float, state: State) -> None:
        c, px = self.theme.c, self.theme.px("key")
        soft, edge = (c.disabled, c.hairline) if state == "disabled" else (c.ink3, c.hairline)
        if self._kind == "primary" and state != "disabled":
            soft, edge = c.on_accent, mix(c.accent, c.on_accent, 0.5)
        height = px + 7
        key_cap(p, QRectF(x, (self.height() - height) / 2, width, height), self._key, px, soft, edge)


class IconButton(Button):
    """An icon with a name: shown as a tooltip, and read aloud."""

    def __init__(self, theme: Theme, icon: str, name: str, key: str = "") -> None:
        super().__init__(theme, "", "quiet", icon, name=name)
        self.setAccessibleDescription(tr("toets {key}", key=key) if key else "")
        self.setToolTip(tr("{name} ({key})", name=name, key=key) if key else name)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px("touch"), self.theme.px("touch"))


class Tab(Pressable, QAbstractButton):
    """The phases of one session: a word, and a mark under it where you are. Of the tabs in one parent one is checked."""

    def __init__(self, theme: Theme, text: str, here: bool = False) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setChecked(here)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.follow(theme)

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(QFontMetricsF(self.theme.role("strong").font).horizontalAdvance(self.text())), self.theme.px("bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c, here = painter(self), self.theme.c, self.isChecked()
        shade = c.disabled if not self.isEnabled() else c.ink if here or self.underMouse() else c.ink2
        line_text(p, QRectF(self.rect()), self.text(), self.theme.role("strong" if here else "body").font, shade, elide=False)
        if here:
            p.fillRect(QRectF(0, self.height() - 3, self.width(), 3), QColor(c.accent))


class Switch(Pressable, QCheckBox):
    """On is a filled track with a check; off is an empty one. Shape before colour."""

    def __init__(self, theme: Theme, name: str, on: bool = False) -> None:
        super().__init__()
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(34, 20)
        self.follow(theme)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c = painter(self), self.theme.c
        if self.isChecked():
            self._paint_on(p, c.accent if self.isEnabled() else c.disabled)
        else:
            self._paint_off(p, c.rule if self.isEnabled() else c.disabled, c.ink3 if self.isEnabled() else c.disabled)

    def _paint_on(self, p: QPainter, track: str) -> None:
        knob = QColor(self.theme.c.on_accent)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(track))
        p.drawRoundedRect(QRectF(self.rect()), 10, 10)
        p.setBrush(knob)
        p.drawEllipse(QPointF(self.width() - 10, 10), 6, 6)
        p.setPen(round_pen(knob, 1.8))
        p.drawPolyline(QPolygonF([QPointF(7.5, 10.2), QPointF(10, 12.6), QPointF(14.2, 7.6)]))

    def _paint_off(self, p: QPainter, edge: str, knob: str) -> None:
        p.setPen(QPen(QColor(edge), 1.5))
        p.setBrush(QColor(self.theme.c.surface))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 9.2, 9.2)
        p.setPen(QPen(QColor(knob), 1.5))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(QPointF(10, 10), 5.25, 5.25)
