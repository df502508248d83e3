"""Leads a session on a real X server while a monitor comes and goes, and prints what it saw as JSON. Run by `test_room_xvfb.py`.

    DISPLAY=:7 QT_QPA_PLATFORM=xcb python room_in_x.py DATA_FOLDER TIMES
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator.app import App, make_qt
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings

SECRET = "GEHEIMWOORD"
LONGEST = 1.5
"""Seconds within which both windows are to be where they belong."""
STEPS = f"""\
draaiboek: 1
title: Proef
notes: report
origin: {{timing: own}}
steps:
- title: Vertel
  time: 20 min
  say: {SECRET}
  show: Wat houdt je tegen?
"""
PLUG = ("--setmonitor", "beamer", "1920/508x1080/286+1366+0", "none")
LAPTOP = ("--setmonitor", "*laptop", "1366/361x768/203+0+0", "screen")
UNPLUG = ("--delmonitor", "beamer")


@dataclass
class Seen:
    """What went wrong, and how long things took."""

    out: list[float] = field(default_factory=list)
    """Seconds from the cable out to console in place and wall gone."""
    back: list[float] = field(default_factory=list)
    """Seconds from the cable in to the wall full screen on it."""
    wrong: list[str] = field(default_factory=list)
    clock_off: float = 0.0
    """Seconds that the clock of the step is off at the end."""
    title: str = ""


class Led:
    """The session, the windows, and eyes on them fifty times a second."""

    def __init__(self, data: Path) -> None:
        self.seen = Seen()
        self.app = App(make_qt(["facilitator"]), SystemClock(), data, Settings(beamer_screen="beamer"))
        window = self.app.window
        window.setGeometry(100, 60, 1100, 640)
        window.show()
        self.app.start()
        window.room.watch()
        people = named("Anna Bos\nBob Mol")
        clock = self.app.presenter.now()
        window.begin_preparing(read_text(STEPS, "proef", lambda _name: None), Particulars(clock, team="Zuid", participants=people))
        window.begin()
        window.lead.act("next")
        self.began = time.monotonic()
        window.lead.line.choose_seen("facilitator")
        window.lead.note_edit.setText(SECRET)
        window.lead.line.enter()

    # what is so

    def console_is_inside(self) -> bool:
        window = self.app.window
        return window.isVisible() and any(s.geometry().contains(window.frameGeometry()) for s in QGuiApplication.screens())

    def wall_fills(self, name: str) -> bool:
        wall = self.app.beamer
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        return bool(screen and wall.isVisible() and wall.isFullScreen() and wall.geometry() == screen.geometry())

    def is_private_open(self) -> bool:
        window = self.app.window
        said = (self.app.presenter.view, window.lead.middle.say.text(), window.windowTitle(), self.app.beamer.view)
        return SECRET in repr(said)

    def look(self) -> None:
        """What may never be, at any moment."""
        app, names = self.app, [s.name() for s in QGuiApplication.screens()]
        if app.beamer.isVisible() and app.beamer.isFullScreen() and self.wall_fills("laptop"):
            self.seen.wrong.append("the wall was full screen on the laptop")
        if len(names) == 1 and app.beamer.isVisible():
            self.seen.wrong.append("the wall was visible without a screen for it")
        if len(names) == 1 and self.is_private_open():
            self.seen.wrong.append("something private could be read on the only screen")
        if SECRET in repr(app.beamer.view):
            self.seen.wrong.append("something private was on the wall")

    # doing

    def until(self, what: Callable[[], bool], at_most: float) -> float:
        """Let the program run until it is so, and a little longer to see whether it stays so; seconds until then."""
        begin = time.monotonic()
        while not what() and time.monotonic() - begin < at_most:
            self.run(20)
        took = time.monotonic() - begin
        self.run(100)
        if not what():
            self.seen.wrong.append(f"not so after {took:.2f} s: {self.app.window.frameGeometry()}, {self.app.beamer.geometry()}")
        return round(took, 3)

    def run(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self.look()

    def out_and_in(self) -> None:
        cable(*UNPLUG)
        self.seen.out.append(self.until(self.is_alone, LONGEST))
        cable(*PLUG)
        self.seen.back.append(self.until(self.is_with_the_room, LONGEST))
        if not (self.app.window.isActiveWindow() and self.app.window.lead.note_edit.hasFocus()):
            self.seen.wrong.append("the note line lost the cursor")

    def is_alone(self) -> bool:
        return self.console_is_inside() and not self.app.beamer.isVisible()

    def is_with_the_room(self) -> bool:
        return self.wall_fills("beamer") and self.console_is_inside() and self.is_private_open()

    def laptop_out_and_in(self) -> None:
        """The screen of the console goes, as a laptop that is closed at a dock."""
        cable("--delmonitor", "laptop")
        self.seen.out.append(self.until(self.is_alone, LONGEST))
        self.run(600)
        cable(*LAPTOP)
        self.seen.back.append(self.until(self.is_with_the_room, LONGEST))

    def without_any(self) -> None:
        """Every screen goes, and one comes back."""
        cable(*UNPLUG)
        cable("--delmonitor", "laptop")
        self.run(1500)
        self.app.window.lead.act("pause")
        self.app.window.lead.act("pause")
        cable(*LAPTOP)
        self.until(self.is_alone, LONGEST)

    def finish(self) -> None:
        self.app.presenter.tick()
        view = self.app.presenter.view
        assert view is not None
        assert view.face is not None
        true_left = 20 * 60 - (time.monotonic() - self.began)
        self.seen.clock_off = round(abs(view.face.left.total_seconds() - true_left), 3)
        self.seen.title = self.app.window.windowTitle()
        self.app.window.close()


def cable(*what: str) -> None:
    subprocess.run(["xrandr", *what], check=True, capture_output=True)


def main() -> None:
    """Begins without a screen at all."""
    led = Led(Path(sys.argv[1]))
    led.run(300)
    cable(*LAPTOP)
    led.until(led.is_alone, LONGEST)
    cable(*PLUG)
    led.until(led.is_with_the_room, LONGEST)
    led.app.window.activateWindow()
    led.run(100)
    for _ in range(int(sys.argv[2])):
        led.out_and_in()
    led.laptop_out_and_in()
    led.without_any()
    led.finish()
    print(json.dumps(asdict(led.seen)))
    QApplication.processEvents()


if __name__ == "__main__":
    main()
