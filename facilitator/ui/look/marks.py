"""Time and news, told by a shape, then words, then colour."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button, IconButton
from facilitator.ui.look.colours import Colours
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.text import Icon, Picture, Text, Themed, one, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.time_marks import PHASE_TEXT, ZERO, Phase, clock_text, phase_mark, ruler

Level = Literal["info", "warning", "error"]
MINUTE = timedelta(minutes=1)


def phase_word(phase: Phase) -> str:
    """What is said of the time, before the figures."""
    return {
        "running": tr("nog"),
        "warning": tr("rond af"),
        "overrun": tr("over tijd"),
        "paused": tr("staat stil"),
        "ready": tr("nog niet begonnen"),
        "done": tr("klaar"),
    }[phase]


def share_left(left: timedelta, total: timedelta) -> float:
    """0 to 1."""
    return max(0.0, min(1.0, left / total)) if total > ZERO else 0.0


def coarse_text(left: timedelta) -> str:
    """A length in whole minutes, as far as it still runs: for who would be chased by seconds."""
    minutes = -(-abs(left) // MINUTE) if left >= ZERO else abs(left) // MINUTE
    return tr("{n} min", n=minutes)


class PhaseMark(Themed, Picture):
    """The shape of a phase, beside words that say the same; `extent` as of `Icon`."""

    def __init__(self, theme: Theme, phase: Phase = "ready", extent: int | str = "body", left: float = 0.7) -> None:
        super().__init__()
        self._phase, self._extent, self._left = phase, extent, left
        self.setAccessibleName(phase_word(phase))
        self.follow(theme)

    def show_phase(self, phase: Phase, left: float = 0.7) -> None:
        """`left` is the share that is left, 0 to 1; steps of a hundredth are too small to see."""
        if phase != self._phase or abs(left - self._left) >= 0.01:
            self._phase, self._left = phase, left
            self.setAccessibleName(phase_word(phase))
            self.update()

    def restyle(self) -> None:
        extent = self._extent if isinstance(self._extent, int) else self.theme.role(self._extent).size
        self.setFixedSize(extent, extent)
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        phase_mark(painter(self), QRectF(self.rect()), self._phase, self.theme.c, self._left)


class Measure(Themed, Picture):
    """The ruler of a turn or a step, without figures."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._phase: Phase = "ready"
        self._left = self._total = MINUTE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def show_time(self, phase: Phase, left: timedelta, total: timedelta) -> None:
        if (phase, left, total) != (self._phase, self._left, self._total):
            self._phase, self._left, self._total = phase, left, total
            self.setAccessibleName(tr("{word} {time}", word=phase_word(phase), time=clock_text(left)))
            self.update()

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.role("label").size + 3)
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(0, 3, self.width() - 1, self.height() - 3)
        ruler(painter(self), rect, self._total, self._total - self._left, self._phase, self.theme.c)


class ClockFace(Themed, Picture):
    """Word, figures, ruler and a note. Nothing moves when the phase changes but what it says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._phase: Phase = "ready"
        self._left = self._total = ZERO
        self._note, self._coarse = "", False
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @property
    def figures(self) -> str:
        return coarse_text(self._left) if self._coarse else clock_text(self._left)

    @property
    def word(self) -> str:
        return phase_word(self._phase)

    def show_face(self, phase: Phase, left: timedelta, total: timedelta, note: str = "", coarse: bool = False) -> None:
        """Repaints only when something that can be seen has changed; `left` is negative in an overrun.

        With `coarse` the figures are whole minutes.
        """
        self._phase, self._left, self._total, self._note, self._coarse = phase, left, total, note, coarse
        shown = (phase, self.figures, total, note)
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(tr("{word} {time}", word=self.word, time=self.figures))
            self.setAccessibleDescription(note)
            self.update()

    def _heights(self) -> tuple[int, int, int, int]:
        """Of the word, the figures, the gap under them and the ruler, in logical pixels."""
        k = self.theme.role("clock").size
        return self.theme.role("word").line + round(k * 0.06), round(k * 0.74), round(k * 0.17), round(k * 0.17) + 4

    def restyle(self) -> None:
        self.setFixedHeight(sum(self._heights()) + self.theme.role("small").line + 4)
        super().restyle()

    def sizeHint(self) -> QSize:
        widest = QFontMetricsF(self.theme.role("clock").font).horizontalAdvance("00:00")
        return QSize(round(widest) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, (word, figures, gap, rule) = painter(self), self._heights()
        self._paint_word(p, self.theme.role("word").line)
        self._paint_figures(p, word, figures)
        top = word + figures + gap
        ruler(p, QRectF(0, top, self.width() - 1, rule), self._total, self._total - self._left, self._phase, self.theme.c)
        small = self.theme.role("small")
        line_text(p, QRectF(0, top + rule + 4, self.width(), small.line), self._note, small.font, self.theme.c.ink2)

    def _paint_word(self, p: QPainter, height: int) -> None:
        c, voice = self.theme.c, self.theme.role("word")
        side = voice.size
        phase_mark(p, QRectF(0, (height - side) / 2 + 1, side, side), self._phase, c, share_left(self._left, self._total))
        loud = self._phase in ("warning", "overrun")
        shade = c.ink2 if self._phase == "running" else c[PHASE_TEXT[self._phase]]
        rect = QRectF(side + 8, 0, self.width() - side - 8, height)
        line_text(p, rect, self.word, voice.weighing(600 if loud else 500).font, shade)

    def _paint_figures(self, p: QPainter, top: int, height: int) -> None:
        voice = self.theme.role("clock")
        m = QFontMetricsF(voice.font)
        p.setFont(voice.font)
        p.setPen(QColor(self.theme.c[PHASE_TEXT[self._phase]]))
        overhang = m.boundingRect(self.figures[0]).x() * 0.8  # the figure starts on the line that the ruler starts on
        p.drawText(QPointF(-overhang, top + (m.capHeight() + height) / 2), self.figures)


_LEVEL_ICON = {"info": ("info", "accent"), "error": ("circle-alert", "over")}


class _LevelMark(Themed, QWidget):
    """The mark of a message: a circled i, the triangle of a warning, a circled exclamation mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._level: Level = "info"
        self.follow(theme)

    def show_level(self, level: Level) -> None:
        self._level = level
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(self.theme.px("icon"), self.theme.px("icon"))
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, rect, c = painter(self), QRectF(self.rect()), self.theme.c
        if self._level == "warning":
            phase_mark(p, rect, "warning", c)
        else:
            icon, shade = _LEVEL_ICON[self._level]
            paint_icon(p, icon, rect, c[shade])


