"""Kills the program again and again while somebody types, and prints what was there each time it was started again, as JSON.

    python killing.py DATA TIMES SEED [sealed]

Each start is a fork of one process that has read everything and opened nothing: fifty starts in the time of ten.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults.passphrase import SEALED
from tests.faults.typist import Typist

GRACE = 1.0
"""Seconds of typing that may be lost."""
KEYS = (3, 220)
"""After how many signs of life it is killed, at least and at most."""
SAID = b"werd gezegd"
"""Stands in every note."""
SLOW = 25
"""Milliseconds after a key of a long line, which nobody types without ever taking a breath."""


@dataclass
class Seen:
    """What was so after all kills."""

    kills: int = 0
    acknowledged: int = 0
    typing_lost: float = 0.0
    """Seconds between the last key that was kept and the kill; the worst."""
    clock_off: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Life:
    """What one run of the program said before it was killed."""

    found: dict[str, object] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    line: list[tuple[float, str]] = field(default_factory=list)
    """When each key was on the line, and what was on it."""
    step: str = ""
    left: float = 0.0
    at: float = 0.0
    """When the time that was left was last read."""
    found_at: float = 0.0


def live(data: Path, out: int, *, sealed: bool) -> None:
    """In the child: go on where it was, and type until killed."""

    def say(kind: str, *what: object) -> None:
        os.write(out, json.dumps([kind, time.monotonic(), *what]).encode() + b"\n")

    typist = Typist(data, sealed=sealed)
    say("found", typist.notes, typist.line, typist.step, typist.left, str(typist.app.desk.safekeeper.set_aside))
    number = len(typist.notes)
    typist.window.lead.note_edit.clear()
    while True:
        number += 1
        slow = number % 3 == 0
        for line in typist.type(text := f"notitie {number} van {os.getpid()}: wat er werd gezegd." + " En nog wat." * 8 * slow):
            say("line", line)
            typist.run(SLOW * slow)
        if typist.enter():
            say("kept", text)
        if number % 5 == 0:
            typist.window.lead.act("back" if number % 10 else "next")
        say("at", typist.step, typist.left)


def one_life(data: Path, keys: int, *, sealed: bool) -> Life:
    """Start it, kill it once it gave so many signs of life after what it found, and gather what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        live(data, writing, sealed=sealed)
    os.close(writing)
    life = Life()
    with os.fdopen(reading) as said:
        for number, line in enumerate(said):
            _take(life, line)
            if number == keys:
                os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return life


def _take(life: Life, line: str) -> None:
    try:
        kind, at, *what = json.loads(line)
    except ValueError:  # cut off by the kill
        return
    if kind == "found":
        life.found = dict(zip(("notes", "line", "step", "left", "set aside"), what, strict=True))
        life.found_at = at
    elif kind == "line":
        life.line.append((at, what[0]))
    elif kind == "kept":
        life.kept.append(what[0])
        life.line.clear()
    else:
        life.step, life.left = what
        life.at = at


def compare(seen: Seen, before: Life, after: Life, known: list[str]) -> None:
    """What the next start found against what the last one had said."""
    notes, line = list(after.found["notes"]), str(after.found["line"])  # type: ignore[call-overload]
    seen.wrong += [f"not there: {text}" for text in known if notes.count(text) != 1]
    if after.found["set aside"] != "None":
        seen.wrong.append("the file was set aside")
    if before.step and after.found["step"] not in (before.step, *_beside(before.step)):
        seen.wrong.append(f"another step: {after.found['step']}, was {before.step}")
    if before.step and after.found["step"] == before.step:
        passed = after.found_at - before.at
        seen.clock_off = max(seen.clock_off, abs(before.left - passed - float(after.found["left"])))  # type: ignore[arg-type]
    seen.typing_lost = max(seen.typing_lost, _lost(before, line, notes))


def _beside(step: str) -> tuple[str, ...]:
    """A step is opened before it can be told: the kill may fall in between."""
    return {"Vertel": ("Vraag door",), "Vraag door": ("Vertel", "Kies"), "Kies": ("Vraag door",)}[step]


def _lost(before: Life, line: str, notes: list[str]) -> float:
    """Seconds of typing that are not there any more."""
    if not before.line or before.line[-1][1] in notes:
        return 0.0
    gone = [at for at, text in before.line if not line.startswith(text)]
    return before.line[-1][0] - gone[0] if gone else 0.0


def main() -> None:
    data, times, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])
    sealed = sys.argv[4:] == [SEALED]
    seen, before, known = Seen(), Life(), list[str]()
    for number in range(times + 1):
        life = one_life(data, chance.randint(*KEYS), sealed=sealed)
        if sealed:
            seen.wrong += [f"to be read: {file}" for file in sorted(data.rglob("*")) if file.is_file() and SAID in file.read_bytes()]
        if number:
            compare(seen, before, life, known)
        known += life.kept
        before = life
    seen.kills, seen.acknowledged = times, len(known)
    print(json.dumps(asdict(seen)))


if __name__ == "__main__":
    main()
