"""Kiezen says which series there are, and one key prepares the next session of the one that is due first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.desk import Desk
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template


def hold(desk: Desk, template: Template, team: str, clock: RehearsalClock) -> None:
    opened = desk.keeper.create(template, Particulars(clock.now(), team=team, participants=named("Anna Bos\nBob Mol")))
    opened.session.open_step(opened.session.sheet.on[0].path, clock.now())
    opened.session.close(clock.now())


def test_one_key_prepares_what_is_due_first(app: App, built_in: Callable[[str], Template], clock: RehearsalClock) -> None:
    series, window = app.window.choose.series, app.window
    assert not series.isVisible()
    hold(app.desk, built_in("activeringsdialoog"), "Team Zuid", clock)
    clock.advance(days=14)
    hold(app.desk, built_in("collegiale-consultatie"), "Team Noord", clock)
    hold(app.desk, built_in("actieleren"), "Team Oost", clock)
    window.go_home()
    app.qt.processEvents()

    assert [(s.team, str(s.stands.due)) for s in series.shown] == [
        ("Team Noord", "2027-01-07"), ("Team Oost", "2027-01-21"), ("Team Zuid", "2027-02-25"),
    ]  # fmt: skip
    assert series.rows[2].accessibleName() == "Bereid de volgende voor: Activeringsdialoog, Team Zuid"
    assert series.rows[2].accessibleDescription() == "Volgende: do 25 feb 2027. elk kwartaal"
    window.choose.search.setText("zuid")
    assert [s.team for s in series.shown] == ["Team Zuid"]

    QTest.keyClick(window.choose.search, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    assert window.stack.currentWidget() is window.prepare
    assert window.prepare.form.team.edit.text() == "Team Zuid"
    assert f"{window.prepare.particulars.starts_at:%Y-%m-%d}" == "2027-02-25"
    assert [p.name for p in window.prepare.particulars.participants] == ["Anna Bos", "Bob Mol"]
    window.begin()
    prepared = window.opened.id
    window.choose.search.clear()
    window.go_home()

    assert [s.planned is not None for s in series.shown] == [False, False, True]
    series.rows[2].click()
    assert window.opened.id == prepared
