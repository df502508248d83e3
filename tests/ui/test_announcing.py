"""A screen reader tells what changed while one looked at the group, once, and is silent when that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.ui.announcing import Announcer, announcement
from facilitator.ui.presenter import Message

Told = list[tuple[str, bool]]


@pytest.fixture
def told(led: App) -> Told:
    """Each sentence, and whether it breaks in."""
    found: Told = []
    say: Callable[[QObject, str, bool], object] = lambda _window, sentence, urgent: found.append((sentence, urgent))  # noqa: E731
    Announcer(led.window, say)
    led.presenter.refresh()
    return found


def test_another_step_and_what_was_taken_back_are_told(led: App, told: Told) -> None:
    led.window.lead.act("next")
    title = led.presenter.view.step_title  # type: ignore[union-attr]

    led.window.lead.act("undo")

    back = led.presenter.view.step_title  # type: ignore[union-attr]
    assert title != back
    assert [urgent for _, urgent in told] == [False] * 3
    assert told[0][0] == f"Stap 3 van 10, leider, 10 min: {title}"
    assert told[1][0] == "Ongedaan gemaakt: naar de volgende stap."
    assert told[2][0] == f"Stap 2 van 10, leider, 10 min: {back}"


def test_the_warning_and_the_end_of_a_step_are_told_once(led: App, told: Told, clock: RehearsalClock) -> None:
    face = led.presenter.view.face  # type: ignore[union-attr]
    assert face is not None
    whole = int(face.left.total_seconds())

    for _ in range(whole // 5 + 4):
        clock.advance(seconds=5)
        led.presenter.tick()

    assert len(told) == 2
    assert told[0][0].startswith("Nog ")
    assert told[1] == ("De tijd van deze stap is om.", False)


def test_what_could_not_be_kept_breaks_in(led: App, told: Told) -> None:
    led.presenter.message.emit(Message("error", "Niet opgeslagen. De schijf is vol."))
    led.presenter.message.emit(Message("info", "Het geluid is uit."))

    assert told == [("Niet opgeslagen. De schijf is vol.", True), ("Het geluid is uit.", False)]


def test_a_note_is_no_news(led: App, told: Told) -> None:
    led.window.lead.note_edit.setText("een tolk bellen")
    led.window.lead.line.enter()

    assert told == []


def test_it_can_be_switched_off(led: App, told: Told) -> None:
    led.window.settings = replace(led.window.settings, announcements=False)

    led.window.lead.act("next")

    assert told == []


def test_pages_of_another_language_tell_too(led: App, told: Told) -> None:
    led.window.make_pages()

    led.window.choose.news.show_news("info", "Bewaard.")

    assert told == [("Bewaard.", False)]


@pytest.mark.parametrize(("urgent", "manner"), [(False, "Polite"), (True, "Assertive")])
def test_what_qt_hands_on_is_the_sentence_and_its_manner(led: App, urgent: bool, manner: str) -> None:
    event = announcement(led.window, "Nog 2 minuten.", urgent)

    assert event.message() == "Nog 2 minuten."
    assert event.politeness().name == manner
    assert event.object() is led.window
