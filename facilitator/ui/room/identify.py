"""A large number on each screen for a few seconds, to see which is which."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPaintEvent

from facilitator.language import tr
from facilitator.ui.look.paint import line_text
from facilitator.ui.look.text import Picture, painter
from facilitator.ui.look.theme import Theme, font
from facilitator.ui.room.monitors import Monitor, monitors, screen_of

SECONDS = 3


class ScreenNumber(Picture):
    """The number of a screen, over whatever is on it. Takes no focus and no click."""

    def __init__(self, theme: Theme, number: str, monitor: Monitor) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput)
        self._t, self._number, self._words = theme, number, monitor.words
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(tr("Scherm {number}: {what}", number=number, what=monitor.words))
        screen = screen_of(monitor)
        if screen is not None:
            self.setScreen(screen)
        self.setGeometry(_middle_of(monitor.geometry))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c, rect = painter(self), self._t.c, QRectF(self.rect())
        p.fillRect(rect, QColor(c.accent))
        figure, words = rect.height() * 0.62, rect.height() * 0.075
        line_text(p, QRectF(0, rect.height() * 0.08, rect.width(), figure), self._number, font(figure, 600), c.on_accent, "centre")
        below = QRectF(12, rect.height() * 0.78, rect.width() - 24, words * 1.5)
        line_text(p, below, self._words, font(words, 500), c.on_accent, "centre")


def _middle_of(screen: QRect) -> QRect:
    """A third of the height of a screen, in its middle."""
    height = screen.height() * 2 // 5
    width = min(screen.width() * 4 // 5, height * 3 // 2)
    return QRect(screen.center().x() - width // 2, screen.center().y() - height // 2, width, height)


def numbered(present: tuple[Monitor, ...]) -> tuple[tuple[str, Monitor], ...]:
    """One for each place, with the numbers of all screens that show it: `1 = 2` where they show the same."""
    found: list[tuple[list[str], Monitor]] = []
    for number, monitor in enumerate(present, 1):
        same = next((numbers for numbers, other in found if monitor.is_mirror_of(other)), None)
        if same is None:
            found.append(([str(number)], monitor))
        else:
            same.append(str(number))
    return tuple((" = ".join(numbers), monitor) for numbers, monitor in found)


class Identify(QObject):
    """Shows the numbers; Escape, time, or a screen that comes or goes ends it."""

    def __init__(self, theme: Theme, owner: QObject) -> None:
        super().__init__(owner)
        self._theme = theme
        self.shown: list[ScreenNumber] = []
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SECONDS * 1000)
        self._end.timeout.connect(self.end)

    def start(self) -> None:
        """Show them from the beginning."""
        self.end()
        self.shown = [ScreenNumber(self._theme, number, monitor) for number, monitor in numbered(monitors())]
        for number in self.shown:
            number.show()
            number.raise_()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.installEventFilter(self)
        app.screenRemoved.connect(self.end)
        self._end.start()

    def end(self) -> None:
        """Away with them."""
        if not self.shown:
            return
        self._end.stop()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.removeEventFilter(self)
        app.screenRemoved.disconnect(self.end)
        for number in self.shown:
            number.hide()
            number.deleteLater()
        self.shown = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.end()
            return True  # it ends this and nothing else, such as the dialog it was asked from
        return super().eventFilter(watched, event)
