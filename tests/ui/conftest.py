"""The app with a session in it, as the tests of windows find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings


@contextmanager
def windows(qapp: QApplication, clock: RehearsalClock, folder: Path) -> Iterator[App]:
    """The two windows, of which the first is on screen; taken away afterwards. Nothing is opened yet."""
    qapp.setCursorFlashTime(0)  # a cursor that is away for a moment would be a focus that is not seen
    made = App(qapp, clock, folder / "data", Settings(exports=str(folder / "verslagen"), facilitator="Ruben"))
    made.window.resize(1366, 768)
    made.window.show()
    yield made
    made.window.close()
    for widget in (made.window, made.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def app(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    with windows(qapp, clock, tmp_path) as made:
        made.start()
        yield made


@pytest.fixture
def led(qapp: QApplication, built_in: Callable[[str], Template], clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    """A dialogue with four people, at its second step. Nobody was on the first page, which takes longer to fill than all this."""
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
    with windows(qapp, clock, tmp_path) as made:
        made.open()
        made.window.begin_preparing(built_in("activeringsdialoog"), Particulars(clock.now(), team="Zuid", participants=people))
        made.window.begin()
        made.qt.processEvents()
        made.window.lead.act("next")
        made.window.lead.act("next")
        made.qt.processEvents()
        yield made
