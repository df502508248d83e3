"""The window on the wall. It is handed views and holds no logic; it may vanish at any time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.sessions.beamer_view import BeamerView
from facilitator.ui.beamer.painting import TICKING, render
from facilitator.ui.theme import Theme


def find_screen(name: str) -> QScreen | None:
    """The screen with this name, if it is there now. The object is not to be kept: it goes when the cable does."""
    return next((s for s in QGuiApplication.screens() if s.name() == name), None)


class BeamerWindow(QWidget):
    """What the room sees.

    Signals:
        closed(): somebody closed it; the session goes on.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = BeamerView("opening", "")
        self._for_good = False
        self.setWindowTitle(tr("Beamerscherm"))
        self.setAccessibleName(tr("Beamerscherm"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(960, 540)
        theme.changed.connect(self.update)
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]

    @property
    def view(self) -> BeamerView:
        """What it shows."""
        return self._view

    def show_view(self, view: BeamerView) -> None:
        """Show this from now on. A second that passes repaints the band of the clock and nothing else."""
        before, self._view = self._view, view
        if view == before:
            return
        ticked = bool(before.clock and view.clock and before.clock.phase == view.clock.phase and replace(before, clock=view.clock) == view)
        self.update(self._band() if ticked and view.screen in TICKING else self.rect())
        if not ticked:
            self.setAccessibleDescription(" ".join(part for part in (view.title, view.question, view.stance, view.speaker, *view.items) if part))

    def place(self, screen_name: str | None) -> None:
        """Full screen on the screen with this name; in a window where there is none. Geometry first, then full screen."""
        screen = find_screen(screen_name) if screen_name else None
        if screen is None:
            self.showNormal()
            return
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def close_for_good(self) -> None:
        """The program ends."""
        self._for_good = True
        self.close()

    def _band(self) -> QRect:
        unit = min(self.width() / 1920, self.height() / 1080)
        height = round(TICKING[self._view.screen] * unit) + 2
        return QRect(0, self.height() - height, self.width(), height)

    def _on_screen_removed(self, screen: QScreen) -> None:
        # Qt leaves the window full screen at a place that no longer exists; hidden, it is on nobody's laptop.
        if self.isFullScreen() and (self.screen() is None or self.screen().name() == screen.name() or len(QGuiApplication.screens()) < 2):
            self.hide()
            self.setWindowState(Qt.WindowState.WindowNoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        only = self._view.screen in TICKING and self._view.clock is not None and self._band().contains(event.rect())
        render(p, QRectF(self.rect()), self._theme, self._view, only_clock=only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # Esc and F5 come out of clickers: they never end anything

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._for_good:
            super().closeEvent(event)
            return
        event.ignore()
        self.hide()
        self.closed.emit()
