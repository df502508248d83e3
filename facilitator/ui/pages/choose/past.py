"""A session of before in the list, and what one can do with it besides opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from facilitator.language import day, tr
from facilitator.sessions.coming_back.all_series import Past
from facilitator.sessions.coming_back.set_back import doubt_words
from facilitator.ui.look.buttons import IconButton
from facilitator.ui.look.icons import icon
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Icon, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import Pane, with_team
from facilitator.ui.parts.words import sealed_words

PastWish = Literal["look", "series", "hand over", "forget"]
"""What is wanted with a session of before: its minutes, the documents of its series, or that it is gone for good."""


class PastPane(Pane):
    """The row of a session that is not running.

    Signals:
        menu_requested(QPoint): something else is wanted with it; a point of the screen.
    """

    menu_requested = Signal(object)

    def __init__(self, theme: Theme, content: QLayout, name: str) -> None:
        super().__init__(theme, content, name)
        self.more = IconButton(theme, "ellipsis", tr("Meer doen met {title}", title=name))
        self.more.setParent(self)
        self.more.clicked.connect(lambda: self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.more.sizeHint()
        self.more.setGeometry(self.width() - size.width(), self.height() - size.height(), size.width(), size.height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self.menu_requested.emit(self.mapToGlobal(QPoint(self.theme.px("m"), self.height() // 2)))
        else:
            super().keyPressEvent(event)


def past_row(theme: Theme, past: Past) -> PastPane:
    """A session of before: what, when, and what there is of it."""
    when = day(past.starts_at.astimezone(ZoneInfo(past.timezone)), "EEE d MMM y")
    state = {"prepared": tr("voorbereid"), "running": tr("niet afgerond"), "closed": tr("verslag")}.get(past.state, past.state)
    title = with_team(past.title, past.team)
    tone = "accent" if past.state == "prepared" else "ink3"
    lock = (Icon(theme, "lock-keyhole", "small", "ink2"), 6) if past.sealed else ()
    line, doubt = hbox(theme, *lock, one(theme, when, "small", "ink3"), "m", one(theme, state, "small", tone), STRETCH), doubt_words(past)
    below = Text(theme, doubt, "small", "warn") if doubt else None
    content = vbox(theme, Text(theme, title, "body", most=2), 2, line, below, margins=(0, "s", 0, "s"))
    return PastPane(theme, content, ", ".join(part for part in (title, when, state, sealed_words() if past.sealed else "", doubt) if part))


def past_menu(owner: QWidget, theme: Theme, do: Callable[[PastWish], object], *, closed: bool) -> QMenu:
    """What one can do with a session of before; gone when it is closed."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if closed:
        menu.addAction(icon("file-text", theme.c.ink2), tr("&Naar het verslag")).triggered.connect(lambda: do("look"))
        menu.addAction(icon("repeat", theme.c.ink2), tr("&Bewaar alles van deze reeks…")).triggered.connect(lambda: do("series"))
    menu.addAction(icon("handshake", theme.c.ink2), tr("&Draag over…")).triggered.connect(lambda: do("hand over"))
    menu.addSeparator()
    menu.addAction(icon("trash-2", theme.c.ink2), tr("&Vergeet deze sessie…")).triggered.connect(lambda: do("forget"))
    return menu
