"""A proposal is told in words, figures and two bars; nothing happens before somebody says yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.plan.replan_view import replan_view
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.look.fields import minutes_figure
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.replan import ReplanPanel
from facilitator.ui.pages.replan_table import ReplanTable

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Eerst
  time: 20 min
- title: Praten
  time: 20 min (10-30)
- title: Afronden
  time: 10 min (5-10)
"""


@pytest.fixture
def session() -> LiveSession:
    template = read_text(TEXT, "proef", None)
    made = LiveSession(template, Particulars(START, START + 50 * MINUTE, participants=named("Anna\nBob\nCor")), lambda _entry, _words: None)
    made.go_on(START)
    return made


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> Iterator[ReplanPanel]:
    load_fonts()
    theme = Theme()
    apply(qapp, theme)
    made = ReplanPanel(theme)
    qtbot.addWidget(made)
    made.resize(632, 640)
    made.show()
    yield made
    qapp.setStyleSheet("")


def words(panel: ReplanPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_time_that_was_lost_is_found_in_what_is_to_come(session: LiveSession) -> None:
    proposal, view = replan_view(session, START + 26 * MINUTE)

    assert view.title == "Zes minuten terugwinnen"
    assert (view.expected, view.end, view.missing) == ("14:50", "14:50", timedelta())
    assert [row.proposed for row in view.rows[1:]] == [proposal.lengths[step.path] for step in session.sheet.steps[1:]]


def test_the_running_step_keeps_its_time(session: LiveSession) -> None:
    _, view = replan_view(session, START + 26 * MINUTE)

    running = view.rows[0]
    assert (running.title, running.running, running.now, running.proposed) == ("Eerst", True, 26 * MINUTE, 26 * MINUTE)


def test_begins_follow_from_the_proposal(session: LiveSession) -> None:
    _, view = replan_view(session, START + 26 * MINUTE)

    assert [row.begins for row in view.rows[:2]] == ["14:00", "14:26"]


def test_what_cannot_be_found_is_said(session: LiveSession) -> None:
    _, view = replan_view(session, START + 40 * MINUTE)

    assert view.missing == 5 * MINUTE
    assert view.expected == "14:55"


def test_nothing_is_proposed_for_a_matter_of_seconds(session: LiveSession) -> None:
    proposal, view = replan_view(session, START + 20 * MINUTE + timedelta(seconds=20))

    assert not proposal.changes
    assert view.title == "Het past zoals het is"


def test_asking_for_a_proposal_changes_nothing(session: LiveSession) -> None:
    before = session.entries

    replan_view(session, START + 26 * MINUTE)

    assert session.entries == before


def test_taking_it_over_makes_the_end(session: LiveSession) -> None:
    now = START + 26 * MINUTE
    proposal, _ = replan_view(session, now)

    session.replan(proposal, now)

    assert replan_view(session, now)[1].expected == "14:50"
    assert not replan_view(session, now)[1].changes


def test_it_says_that_the_end_is_made(panel: ReplanPanel, session: LiveSession) -> None:
    panel.show_proposal(replan_view(session, START + 26 * MINUTE)[1])

    assert "Einde 14:50, zoals afgesproken" in words(panel)


def test_it_says_how_much_is_missing(panel: ReplanPanel, session: LiveSession) -> None:
    panel.show_proposal(replan_view(session, START + 40 * MINUTE)[1])

    assert "Einde 14:55: nog 5 min tekort" in words(panel)


def test_every_step_is_a_row_that_can_be_read_aloud(panel: ReplanPanel, session: LiveSession) -> None:
    view = replan_view(session, START + 26 * MINUTE)[1]
    panel.show_proposal(view)

    table = panel.findChild(ReplanTable)
    assert table is not None
    rows = [QAccessible.queryAccessibleInterface(table).child(n).text(QAccessible.Text.Name) for n in range(len(view.rows) + 1)]
    last = table.visualRect(table.model().index(len(view.rows), 0))
    assert rows[0] == "stap, nu, voorstel, minimum, begint"
    assert rows[2] == f"Praten: nu 20 minuten, voorstel {minutes_figure(view.rows[1].proposed)}"
    assert table.viewport().rect().contains(last)


def test_the_clock_stays_in_sight_and_goes_on(panel: ReplanPanel, session: LiveSession) -> None:
    panel.show_proposal(replan_view(session, START + 10 * MINUTE)[1])
    first = words(panel)

    panel.show_clock(replan_view(session, START + 11 * MINUTE)[1].face)

    assert "nog 10:00" in first
    assert "nog 9:00" in words(panel)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_takes_it_over(panel: ReplanPanel, session: LiveSession, qtbot: QtBot, key: Qt.Key) -> None:
    panel.show_proposal(replan_view(session, START + 26 * MINUTE)[1])

    with qtbot.waitSignal(panel.accepted):
        qtbot.keyClick(panel, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_Escape])
def test_f9_leaves_it(panel: ReplanPanel, session: LiveSession, qtbot: QtBot, key: Qt.Key) -> None:
    panel.show_proposal(replan_view(session, START + 26 * MINUTE)[1])

    with qtbot.waitSignal(panel.dismissed):
        qtbot.keyClick(panel, key)


def test_there_is_nothing_to_say_yes_to_without_changes(panel: ReplanPanel, session: LiveSession, qtbot: QtBot) -> None:
    panel.show_proposal(replan_view(session, START + 20 * MINUTE)[1])

    with qtbot.assertNotEmitted(panel.accepted):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert not panel.take.isVisible()


@pytest.mark.parametrize(("density", "size"), [("compact", (416, 404)), ("regular", (632, 648)), ("ample", (960, 928))])
def test_the_choices_are_in_sight_at_every_size(panel: ReplanPanel, session: LiveSession, density: str, size: tuple[int, int]) -> None:
    panel.theme.adopt(Theme("dark", density))
    panel.show_proposal(replan_view(session, START + 26 * MINUTE)[1])

    panel.resize(*size)

    assert not panel.grab().isNull()
    assert panel.size().toTuple() == size
    for button in (panel.take, panel.leave):
        assert panel.rect().contains(button.geometry())
