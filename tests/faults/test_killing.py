"""The whole program, killed while somebody types: what it said was kept is there, and nearly all that was half typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
WHOLE, PARTS = 50, 2 if os.environ.get("ALL_FAULTS") else 1
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be killed at once is made by fork")


@pytest.mark.fault("F1", only="faults")
@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_acknowledged_survives_every_kill(part: int, tmp_path: Path, thorough: bool, figure: Callable[..., None]) -> None:
    times = WHOLE // PARTS if thorough else 4
    script = [sys.executable, str(Path(__file__).parent / "killing.py"), str(tmp_path / "kept"), str(times), str(part)]

    run = subprocess.run(script, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert (seen["kills"], seen["wrong"]) == (times, [])
    assert seen["acknowledged"] >= times / 2
    assert seen["typing_lost"] <= 1, seen
    assert seen["clock_off"] <= 1, seen
    figure(
        f"{times} of {WHOLE} kills, {seen['acknowledged']} acknowledged, 0 lost; typing lost {seen['typing_lost']:.2f} s, "
        f"clock off {seen['clock_off']:.2f} s",
        part=not thorough,
    )
