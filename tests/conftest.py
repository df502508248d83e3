"""What every test may ask for. No test touches a real data folder, a screen or the network."""

from __future__ import annotations

import gc
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere
os.environ.pop("QT_MAX_CACHED_GLYPH_SIZE", None)

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator import language
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template

pytest_plugins = ["tests.faults.plugin"]

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEMPLATES = Path(__file__).parent.parent / "session_templates" / "nl"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FACILITATOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.delenv("FACILITATOR_DATABASE", raising=False)
    language.look_in(None)
    language.use_language("nl")
    yield
    language.look_in(None)
    language.use_language("nl")


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A window that a test leaves is dressed, told of the keyboard and asked for its place in all tests after it."""
    yield
    widgets, core = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtCore")
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.deleteLater()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was read for all tests stays until the end: nothing in it has to be looked at each time that garbage is sought."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock() -> RehearsalClock:
    """A clock that stands at half past one in the afternoon in Amsterdam, until a test moves it."""
    return RehearsalClock(START)


@pytest.fixture(scope="session")
def built_in() -> Callable[[str], Template]:
    """A draaiboek that comes with the program, by name."""
    library = Library([(TEMPLATES, "meegeleverd")])

    def find(name: str) -> Template:
        found = library.find(name)
        assert found is not None, name
        return found

    return find
