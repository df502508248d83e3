"""Confidential sessions on screen: their passphrase is asked for where it is needed, and then what was wanted is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
from facilitator.ui.look.text import Text
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


def find(sealed: Sealed, typed: str) -> set[str]:
    """Ids of the sessions in which it is found, on the page that is on screen."""
    indexing, search = sealed.window.looking_up.indexing, sealed.window.looking_up.page.search
    while indexing.left:
        indexing._go_on()
    search.line.setText(typed)
    search.look()
    return {hit.session_id for hit in search.list.found.hits}


def test_what_is_locked_is_not_searched_and_that_is_said_and_one_press_from_here(sealed: Sealed) -> None:
    window, page = sealed.window, sealed.window.looking_up.page
    window.looking_up.open()
    assert find(sealed, "ketelbrug") == {sealed.openly}
    assert not page._locked_box.isHidden()

    page.unlock.click()
    sealed.give()
    assert page._locked_box.isHidden()
    assert find(sealed, "ketelbrug") == {sealed.openly, sealed.apart}
    assert {promise.home for promise in page.promises.found} == {sealed.openly, sealed.apart}
    found = page.search.list.found
    said = [found.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(found.rowCount())]
    locks = ["achter de wachtzin" in words for words in said]
    assert locks == [hit.session_id == sealed.apart for hit in found.hits]

    window.show_minutes(sealed.apart)
    window.unsealing.turn()
    assert "Ga eerst naar alle sessies" in window.report.news.sentence.text()
    window.locking.lock()
    assert not sealed.app.desk.confidential.locked
    window.locking.open()
    window.go_home()
    window.locking.lock()
    assert sealed.app.desk.confidential.locked
    window.locking.open()
    assert window.choose.seal.accessibleName() == "Vertrouwelijke sessies zijn op slot: geef de wachtzin"
    assert {hit.session_id for hit in page.search.list.found.hits} == {sealed.openly}
    assert {promise.home for promise in page.promises.found} == {sealed.openly}


def test_on_voorbereiden_one_says_whether_a_session_is_behind_the_passphrase_from_the_first_word_on(sealed: Sealed) -> None:
    window, row, data = sealed.window, sealed.window.prepare.sealing, sealed.app.data
    sealed.app.desk.confidential.unlock(PASSPHRASE)
    window.begin_preparing(OPENLY, Particulars(sealed.clock.now(), team="Oost", participants=named("Esra Wolkenkrabber")))
    assert (row.isHidden(), row.box.isChecked()) == (False, False)

    row.box.click()
    window.begin()
    assert remnants(data, "Wolkenkrabber") == []
    assert not window.lead.bar._sealed.isHidden()
    window.go_to("prepare")
    row.box.click()
    window.looking_back.background.wait()
    assert remnants(data, "Wolkenkrabber") != []
    assert (row.box.isChecked(), window.report.bar._sealed.isHidden()) == (False, True)

    window.go_home()
    window.begin_preparing(APART, Particulars(sealed.clock.now(), team="West"))
    assert row.box.isChecked()
    row.box.click()
    window.go_home()
    window.settings = replace(window.settings, encrypted="confidential")
    window.begin_preparing(APART, Particulars(sealed.clock.now(), team="West"))
    assert (row.box.isChecked(), row.box.isEnabled()) == (True, False)


def test_what_reads_or_changes_a_locked_session_from_elsewhere_asks_first_and_then_does_it(sealed: Sealed) -> None:
    window, background = sealed.window, sealed.window.looking_back.background
    sealed.app.desk.safekeeper.make()
    window.letting_go.forget_person("Bob Mol")
    background.wait()
    sealed.give()
    background.wait()
    dialog = window.letting_go.dialog
    assert "in 2 sessies" in " ".join(text.text() for text in dialog.findChildren(Text))
    dialog.reject()

    for ask, panel in ((window.handing.open, window.handing.panel), (window.saving.open_series, window.saving.panel)):
        window.unsealing.turn()
        ask(sealed.apart)
        assert not panel.isVisible()
        sealed.give()
        assert panel.isVisible()
        panel.close_up()

    file = sealed.app.data.parent / "mee.sessie"
    sealed.app.desk.handing_over((sealed.apart,), "self", "", file)(lambda _page: None)
    window.unsealing.turn()
    window.arriving.open(file)
    background.wait()
    assert not window.arriving.panel.isVisible()
    sealed.give()
    background.wait()
    assert window.arriving.panel.isVisible()
    window.arriving.panel.close_up()

    window.unsealing.turn()
    after, restoring = window.looking_after, window.looking_after.made_dialog()
    after.refresh()
    restoring.show()
    restoring.session_requested.emit(0, sealed.apart)
    after.background.wait()
    assert sealed.sheet.parent() is restoring
    sealed.give()
    after.background.wait()
    assert "weer zoals" in restoring._sentence.text()
    after.background.stop()
    restoring.close()


def test_where_there_has_to_be_a_passphrase_it_is_chosen_first_and_then_the_session_begins(app: App, clock: RehearsalClock) -> None:
    window, desk = app.window, app.desk
    desk.confidential = Confidential(desk._store, desk.safekeeper, cost=Cost(n=2))
    desk._store.demands_seal = True
    window.begin_preparing(APART, Particulars(clock.now(), participants=named("Esra Wolkenkrabber")))

    window.begin()
    window.encrypting.background.wait()
    sheet = window.encrypting.sheet
    assert sheet is not None
    for field in (sheet.new, sheet.again):
        QTest.keyClicks(field.edit, PASSPHRASE)
    sheet.go.click()
    window.encrypting.background.wait()

    assert window.opened.id in desk.confidential.sealed()
    assert remnants(app.data, "Wolkenkrabber") == []
    forget_seals()
