"""The window on the wall. It is handed views and holds no logic; it may vanish at any time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from facilitator.language import speaking, tr
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.ui.actions import action_of
from facilitator.ui.beamer.change import SoftChange
from facilitator.ui.beamer.painting import TICKING, render, unit_of
from facilitator.ui.beamer.parts import figures
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.text import Picture
from facilitator.ui.look.theme import Theme
from facilitator.ui.room.monitors import Monitor, screen_of


def spoken(view: BeamerView) -> str:
    """What is on the wall, as a screen reader may say it: the same words, no more, in the language of the wall."""
    with speaking(view.language):
        return _spoken(view)


def _spoken(view: BeamerView) -> str:
    rows = [" ".join(row) for row in view.table.rows] if view.table else []
    promised = [" ".join(part for part in (p.text, p.carried, p.who, p.when, p.answer, p.state) if part) for p in view.promises]
    if view.screen == "black":
        return tr("Het beamerscherm is zwart.")
    options = [o.label if o.count is None else f"{o.label} {o.count}" for o in view.options]
    together = [", ".join(name for name in group if name) for group in view.groups]
    together += [f"{name}: {word}" for name, word in view.parts]
    asked = (view.title, view.question, view.support, view.stance, *view.rules, *view.tasks)
    said = (*asked, view.speaker, view.text, view.until_words, view.until)
    return ". ".join(dict.fromkeys(part for part in (*said, *view.items, *options, *rows, *promised, *together) if part))


class BeamerWidget(Picture):
    """The wall in a widget of any size. A second that passes repaints the band of the clock and nothing else."""

    def __init__(self, theme: Theme, logo: Logo | None = None, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self._theme, self._logo = theme, logo
        self._view = BeamerView("opening", "")
        self.soft = False
        """Whether one screen fades into the next."""
        self._change = SoftChange(self)
        self.name()
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    def name(self) -> None:
        """What it is called for who leads, in the language in use."""
        self.setAccessibleName(tr("Beamerscherm"))
        self.setWindowTitle(tr("Beamerscherm"))

    @property
    def view(self) -> BeamerView:
        """What it shows."""
        return self._view

    @property
    def theme(self) -> Theme:
        """Its colours."""
        return self._theme

    @property
    def logo(self) -> Logo | None:
        """The logo of the house, if there is one."""
        return self._logo

    @property
    def changing(self) -> bool:
        """Whether one screen is fading into the next just now."""
        return self._change.on

    def set_logo(self, logo: Logo | None) -> None:
        """The house logo from now on; None leaves its place empty."""
        self._logo = logo
        self.update()

    def show_view(self, view: BeamerView) -> None:
        """Show this from now on. A clock that still says the same is not painted again."""
        before, self._view = self._view, view
        if view == before:
            return
        if not self._only_time_passed(before):
            self.setAccessibleDescription(spoken(view))
            if self.soft and self.isVisible():
                self._change.begin(self._picture(before), self._picture(view))
            self.update()
        elif before.clock and view.clock and figures(before.clock) != figures(view.clock):
            self.update(self.band_rect() if view.screen in TICKING else self.rect())

    def _only_time_passed(self, before: BeamerView) -> bool:
        """Whether the clock went on within its phase, and nothing else is different."""
        was, now = before.clock, self._view.clock
        return bool(was and now and replace(was, left=now.left) == now and replace(before, clock=now) == self._view)

    def _picture(self, view: BeamerView) -> QPixmap:
        """The whole wall with this on it."""
        dpr = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * dpr), round(self.height() * dpr))
        picture.setDevicePixelRatio(dpr)
        p = QPainter(picture)
        render(p, QRectF(self.rect()), self._theme, view, logo=self._logo)
        p.end()
        return picture

    def band_rect(self) -> QRect:
        """Where the clock is, in pixels; empty for a screen without a band."""
        if self._view.clock is None:
            return QRect()
        unit = unit_of(self.width(), self.height(), self._view)
        height = round(TICKING.get(self._view.screen, 0) * unit) + 2
        return QRect(0, self.height() - height, self.width(), height) if self._view.screen in TICKING else QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setClipRect(event.rect())
        if self._change.on:
            self._change.paint(p)
            return
        only = self.band_rect().contains(event.rect())
        render(p, QRectF(self.rect()), self._theme, self._view, only_clock=only, logo=self._logo)


class BeamerWindow(BeamerWidget):
    """What the room sees.

    Signals:
        closed(): somebody closed it; the session goes on.
        action_requested(str): a key of this action was pressed while this window had the keys: a clicker does not know of windows.
    """

    closed = Signal()
    action_requested = Signal(str)

    def __init__(self, theme: Theme, logo: Logo | None = None) -> None:
        super().__init__(theme, logo)
        self._for_good = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # A click on it, or its coming, leaves the cursor on the note line.
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(960, 540)

    def place(self, monitor: Monitor) -> None:
        """Full screen there; nothing happens where it is so already. Geometry first, then full screen."""
        screen = screen_of(monitor)
        if screen is None or (self.isVisible() and self.isFullScreen() and self.geometry() == monitor.geometry):
            return
        self.put_away()
        self.setScreen(screen)
        self.setGeometry(monitor.geometry)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # not showFullScreen: that takes the focus too

    def show_in_window(self) -> None:
        """A plain window, to be shared in a video meeting or dragged to where it is wanted."""
        self.put_away()
        self.resize(960, 540)
        self.show()

    def put_away(self) -> None:
        """On no screen, and not full screen when it comes back."""
        self.hide()
        self.setWindowState(Qt.WindowState.WindowNoState)

    def close_for_good(self) -> None:
        """The program ends."""
        self._for_good = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # Esc and F5 come out of clickers: they never end anything
        action = action_of(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))
        if action:
            self.action_requested.emit(action)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._for_good:
            super().closeEvent(event)
            return
        event.ignore()
        self.hide()
        self.closed.emit()
