"""A window over a data folder of tens of MB with copies, and how long it does nothing while something is erased or encrypted in it."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import current_thread, main_thread

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.keeping.encryption import Encryption
from facilitator.sessions.clock import RehearsalClock, SystemClock
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.free_space import OneAtATime
from facilitator.ui.doing.letting_go import FORGETTING
from tests.forgotten import leave_behind

SESSIONS, COPIES, WORDS, LONG = 60, 3, 100, 2000
"""So many times the two sessions of `leave_behind`, with so many more words in each, of so many letters: they make the file large."""
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
        base.execute("WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ?) INSERT INTO words "
                     "SELECT id, 'meer' || n, hex(randomblob(?)) FROM session JOIN more", (WORDS, LONG // 2))  # fmt: skip
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
class Still:
    """How long the window did nothing at most, in seconds: by the clock, because it was at work itself, and because it waited for the
    store. Of a machine that has too much to do only the last two say something."""

    clock: float
    work: float
    wait: float

    @property
    def own(self) -> float:
        """What is not because others had the processor."""
        return max(self.work, self.wait)


class TimedLock(OneAtATime):
    """The lock of a store, that says how long the window waited for it."""

    def __init__(self) -> None:
        super().__init__()
        self.waits = [0.0]

    def __enter__(self) -> None:
        begin = time.perf_counter()
        super().__enter__()
        if current_thread() is main_thread():
            self.waits.append(time.perf_counter() - begin)


class Heartbeat:
    """Beats in the thread of the window."""

    def __init__(self, lock: TimedLock) -> None:
        self._lock, self._from = lock, len(lock.waits)
        self._clock, self._work, self._timer = [time.perf_counter()], [time.thread_time()], QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        self._clock.append(time.perf_counter())
        self._work.append(time.thread_time())

    def stop(self) -> Still:
        self._beat()
        self._timer.stop()
        clock, work = (max(b - a for a, b in pairwise(beats)) for beats in (self._clock, self._work))
        return Still(clock, work, max(self._lock.waits[self._from :], default=0.0))


class Leader:
    """Somebody at the window, who asks for something large while the archive is still coming to what changed."""

    def __init__(self, folder: Path, app: App) -> None:
        self.folder, self.app, self.window = folder, app, app.window
        self.lock = app.desk._store._one_at_a_time = TimedLock()
        app.desk.encryption = Encryption(app.desk._store, app.desk.safekeeper)

    def forget_session(self) -> Still:
        asked = next(each.id for each in self.app.desk.overviews() if "-" in each.id)
        return self._agreed(lambda: self.window.letting_go.forget_session(asked))

    def forget_name(self) -> Still:
        return self._agreed(lambda: self.window.letting_go.forget_person("Bob Mol"))

    def purge(self) -> Still:
        letting_go = self.window.letting_go
        letting_go.look()
        self._until(lambda: bool(letting_go.overdue))
        letting_go.overdue = letting_go.overdue[:2]
        return self._agreed(letting_go.show_overdue)

    def encrypt(self) -> Still:
        return self._typed(NEW, NEW)

    def change(self) -> Still:
        return self._typed(NEW, OTHER, OTHER)

    def _agreed(self, ask: Callable[[], None]) -> Still:
        background = self.window.looking_back.background
        ask()
        self._until(lambda: not background.busy(FORGETTING))
        dialog = self.window.letting_go.dialog
        self._run()
        beat = Heartbeat(self.lock)
        dialog.yes.click()
        self._until(lambda: not background.busy(FORGETTING))
        still = beat.stop()
        assert not dialog.isVisible(), dialog.said.text()
        return still

    def _typed(self, *lines: str) -> Still:
        encrypting = self.window.encrypting
        encrypting.open()
        if encrypting.what is not None:
            encrypting.what.all_chosen.emit()
        *others, last = lines
        for words in others:
            QTest.keyClicks(encrypting.sheet.focusWidget(), words)
            QTest.keyClick(encrypting.sheet.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(encrypting.sheet.focusWidget(), last)
        self._run()
        beat = Heartbeat(self.lock)
        QTest.keyClick(encrypting.sheet.focusWidget(), Qt.Key.Key_Return)
        self._until(lambda: not encrypting.background.busy())
        still = beat.stop()
        assert encrypting.sheet is None
        return still

    def _until(self, over: Callable[[], bool]) -> None:
        begin = time.monotonic()
        while not over():
            assert time.monotonic() - begin < 120
            self._run()

    @staticmethod
    def _run() -> None:
        """Let the window do what is waiting, such as painting."""
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
