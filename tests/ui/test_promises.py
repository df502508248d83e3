"""Coming back to what was promised, as a person does it: by keys, in the real windows, with the real store behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.beamer_view import BeamerView, Face, Promise
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.beamer.painting import pages_needed, render
from facilitator.ui.beamer.screens_tables import promises as promises_sheet
from facilitator.ui.look.theme import Theme

MINUTE = timedelta(minutes=1)
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
roles:
  inbrenger: 1
steps:
- title: Terugblik
  time: 10 min
  follow up: yes
  show: Wat is er gelukt?
- title: Inbrengen
  time: 5 min
  fields:
  - list: casussen
    carry over: yes
    board: yes
- title: Adviezen
  time: 5 min
  fields:
  - list: adviezen
    notes: inbrenger
- title: Afspraken
  time: 5 min
  fields:
  - action: acties
"""


@pytest.fixture
def template() -> Template:
    return read_text(TEXT, "proef", None)


def begin(app: App, template: Template, clock: RehearsalClock) -> None:
    app.window.begin_preparing(template, Particulars(clock.now(), team="Zuid", participants=named("Anna Bos\nBob Mol")))
    app.window.begin()
    app.qt.processEvents()


def play(app: App, template: Template, clock: RehearsalClock) -> None:
    """A session with two actions, advice for a role, and two lines; then three months pass."""
    begin(app, template, clock)
    session = app.window.opened.session
    taken = (("Inbrengen", "De tolk", "note", "casussen"), ("Inbrengen", "De brief", "note", "casussen"))
    told = (("Adviezen", "Bel haar eerst", "note", "adviezen"), ("Afspraken", "Formulier korter", "action", "acties"))
    for step, text, kind, field in (*taken, *told, ("Afspraken", "Meeloopdag", "action", "acties")):
        session.open_step(next(s.path for s in session.sheet.on if s.title == step), clock.now())
        session.take_note(Content(text, "Anna Bos" if kind == "action" else ""), kind, "report", clock.now(), field=field)
    session.close(clock.now())
    app.presenter.refresh()
    app.window.go_home()
    clock.advance(minutes=60 * 24 * 91)


@pytest.fixture
def looking_back(app: App, template: Template, clock: RehearsalClock) -> App:
    """The next session, in its first step."""
    play(app, template, clock)
    begin(app, template, clock)
    press(app, Key.Key_PageDown)
    return app


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    target: QWidget = QApplication.focusWidget() or app.window.lead.note_edit
    QTest.keyClick(target, key, modifier)
    app.qt.processEvents()


