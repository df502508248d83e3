"""F16: a draaiboek that is broken, strange or meant to harm costs a sentence with a line, a moment, and no memory to speak of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEMORY = 100_000
"""Kilobytes."""


@pytest.mark.fault("F16", only="faults")
def test_hostile_draaiboeken_cost_a_sentence_a_moment_and_little_memory(tmp_path: Path, figure: Callable[..., None]) -> None:
    program = [sys.executable, "-m", "tests.faults.hostile", str(tmp_path)]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)

    seen = json.loads(run.stdout)
    assert seen["wrong"] == []
    assert seen["refused"] >= 60
    assert seen["slowest"] < 1, seen
    assert seen["memory"] < MEMORY, seen
    assert seen["others"] == ["goed"]
    figure(f"{seen['refused']} files refused, each in a sentence with a line; slowest {seen['slowest']:.2f} s "
           f"({seen['slowest file']}), {seen['memory'] // 1000} MB more, the others stay")  # fmt: skip
