"""A console that is led by keys alone, with the real windows and the real store behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.ui.doing.speaking import speak

Key = Qt.Key
NONE, CONTROL, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = "Anna Bos\nBob Mol\nCor Vos\nÉlise Smit"


class Keys:
    """Hands on a keyboard: every key goes to what has the focus."""

    def __init__(self, app: App, clock: RehearsalClock) -> None:
        self.app, self.clock = app, clock

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activePopupWidget() is None and not self.app.window.isActiveWindow():
            self.app.window.activateWindow()  # off-screen there is no window manager that does so once a list of names is gone
            self.app.qt.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.app.window, key, modifier)
        self.app.qt.processEvents()

    def type(self, text: str, *, enter: bool = True) -> None:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        QTest.keyClicks(target, text)
        self.app.qt.processEvents()
        if enter:
            self.press(Key.Key_Return)

    def find(self, text: str) -> None:
        """With the palette."""
        self.press(Key.Key_K, CONTROL)
        self.type(text)

    def wait(self, minutes: float) -> None:
        self.clock.advance(minutes=minutes)
        self.app.presenter.tick()
        self.app.qt.processEvents()

    @property
    def view(self) -> ConsoleView:
        assert self.app.presenter.view is not None
        return self.app.presenter.view

    @property
    def on_the_note_line(self) -> bool:
        return QApplication.focusWidget() is self.app.window.lead.note_edit

    @property
    def news(self) -> str:
        return self.app.window.lead.news.sentence.text()


@contextmanager
def opened(qapp: QApplication, clock: RehearsalClock, data: Path, *, shelf: bool = False) -> Iterator[Keys]:
    """The app on its first page, taken away afterwards. `shelf`: with all draaiboeken on it, which takes as long as the rest."""
    app = App(qapp, clock, data / "data", Settings(exports=str(data / "verslagen")))
    app.window.resize(1366, 768)
    app.window.show()
    if shelf:
        app.start()
    else:
        app.open()
    app.window.activateWindow()
    qapp.processEvents()
    yield Keys(app, clock)
    app.window.close()
    for widget in (app.window, app.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def lead(keys: Keys, steps: str, names: str = NAMES, head: str = "") -> None:
    """On the console with a draaiboek of these steps; nothing has begun."""
    text = f"draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {{timing: own}}\n{head}steps:\n{steps}"
    template = read_text(text, "proef", lambda _name: None)
    keys.app.window.begin_preparing(template, Particulars(keys.clock.now(), team="Zuid", participants=named(names)))
    keys.app.window.begin()
    keys.app.qt.processEvents()


def switch(app: App, language: str) -> None:
    speak(app.window, language)
    settle(app)


def settle(app: App) -> None:
    """What is gone is gone; off-screen, no window manager gives the keys back once a list of names is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.qt.processEvents()
    app.window.activateWindow()
    app.qt.processEvents()
