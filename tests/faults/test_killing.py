"""The whole program, killed while somebody types: what it said was kept is there, and nearly all that was half typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
WHOLE, PARTS = 50, 2 if os.environ.get("ALL_FAULTS") else 1
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be killed at once is made by fork")


def killed(data: Path, times: int, *more: str) -> dict[str, Any]:
    """What was found each time it was started again."""
    script = [sys.executable, str(Path(__file__).parent / "killing.py"), str(data), str(times), *more]
    run = subprocess.run(script, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    seen: dict[str, Any] = json.loads(run.stdout)
    assert (seen["kills"], seen["wrong"]) == (times, [])
    assert seen["acknowledged"] >= times / 2
    return seen


@pytest.mark.fault("F1", only="all")
def test_in_a_sealed_session_it_does_and_nothing_can_be_read_meanwhile(tmp_path: Path, figure: Callable[..., None]) -> None:
    seen = killed(tmp_path / "kept", 12, "sealed", "sealed")

    assert seen["typing_lost"] <= 1, seen
    figure(f"12 kills of a sealed session, {seen['acknowledged']} acknowledged, 0 lost, 0 to be read")


@pytest.mark.fault("F1", only="faults")
@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_acknowledged_survives_every_kill(part: int, tmp_path: Path, thorough: bool, figure: Callable[..., None]) -> None:
    times = WHOLE // PARTS if thorough else 4

    seen = killed(tmp_path / "kept", times, str(part))

    assert seen["typing_lost"] <= 1, seen
    assert seen["clock_off"] <= 1, seen
    figure(
        f"{times} of {WHOLE} kills, {seen['acknowledged']} acknowledged, 0 lost; typing lost {seen['typing_lost']:.2f} s, "
        f"clock off {seen['clock_off']:.2f} s",
        part=not thorough,
    )
