"""What is typed is told to be on disk when it is, not before; what could not be kept stays on the line and is tried again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from time import perf_counter

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.desk import Desk
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.screens.console_screen import console_view
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.store import Store

PATIENCE = 0.25
"""Seconds that the window may stand still."""


def notes(app: App, session_id: str) -> list[str]:
    return [row.text for row in console_view(app.desk.keeper.read(session_id), app.clock.now()).notes]


@pytest.mark.fault("F5")
def test_saving_that_fails_is_said_and_goes_on_by_itself(led: App) -> None:
    lead, session_id = led.window.lead, led.window.opened.id
    assert (lead.kept.text(), lead.news.isHidden()) == ("Opgeslagen", True)
    QTest.keyClicks(lead.line.edit, "De bus rijdt niet")
    assert lead.kept.text() == ""  # it is not yet
    lead.saving.keep_now()
    assert lead.kept.text() == "Opgeslagen"
    assert led.desk.open(session_id).draft == "De bus rijdt niet"

    with closing(sqlite3.connect(led.data / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = perf_counter()
        lead.line.enter()
        assert perf_counter() - began < PATIENCE
        assert lead.kept.text() == "Niet opgeslagen"
        assert "in gebruik door een ander programma" in lead.news.sentence.text()
        assert lead.line.edit.text() == "De bus rijdt niet"
        assert lead.saving.tries_again
        began = perf_counter()
        for _ in range(5):
            lead.saving.keep_soon()
            lead.saving.keep_now()
        assert perf_counter() - began < PATIENCE  # a lock is waited for once
        assert lead.line.edit.text() == "De bus rijdt niet"
        other.execute("ROLLBACK")

    lead.saving.keep_soon()  # what the timer does
    lead.saving.keep_now()

    assert notes(led, session_id) == ["De bus rijdt niet"]
    assert (lead.line.edit.text(), lead.kept.text(), lead.news.isHidden()) == ("", "Opgeslagen", True)
    assert not lead.saving.tries_again


@pytest.mark.fault("F1")
def test_who_types_without_a_pause_is_kept_on_the_way(led: App, qtbot: QtBot) -> None:
    lead, session_id = led.window.lead, led.window.opened.id

    def typed_on() -> bool:
        QTest.keyClick(lead.line.edit, "a")
        return bool(led.desk.open(session_id).draft)

    qtbot.waitUntil(typed_on, timeout=2000)

    assert lead.kept.text() == ""  # the next key would take it back


@pytest.mark.fault("F5")
def test_a_correction_that_could_not_be_kept_corrects_once_it_can(led: App) -> None:
    lead, session_id = led.window.lead, led.window.opened.id
    lead.line.edit.setText("De bus rijd niet")
    lead.line.enter()
    lead.edit_note(lead.presenter.view.notes[0].id)  # type: ignore[union-attr]
    lead.line.edit.setText("De bus rijdt niet")
    with closing(sqlite3.connect(led.data / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        lead.line.enter()
        other.execute("ROLLBACK")

    lead.line.enter()

    assert notes(led, session_id) == ["De bus rijdt niet"]


@pytest.mark.fault("F7")
def test_where_nothing_may_be_written_everything_can_be_looked_at(led: App, clock: RehearsalClock) -> None:
    session_id = led.window.opened.id
    led.window.lead.line.edit.setText("De bus rijdt niet")
    led.window.lead.line.enter()
    led.window.lead.act("close")
    led.window.go_home()
    led.desk.close()
    before = (led.data / FILE_NAME).read_bytes()

    led.desk = led.window.desk = Desk(led.data, led.settings, clock, Store(led.data, clock.now, may=lambda _file: False))
    led.window.go_home()

    assert "Alleen lezen" in led.window.choose.news.sentence.text()
    led.window.show_minutes(session_id)
    assert led.window.export() is not None
    assert led.desk.archive.catch_up() == 0
    led.window.go_home()
    led.window.begin_preparing(led.desk.library.find("activeringsdialoog"))
    led.window.begin()
    assert "niet geschreven worden" in led.window.prepare.news.sentence.text()
    led.window.go_home()
    led.guard()
    assert led.safeguard is None
    assert (led.data / FILE_NAME).read_bytes() == before
