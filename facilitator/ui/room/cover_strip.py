"""The strip over the console that says what is covered and why, with the one button that changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox
from facilitator.ui.look.paint import hairline
from facilitator.ui.look.text import Icon, Text, Themed, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.room.cover import Cover, Why


def why_words(why: Why) -> str:
    """Why something is covered, in a few words."""
    return {
        "one": tr("Eén scherm"),
        "mirrored": tr("De beamer toont hetzelfde als je laptop"),
        "asked": tr("Je hebt afgedekt"),
        "changing": tr("De schermen veranderen"),
        "swapped": tr("Je venster ging naar een ander scherm"),
    }[why]


def cover_words(cover: Cover, covered: Sequence[str]) -> str:
    """The sentence on the strip. `covered` is what is left out."""
    if not cover.covered:
        why = why_words("one" if cover.situation == "one" else "mirrored")
        return tr("{why}: alles staat open, de zaal kan meelezen", why=why)
    if not covered:
        return tr("{why}: wat alleen voor jou is, wordt afgedekt", why=why_words(cover.why))
    return tr("{why}, dus afgedekt: {what}", why=why_words(cover.why), what=", ".join(covered))


class CoverStrip(Themed, QWidget):
    """Shown as long as something is covered, or stands open where the room may read along.

    Signals:
        turn_requested(): cover what is open, or open what is covered.
    """

    turn_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._closed, self._open = Icon(theme, "eye-off", "strong", "ink"), Icon(theme, "eye", "strong", "warn")
        self.sentence = Text(theme, "", "strong", most=1)
        self.button = Button(theme, "", "line", key="Ctrl M", small=True)
        self.button.clicked.connect(self.turn_requested)
        row = hbox(theme, self._closed, self._open, "s", (self.sentence, 1), "m", self.button, margins=("gutter", 3, "s", 4))
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        self.follow(theme)

    def show_cover(self, cover: Cover, covered: Sequence[str]) -> None:
        """Say how it is."""
        self._closed.setVisible(cover.covered)
        self._open.setVisible(not cover.covered)
        words = cover_words(cover, covered)
        self.sentence.set_text(words)
        self.sentence.setToolTip(words)
        self.button.set_text(tr("Toon alles") if cover.covered else tr("Dek af"))
        self.button.setEnabled(not cover.changing)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c = painter(self), self.theme.c
        p.fillRect(self.rect(), QColor(c.sunken))
        hairline(p, 0, self.height() - 1, self.width(), self.height() - 1, c.hairline)
