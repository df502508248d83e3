"""The program while its disk gives trouble; prints what was seen as JSON.

    python trouble.py full | full-export | read-only | mounted | errors | locked | clock | stopped   FOLDER

`full`, `full-export` and `mounted` want a file system of their own that is mounted on FOLDER; `read-only` wants somebody who may not
write anywhere; `clock` wants libfaketime in front, with a file that says how far the clock is off.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from facilitator.desk import Desk
from facilitator.sessions.errors import ExportError, FacilitatorError, StorageError
from facilitator.ui.presenter import Gap
from tests.faults.typist import Typist

AT_MOST = 5.0
"""Seconds within which saving is to go on once it can."""
LOCKS = "import sqlite3,sys;c=sqlite3.connect(sys.argv[1],isolation_level=None);c.execute('BEGIN EXCLUSIVE');print(1,flush=True);input()"
Seen = dict[str, object]


def fill(folder: Path) -> Path:
    """Take every byte that is free."""
    filler = folder / "vol"
    with filler.open("wb", buffering=0) as stream:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    stream.write(bytes(size))
            except OSError:
                continue
    return filler


def refused(typist: Typist, text: str) -> Seen:
    """Type a line that cannot be kept."""
    kept = typist.note(text)
    said_after = typist.until(lambda: bool(typist.banner), 2)
    return {"kept at once": kept, "said after": said_after, "banner": typist.banner, "line": typist.line}


def goes_on(typist: Typist, text: str) -> Seen:
    """What happens by itself once it can be kept again."""
    after = typist.until(lambda: text in typist.notes, 2 * AT_MOST)
    typist.run(100)
    return {"kept after": after, "notes": typist.notes, "banner after": typist.banner}


def full(folder: Path) -> Seen:
    typist = Typist(folder / "data")
    typist.note("eerste")
    filler = fill(folder)
    text = ("tweede, die lang is " * 40).strip()
    seen = refused(typist, text)
    filler.unlink()
    return seen | {"text": text} | goes_on(typist, text)


def full_export(folder: Path) -> Seen:
    """The report and a copy of everything, each with an older one in its place."""
    typist = Typist(folder / "data")
    typist.note("eerste")
    desk, session = typist.app.desk, typist.window.opened.session
    desk.safekeeper.folder = folder / "kopieën"
    report, copy = desk.save_document(session, "minutes"), desk.safekeeper.make().path
    before = {path: path.read_bytes() for path in (report, copy)}
    filler = fill(folder)
    files = _files(folder)
    told = [_told(lambda: desk.save_document(session, "minutes")), _told(desk.safekeeper.make)]
    left = _files(folder) - files
    filler.unlink()
    unchanged = all(path.read_bytes() == data for path, data in before.items())
    return {"told": told, "unchanged": unchanged, "left behind": sorted(left)}


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _told(act: Callable[[], object]) -> str:
    try:
        act()
    except (ExportError, StorageError) as error:
        return str(error)
    return ""


def read_only(folder: Path) -> Seen:
    """The folder turns read-only while somebody types, and the program is begun there too."""
    typist = Typist(folder / "data")
    typist.note("eerste")
    allow(folder / "data", False)
    seen = refused(typist, "tweede")
    tries: list[str] = []
    typist.window.lead.draft_changed.connect(tries.append)
    since = time.monotonic()
    typist.run(3500)
    attempts, seconds = len(tries), time.monotonic() - since
    begun = at_start(folder / "data", folder / "elders")
    allow(folder / "data", True)
    return seen | {"tries": attempts, "seconds": seconds, "begun": begun} | goes_on(typist, "tweede")


def allow(data: Path, writing: bool) -> None:
    """Take the right to write in a folder and its files away, or give it back."""
    for file in data.glob("*.sqlite"):
        file.chmod(0o644 if writing else 0o444)
    data.chmod(0o755 if writing else 0o555)


def at_start(data: Path, elsewhere: Path) -> Seen:
    """What the program that begins there shows, and whether a document can be put elsewhere."""
    try:
        other = Typist(data)
        desk = Desk(data, replace(other.app.settings, exports=str(elsewhere)), other.app.clock)
        path = desk.save_document(desk.open(other.window.opened.id).session, "minutes")
    except FacilitatorError as error:
        return {"told": str(error)}
    reads = other.app.desk.keeper.only_reads
    return {"notes": other.notes, "elsewhere": path.read_bytes()[:8].decode(), "told": other.banner, "only reads": reads}


def mounted(folder: Path) -> Seen:
    """A disk that is mounted to be read only: the sessions are on it, and then, of other sessions, the copies."""
    data, elsewhere = folder / "data", folder.parent / "elders"
    subprocess.run([sys.executable, str(Path(__file__).parent / "typist.py"), str(data), "1"], check=True, capture_output=True)
    remount(folder, "ro")
    before = {path: path.read_bytes() for path in _files(folder)}
    begun = at_start(data, elsewhere)
    typist = Typist(folder.parent / "ander")
    typist.note("eerste")
    typist.app.desk.safekeeper.folder = folder / "kopieën"
    read_only_copy = _made(typist)
    unchanged = {path: path.read_bytes() for path in _files(folder)} == before
    remount(folder, "rw")
    fill(folder)
    return {"begun": begun, "unchanged": unchanged, "read only": read_only_copy, "full": _made(typist)}


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def _made(typist: Typist) -> Seen:
    """A copy that was made where there was room, and what was said of it."""
    made = typist.app.desk.safekeeper.make()
    return {"there": made.path.stat().st_size > 0, "on it": "kopieën" in str(made.path), "told": made.remark}


def errors(folder: Path) -> Seen:
    """Notes, while calls to the disk fail now and then; nobody does anything about it."""
    typist = Typist(folder / "data")
    banners, waited = [], 0.0
    for number in range(6):
        if not typist.note(f"notitie {number}"):
            banners.append(typist.banner)
            waited = max(waited, typist.until(lambda text=f"notitie {number}": text in typist.notes, 20))  # type: ignore[misc]
    return {"banners": banners, "waited": waited, "notes": typist.notes, "line": typist.line}


def locked(folder: Path) -> Seen:
    """Another program holds the file for ten seconds, and somebody goes on typing."""
    typist = Typist(folder / "data")
    typist.note("eerste")
    beats: list[float] = []
    heart = QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start(10)
    usual = stalls(typist, beats, 2, ", en")
    typist.note(".")
    with subprocess.Popen([sys.executable, "-c", LOCKS, str(folder / "data" / "facilitator.sqlite")], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as other:  # fmt: skip
        assert other.stdout is not None
        other.stdout.readline()
        beats.clear()
        seen = refused(typist, "tweede")
        stall = stalls(typist, beats, 10, "")
        other.communicate("\n")
    return seen | {"usual": usual, "stall": stall} | goes_on(typist, "tweede")


def stalls(typist: Typist, beats: list[float], seconds: float, more: str) -> float:
    """The longest time in which the program did nothing, while a key was pressed now and then."""
    begin, letters = time.monotonic(), iter(more)
    while time.monotonic() - begin < seconds:
        typist.run(400)
        for letter in letters:
            list(typist.type(letter))
            break
    return max((b - a for a, b in pairwise(beats)), default=float("inf"))


def clock(folder: Path) -> Seen:
    """The clock of the computer is set an hour on, the question is answered that nothing passed, and it is set an hour back."""
    typist, gaps = Typist(folder / "data"), list[Gap]()
    presenter, said = typist.app.presenter, Path(os.environ["FAKETIME_TIMESTAMP_FILE"])
    told = list[str]()
    presenter.gap_found.connect(gaps.append)
    presenter.message.connect(lambda message: told.append(message.text))
    typist.note("voor")
    before, begun = typist.left, time.monotonic()
    said.write_text("+3600")
    typist.until(lambda: bool(gaps), 5)
    typist.run(500)
    for gap in gaps:
        presenter.do(lambda s, now, gap=gap: s.settle_gap(gap.since, gap.length, now))  # type: ignore[misc]
    typist.note("na")
    on = _off(typist, before, begun)
    said.write_text("+0")
    typist.until(lambda: bool(told), 5)
    typist.run(500)
    return {"asked": len(gaps), "off": on, "told": told, "off back": _off(typist, before, begun), "notes": typist.notes}


def stopped(folder: Path) -> Seen:
    """Everything stands still for three seconds, as in a sleep that every clock sees, and goes on."""
    typist, gaps = Typist(folder / "data"), list[Gap]()
    ticks: list[float] = []
    typist.app.presenter.gap_found.connect(gaps.append)
    typist.app.presenter.view_changed.connect(lambda *_: ticks.append(time.monotonic()))
    before, begun = typist.left, time.monotonic()
    subprocess.run(["sh", "-c", f"(kill -STOP {os.getpid()}; sleep 3; kill -CONT {os.getpid()}) &"], check=True)
    typist.until(lambda: time.monotonic() - begun > 3, 10)
    ticks.clear()
    typist.run(1000)
    return {"asked": len(gaps), "off": _off(typist, before, begun), "ticks": len(ticks)}


def _off(typist: Typist, before: float, begun: float) -> float:
    """Seconds between the time that is left and what it should be."""
    return abs(before - (time.monotonic() - begun) - typist.left)


TROUBLES: dict[str, Callable[[Path], Seen]] = {
    "full": full, "full-export": full_export, "read-only": read_only, "mounted": mounted, "errors": errors, "locked": locked,
    "clock": clock, "stopped": stopped,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(TROUBLES[sys.argv[1]](Path(sys.argv[2])), default=str))
