"""The same minutes give the same file, on another day and in another process too."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from facilitator.export.reports import minutes_pdf
from tests.export.hard_cases import SCRIPTS, hard_cases
from tests.export.sample import FULL, sample, with_note

ROOT = Path(__file__).parents[2]
CODE = "from tests.export.test_same_bytes import digest; print(digest())"


def digest() -> str:
    """Of three documents, one after the other."""
    cases = hard_cases()
    return hashlib.sha256(b"".join(minutes_pdf(m, FULL) for m in (sample(), cases["every script"], cases["links"]))).hexdigest()


def test_another_process_with_other_hashes_and_other_documents_before_it_makes_the_same_bytes() -> None:
    """This one made a document with the same shapes in another order, so what it remembers of them is not the same."""
    minutes_pdf(with_note(" ".join(reversed(SCRIPTS))), FULL)
    environment = {**os.environ, "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2", "PYTHONPATH": str(ROOT)}

    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, cwd=ROOT, env=environment, check=True)

    assert done.stdout.strip() == digest()
