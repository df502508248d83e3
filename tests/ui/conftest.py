"""The app with a session in it, as the tests of windows find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings


@pytest.fixture
def app(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    qapp.setCursorFlashTime(0)  # a cursor that is away for a moment would be a focus that is not seen
    made = App(qapp, clock, tmp_path / "data", Settings(exports=str(tmp_path / "verslagen"), facilitator="Ruben"))
    made.window.resize(1366, 768)
    made.window.show()
    made.start()
    yield made
    made.window.close()
    for widget in (made.window, made.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def led(app: App, built_in: Callable[[str], Template], clock: RehearsalClock) -> App:
    """A dialogue with four people, at its second step."""
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
    app.window.begin_preparing(built_in("activeringsdialoog"), Particulars(clock.now(), team="Zuid", participants=people))
    app.window.begin()
    app.qt.processEvents()
    app.window.lead.act("next")
    app.window.lead.act("next")
    app.qt.processEvents()
    return app
