"""Work in slices: the window goes on between them, and what is not wanted any more is not done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from facilitator.ui.doing.slices import Slices

Made = Callable[[], tuple[Slices, list[str]]]


@pytest.fixture
def made(qapp: QApplication) -> Iterator[Made]:
    owner = QObject()

    def make() -> tuple[Slices, list[str]]:
        heard: list[str] = []
        return Slices(owner, lambda: heard.append("over")), heard

    yield make
    owner.deleteLater()


def endless(done: list[int]) -> Iterator[None]:
    while True:
        done.append(len(done))
        yield


def test_a_few_pieces_are_done_at_once(made: Made) -> None:
    slices, heard = made()

    slices.begin(iter(range(3)), 5)

    assert heard == ["over"]
    assert not slices.busy


def test_more_pieces_wait_until_the_window_had_its_turn(made: Made, qapp: QApplication) -> None:
    slices, heard = made()
    done: list[int] = []

    slices.begin(endless(done), 5)
    first = len(done)
    qapp.processEvents()

    assert 5 <= first < len(done)
    assert slices.busy
    slices.stop()
    qapp.processEvents()
    assert not heard


def test_newer_work_takes_the_place_of_older_and_can_be_finished(made: Made, qapp: QApplication) -> None:
    slices, heard = made()
    slices.begin(endless([]), 1)

    slices.begin(iter(range(10)), 1)
    slices.finish()
    qapp.processEvents()

    assert heard == ["over"]
