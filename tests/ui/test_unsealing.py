"""Confidential sessions on screen: their passphrase is asked for where it is needed, and then what was wanted is done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.keeper import Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import forget_seals
from facilitator.ui.pages.passphrase import PassphraseSheet
from tests.forgotten import remnants
from tests.test_confidential import KEPT_APART, OPEN, PASSPHRASE
from tests.ui.accessible_tree import faults, walk

APART, OPENLY = read_text(KEPT_APART, "apart", None), read_text(OPEN, "openly", None)


class Sealed:
    """The app, with a confidential session behind a passphrase and one that is not; in both was spoken of a bridge."""

    def __init__(self, app: App, clock: RehearsalClock) -> None:
        self.app, self.window, self.clock = app, app.window, clock
        app.desk.confidential = Confidential(app.desk._store, app.desk.safekeeper, cost=Cost(n=2))
        app.desk.confidential.turn_on(PASSPHRASE)
        self.apart, self.openly = (self.led(template) for template in (APART, OPENLY))
        app.desk.confidential.lock()
        self.window.go_home()

    def led(self, template: object) -> str:
        keeper, now = self.app.desk.keeper, self.clock.now
        opened: Opened = keeper.create(template, Particulars(now(), team="Zuid", participants=named("Samira Dhaouadi\nBob Mol")))
        opened.session.go_on(now())
        opened.session.take_note(Content("De Ketelbrug is dicht"), "note", "report", now())
        opened.session.go_on(now())
        opened.session.take_note(Content("Bob belt over de Ketelbrug", "Bob Mol"), "action", "report", now())
        opened.session.close(now())
        keeper.finish(opened)
        self.clock.advance(minutes=60)
        return opened.id

    @property
    def sheet(self) -> PassphraseSheet:
        sheet = self.window.unsealing.sheet
        assert sheet is not None
        return sheet

    def give(self, words: str = PASSPHRASE) -> None:
        field = self.sheet.now.edit
        field.clear()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.window.unsealing.background.wait()
        self.app.qt.processEvents()

    @property
    def page(self) -> object:
        return self.window.stack.currentWidget()


@pytest.fixture
def sealed(app: App, clock: RehearsalClock) -> Iterator[Sealed]:
    forget_seals()
    yield Sealed(app, clock)
    forget_seals()


def test_opening_asks_says_at_once_what_is_wrong_and_goes_on(sealed: Sealed) -> None:
    window = sealed.window

    window.show_minutes(sealed.apart)
    assert faults(walk(sealed.sheet)) == []
    sealed.give("vier andere woorden hier")
    assert "past niet" in sealed.sheet.now.edit.accessibleDescription()
    assert window.opened is None
    QTest.keyClick(sealed.sheet.focusWidget(), Qt.Key.Key_Escape)
    assert (window.unsealing.sheet, window.opened, sealed.page) == (None, None, window.choose)
    assert sealed.app.desk.confidential.locked

    window.show_minutes(sealed.apart)
    sealed.give()
    assert (window.opened.id, sealed.page) == (sealed.apart, window.report)
    window.go_home()
    window.show_minutes(sealed.apart)
    assert window.unsealing.sheet is None


def test_a_new_confidential_session_asks_before_anything_is_written(sealed: Sealed) -> None:
    window, before = sealed.window, len(sealed.app.desk.overviews())
    window.begin_preparing(APART, Particulars(sealed.clock.now(), team="Noord", participants=named("Esra Wolkenkrabber")))

    window.begin()
    assert (window.opened, len(sealed.app.desk.overviews())) == (None, before)
    sealed.give()
    window.presenter.do(lambda session, now: session.go_on(now))
    window.presenter.do(lambda session, now: session.take_note(Content("De Schellingwouderbrug is open"), "note", "report", now))

    assert sealed.page is window.lead
    assert window.opened.id in sealed.app.desk.confidential.sealed()
    data = sealed.app.data
    assert [remnants(data, words) for words in ("Wolkenkrabber", "Schellingwouderbrug")] == [[], []]
