"""How long until the first window is painted (before the pages and the store are read), against a bare PySide6 window of the same version.

    python benchmarks/first_window.py

Whole processes, the two in turn; prints the ratio of the medians. Absolute times mean nothing on a shared machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
app.processEvents()
"""
OURS = """
from facilitator.app import first_window, make_qt
from facilitator.settings import Settings
qt = make_qt(["facilitator"])
welcome = first_window(qt, Settings())
"""


def seconds(code: str, folder: str) -> float:
    """One process from start to end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code + "\nimport os\nos._exit(0)\n", folder], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        seconds(OURS, folder), seconds(BARE, folder)
        pairs = [(seconds(OURS, folder), seconds(BARE, folder)) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"first window: {ours / bare:.2f} x a bare PySide6 window (median of {ROUNDS}, in turn); budget 1.6 x")


if __name__ == "__main__":
    main()
