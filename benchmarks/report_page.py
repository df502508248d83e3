"""What the Verslag page takes: from a click to a file, and how long the window ever stands still, through the real windows and desk.

    python benchmarks/report_page.py [--notes 500]

Budgets: a usual verslag (4 pages) within 0.5 s from click to file after the first; with a verslag of 300 pages the window never stands
still longer than 0.25 s, while it is made beside the text, while a note is typed in, and while it is saved. A beat of 10 ms is
listened for; what is told is the longest time between two, on the clock and of the processor, on which nothing else weighs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from room.led import Led, led

from facilitator.sessions.clock import SystemClock
from facilitator.sessions.leading.note_line import Content

PEOPLE, USUAL = 12, 14
WORDS = "de inwoner belt omdat de brief niet duidelijk is en vraagt wie er beslist over bijzondere bijstand en wie er terugbelt; "


class Beat:
    """Listens for a timer of 10 ms; the longest gap is in seconds, on the clock and worked in the thread of the window."""

    def __init__(self) -> None:
        self.passed = self.worked = 0.0
        self._last = perf_counter(), thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._on_beat)

    @contextmanager
    def listened(self) -> Iterator[Beat]:
        self.passed, self.worked, self._last = 0.0, 0.0, (perf_counter(), thread_time())
        self._timer.start()
        yield self
        self._on_beat()
        self._timer.stop()

    def _on_beat(self) -> None:
        now = perf_counter(), thread_time()
        self.passed, self.worked = max(self.passed, now[0] - self._last[0]), max(self.worked, now[1] - self._last[1])
        self._last = now

    def __str__(self) -> str:
        return f"{self.passed * 1000:.0f} ms ({self.worked * 1000:.0f} worked)"


def take_notes(room: Led, number: int, length: int) -> None:
    """Notes of so many letters, in every kind, in the first step that takes any."""
    while (view := room.app.presenter.view) is None or not view.path or not view.note_open:
        room.app.window.lead.act("next")
    text = WORDS * (length // len(WORDS) + 1)
    kinds = ("note", "insight", "question", "agreement", "action", "decision")
    for n in range(number):
        content = Content(f"{n} {text[:length]}")
        room.app.presenter.do(lambda s, now, k=kinds[n % 6], c=content: s.take_note(c, k, "report", now))


def look_back(room: Led) -> None:
    room.app.window.lead.act("close")
    wait(room)


def wait(room: Led) -> None:
    """Until nothing is going on any more, as the window does: without standing still for it."""
    while not room.app.window.looking_back.settled:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def save(room: Led) -> tuple[float, float]:
    """Seconds from a click on the button to the file of one document, on the clock and of the processor."""
    window = room.app.window
    began, worked = perf_counter(), process_time()
    window.report.foot.export.click()
    QCoreApplication.processEvents()  # nobody presses three buttons at once
    for row in window.saving.panel.rows:
        row.tick.setChecked(row.choice.offer.report == "minutes")
    QCoreApplication.processEvents()
    window.saving.panel.save.click()
    wait(room)
    return perf_counter() - began, process_time() - worked


def usual() -> None:
    with led("activeringsdialoog", PEOPLE, SystemClock()) as room:
        take_notes(room, USUAL, 220)
        look_back(room)
        first, *others = [save(room) for _ in range(8)]
        pages = room.app.window.report.preview.page.count
        passed, worked = (median(took[i] for took in others) for i in (0, 1))
        print(f"verslag of {pages} pages, click to file: first {first[0]:.2f} s, then {passed:.2f} s, {worked:.2f} worked (budget 0.5)")


def large(number: int) -> None:
    with led("activeringsdialoog", PEOPLE, SystemClock()) as room:
        take_notes(room, number, 1200)
        window, beat = room.app.window, Beat()
        with beat.listened():
            look_back(room)
        print(f"verslag of {window.report.preview.page.count} pages ({number} notes): the window stood still at most {beat} to open it,")
        words = next(iter(window.report.list.rows.values())).words
        words.setFocus()
        with beat.listened():
            for key in "een zin erbij":
                QTest.keyClick(words, key)
                QTest.qWait(40)
            wait(room)
        print(f"    {beat} while somebody typed,")
        with beat.listened():
            took, _worked = save(room)
        print(f"    {beat} while it was saved in {took:.1f} s (budget 250)")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=500)
    chosen = options.parse_args()
    usual()
    large(chosen.notes)


if __name__ == "__main__":
    main()
