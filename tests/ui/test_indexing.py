"""The archive comes to what changed between events, and never waits for whoever is at it in another thread."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.storage.free_space import OneAtATime
from facilitator.ui.doing.indexing import BETWEEN, Indexing


class Archive:
    """Holds two sessions that changed, behind the lock of a store."""

    def __init__(self) -> None:
        self.lock, self.asked, self.indexed = OneAtATime(), 0, list[str]()

    def waiting(self) -> tuple[str, ...]:
        return "new", "old"

    def index_if_free(self, session_id: str) -> bool:
        self.asked += 1
        with self.lock.if_free() as free:
            if free:
                self.indexed.append(session_id)
            return free


@pytest.fixture
def archive() -> Archive:
    return Archive()


@pytest.fixture
def indexing(qapp: QApplication, archive: Archive) -> Iterator[Indexing]:
    owner = QObject()
    yield Indexing(owner, lambda: archive, lambda: True)
    owner.deleteLater()


def test_what_changed_is_come_to_the_newest_first(archive: Archive, indexing: Indexing, qtbot: QtBot) -> None:
    indexing.begin()
    qtbot.waitUntil(lambda: indexing.left == 0)

    assert archive.indexed == ["new", "old"]


def test_it_waits_for_who_is_at_the_archive_and_the_window_goes_on(archive: Archive, indexing: Indexing, qtbot: QtBot) -> None:
    taken, free = Event(), Event()

    def hold() -> None:
        with archive.lock:
            taken.set()
            free.wait()

    other = Thread(target=hold)
    other.start()
    taken.wait()
    indexing.begin()
    qtbot.waitUntil(lambda: archive.asked > 2, timeout=100 * BETWEEN)  # here it stood still for as long as the other was at it
    assert (indexing.left, archive.indexed) == (2, [])
    free.set()
    other.join()

    qtbot.waitUntil(lambda: indexing.left == 0)
    assert archive.indexed == ["new", "old"]
