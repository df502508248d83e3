"""What the acceptance cases may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.sessions.clock import RehearsalClock
from tests.acceptance.leading import Leading


@pytest.fixture
def leading(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[Leading]:
    """The program on a laptop, with the beamer beside it."""
    made = Leading(qapp, clock, tmp_path)
    yield made
    made.stop()