def write(app: App, text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    press(app, Key.Key_Return)


def outcomes(app: App) -> list[tuple[str, str, str]]:
    assert app.presenter.view is not None
    return [(row.text, row.state, row.answer) for row in app.presenter.view.look_back.rows]


def test_the_promises_of_the_last_time_are_shown(looking_back: App) -> None:
    assert [text for text, _state, _answer in outcomes(looking_back)] == ["Bel haar eerst", "Formulier korter", "Meeloopdag"]
    assert looking_back.window.lead.middle.promises.isVisible()
    assert looking_back.window.lead.middle.promises.sentence.text() == "Van do 26 nov: 3 beloften."


def test_all_promises_are_gone_through_with_letters_and_enter(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    write(looking_back, "g zij nam op")
    write(looking_back, "v")
    write(looking_back, "m wacht op de drukker")

    assert outcomes(looking_back) == [
        ("Bel haar eerst", "done", "zij nam op"),
        ("Formulier korter", "dropped", ""),
        ("Meeloopdag", "carried", "wacht op de drukker"),
    ]
    assert QApplication.focusWidget() is looking_back.window.lead.note_edit


def test_what_belonged_to_a_role_is_never_on_the_wall(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    write(looking_back, "g zij nam op")
    write(looking_back, "l bijna klaar")

    wall = looking_back.beamer
    assert wall.view.screen == "promises"
    shown = repr(wall.view) + wall.accessibleDescription() + wall.windowTitle()
    assert "Bel haar eerst" not in shown
    assert "zij nam op" not in shown
    assert "Formulier korter" in shown
    assert "bijna klaar" in shown


def test_a_button_says_it_too_and_undo_takes_it_back(looking_back: App) -> None:
    line = next(iter(looking_back.window.lead.middle.promises.lines.values()))
    QTest.mouseClick(line.states["running"], Qt.MouseButton.LeftButton)
    assert outcomes(looking_back)[0][1] == "running"

    press(looking_back, Key.Key_Z, CONTROL)

    assert outcomes(looking_back)[0][1] == "open"


def test_an_explanation_without_an_outcome_is_asked_for_and_stays(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    write(looking_back, "ging goed")

    line = next(iter(looking_back.window.lead.middle.promises.lines.values()))
    assert outcomes(looking_back)[0] == ("Bel haar eerst", "open", "")
    assert "g gedaan" in line.hint.text()
    assert line.answer.text() == "ging goed"


def test_a_half_typed_explanation_stays_while_time_passes(looking_back: App, clock: RehearsalClock) -> None:
    press(looking_back, Key.Key_F3)
    QTest.keyClicks(QApplication.focusWidget(), "g half get")
    clock.advance(seconds=5)
    looking_back.presenter.tick()

    line = next(iter(looking_back.window.lead.middle.promises.lines.values()))
    assert line.answer.text() == "half get"
    assert line.states["done"].isChecked()


def test_escape_goes_back_to_the_note_line_and_loses_nothing(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    QTest.keyClicks(QApplication.focusWidget(), "half")
    press(looking_back, Key.Key_Escape)

    assert QApplication.focusWidget() is looking_back.window.lead.note_edit
    assert next(iter(looking_back.window.lead.middle.promises.lines.values())).answer.text() == "half"


def test_who_goes_on_without_enter_loses_nothing(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    QTest.keyClicks(QApplication.focusWidget(), "g zij nam op")
    press(looking_back, Key.Key_PageDown)

    assert outcomes(looking_back)[0] == ("Bel haar eerst", "done", "zij nam op")
    settled = next(iter(looking_back.window.opened.session.course.settled.values()))
    assert settled.path == looking_back.window.opened.session.sheet.on[0].path


def test_a_note_is_still_changed_with_its_own_key(looking_back: App) -> None:
    write(looking_back, "Even onthouden")
    notes = looking_back.window.lead.notes
    notes.setFocus()
    notes.setCurrentIndex(notes.rows.index(0))
    press(looking_back, Key.Key_F2)

    assert looking_back.window.lead.note_edit.text() == "Even onthouden"


def test_an_answer_is_corrected_and_the_arrows_go_from_one_to_the_next(looking_back: App) -> None:
    press(looking_back, Key.Key_F3)
    write(looking_back, "g zij nam op")
    press(looking_back, Key.Key_Up)
    write(looking_back, ", en belt terug")

    assert outcomes(looking_back)[0] == ("Bel haar eerst", "done", "zij nam op, en belt terug")


def test_it_fits_on_the_smallest_console(looking_back: App) -> None:
    looking_back.window.resize(900, 500)
    looking_back.qt.processEvents()
    press(looking_back, Key.Key_F3)

    line = next(iter(looking_back.window.lead.middle.promises.lines.values()))
    assert not line.answer.visibleRegion().isEmpty()
    assert line.states["carried"].geometry().right() <= line.width()


def test_the_first_time_is_told_kindly(app: App, template: Template, clock: RehearsalClock) -> None:
    begin(app, template, clock)
    press(app, Key.Key_PageDown)

    assert app.window.lead.middle.promises.sentence.text().startswith("Dit is de eerste keer")
    assert app.beamer.view.question == "Wat is er gelukt?"


def test_a_line_of_the_last_time_is_taken_in_by_one_key(looking_back: App) -> None:
    press(looking_back, Key.Key_PageDown)
    assert looking_back.window.lead.middle.brought.isVisible()
    press(looking_back, Key.Key_L, CONTROL)

    view = looking_back.presenter.view
    assert view is not None
    assert [(n.text, n.field) for n in view.notes] == [("De tolk", "casussen")]
    assert [line.text for line in view.look_back.lines] == ["De brief"]
    assert looking_back.beamer.view.items == ("De tolk",)


def test_a_line_of_the_last_time_is_taken_in_by_a_click(looking_back: App) -> None:
    press(looking_back, Key.Key_PageDown)
    looking_back.window.lead.middle.brought.buttons[1].click()

    assert looking_back.presenter.view is not None
    assert [n.text for n in looking_back.presenter.view.notes] == ["De brief"]


# the wall by itself


def looked_back(states: list[str]) -> BeamerView:
    promises = tuple(Promise(f"Dit is belofte {n} van de vorige keer", "Anna Bos", "vr 11 dec", state) for n, state in enumerate(states))
    return BeamerView("promises", "Terugblik", looks_back=True, promises=promises, clock=Face("running", MINUTE, MINUTE))


def painted(view: BeamerView) -> QImage:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    p = QPainter(image)
    render(p, QRectF(0, 0, 1920, 1080), Theme("beamer"), view)
    p.end()
    return image


def test_the_page_of_the_promise_that_is_talked_about_is_in_sight(qapp: QApplication) -> None:
    view = looked_back(["gedaan"] * 6 + [""] * 6)
    pages = promises_sheet(1920, 1080, view).pages()
    (number,) = (n for n, page in enumerate(pages, 1) if any(row.newest for row in page))

    assert (view.at_hand, pages_needed(view, 1920, 1080)) == (6, len(pages))
    assert 1 < number < len(pages)
    painted(view)  # fills the cache of glyphs, after which the same view is the same picture
    assert painted(view) == painted(replace(view, page=number, pages=len(pages)))


def test_when_all_is_said_none_is_marked(qapp: QApplication) -> None:
    view = looked_back(["gedaan", "vervalt"])

    assert view.at_hand == -1
    assert not any(row.newest for page in promises_sheet(1920, 1080, view).pages() for row in page)
