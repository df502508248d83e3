"""The window goes on while something is erased from, or encrypted in, a large archive with copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.faults.standing_still import Leader, fill, opened

Figure = Callable[..., None]
MOST = 0.25
"""Seconds that the window may be at work, or wait for the store, at once. What others had of the processor meanwhile, the thread that
erases or encrypts among them, is told and not judged: by the clock it says nothing of a machine that has more to do."""


@pytest.fixture
def leader(qapp: QApplication, tmp_path: Path) -> Iterator[Leader]:
    fill(tmp_path)
    app = opened(tmp_path, qapp)
    yield Leader(tmp_path, app)
    app.window.close()
    for widget in (app.window, app.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.fault("F18", only="faults")
def test_the_window_goes_on_while_something_is_erased_or_encrypted(leader: Leader, figure: Figure) -> None:
    acts = (leader.forget_session, leader.purge, leader.forget_name, leader.encrypt, leader.change)

    seen = {act.__name__: act() for act in acts}

    size = (leader.folder / "data" / "facilitator.sqlite").stat().st_size
    assert size > 20_000_000
    assert {name: still for name, still in seen.items() if still.own > MOST} == {}
    said = ", ".join(f"{name.replace('_', ' ')} {1000 * each.clock:.0f} ({1000 * each.own:.0f})" for name, each in seen.items())
    figure(f"longest standstill in ms, and what of it was its own, with {size / 1e6:.0f} MB and copies: {said}", part=True)
