"""Watches one reader at work: whatever it does that it may not is written down, once for each place in the program, and it goes on."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.fuzz.inputs import TOLD, Input
from tests.peak_memory import peak_memory

MOST_SECONDS = 1.0
MOST_MEMORY = 100_000
"""Kilobytes that one input may take more than all before."""
LONGEST_SENTENCE = 4000
OURS = "/facilitator/"


@dataclass
class Watch:
    """What came of it. `slack` is how much longer things take because somebody looks over its shoulder."""

    name: str
    entry: Input
    out: Path
    slack: float = 1.0
    times: int = 0
    taken: int = 0
    """Inputs that were read as what they are."""
    told: int = 0
    """Inputs that were refused with a sentence."""
    found: dict[str, str] = field(default_factory=dict)
    """What went wrong, by where, with the name of an input that shows it."""

    def __post_init__(self) -> None:
        memory = Path("/dev/shm")
        self._folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self._began = time.monotonic()
        warnings.simplefilter("ignore")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def __call__(self, data: bytes) -> None:
        """Read one input."""
        self.times += 1
        before, begun = peak_memory(), time.process_time()
        try:
            self.entry.read(data, self._folder)
            self.taken += 1
        except TOLD as error:
            self.told += 1
            self._judge(str(error), data)
        except Exception as error:
            self._write(where(error), data, "".join(traceback.format_exception(error)))
        took = time.process_time() - begun
        if took > MOST_SECONDS * self.slack:
            self._write(f"slow: {took:.0f} s", data, f"{took:.2f} s")
        more = peak_memory() - before
        if more > MOST_MEMORY:
            self._write(f"memory: {more // 100_000}00 MB", data, f"{more} kB")

    def _judge(self, sentence: str, data: bytes) -> None:
        """A sentence can be shown, and read."""
        try:
            sentence.encode()
            wrong = "" if sentence.strip() and len(sentence) <= LONGEST_SENTENCE else f"a sentence of over {LONGEST_SENTENCE} letters"
        except UnicodeError:
            wrong = "a sentence that cannot be shown"
        if wrong:
            self._write(wrong, data, sentence[:500])

    def _write(self, what: str, data: bytes, more: str) -> None:
        if what in self.found:
            return
        name = sha256(data).hexdigest()[:12]
        self.found[what] = name
        self.out.mkdir(parents=True, exist_ok=True)
        (self.out / name).write_bytes(data)
        (self.out / f"{name}.txt").write_text(f"{what}\n{more[-8000:]}", encoding="utf-8", errors="backslashreplace")

    def done(self) -> None:
        """Say what came of it, there and here."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self.out.mkdir(parents=True, exist_ok=True)
        report = {
            "input": self.name,
            "seconds": round(self.seconds),
            "times": self.times,
            "taken": self.taken,
            "told": self.told,
            "found": self.found,
        }
        (self.out / "report.json").write_text(json.dumps(report, indent=1))
        how = f"{self.taken} taken, {self.told} refused, {len(self.found)} wrong"
        print(f"{self.name:12} {self.times:>8} times in {self.seconds:.0f} s: {how}")
        for what, name in self.found.items():
            print(f"    {what}  {self.out / name}")


def where(error: BaseException) -> str:
    """Of which kind, and in which line of the program itself, or else of whoever it asked."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OURS in frame.filename] or frames
    return f"{type(error).__name__} in {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else type(error).__name__
