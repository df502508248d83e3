"""A window over a data folder of tens of MB with copies, and how long it does nothing while something is erased or encrypted in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.keeping.encryption import Encryption
from facilitator.sessions.clock import RehearsalClock, SystemClock
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.ui.doing.letting_go import FORGETTING
from tests.forgotten import leave_behind

SESSIONS, COPIES, HALF_TYPED = 60, 4, 200_000
"""So many times the two sessions of `leave_behind`; and bytes that are half typed in each, which make the file large."""
NEW, OTHER = "vier losse woorden hier", "vijf andere woorden daar"
_TABLES = ("session", "entry", "words", "draft", "found")


def fill(folder: Path) -> Path:
    """Some 30 MB of sessions that were not indexed yet, of a year ago, and copies of them; gives the file."""
    data = folder / "data"
    leave_behind(data, RehearsalClock(datetime.now(UTC) - timedelta(days=400)))
    shutil.rmtree(data / "backups")
    file = data / FILE_NAME
    with closing(sqlite3.connect(file)) as base, base:
        for table in _TABLES:
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
            base.execute(f"WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < {SESSIONS}) INSERT INTO {table} "
                         f"SELECT {', '.join(_again(table, name) for name in columns)} FROM {table} JOIN more")  # fmt: skip
        base.execute("INSERT OR REPLACE INTO draft SELECT id, 'groot', hex(randomblob(?)) FROM session", (HALF_TYPED // 2,))
        base.execute("DELETE FROM indexed")
    (data / "backups").mkdir()
    for number in range(COPIES):
        shutil.copy(file, data / "backups" / f"facilitator-2026112{number}T120000Z.sqlite")
    return file


def _again(table: str, column: str) -> str:
    if column == ("id" if table == "session" else "session_id"):
        return f"{column} || '-' || n"
    if table == "found" and column == "id":
        return "id + n * 100000"
    return "team || ' ' || (n % 20)" if (table, column) == ("session", "team") else column


@dataclass
class Gap:
    """A time in which the window did nothing: in seconds by the clock, and of the processor for the whole program."""

    wall: float
    processor: float

    @property
    def stall(self) -> float:
        """What of it is not because others had the processor."""
        return min(self.wall, self.processor)


class Heartbeat:
    """Beats in the thread of the window."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self._wall, self._processor, self._timer = time.perf_counter(), time.process_time(), QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        self.gaps.append(Gap(wall - self._wall, processor - self._processor))
        self._wall, self._processor = wall, processor

    def stop(self) -> Gap:
        """The worst of them."""
        self._beat()
        self._timer.stop()
        return max(self.gaps, key=lambda gap: gap.stall if busy_machine() else gap.wall)


def busy_machine() -> bool:
    """Whether others have so much to do that the clock says nothing."""
    return os.getloadavg()[0] > (os.cpu_count() or 1)


class Leader:
    """Somebody at the window, who asks for something large while the archive is still coming to what changed."""

    def __init__(self, folder: Path, app: App) -> None:
        self.folder, self.app, self.window = folder, app, app.window
        app.desk.encryption = Encryption(app.desk._store, app.desk.safekeeper)

    def usual(self, seconds: float) -> Gap:
        """How long it does nothing when nothing is asked."""
        until = time.monotonic() + seconds
        return self._measured(lambda: time.monotonic() > until)

    def forget_session(self) -> Gap:
        asked = next(each.id for each in self.app.desk.overviews() if "-" in each.id)
        return self._agreed(lambda: self.window.letting_go.forget_session(asked))

    def forget_name(self) -> Gap:
        return self._agreed(lambda: self.window.letting_go.forget_person("Bob Mol"))

    def purge(self) -> Gap:
        letting_go = self.window.letting_go
        letting_go.look()
        self._until(lambda: bool(letting_go.overdue))
        letting_go.overdue = letting_go.overdue[:2]
        return self._agreed(letting_go.show_overdue)

    def encrypt(self) -> Gap:
        return self._typed(NEW, NEW)

    def change(self) -> Gap:
        return self._typed(NEW, OTHER, OTHER)

    def _agreed(self, ask: Callable[[], None]) -> Gap:
        background = self.window.looking_back.background
        ask()
        self._until(lambda: not background.busy(FORGETTING))
        dialog = self.window.letting_go.dialog
        beat = Heartbeat()
        dialog.yes.click()
        self._until(lambda: not background.busy(FORGETTING))
        gap = beat.stop()
        assert not dialog.isVisible(), dialog.said.text()
        return gap

    def _typed(self, *lines: str) -> Gap:
        encrypting = self.window.encrypting
        encrypting.open()
        for words in lines:
            field = encrypting.sheet.focusWidget()
            QTest.keyClicks(field, words)
            beat = Heartbeat()
            QTest.keyClick(field, Qt.Key.Key_Return)
        self._until(lambda: not encrypting.background.busy())
        gap = beat.stop()
        assert encrypting.sheet is None
        return gap

    def _measured(self, over: Callable[[], bool]) -> Gap:
        beat = Heartbeat()
        self._until(over)
        return beat.stop()

    def _until(self, over: Callable[[], bool]) -> None:
        begin = time.monotonic()
        while not over():
            assert time.monotonic() - begin < 120
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()


def settings(folder: Path) -> Settings:
    """With copies beside the data, and a term that is over."""
    return Settings(exports=str(folder / "verslagen"), backups=str(folder / "data" / "backups"), retention="1 month", transitions=False)


def opened(folder: Path, qt: object) -> App:
    """The program on that folder."""
    app = App(qt, SystemClock(), folder / "data", settings(folder))  # type: ignore[arg-type]
    app.window.resize(1366, 768)
    app.window.show()
    app.start()
    return app
