"""Somebody who leads a session in the real windows and types notes, in a process of their own that may be killed, cut off or refused.

    python typist.py DATA NOTES [SYNCHRONOUS|sealed]

types so many notes, and says each that the program said was kept. With another value of `synchronous` than the program's own it shows
what that one would lose; `sealed` types them in a session that is behind a passphrase.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from facilitator.app import App, make_qt
from facilitator.keeping.confidential import Confidential
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.storage.database import PRAGMAS
from facilitator.storage.locked_file import Cost
from facilitator.storage.store import Store
from tests.faults.passphrase import PASSPHRASE, SEALED

STEPS = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Vertel
  time: 20 min
- title: Vraag door
  time: 20 min
- title: Kies
  time: 20 min
"""


class Typist:
    """The program, opened on a data folder; where a session was not finished it goes on with that one.

    `sealed`: what is said in it is confidential, and behind a passphrase.
    """

    def __init__(self, data: Path, *, sealed: bool = False) -> None:
        self._steps = STEPS.replace("notes: report", "notes: session") if sealed else STEPS
        self.app = App(make_qt(["facilitator"]), SystemClock(), data, Settings(transitions=False, exports=str(data / "verslagen")))
        self.window = self.app.window
        self.window.resize(1366, 768)
        self.window.show()
        self.app.open()
        if sealed:
            self._open_seal(data)
        self._begin()

    def _open_seal(self, data: Path) -> None:
        desk = self.app.desk
        if desk.confidential.on:
            desk.confidential.unlock(PASSPHRASE)
            return
        store = Store(data, self.app.clock.now)
        Confidential(store, desk.safekeeper, cost=Cost(n=2)).turn_on(PASSPHRASE)
        store.close()

    def _begin(self) -> None:
        running = [o for o in self.app.desk.overviews() if o.state == "running"]
        if running:
            self.window.resume(running[0].id)
            return
        now, people = self.app.presenter.now(), named("Anna Bos\nBob Mol")
        self.window.begin_preparing(read_text(self._steps, "proef", lambda _name: None), Particulars(now, team="Zuid", participants=people))
        self.window.begin()
        self.window.lead.act("next")

    # doing

    def type(self, text: str) -> Iterator[str]:
        """Key by key; gives what is on the line after each."""
        edit = self.window.lead.note_edit
        for letter in text:
            QTest.keyClick(edit, letter)
            self.app.qt.processEvents()
            yield edit.text()

    def enter(self) -> bool:
        """Whether the program then said that it was kept, and the line is free for the next."""
        lead = self.window.lead
        lead.kept.set_text("")
        QTest.keyClick(lead.note_edit, Qt.Key.Key_Return)
        self.app.qt.processEvents()
        return lead.kept.text() == "Opgeslagen" and lead.note_edit.text() == ""

    def note(self, text: str) -> bool:
        """Type a line and Enter."""
        for _ in self.type(text):
            pass
        return self.enter()

    def run(self, milliseconds: int) -> None:
        """Let the program go on by itself."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, what: Callable[[], bool], at_most: float) -> float:
        """Let it go on until something is so; seconds until then, or `inf`."""
        begin = time.monotonic()
        while not what():
            if time.monotonic() - begin > at_most:
                return float("inf")
            self.run(20)
        return time.monotonic() - begin

    # seeing

    @property
    def notes(self) -> list[str]:
        """Every note of the session, in order."""
        session = self.window.opened.session
        return [session.content(note).text for note in session.course.notes.values()]

    @property
    def line(self) -> str:
        return str(self.window.lead.note_edit.text())

    @property
    def banner(self) -> str:
        """What the program tells where the eye is; nothing where it tells nothing."""
        news = self.window.lead.news
        return "" if news.isHidden() else str(news.sentence.text())

    @property
    def step(self) -> str:
        view = self.app.presenter.view
        return view.step_title if view else ""

    @property
    def left(self) -> float:
        """Seconds that the clock of the step says are left, at this moment."""
        self.app.presenter.refresh()
        view = self.app.presenter.view
        return view.face.left.total_seconds() if view and view.face else 0.0


def main() -> None:
    more = sys.argv[3] if len(sys.argv) > 3 else ""
    if more not in ("", SEALED):
        PRAGMAS["synchronous"] = more
    typist = Typist(Path(sys.argv[1]), sealed=more == SEALED)
    print("ready", flush=True)
    for number in range(int(sys.argv[2])):
        print(f"{'kept' if typist.note(f'notitie {number}.') else typist.banner} {number}", flush=True)


if __name__ == "__main__":
    main()
