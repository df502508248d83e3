"""What is decided while a step runs: offers, groups, and leaving a fixed order. By keys, with the real store behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
STEPS = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
- title: Kies een vorm
  time: 2 min
- one of: Raad geven
  choices:
  - title: Brainstorm
    time: 10 min
  - title: Goede raad
    time: 6 min
- phase: Toets
  order: fixed
  steps:
  - title: In tweetallen
    time: 5 min
    groups: 2
  - title: Samen
    time: 5 min
- title: Slot
  time: 5 min
"""


@pytest.fixture
def app(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, clock, tmp_path / "data", Settings(exports=str(tmp_path / "verslagen")))
    made.window.resize(1366, 768)
    made.window.show()
    made.open()
    template = read_text(STEPS, "proef", lambda _name: None)
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
    made.window.begin_preparing(template, Particulars(clock.now(), team="Zuid", participants=people))
    made.window.begin()
    qapp.processEvents()
    yield made
    made.window.close()
    for widget in (made.window, made.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def press(app: App) -> Callable[..., ConsoleView]:
    def presses(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> ConsoleView:
        target: QWidget = QApplication.focusWidget() or app.window.lead.note_edit
        QTest.keyClick(target, key, modifier)
        app.qt.processEvents()
        view = app.presenter.view
        assert view is not None
        return view

    return presses


def test_a_choice_is_made_with_one_key_and_taken_back_with_another(app: App, press: Callable[..., ConsoleView]) -> None:
    press(Key.Key_PageDown)
    assert app.window.lead.middle.offers.isVisible()

    assert press(Key.Key_2, CONTROL).next_title == "Goede raad"
    assert press(Key.Key_Z, CONTROL).next_title == "Brainstorm"


def test_what_is_only_for_the_facilitator_stays_so_while_it_is_typed(app: App, press: Callable[..., ConsoleView]) -> None:
    press(Key.Key_PageDown)
    line = app.window.lead.line
    line.choose_seen("facilitator")
    QTest.keyClicks(line.edit, "i zij is gespannen")
    assert line.kind.kind == "insight"

    press(Key.Key_PageDown)
    view = press(Key.Key_Return)

    assert [(n.text, n.kind, n.seen) for n in view.notes] == [("zij is gespannen", "insight", "facilitator")]
    press(Key.Key_PageDown)
    assert line.seen_now == "report"


def test_a_line_that_was_pasted_has_the_kind_of_its_prefix(app: App, press: Callable[..., ConsoleView]) -> None:
    press(Key.Key_PageDown)
    QApplication.clipboard().setText("! Bellen @Bob")
    app.window.lead.note_edit.paste()

    view = press(Key.Key_Return)

    assert [(n.text, n.kind, n.owner) for n in view.notes] == [("Bellen", "action", "Bob Mol")]


def test_groups_are_people_who_can_be_mixed_and_moved(app: App, press: Callable[..., ConsoleView]) -> None:
    for _ in range(3):
        view = press(Key.Key_PageDown)
    assert [[p.name for p, _part in g.members] for g in view.groups] == [["Anna Bos", "Bob Mol"], ["Cor Vos", "Dora Smit"]]
    assert view.beamer.groups == (("Anna Bos", "Bob Mol"), ("Cor Vos", "Dora Smit"))

    mixed = press(Key.Key_G, CONTROL)

    assert {p.name for p, _part in mixed.groups[0].members} not in ({"Anna Bos", "Bob Mol"}, {"Cor Vos", "Dora Smit"})
    assert len(app.window.lead.middle.groups.move_menu().actions()) == 4


def test_somebody_is_not_left_alone_by_moving(app: App, press: Callable[..., ConsoleView]) -> None:
    for _ in range(3):
        press(Key.Key_PageDown)

    app.window.lead.middle.groups.move_requested.emit("p1", 1)

    assert "alleen" in app.window.lead.news.sentence.text()


def test_leaving_a_fixed_order_takes_one_more_yes(app: App, press: Callable[..., ConsoleView]) -> None:
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    app.window.lead.programme.step_requested.emit("4")
    assert app.presenter.view is not None
    assert app.presenter.view.step_title == "Brainstorm"
    assert "In tweetallen" in app.window.lead.news.sentence.text()

    app.window.lead.news.action.click()

    assert app.presenter.view.step_title == "Slot"


def test_groups_are_the_same_after_starting_again(app: App, press: Callable[..., ConsoleView]) -> None:
    for _ in range(3):
        press(Key.Key_PageDown)
    before = press(Key.Key_G, CONTROL).groups
    kept = app.window.opened.id

    app.window.go_home()
    app.window.resume(kept)

    assert app.presenter.view is not None
    assert app.presenter.view.groups == before
