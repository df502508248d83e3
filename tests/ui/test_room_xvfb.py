"""The room on a real X server: two monitors, of which one is pulled out and put back twenty times while a session is led.

Needs Xvfb, xrandr and a window manager (`sh packaging/system-libraries.sh test`). Its limits: monitors are RandR monitors on one virtual
screen, so nothing says what a graphics card or another system does with the signal itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
NEEDED = ("Xvfb", "xrandr", "openbox")
TIMES = 20

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="needs Xvfb, xrandr and openbox: sh packaging/system-libraries.sh test"
)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a server of its own, without a monitor as yet."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-screen", "0", "3286x1080x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    here = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    manager = subprocess.Popen(["openbox"], env=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for change in (("--setmonitor", "laptop", "1366/361x768/203+0+0", "screen"), ("--delmonitor", "laptop")):
        subprocess.run(["xrandr", *change], env=here, check=True, capture_output=True)
    yield here
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@pytest.fixture
def seen(display: dict[str, str], tmp_path: Path) -> dict[str, Any]:
    """What was seen during the session."""
    script = Path(__file__).parent / "room_in_x.py"
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script), str(tmp_path / "data"), str(TIMES)],
        env=display, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


@pytest.mark.long
@pytest.mark.fault("F13")
def test_a_session_begun_without_a_screen_whose_beamer_is_pulled_out_and_put_back_twenty_times(
    seen: dict[str, Any], figure: Callable[[str], None]
) -> None:
    assert seen["wrong"] == []
    assert len(seen["out"]) == len(seen["back"]) == TIMES + 1
    assert max(seen["out"] + seen["back"]) <= 1.5, seen
    assert seen["clock_off"] <= 1
    assert seen["title"] == "Facilitator"
    slowest = max(seen["out"] + seen["back"])
    figure(f"{len(seen['out'])} times out and back: in place within {slowest:.2f} s, clock off by {seen['clock_off']:.2f} s")
