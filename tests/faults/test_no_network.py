"""F19: a whole session with its documents, and not one socket that could leave the computer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INTERNET = re.compile(r"socket\(AF_INET6?\b|sa_family=AF_INET6?\b")


@pytest.mark.fault("F19", only="faults")
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: sh packaging/system-libraries.sh faults")
def test_a_whole_session_opens_no_socket_of_an_internet_family(tmp_path: Path, figure: Callable[..., None]) -> None:
    log, left = tmp_path / "calls", tmp_path / "left"
    program = [sys.executable, "-m", "facilitator", "rehearse", "inspiratielab", "--no-pictures", "--out", str(left)]
    trace = ["strace", "-f", "-qq", "-e", "trace=network,execve", "-o", str(log)]
    subprocess.run([*trace, *program], cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})

    calls = log.read_text(errors="replace").splitlines()
    assert any("execve(" in call for call in calls), "nothing was traced"
    assert list(left.glob("*.pdf"))
    assert [call for call in calls if INTERNET.search(call)] == []
    figure(f"a rehearsed session with its documents: {sum('socket(' in call for call in calls)} sockets, 0 of an internet family")
