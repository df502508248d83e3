"""The power goes at any moment while somebody types, on a disk that keeps nothing it was not told to keep."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from facilitator.storage.seals import kept_seal, opened_text, seal_on
from tests.faults.passphrase import PASSPHRASE
from tests.faults.power_cut import Disk, Read, as_it_stands, cuts, found_in
from tests.faults.system_calls import STRACE, Call, calls_in

ROOT = Path(__file__).parent.parent.parent
WHOLE = 3000
"""So many states the criterion asks for."""
needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: sh packaging/system-libraries.sh faults")


@dataclass
class Outcome:
    states: int = 0
    corrupt: int = 0
    lost: int = 0


def traced(data: Path, log: Path, *arguments: str) -> list[Call]:
    """The real program, led by somebody who types; every call it made that concerns the disk."""
    script = [sys.executable, str(Path(__file__).parent / "typist.py"), str(data), *arguments]
    run = subprocess.run(
        [*STRACE, "-o", str(log), *script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    with log.open() as lines:
        return [call for call in calls_in(lines, data) if not call.name.startswith("facilitator.lock")]


def outcome(calls: list[Call], chances: int, every: int, read: Read = as_it_stands) -> Outcome:
    """What is found after each cut."""
    seen, memory = Outcome(), Path("/dev/shm")
    acknowledged = [call.data for call in calls if call.kind == "said"]
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for said, files in cuts(calls, chances, every):
            texts = found_in(files, Path(folder), read)
            seen.states += 1
            seen.corrupt += texts is None
            promised = [line.split()[1].decode() for line in acknowledged[:said] if line.startswith(b"kept")]
            seen.lost += texts is not None and not all(any(f"notitie {number}." in text for text in texts) for number in promised)
    return seen


@needs_strace
@pytest.mark.fault("F2", only="faults")
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path, thorough: bool, figure: Callable[..., None]) -> None:
    calls = traced(tmp_path / "data", tmp_path / "log", "25" if thorough else "6")

    seen = outcome(calls, chances=6 if thorough else 3, every=1 if thorough else 3)

    syncs = sum(call.kind == "sync" for call in calls)
    assert sum(call.data.startswith(b"kept") for call in calls) == (25 if thorough else 6)
    assert seen.states >= (WHOLE if thorough else 100), seen
    assert (seen.corrupt, seen.lost) == (0, 0), seen
    figure(f"{seen.states} states of {WHOLE} over {syncs} syncs: 0 corrupt, 0 acknowledged lost", part=not thorough)


@needs_strace
@pytest.mark.fault("F2", only="faults")
def test_a_setting_that_asks_less_of_the_disk_does_lose_some(tmp_path: Path, figure: Callable[..., None]) -> None:
    calls = traced(tmp_path / "data", tmp_path / "log", "3", "FULL")

    seen = outcome(calls, chances=3, every=1)

    assert seen.corrupt == 0
    assert seen.lost > 0
    figure(f"with synchronous=FULL {seen.lost} of {seen.states} states lost a note that was acknowledged")


@needs_strace
@pytest.mark.fault("F2", only="all")
def test_in_a_sealed_session_no_power_cut_does_either(tmp_path: Path, figure: Callable[..., None]) -> None:
    calls = traced(tmp_path / "data", tmp_path / "log", "6", "sealed")

    seen = outcome(calls, chances=4, every=2, read=opened)

    assert sum(call.data.startswith(b"kept") for call in calls) == 6
    assert (seen.corrupt, seen.lost) == (0, 0), seen
    assert not any(b"notitie" in call.data for call in calls if call.kind == "write")
    figure(f"{seen.states} states of a sealed session: 0 corrupt, 0 acknowledged lost, no word in any write")


def opened(database: sqlite3.Connection, session_id: str, name: str, text: str) -> str:
    """What a sealed text says to who has the passphrase."""
    kept = kept_seal(database)
    if kept is not None and kept.given() is None:
        kept.unlock(PASSPHRASE)
    return opened_text(seal_on(database, session_id), text, "words", session_id, name)


def test_what_was_not_made_to_last_may_be_gone_each_by_itself() -> None:
    disk = Disk()
    for call in (Call("create", "a"), Call("sync", ""), Call("write", "a", 0, b"een"), Call("sync", "a"), Call("write", "a", 3, b"twee")):
        disk.do(call)
    disk.do(Call("create", "b"))
    disk.do(Call("unlink", "a"))

    assert disk.after_a_cut(lambda: False) == {"a": b"een"}
    assert disk.after_a_cut(lambda: True) == {"b": b""}
    by_turns = iter([True, False, False])
    assert disk.after_a_cut(lambda: next(by_turns)) == {"a": b"een", "b": b""}
