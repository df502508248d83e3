"""Work in the background: the window goes on, and what is not wanted any more is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.ui.doing.background import Background, Progress


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def unexpected(error: BaseException) -> None:
    raise error


def test_what_comes_out_is_told(background: Background) -> None:
    heard: list[int] = []

    background.ask("a", lambda _told: 42, heard.append, unexpected)
    background.wait()

    assert heard == [42]


def test_only_the_newest_of_a_place_is_told(background: Background) -> None:
    heard: list[str] = []
    go_on = Event()

    background.ask("a", lambda _told: go_on.wait() and "old", heard.append, unexpected)
    background.ask("a", lambda _told: "new", heard.append, unexpected)
    go_on.set()
    background.wait()

    assert heard == ["new"]


def test_work_that_is_dropped_stops_at_its_next_page(background: Background) -> None:
    began, go_on, pages = Event(), Event(), []

    def work(told: Progress) -> None:
        for page in range(1, 100):
            began.set()
            go_on.wait()
            told(page)
            pages.append(page)

    background.ask("a", work, unexpected, unexpected)
    began.wait()
    background.drop("a")
    go_on.set()
    background.stop()

    assert pages == []


def test_an_error_is_told_in_the_window(background: Background) -> None:
    heard: list[BaseException] = []

    def fail(_told: Progress) -> None:
        raise ValueError("nee")

    background.ask("a", fail, unexpected, heard.append)
    background.wait()

    assert [str(error) for error in heard] == ["nee"]
