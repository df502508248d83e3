"""What a running session takes: of the processor while nobody does anything, to be at most 2 % of a core; and of memory, to be at
most 180 MB, with no growth over three hours.

    python benchmarks/running_session.py [--seconds 30] [--hours 3] [--words]

The first is real time with both windows on screen. The hours pass on a clock of their own, five seconds at a time, with a
turn every minute, a note every three and another step every ten. The floor of the memory is a bare PySide6 window.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from room.led import Led, led

from facilitator.sessions.clock import RehearsalClock, SystemClock

PEOPLE, STRIDE = 20, 5
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
qt = QApplication([])
window = QWidget()
window.show()
qt.processEvents()
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""
Key = Qt.Key


@dataclass(frozen=True)
class Size:
    """How much there is at a moment: megabytes in use, objects of Qt, objects of Python, entries of the journal."""

    memory: float
    qt: int
    python: int
    entries: int


def in_use() -> float:
    """Megabytes of this process; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def bare() -> float:
    """Megabytes of the floor."""
    said = subprocess.run([sys.executable, "-c", BARE], check=True, capture_output=True, text=True)
    return int(said.stdout) / 1024


def idle(hands: Led, seconds: float) -> float:
    """The share of a core that the session takes while nothing is done."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    begun, worked = perf_counter(), process_time()
    loop.exec()
    return (process_time() - worked) / (perf_counter() - begun)


def size(hands: Led) -> Size:
    """As it is once what was put away is gone."""
    app = hands.app
    app.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    qt = sum(len(window.findChildren(QObject)) for window in (app.window, app.beamer))
    return Size(in_use(), qt, len(gc.get_objects()), len(app.presenter.session.entries) if app.presenter.session else 0)


def hours(hands: Led, clock: RehearsalClock, count: int) -> Iterator[Size]:
    """How much there is after each hour."""
    for second in range(STRIDE, count * 3600 + 1, STRIDE):
        clock.advance(seconds=STRIDE)
        hands.app.presenter.tick()
        hands.app.qt.processEvents()
        if second % 60 == 0:
            act(hands, second // 60)
        if second % 3600 == 0:
            yield size(hands)


def act(hands: Led, minute: int) -> None:
    """What is done in this minute; the programme is gone through back and forth, so that it never ends."""
    lead, there = hands.app.window.lead, minute // 10 % 12 < 6
    if minute % 10 == 0:
        lead.act("next" if there else "back")
    elif minute % 3 == 0 and lead.line.keep.isEnabled():
        lead.note_edit.setText(f"In minuut {minute} zei iemand iets")
        lead.line.enter()
    else:
        lead.act("turn")


def measured(count: int, words: bool) -> None:
    """Print how it grew."""
    clock = RehearsalClock(datetime(2026, 11, 26, 12, 30, tzinfo=UTC))
    with led("lean-coffee", PEOPLE, clock) as hands:
        hands.press(Key.Key_PageDown)
        sizes = []
        for found in hours(hands, clock, count):
            sizes.append(found)
            if words and len(sizes) == 1:
                tracemalloc.start()
                first = tracemalloc.take_snapshot()
        print("after each hour: " + ", ".join(f"{s.memory:.0f} MB, {s.qt} of Qt, {s.python} of Python, {s.entries} entries" for s in sizes))
        if words:
            for line in tracemalloc.take_snapshot().compare_to(first, "lineno")[:15]:
                print("  ", line)


def main() -> None:
    """Print the share, the megabytes and the growth."""
    parser = argparse.ArgumentParser(description="What a running session takes.")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--hours", type=int, default=3)
    parser.add_argument("--words", action="store_true", help="what the memory of the last hours went to")
    asked = parser.parse_args()
    with led("activeringsdialoog", PEOPLE, SystemClock()) as hands:
        hands.press(Key.Key_PageDown)
        hands.press(Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        share, memory, floor = idle(hands, asked.seconds), in_use(), bare()
    print(
        f"running session: {share * 100:.1f} % of a core while idle (budget 2 %, {asked.seconds:.0f} s); "
        f"{memory:.0f} MB with both windows (budget 180 MB), {memory / floor:.1f} x a bare PySide6 window ({floor:.0f} MB)"
    )
    measured(asked.hours, asked.words)


if __name__ == "__main__":
    main()
