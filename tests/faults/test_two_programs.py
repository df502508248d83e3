"""F12 with the real program, started as anybody starts it: a second one gives way, and one after a kill takes over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from facilitator.ui.started_twice import ASK

ROOT = Path(__file__).parents[2]
STARTS = 90.0
"""Seconds within which a program is open, also on a busy machine."""


def start(data: Path) -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "facilitator", "--data", str(data)]
    return subprocess.Popen(program, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE, text=True)


@contextmanager
def opened(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that listens; killed at the end."""
    begun, first = time.monotonic(), start(data)
    try:
        while not (data / ASK).exists() and time.monotonic() - begun < STARTS:
            with suppress(subprocess.TimeoutExpired):
                first.wait(0.05)
        assert (data / ASK).exists()
        yield first
    finally:
        first.kill()
        first.communicate()


@pytest.mark.fault("F12", only="all")
def test_a_second_program_gives_way_and_one_after_a_kill_takes_over(tmp_path: Path, figure: Callable[..., None]) -> None:
    with opened(tmp_path) as first:
        begun, second = time.monotonic(), start(tmp_path)
        told = second.communicate(timeout=STARTS)[1]
        took = time.monotonic() - begun
        assert (second.returncode, told) == (0, "")
        assert first.poll() is None
    (tmp_path / ASK).unlink()

    with opened(tmp_path) as third:
        assert third.poll() is None
    figure(f"two real programs: the second ends with 0 after {took:.1f} s and the first goes on; after kill -9 the next one starts")
