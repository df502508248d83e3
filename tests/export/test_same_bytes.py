"""The same minutes give the same file, on another day and in another process too."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import hashlib
from facilitator.export.reports import minutes_pdf
from tests.export.hard_cases import hard_cases
from tests.export.sample import FULL, sample
cases = hard_cases()
data = [minutes_pdf(m, FULL) for m in (sample(), cases["every script"], cases["links"])]
print(hashlib.sha256(b"".join(data)).hexdigest())
"""


def test_two_processes_with_other_hashes_make_the_same_bytes() -> None:
    made = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
        made.add(done.stdout.strip())

    assert len(made) == 1
    assert len(made.pop()) == hashlib.sha256().digest_size * 2