def _banner_colours(level: Level, c: Colours) -> tuple[str, str]:
    """Ground and edge."""
    return {"info": (c.accent_soft, c.accent), "warning": (c.warn_soft, c.warn_shape), "error": (c.over_soft, c.over_shape)}[level]


class Banner(Themed, QWidget):
    """News over the page, where the eye is: a mark, a sentence, and at most one thing to do about it.

    Signals:
        action_requested(): the button was pressed.
        closed(): it was put away by hand.
        news_shown(str, str): how grave it is, and the sentence.
    """

    news_shown = Signal(str, str)
    action_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._level: Level = "info"
        self._mark = _LevelMark(theme)
        self.sentence = Text(theme, "", "body", "ink")
        self.action = Button(theme, "", "line", small=True)
        self.close_button = IconButton(theme, "x", tr("Sluit melding"))
        self.action.clicked.connect(self.action_requested)
        self.close_button.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        for widget in (self._mark, self.sentence, self.action, self.close_button):
            row.addWidget(widget, 1 if widget is self.sentence else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        self.follow(theme)

    def show_news(self, level: Level, sentence: str, action: str = "") -> None:
        """Shown until it is cleared, put away, or followed by other news."""
        self._level = level
        self._mark.show_level(level)
        self.sentence.set_text(sentence)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(True)
        self.update()
        self.news_shown.emit(level, sentence)

    def clear(self) -> None:
        self.setVisible(False)

    def _put_away(self) -> None:
        self.clear()
        self.closed.emit()

    def restyle(self) -> None:
        row, gap = self.layout(), self.theme.px("s")
        if row is not None:
            row.setContentsMargins(self.theme.px("gutter"), gap // 2, gap, gap // 2)
            row.setSpacing(self.theme.px("m"))
        super().restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, (ground, edge) = painter(self), _banner_colours(self._level, self.theme.c)
        p.fillRect(self.rect(), QColor(ground))
        p.fillRect(QRectF(0, 0, 4, self.height()), QColor(edge))
        strong_edge(p, self.theme, QRectF(self.rect()))


class StatusLine(Themed, QWidget):
    """The line that is looked at most: shape, then words, then what can be done about it."""

    def __init__(self, theme: Theme, action: QWidget | None = None) -> None:
        super().__init__()
        self._mark = PhaseMark(theme, "running", "status")
        self.words = one(theme, "", "status")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.words, 0)
        if action is not None:
            self._row.addWidget(action)
        self._row.addStretch(1)
        self.follow(theme)

    def show_status(self, phase: Phase, text: str) -> None:
        """`warning` or `overrun` when late, `done` when on time or early, `running` when there is nothing to say of it."""
        self._mark.show_phase(phase)
        self._mark.setVisible(phase != "running")
        self.words.set_colour(PHASE_TEXT[phase])
        self.words.set_text(text)

    def restyle(self) -> None:
        self._row.setSpacing(self.theme.px("s"))
        super().restyle()


class Remark(Themed, QWidget):
    """A small remark with an icon before it."""

    def __init__(self, theme: Theme, icon: str, text: str = "", role: str = "small", colour: str = "ink2") -> None:
        super().__init__()
        self.words = Text(theme, text, role, colour)
        self._icon = Icon(theme, icon, role, "ink3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.words, 1)
        self.follow(theme)

    def set_text(self, text: str) -> None:
        self.words.set_text(text)

    def restyle(self) -> None:
        self._row.setSpacing(self.theme.px("s"))
        super().restyle()
