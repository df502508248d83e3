"""Another language while the program runs: whoever is at work notices nothing but the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.language import look_in, use_language
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.kinds import kind_of
from facilitator.sessions.templates.template import Template
from facilitator.settings import read_settings
from tests.ui.console import Keys, settle, switch

Key = Qt.Key


def work(app: App) -> None:
    """Somebody works in the window, on the note line where that is on screen."""
    app.qt.processEvents()
    app.window.activateWindow()
    app.qt.processEvents()
    app.window.lead.note_edit.setFocus()


def test_a_session_goes_on_in_another_language(led: App, clock: RehearsalClock) -> None:
    window, view = led.window, led.presenter.view
    work(led)
    QTest.keyClicks(window.lead.note_edit, "half getypt")
    window.lead.note_edit.setCursorPosition(4)
    window.lead.line.choose_seen("facilitator")
    entries, wall, old = window.opened.session.entries, led.beamer.view, window.lead
    switch(led, "en")

    lead = window.lead
    assert lead is not old
    assert (window.stack.currentWidget(), QApplication.focusWidget()) == (lead, lead.note_edit)
    assert (lead.note_edit.text(), lead.note_edit.cursorPosition(), lead.line.seen_now) == ("half getypt", 4, "facilitator")
    assert lead.actions_here["next"].text == "Next step"
    assert lead.note_edit.accessibleName() == "Note line"
    assert window.opened.session.entries == entries
    assert led.beamer.view == wall
    assert led.beamer.windowTitle() == "Beamer screen"
    clock.advance(minutes=1)
    led.presenter.tick()
    assert view is not None
    assert led.presenter.view is not None
    assert led.presenter.view.face != view.face
    lead.line.enter()
    assert [n.text for n in led.presenter.view.notes] == ["half getypt"]
    assert read_settings(led.data / "settings.yaml")[0].language == "en"


def test_the_wall_speaks_the_language_of_the_draaiboek(led: App) -> None:
    use_language("en")
    led.window.lead.act("pause")
    led.presenter.refresh()

    assert led.presenter.view is not None
    assert led.presenter.view.beamer.language == "nl"
    led.window.lead.act("close")
    assert led.beamer.view.question == "Dank je wel"


def test_the_palette_changes_the_language(led: App, clock: RehearsalClock) -> None:
    keys = Keys(led, clock)
    work(led)
    keys.find("taal english")
    settle(led)

    assert led.window.lead.actions_here["next"].text == "Next step"
    assert keys.on_the_note_line


def test_a_line_that_is_asked_for_stays_open(led: App) -> None:
    work(led)
    led.window.lead.act("message")
    QTest.keyClicks(led.window.lead.middle.wall_line.edit, "Tot zo")
    switch(led, "en")

    edit = led.window.lead.middle.wall_line.edit
    assert edit.hasFocus()
    QTest.keyClick(edit, Key.Key_Return)
    assert led.presenter.wall.message == "Tot zo"


def test_what_is_prepared_stays_typed(app: App, built_in: Callable[[str], Template], clock: RehearsalClock) -> None:
    app.window.begin_preparing(built_in("activeringsdialoog"), Particulars(clock.now(), participants=named("Anna Bos")))
    work(app)
    team = app.window.prepare.form.team.edit
    team.setFocus()
    QTest.keyClicks(team, "Noord")
    switch(app, "en")

    form = app.window.prepare.form
    assert form.team.text == "Noord"
    assert [p.name for p in app.window.prepare.particulars.participants if p.name] == ["Anna Bos"]


def test_the_first_page_shows_the_draaiboeken_of_that_language_first(app: App) -> None:
    app.window.choose.search.setText("dialo")
    switch(app, "en")

    assert app.window.choose.search.text() == "dialo"
    assert app.window.choose.cards.shown[0].found.template.language == "en"


def test_a_file_that_cannot_be_read_changes_nothing(led: App, tmp_path: Path) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "fy.mo").write_bytes(b"kapot")
    look_in(folder)
    before = led.window.lead
    switch(led, "fy")

    assert led.window.lead is before
    assert "fy.mo" in before.news.sentence.text()


@pytest.mark.parametrize(("action", "typed"), [("extra", "Wat nemen we mee? 8"), ("person", "Ella Vis"), ("side", "2 in tweetallen")])
def test_what_is_asked_goes_on_being_asked(led: App, action: str, typed: str) -> None:
    work(led)
    lead = led.window.lead
    lead.act(action)
    QTest.keyClicks(lead.tools.ask.edit, typed)
    lead.tools.ask.edit.setCursorPosition(3)
    entries = led.window.opened.session.entries
    switch(led, "en")

    ask = led.window.lead.tools.ask
    assert (ask.isVisible(), ask.edit.text(), ask.edit.cursorPosition()) == (True, typed, 3)
    assert ask.edit.hasFocus()
    assert led.window.opened.session.entries == entries
    QTest.keyClick(ask.edit, Key.Key_Return)
    assert len(led.window.opened.session.entries) > len(entries)


def test_what_is_selected_on_the_note_line_stays_so(led: App) -> None:
    work(led)
    QTest.keyClicks(led.window.lead.note_edit, "v Waarom wachten?")
    led.window.lead.note_edit.setSelection(2, 6)
    before = (led.window.lead.note_edit.text(), led.window.lead.note_edit.selectedText(), led.window.lead.line.kind.kind)
    switch(led, "en")

    edit = led.window.lead.note_edit
    assert (edit.text(), edit.selectedText(), led.window.lead.line.kind.kind) == before


def test_a_proposal_that_is_looked_at_stays_open(led: App) -> None:
    work(led)
    led.window.replanning.toggle()
    assert led.window.replanning.proposal is not None
    switch(led, "en")

    assert led.window.lead.centre.currentWidget() is led.window.replan
    led.window.replanning.accept()
    assert led.window.lead.centre.currentIndex() == 0


def test_the_kind_that_was_chosen_stays_chosen(app: App) -> None:
    app.window.choose.choose_kind("intervisie")
    kinds = {kind_of(card.found.template.kind or "") for card in app.window.choose.cards.shown}
    switch(app, "en")

    assert {kind_of(card.found.template.kind or "") for card in app.window.choose.cards.shown} == kinds
    assert app.window.choose.kinds.chosen == "intervisie"


def test_a_draaiboek_that_is_looked_at_stays_where_it_was(app: App, built_in: Callable[[str], Template]) -> None:
    app.window.making.show_preview(built_in("activeringsdialoog"))
    before = app.window.making.preview
    before.more.click()
    before.next.click()
    assert before.body.trial is not None
    place = (before.body.trial.people, before.body.trial.number)
    switch(app, "en")

    preview = app.window.making.preview
    assert app.window.stack.currentWidget() is preview
    assert preview is not before
    assert preview.body.trial is not None
    assert (preview.body.trial.people, preview.body.trial.number) == place
    assert preview.next.text() == "Next step"


def test_a_draaiboek_that_is_written_stays_on_the_desk(app: App, tmp_path: Path) -> None:
    file = tmp_path / "fout.yaml"
    file.write_text("draaiboek: 1\ntitel: Proef\n", encoding="utf-8")
    app.window.making.show_desk(file)
    switch(app, "en")

    maker = app.window.making.maker
    assert app.window.stack.currentWidget() is maker
    assert maker.path == file
    file.write_text("draaiboek: 1\ntitle: Proef\nnotes: report\nsteps:\n- title: Stap\n  time: 5 min\n", encoding="utf-8")
    app.window.making.show_desk(file)
    assert maker.good is not None
